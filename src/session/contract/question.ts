import type { ScenarioRow } from "../../core";
import type { NewChartKind } from "./chart";
import type { ReportedColumn } from "./reviews";

/** Stands in a question for the cells of the register, of the controls, or of the register as it would be otherwise. */
export type TableMeant =
  | { readonly table: "register" }
  | { readonly table: "controls" }
  /** The register as it was recorded on a serial day. */
  | { readonly table: "register at"; readonly day: number }
  /** What happened. */
  | { readonly table: "events" }
  /** The risk appetite. */
  | { readonly table: "appetite" }
  | {
      readonly table: "register with";
      /** Names of the controls that are bought. */
      readonly controls: readonly string[];
    }
  | {
      readonly table: "register in scenario";
      readonly changes: readonly Pick<ScenarioRow, "threats" | "change">[];
    };

/** An argument of a question: a table, one value, a column of numbers, or null for what is left out. */
export type QuestionArgument = TableMeant | number | string | boolean | readonly number[] | null;

/**
 * A question about the register that a worksheet function answers: what the pane shows and what stands in the sheet as a formula come
 * from the same call, so that they are the same number to the last bit.
 */
export interface Question {
  /** Name of the function: "BUDGET_PLAN". */
  readonly name: string;
  readonly args: readonly QuestionArgument[];
}

/** How a column of an answer is shown in the sheet. */
export type AnswerFormat = "money" | "share" | "number" | "text" | "day";

/** How a table is drawn beside it: its first column lies along the page. */
export interface AnswerChart {
  readonly kind: NewChartKind;
  readonly title: string;
  /** What stands along its axes; empty for nothing. */
  readonly along: string;
  readonly up: string;
  /** Columns that are drawn, counted from 0, and what the legend says of them. */
  readonly series: readonly [AnswerSeries, ...AnswerSeries[]];
}

export interface AnswerSeries {
  readonly column: number;
  readonly name: string;
  /** "#RRGGBB"; left out for the next of the usual ones. */
  readonly color?: string;
  /** Whether it takes room and is not drawn, as what the steps of a waterfall stand on. */
  readonly isUnseen?: boolean;
}

/** A figure or a table of the pane, as a formula can have it. */
export interface Insertable {
  readonly question: Question;
  /**
   * One cell of the table: in the row that has this in its first column, or the last, in a column counted from 1. null for all of it;
   * "waterfall" for the steps of LOSS_BRIDGE as columns that are stacked: Step, From, More, Less, Total.
   */
  readonly part: { readonly row: string | null; readonly column: number } | "waterfall" | null;
  /** Column by column. */
  readonly formats: readonly AnswerFormat[];
  /** Left out where no chart is wanted beside it. */
  readonly chart?: AnswerChart;
}

/** What reviews came to, as they were reported: a table of the workbook, of which a formula shows columns. */
export interface InsertableReviews {
  readonly reviews: readonly ReportedColumn[];
  readonly formats: readonly AnswerFormat[];
  readonly chart?: AnswerChart;
}

export const theRegister: TableMeant = { table: "register" };
export const theControls: TableMeant = { table: "controls" };
export const theEvents: TableMeant = { table: "events" };
export const theAppetite: TableMeant = { table: "appetite" };
export const theRegisterAt = (day: number): TableMeant => ({ table: "register at", day });

/** The register as it would be with these controls in place. */
export const theRegisterWith = (controls: readonly string[]): TableMeant => ({
  table: "register with",
  controls,
});

/** The register as it would be with these changes. */
export const theRegisterIn = (changes: readonly ScenarioRow[]): TableMeant => ({
  table: "register in scenario",
  changes: changes.map(({ threats, change }) => ({ threats, change })),
});
