/** The figures from which a severity can be read. */
export type LossFigure =
  "low" | "median" | "high" | "mean" | "standardDeviation" | "min" | "mostLikely" | "max" | "loss";

/** Words for the shape of a severity. */
export const lossModels = [
  "lognormal",
  "pert",
  "triangular",
  "uniform",
  "fixed",
  "two-piece",
] as const;
export type LossModel = (typeof lossModels)[number];

/** What is known of one severity. */
export interface LossReading {
  /** The figures that are filled in. */
  readonly figures: Readonly<Partial<Record<LossFigure, number>>>;
  /** Share of events below `low` and below `high`. */
  readonly lowLevel: number;
  readonly highLevel: number;
  /** Whether those shares are written beside the figures rather than assumed. */
  readonly levelsStated: boolean;
  /** The shape that is asked for; null leaves it to the figures. */
  readonly model: LossModel | null;
}

/** What the reader calls each figure and the model. */
export type LossNames = Readonly<Record<LossFigure | "model", string>>;
