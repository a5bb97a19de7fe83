import type { InexactFigure, YearFigure, YearOfLosses } from "../../core";
import { inexactFigures } from "../../core";

/** A figure of LOSS_SUMMARY. */
interface SummaryFigure extends YearFigure {
  readonly name: string;
}

/** What LOSS_SUMMARY says of bad years, in its order. */
export const summaryFigures: readonly SummaryFigure[] = [
  { name: "Median", kind: "percentile", level: 0.5 },
  { name: "90th percentile", kind: "percentile", level: 0.9 },
  { name: "95th percentile", kind: "percentile", level: 0.95 },
  { name: "99th percentile", kind: "percentile", level: 0.99 },
  { name: "99.5th percentile", kind: "percentile", level: 0.995 },
  { name: "Tail mean 95% (average of the worst 5% of years)", kind: "tail", level: 0.95 },
  { name: "Tail mean 99% (average of the worst 1% of years)", kind: "tail", level: 0.99 },
];

/**
 * Which figures of a year's summary may be off by more than anybody would expect, and by how much; null where none may.
 */
export function accuracyNote(year: YearOfLosses): string | null {
  const inexact = inexactFigures(year, summaryFigures);
  if (inexact.length === 0) return null;
  return `may be off by: ${inexact.map(offBy).join("; ")}. All else is exact to 0.01%`;
}

function offBy({ figure, error, share, chanceError }: InexactFigure<SummaryFigure>): string {
  const name = figure.name.replace(/ \(.*/, "");
  const chance = chanceError > share ? `, the chance of more by ${rounded(chanceError)}` : "";
  return `${name} ${rounded(error)}${chance}`;
}

/** Two digits: an error is known no better. */
function rounded(error: number): string {
  return String(Number(error.toPrecision(2)));
}
