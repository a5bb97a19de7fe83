/** What is settled about a control before a plan is made. */
export type PlanLock = "must" | "never";

/** A row of the controls register: what can be bought against threats. Money in the register's currency, time in years. */
export interface Control {
  readonly name: string;
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** What it costs to run, currency a year, 0 or more. */
  readonly cost: number;
  /** What it costs to set up, once; 0 where nothing. */
  readonly buildCost: number;
  /** Years it lasts, over which the build cost is spread; more than 0. null where not given: nothing is built then. */
  readonly life: number | null;
  /** Names of the threats it acts on, as the threat register spells them; null where it acts on all. */
  readonly threats: readonly string[] | null;
  /** Share of events it stops as it stands: effect × coverage × reliability, 0 to 1. */
  readonly frequencyReduction: number;
  /** Share of each loss it avoids as it stands: effect × coverage × reliability, 0 to 1. */
  readonly lossReduction: number;
  /** Whether the register's frequencies and losses already reflect it. */
  readonly inPlace: boolean;
  /** Whether every plan must fund it, or none may; null where the plan decides. Says nothing of one that is in place. */
  readonly inPlan: PlanLock | null;
}

/** What a control costs a year: its running cost, and its build cost spread over its life. */
export function annualCost({ cost, buildCost, life }: Control): number {
  return life === null ? cost : cost + buildCost / life;
}
