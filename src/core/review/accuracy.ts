import { SAID_ERROR } from "../year/said-error";
import type { YearOfLosses } from "../year/year-of-losses";

/** A figure of a year: what a share of the years stays below, or the mean of the others. */
export interface YearFigure {
  readonly kind: "percentile" | "tail";
  /** Share of years left out, 0 to less than 1. */
  readonly level: number;
}

/** A figure whose stated error matters. */
export interface InexactFigure<Figure extends YearFigure = YearFigure> {
  readonly figure: Figure;
  /** How far it may be off, currency. */
  readonly error: number;
  /** The same as a share of the figure, Infinity where that is 0. */
  readonly share: number;
  /** How far the chance of a year that costs more than a percentile may be off. */
  readonly chanceError: number;
}

/**
 * Those figures of a year that may be off by more than `SAID_ERROR` of themselves, or whose chance may be off by that.
 *
 * @param figures of which the year is asked
 * @throws ModelError `level-out-of-range`
 */
export function inexactFigures<Figure extends YearFigure>(
  year: YearOfLosses,
  figures: readonly Figure[],
): readonly InexactFigure<Figure>[] {
  return figures.flatMap((figure) => {
    const { kind, level } = figure;
    const isTail = kind === "tail";
    const value = isTail ? year.tailMean(level) : year.percentile(level);
    const error = isTail ? year.tailMeanError(level) : year.percentileError(level);
    const share = error === 0 ? 0 : error / value;
    const chanceError = isTail || value === 0 ? 0 : year.exceedanceError(value);
    const isSaid = share > SAID_ERROR || chanceError > SAID_ERROR;
    return isSaid ? [{ figure, error, share, chanceError }] : [];
  });
}
