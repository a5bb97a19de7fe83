import type { Finding, FindingKind } from "../findings/finding";
import type { RowCells } from "../cells/row-cells";

/**
 * A finding about one cell of a row.
 *
 * @param row counted from the header: 1 is the row below it
 * @param rule a predicate of the column
 */
export function cellFinding<Key extends string>(
  kind: FindingKind,
  cells: RowCells<Key>,
  row: number,
  key: Key,
  rule: string,
): Finding {
  const [column, index] = [cells.header(key), cells.index(key)];
  return { kind, name: cells.name, row, column, index, rule, value: cells.cell(key) };
}
