import type { EventLoss } from "../../severity/event-loss";
import type { Frequency } from "../../threat/frequency";
import type { FieldKey } from "../headers/field";

/** What a row says of its threat, part by part: also where another part of it is missing or wrong. Money in units, time in years. */
export interface RowStatement {
  /** What its cells hold, in the model's units; a cell that is blank, a word or wrong is not among them. */
  readonly numbers: ReadonlyMap<FieldKey, number>;
  /** Before reductions; null where the row does not say how often, or not in one way. */
  readonly frequency: Frequency | null;
  /** Share of events that controls stop, 0 to 1. */
  readonly frequencyReduction: number;
  /** What one event costs, and all that acts on it; null where the row does not say so, or not in one way. */
  readonly event: EventLoss | null;
  /** Shares of events that cost less than the low and the high end of a range. */
  readonly lowLevel: number;
  readonly highLevel: number;
  /** The fields whose cells hold something else than a number that may stand there. */
  readonly wrong: ReadonlySet<FieldKey>;
}
