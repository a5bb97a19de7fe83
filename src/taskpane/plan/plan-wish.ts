/** What a plan is to bring down. */
export type PlanMeasure = "expected" | "percentile";

/** What somebody wants of a plan. */
export interface PlanWish {
  /** Currency a year; null for what is missing, or as much as all controls cost if that is less. */
  readonly budget: number | null;
  readonly measure: PlanMeasure;
}

export const firstPlanWish: PlanWish = { budget: null, measure: "expected" };
