import type { Cell } from "../../core";
import { readRegister } from "../../core";
import type { Area, Block, Rectangle } from "../contract/register-port";
import { overlap } from "../contract/rectangle";
import { placeOf } from "../find/find-register";
import { cellsIn, headedRanges, onSheet } from "../find/headed-range";
import { headerText } from "../find/header-text";
import type { KeptScale, ScoredField } from "../find/kept-choices";
import { fieldsFor } from "./fields-for";
import { isSameScore, scoreIn, type Score } from "./score-table";

/** Scores that need a meaning. */
export interface ScoresInUse {
  /** Header of their column. */
  readonly header: string;
  readonly field: ScoredField;
  /** Each once. */
  readonly used: readonly Score[];
}

/** So far down a sheet such a table begins. */
const mostRows = 60;

/** Words of headers over what scores mean, where the register knows no name. */
const words: Readonly<Record<ScoredField, RegExp>> = {
  frequency: /events?|years?|annual|often|freq|rate|jahr|an\b|año|ano\b/i,
  loss: /money|cost|loss|damage|amount|schaden|kosten|perte|coût|pérdida|perda|\p{Sc}/iu,
};

/**
 * Looks on the sheet of a range for cells that say what each score means: a column that holds all of them once, and to its
 * right one of numbers under a fitting header.
 *
 * @returns by the header of the register's column; null unless there is one for each
 */
export function findScales(
  { area, around, place }: Block,
  wanted: readonly ScoresInUse[],
): ReadonlyMap<string, KeptScale> | null {
  if (area.kind === "table" || wanted.length === 0) return null;
  const sheet: Area = { ...area, ...around };
  const ranges = headedRanges(sheet, mostRows, () => true).filter(
    (range) => range.rows > 2 && !overlap(onSheet(sheet, range), place),
  );
  const found = new Map<string, KeptScale>();
  for (const scores of wanted) {
    const scale = ranges.map((range) => scaleIn(sheet, range, scores)).find((each) => each);
    if (!scale) return null;
    found.set(scores.header, scale);
  }
  return found;
}

function scaleIn(sheet: Area, range: Rectangle, { header, field, used }: ScoresInUse) {
  const [first = [], ...lines] = cellsIn(sheet.cells, range);
  const headers = first.map(headerText);
  const column = (at: number): (Cell | undefined)[] => lines.map((line) => line[at]);
  const holdsScores = (at: number): boolean => {
    const scores = column(at).map(scoreIn);
    const isOnce = scores.every(
      (score, row) =>
        score !== null &&
        scores.findIndex((each) => each !== null && isSameScore(each, score)) === row,
    );
    return (
      isOnce &&
      used.every((score) => scores.some((each) => each !== null && isSameScore(each, score)))
    );
  };
  const isNamed = (at: number): boolean =>
    headers[at]?.toLowerCase() === header.trim().toLowerCase();
  const keys = headers
    .map((_, at) => at)
    .filter(holdsScores)
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || a - b);
  const [key] = keys;
  if (key === undefined) return null;
  const value = headers.findIndex(
    (each, at) =>
      at > key &&
      means(each, field) &&
      column(at).every((cell) => typeof cell === "number" && cell > 0),
  );
  if (value < 0 || headers.indexOf(headers[key] ?? "") !== key) return null;
  return {
    field,
    place: placeOf(sheet, range),
    scores: headers[key] ?? "",
    values: headers[value] ?? "",
  };
}

function means(header: string, field: ScoredField): boolean {
  const { field: read = null } = readRegister([[header]]).columns.readings[0] ?? {};
  return read === null ? words[field].test(header) : fieldsFor[field].includes(read);
}
