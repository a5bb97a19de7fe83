import type { Rule } from "../../core";
import type { CellContent } from "../contract/register-port";
import type { ReportSources, ReportWish } from "../contract/report";
import { type DaySystem, days1904 } from "../typed/typed-date";
import { comparedDay } from "../reviews/compared-day";
import type { Appetite } from "./appetite";
import type { ReportWords } from "./report-words";

/** Whatever a report is made of, once formulas read the register as the pane does. */
export interface ReportFacts {
  readonly wish: ReportWish;
  readonly words: ReportWords;
  readonly sources: Omit<ReportSources, "checks" | "spends">;
  /** What is accepted; null where the workbook says nothing of it. */
  readonly appetite: Appetite | null;
  /** The register and the controls, as formulas have them; null for no controls that a plan can be made of. */
  readonly register: string;
  readonly controls: string | null;
  /** The call of a function of ours as a formula has it, without "=". */
  readonly call: (name: string, ...args: readonly string[]) => string;
  readonly rule: Rule;
  readonly hasSpend: boolean;
  /** How many threats count. */
  readonly threats: number;
  /** Number format of amounts. */
  readonly money: string;
  /** How dates are counted in the workbook. */
  readonly marks: DaySystem;
  /** Serial day of today. */
  readonly today: number;
  /** Serial days of the reviews of threats that count. */
  readonly reviewed: readonly number[];
  /** Names of rows that are left out. */
  readonly leftOut: readonly string[];
  /** What budget lines that name no threat come to; null for nothing. */
  readonly forAll: CellContent;
  /** Controls in place that cost money and name no threat; null for none. */
  readonly unnamed: { readonly names: readonly string[]; readonly cost: CellContent } | null;
  /** "Register!A7:U21". */
  readonly registerAt: string;
  readonly controlsAt: string | null;
}

/** So many of each are shown. */
export const mostGaps = 5;
export const mostControls = 8;
export const mostSteps = 6;
export const curvePoints = 40;
export const budgetPoints = 20;

/** Cells of a sheet in a formula on it: "$C$8". */
export const fixed = (row: number, column: number): string => `$${columnName(column)}$${row + 1}`;

function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** The day that the report compares with; null where there is none, or the history cannot be read. */
export function dayCompared({ sources: { history }, today }: ReportFacts): number | null {
  return history?.unread === null ? comparedDay(history.days, today) : null;
}

/** Why nothing is compared. */
export function whyNotCompared({ sources: { history }, words }: ReportFacts): string {
  return history?.unread ? words.unreadHistory(history.unread) : words.noHistory;
}

/** A text in a formula. */
export const textIn = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A day in words: "30 November 2026". */
export const dayIn = (serial: number, { locale }: ReportWords, system: DaySystem): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC", calendar: "gregory" },
  }).format(new Date((serial + days1904(system) - 25_569) * 86_400_000));
