/** What a plan is to bring down. */
export type PlanMeasure = "expected" | "percentile";

/** What somebody wants of a plan. */
export interface PlanWish {
  /** Currency a year; null for the one from which more money hardly helps. */
  readonly budget: number | null;
  readonly measure: PlanMeasure;
}

export const firstPlanWish: PlanWish = { budget: null, measure: "expected" };
