import { isBlank } from "../../input/cell";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import { assetKeys, lossKeys, secondaryAmountKeys } from "../headers/field";
import type { Finding } from "../findings/finding";
import { cellFinding } from "./cell-finding";
import type { RowCells } from "../cells/row-cells";
import type { RegisterRow } from "./register-row";

/** Columns that are read and, in some rows or all, change nothing. */
export function unusedColumns(rows: readonly RegisterRow[], columns: Columns): Finding[] {
  const said: Finding[] = [];
  const note = (key: FieldKey, rule: string): void => {
    const column = columns.of.get(key);
    if (column === undefined) return;
    const { header, index } = column;
    said.push({ kind: "Note", name: "", row: 0, column: header, index, rule, value: header });
  };
  for (const key of assetKeys) {
    const beside = rows.filter(({ cells }) => insteadOf(cells, key) !== null);
    const [first] = beside;
    if (first === undefined) continue;
    const where = beside.length === rows.length ? "" : ` in ${String(beside.length)} of the rows`;
    note(key, notUsed(first.cells, where, columns));
  }
  if (!hasSecondary(columns)) note("secondaryChance", changesNothing);
  return said;
}

/** The same of a row alone: cells that are filled in and change nothing. */
export function unusedCells({ cells, row }: RegisterRow, columns: Columns): Finding[] {
  const note = (key: FieldKey, rule: string): Finding => cellFinding("Note", cells, row, key, rule);
  return [
    ...assetKeys
      .filter((key) => insteadOf(cells, key) !== null)
      .map((key) => note(key, notUsed(cells, "", columns))),
    ...(!hasSecondary(columns) && isFilled(cells, "secondaryChance")
      ? [note("secondaryChance", changesNothing)]
      : []),
  ];
}

const isFilled = (cells: RowCells, key: FieldKey): boolean => !isBlank(cells.cell(key));

/** What says the loss of a row in place of its asset; null where nothing does, or where the row says nothing of the asset. */
function insteadOf(cells: RowCells, key: FieldKey): FieldKey | null {
  return isFilled(cells, key) ? (lossKeys.find((other) => isFilled(cells, other)) ?? null) : null;
}

function notUsed(cells: RowCells, where: string, { of }: Columns): string {
  const other = lossKeys.find((each) => isFilled(cells, each)) ?? "loss";
  return `is not used${where}: ${of.get(other)?.header ?? "Loss"} says what an event costs`;
}

const changesNothing = "changes nothing: no column says what the secondary loss comes to";

const hasSecondary = ({ of }: Columns): boolean => secondaryAmountKeys.some((key) => of.has(key));
