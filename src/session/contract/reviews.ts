import type { Rule } from "../../core";
import type { Choice } from "./choice";
import type { Area } from "./register-port";
import type { RegisterPlace } from "./register-snapshot";

/** What a register came to when it was recorded, as it was reported. */
export interface ReportedReview {
  /** Serial day. */
  readonly day: number;
  readonly rule: Rule;
  /** Share of years left out by the rules "percentile" and "tail". */
  readonly level: number;
  /** How far the frequencies of a bad year rise together. */
  readonly spread: number;
  /** null where the register had no column for spend, or the rule lacked something. */
  readonly required: number | null;
  readonly spend: number | null;
  readonly gap: number | null;
  readonly expectedLoss: number | null;
}

/** The headers of the table of reviews, by what a review holds. */
export const reportedHeaders = {
  day: "Date",
  required: "Required",
  spend: "Spend",
  gap: "Gap",
  expectedLoss: "Expected loss",
} as const satisfies Partial<Record<keyof ReportedReview, string>>;

export type ReportedColumn = keyof typeof reportedHeaders;

/** An event of the table beside the register that can be read. */
export interface HappenedEvent {
  /** As the register spells it. */
  readonly threat: string;
  /** Serial day. */
  readonly day: number;
}

/** What is known of earlier reviews, and of what happened. */
export interface ReviewsView {
  /** Serial days of which the history has a record, rising. */
  readonly records: readonly number[];
  /** Rising; of several of a day the last. */
  readonly reported: readonly ReportedReview[];
  /** Why the history cannot be read; null where it can, or there is none. */
  readonly historyProblem: string | null;
  /** What is wrong with rows of the table of reviews, which are left out: whole sentences. */
  readonly reportedProblems: readonly string[];
  /** The table of events; null where the workbook has none. */
  readonly events: RegisterPlace | null;
  readonly happened: readonly HappenedEvent[];
  /** What is wrong with events: whole sentences. */
  readonly eventProblems: readonly string[];
  /** Another number where anything in the tables is another. */
  readonly readings: number;
}

/** The tables of reviews as they were read; null where there is none. */
export interface ReviewTables {
  readonly history: Area | null;
  readonly reviews: Area | null;
  readonly log: Area | null;
  readonly events: Area | null;
}

/** A review that is accepted: a new rate for a threat. */
export interface AcceptedReview {
  /** Id of the threat. */
  readonly threat: string;
  /** The rate in its column, in the model's unit, as it was when the review was looked at. */
  readonly before: number;
  /** What is written there. */
  readonly after: number;
  readonly key: "frequency" | "probability" | "attempts";
  /** Serial day of the review. */
  readonly day: number;
  readonly why: string;
}

/** Reviews of a register, kept on visible sheets. */
export interface ReviewsSession {
  /** Keeps up with the tables until what comes back is called. */
  readonly follow: () => () => void;
  /** null until they were read. */
  readonly getSnapshot: () => ReviewsView | null;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Adds the register to the history and what it comes to, as it is reported, to the table of reviews: one step of undo, which `takeBack`
   * takes back, too. Tables that lack are made with it, on sheets of their own.
   *
   * @param now serial date, hours as its fraction
   */
  readonly record: (now: number) => Promise<Choice>;
  /**
   * Writes a new rate, the day into Last reviewed, and a line into the log: one step of undo, which `takeBack` takes back, too. The log
   * is made with it where it lacks.
   */
  readonly accept: (review: AcceptedReview) => Promise<Choice>;
}
