import type { Cell, Finding, Quantity } from "../../core";
import { describeCell, isBlank } from "../../core";
import { meaningOf, scoreIn, type ScoreTable } from "./score-table";

/** Tables of scores, by the header of the register's column of scores. */
export type ScoreTables = ReadonlyMap<string, ScoreTable>;

/** A column of scores and the table that says what they mean. */
export interface ScaleOfColumn {
  /** Counted from 0. */
  readonly column: number;
  readonly table: ScoreTable;
}

/** The columns of a register of which a table says what their scores mean; of headers that repeat, the first. */
export const scalesOf = (headers: readonly string[], tables: ScoreTables): ScaleOfColumn[] =>
  [...tables].flatMap(([header, table]) => {
    const column = headers.indexOf(header);
    return column < 0 ? [] : [{ column, table }];
  });

/** A row of a register with what its scores mean in their place: nothing where no table says it, as `IFERROR(VLOOKUP(…),"")` gives. */
export function lookedUp(row: readonly Cell[], scales: readonly ScaleOfColumn[]): readonly Cell[] {
  if (scales.length === 0) return row;
  const cells = [...row];
  for (const { column, table } of scales) cells[column] = valueOf(row[column], table);
  return cells;
}

function valueOf(cell: Cell | undefined, table: ScoreTable): Cell {
  const score = scoreIn(cell);
  const meaning = score === null ? undefined : meaningOf(table, score)?.value;
  return meaning === undefined || typeof meaning === "object" ? null : meaning;
}

/** What cells of scores hold, for whoever types in them. */
export const quantityOfScores = ({ meanings }: ScoreTable): Quantity =>
  meanings.every(({ score }) => typeof score === "number") ? "number" : "text";

/** The formula by which a column of scores becomes what they mean. */
export const lookUpFormula = (cells: string, { range, position }: ScoreTable): string =>
  `IFERROR(VLOOKUP(${cells},${range},${position},FALSE),"")`;

/**
 * What is wrong with a score, in its own words rather than those of what it stands for.
 *
 * @param cell what stands in the sheet
 */
export function saidOfScore(finding: Finding, { table }: ScaleOfColumn, cell: Cell): Finding {
  const score = scoreIn(cell);
  if (finding.row === 0 || finding.kind !== "Problem" || score === null) {
    return { ...finding, value: finding.row === 0 ? finding.value : cell };
  }
  const meaning = meaningOf(table, score);
  if (!meaning) {
    return { ...finding, rule: `must be a score of ${table.called}`, value: cell };
  }
  const isUnsaid = isBlank(meaning.value) || meaning.value === 0;
  const rule = isUnsaid
    ? `has no figure in ${table.called} yet: write there what ${describeCell(score)} means`
    : `stands for ${describeCell(meaning.value)} in ${table.called}, which ${finding.rule}`;
  return { ...finding, rule, value: cell };
}
