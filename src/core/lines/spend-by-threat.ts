import type { Cells } from "../input/cell";
import { quote } from "../input/cell";
import { ModelError } from "../input/model-error";
import { exactSum } from "../numeric/exact-sum";
import { cellFinding } from "../register/rows/cell-finding";
import { checkNoProblem } from "../register/findings/no-problem";
import type { Finding } from "../register/findings/finding";
import { lineKind, readBudgetLines } from "./budget-lines";
import { LineThreatsReader } from "./line-threats";

/** How lines are spread that name several threats or none. */
export interface SpreadTerms {
  /** In proportion to these, a number a threat, 0 or more; null for equal parts. */
  readonly weights: readonly number[] | null;
  /** The header of the amounts; null for the first that reads as one. */
  readonly amount: string | null;
}

/**
 * Spend by threat, from a budget that is kept by line: a line goes to the threats it names, or to all where it names none; in the
 * shares it states, or else in proportion to the weights, or in equal parts.
 *
 * Adds up to the lines' total but for rounding; the order of lines changes no bit. Names are compared without case and outer spaces.
 *
 * @param threats the names, a number for each comes back; a blank one gets nothing
 * @param range budget lines with their header row
 * @returns currency, in the order of `threats`
 * @throws ModelError `unreadable-register` with the first problem of the lines, `incomplete` for names twice or none
 */
export function spendByThreat(
  threats: readonly string[],
  range: Cells,
  { weights, amount }: SpreadTerms,
): readonly number[] {
  const named = namedOnce(threats);
  const all = [...named.keys()];
  const reader = new LineThreatsReader([...named.values()]);
  const { lines, findings } = readBudgetLines(range, amount);
  const problems: Finding[] = [...findings];
  const parts: number[][] = threats.map(() => []);
  for (const { row, amount: money, threats: text, cells } of lines) {
    const found = reader.read(text);
    if (typeof found === "string") {
      problems.push(cellFinding("Problem", cells, row, "threat", found));
      continue;
    }
    const places = found.places?.map((place) => all[place] ?? NaN) ?? all;
    const shares = found.shares ?? sharesBy(places, weights);
    if (shares === null) {
      const rule = "must name a threat whose weight is above 0: of these all are 0";
      problems.push(cellFinding("Problem", cells, row, "threat", rule));
      continue;
    }
    for (const [index, place] of places.entries()) parts[place]?.push(money * (shares[index] ?? 0));
  }
  checkNoProblem(problems, lineKind.called, "");
  return parts.map((each) => exactSum(each));
}

/** The names by their places, blank ones left out. */
function namedOnce(threats: readonly string[]): ReadonlyMap<number, string> {
  const named = new Map<number, string>();
  const seen = new Map<string, number>();
  for (const [place, text] of threats.entries()) {
    const name = text.trim();
    if (name === "") continue;
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      const rule = `differ from row to row: row ${earlier + 1} has this name`;
      throw new ModelError("incomplete", `threats in row ${place + 1}`, rule, quote(name));
    }
    seen.set(name.toLowerCase(), place);
    named.set(place, name);
  }
  if (named.size > 0) return named;
  throw new ModelError("incomplete", "threats", "name at least one threat", "blank cells");
}

/** What each of some threats gets of a line; null where nobody has a weight. */
function sharesBy(
  places: readonly number[],
  weights: readonly number[] | null,
): readonly number[] | null {
  if (weights === null) return places.map(() => 1 / places.length);
  const own = places.map((place) => weights[place] ?? 0);
  // Halved first where their sum is larger than a number can be.
  const whole = exactSum(own);
  const sum = whole < Infinity ? whole : exactSum(own.map((weight) => weight / places.length));
  if (!(sum > 0)) return null;
  return own.map((weight) => (whole < Infinity ? weight : weight / places.length) / sum);
}
