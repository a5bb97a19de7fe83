import type { Cell, FieldKey } from "../../core";
import { isBlank, readRegister } from "../../core";
import type { Area, Rectangle } from "../contract/register-port";
import { CellError } from "../contract/register-port";
import { addressOf, fixedAddressOnSheet } from "../find/cell-address";
import { cellsIn } from "../find/headed-range";
import { headerText } from "../find/header-text";
import type { KeptScale, ScoredField } from "../find/kept-choices";
import { locateKept } from "../find/kept-range";
import { fieldsFor } from "./fields-for";

/** A score: a number, or a word. */
export type Score = string | number;

/** A table that says what scores mean, as it is now. */
export interface ScoreTable {
  /** Its name, or its cells. */
  readonly called: string;
  readonly sheet: string;
  readonly cells: Rectangle;
  /** Its rows from the column of scores on, as a formula has them. */
  readonly range: string;
  /** Which column of those says what a score means, counted from 1. */
  readonly position: number;
  /** What it means, and by which factor the numbers are counted. */
  readonly field: FieldKey;
  readonly factor: number;
  readonly meanings: readonly Meaning[];
}

interface Meaning {
  readonly score: Score;
  readonly value: Cell;
  /** Where it stands on its sheet. */
  readonly cells: Rectangle;
}

/** Finds a table of scores again; null where it, or one of its two columns, is gone. */
export function scoreTableIn(area: Area, kept: KeptScale): ScoreTable | null {
  const place = area.kind === "table" ? wholeOf(area) : locateKept(kept.place)(area);
  if (!place || place.rows < 2) return null;
  const cells = cellsIn(area.cells, {
    ...place,
    row: place.row - area.row,
    column: place.column - area.column,
  });
  const headers = (cells[0] ?? []).map(headerText);
  const [key, value] = [headers.indexOf(kept.scores), headers.lastIndexOf(kept.values)];
  // As a look-up wants it: what a score means stands to the right of it.
  if (key < 0 || value <= key) return null;
  const body = { ...place, row: place.row + 1, rows: place.rows - 1 };
  const [field, factor] = meantBy(kept.values, kept.field);
  return {
    called: area.table ?? addressOf(place),
    sheet: area.sheet,
    cells: place,
    range:
      area.table !== null && key === 0
        ? area.table
        : fixedAddressOnSheet(area.sheet, {
            ...body,
            column: place.column + key,
            columns: value - key + 1,
          }),
    position: value - key + 1,
    field,
    factor,
    meanings: cells.slice(1).flatMap((line, row): Meaning[] => {
      const score = scoreIn(line[key]);
      const at = { row: body.row + row, column: place.column + value, rows: 1, columns: 1 };
      return score === null ? [] : [{ score, value: line[value] ?? null, cells: at }];
    }),
  };
}

/** The field that a header of meanings names, and its unit; that which is wanted, where it names none. */
function meantBy(header: string, wanted: ScoredField): readonly [FieldKey, number] {
  const { field = null, scale = 1 } = readRegister([[header]]).columns.readings[0] ?? {};
  return field !== null && fieldsFor[wanted].includes(field) ? [field, scale] : [wanted, 1];
}

/** A cell as a score; null where it holds none. */
export const scoreIn = (cell: Cell | undefined): Score | null =>
  cell === undefined || isBlank(cell) || cell instanceof CellError || typeof cell === "boolean"
    ? null
    : cell;

/** What a table says of a score; undefined where it has no row for it. Words are alike without regard to case, as in a look-up. */
export const meaningOf = ({ meanings }: ScoreTable, score: Score): Meaning | undefined =>
  meanings.find((each) => isSameScore(each.score, score));

export const isSameScore = (one: Score, other: Score): boolean =>
  typeof one === "string" && typeof other === "string"
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;

const wholeOf = ({ row, column, cells }: Area): Rectangle => ({
  row,
  column,
  rows: cells.length,
  columns: cells[0]?.length ?? 0,
});
