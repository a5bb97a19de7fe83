import type { ReactNode } from "react";
import type { EventLoss } from "../../core";
import type { BudgetPoint } from "../../session/plan/knee";

export type { BudgetPoint } from "../../session/plan/knee";

/*
 * What the charts draw: plain data, so that whoever fills them need not fetch the drawings.
 */

/** What every chart has. */
interface ChartExtras {
  /** What can be done with what it shows; stands beside its title. */
  readonly menu?: ReactNode;
}

/** A point of a curve of losses. */
export interface LossPoint {
  /** Currency a year, 0 or more. */
  readonly loss: number;
  /** P(a year's loss > `loss`), 0 to 1. */
  readonly chance: number;
}

/** One curve of losses. */
export interface LossSeries {
  /** As it is written at the line's end: "With the plan". In a sentence it begins small. */
  readonly name: string;
  /**
   * By rising loss and falling chance, joined by straight lines on even axes. Two points at one loss are a drop: a loss with a
   * chance of its own.
   */
  readonly points: readonly LossPoint[];
  /**
   * Losses at the chances of `readingLevels`, as LOSS_PERCENTILE gives them: said instead of what is read off the line. Where one is
   * missing, the line is read.
   */
  readonly readings?: readonly LossPoint[];
}

/** A point that a chart marks. */
export interface LossMark extends LossPoint {
  /** Beside the point: "Budget". */
  readonly name: string;
  /** What the point means, a sentence: "The budget of $1.2M is not enough in one year of 8." */
  readonly meaning: string;
}

/** Even steps on both axes, or each step ten times the one before. */
export type CurveScale = "linear" | "log";

export interface LossCurveProps extends ChartExtras {
  /** None, one or two; the first is what the others are compared with. */
  readonly series: readonly LossSeries[];
  readonly marks: readonly LossMark[];
  readonly scale: CurveScale;
  readonly onScale: (scale: CurveScale) => void;
}

/** The point from which more money hardly helps. */
export interface Knee extends BudgetPoint {
  /** What it means, a sentence: "Beyond $640k each further $10k saves less than $1k." */
  readonly meaning: string;
}

export interface BudgetCurveProps extends ChartExtras {
  /** By rising budget. A budget between two points leaves at most what the one before it leaves. */
  readonly points: readonly BudgetPoint[];
  /** What is brought down, as a sentence ends: "in an average year", "in a 1-in-20 bad year". */
  readonly measure: string;
  /** The plan on the screen; it need not be one of the points. */
  readonly chosen: BudgetPoint | null;
  readonly knee: Knee | null;
  /** A point was chosen, by a click or the keyboard. */
  readonly onBudget: (budget: number) => void;
}

/** What a review came to. */
export interface TrendPoint {
  /** Serial day. */
  readonly day: number;
  /** One for each name, currency a year; null where it was not reported. */
  readonly amounts: readonly (number | null)[];
}

export interface TrendProps extends ChartExtras {
  /** What is drawn, three at most: "Required". In a sentence it begins small. */
  readonly names: readonly string[];
  /** By rising day. */
  readonly points: readonly TrendPoint[];
  readonly dateWords: (day: number) => string;
}

/** A threat's part of the bad years. */
export interface BadYearShare {
  readonly id: string;
  readonly name: string;
  /** Currency a year. */
  readonly amount: number;
  /** Of all of them, 0 to 1. */
  readonly share: number;
}

export interface ShareBarsProps extends ChartExtras {
  /** All of them, the largest first; the first eight are drawn, and what the others add up to. */
  readonly rows: readonly BadYearShare[];
  /** Opens a threat. */
  readonly onOpen: (id: string) => void;
}

/** What a year costs with one figure of one threat lower, and with it higher. */
export interface Swing {
  /** Id of the threat. */
  readonly threat: string;
  readonly name: string;
  /** Which figure: "Frequency". */
  readonly field: string;
  /** With the figure lower; currency a year. */
  readonly low: number;
  /** With it higher. */
  readonly high: number;
}

export interface SwingBarsProps extends ChartExtras {
  /** What a year costs as the register is, currency a year. */
  readonly today: number;
  /** Those that are drawn, the widest first. */
  readonly rows: readonly Swing[];
  /** What says which year is meant; stands below the title. */
  readonly children?: ReactNode;
  /** Whether they answer an earlier question. */
  readonly isOld: boolean;
  /** Opens a threat. */
  readonly onOpen: (threat: string) => void;
}

export interface EventPictureProps {
  /** What one event costs, up to a cap. */
  readonly event: Pick<EventLoss, "severity" | "cap">;
  /** The amounts between which most events were said to lie, the lower first. */
  readonly ends: readonly [number, number];
  /** What an event costs on average, up to the cap. */
  readonly average: number;
}
