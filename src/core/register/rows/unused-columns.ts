import { isBlank } from "../../input/cell";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import { assetKeys, lossKeys, secondaryAmountKeys } from "../headers/field";
import type { Finding } from "../findings/finding";
import type { RegisterRow } from "./register-row";

/** Columns that are read and, in some rows or all, change nothing. */
export function unusedColumns(rows: readonly RegisterRow[], columns: Columns): Finding[] {
  const { of } = columns;
  const said: Finding[] = [];
  const note = (key: FieldKey, rule: string): void => {
    const column = of.get(key);
    if (column === undefined) return;
    const { header, index } = column;
    said.push({ kind: "Note", name: "", row: 0, column: header, index, rule, value: header });
  };
  const isFilled = ({ cells }: RegisterRow, key: FieldKey): boolean => !isBlank(cells.cell(key));
  for (const key of assetKeys) {
    const beside = rows.filter(
      (row) => isFilled(row, key) && lossKeys.some((other) => isFilled(row, other)),
    );
    const [first] = beside;
    if (first === undefined) continue;
    const other = lossKeys.find((each) => isFilled(first, each)) ?? "loss";
    const where = beside.length === rows.length ? "" : ` in ${String(beside.length)} of the rows`;
    note(key, `is not used${where}: ${of.get(other)?.header ?? "Loss"} says what an event costs`);
  }
  if (!secondaryAmountKeys.some((key) => of.has(key))) {
    note("secondaryChance", "changes nothing: no column says what the secondary loss comes to");
  }
  return said;
}
