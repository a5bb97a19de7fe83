import { CellError } from "../../input/cell";
import type { Columns } from "../headers/column";
import type { FindingKind } from "../findings/finding";
import type { RowCells } from "../cells/row-cells";

/** The name that must be there, and errors in columns of words; one that changes no number is only warned of. */
export function checkWords<Key extends string>(
  cells: RowCells<Key>,
  { of, kind }: Columns<Key>,
  say: (kind: FindingKind, key: Key, rule: string) => void,
): void {
  for (const { field } of of.values()) {
    if (field.quantity !== "text") continue;
    if (cells.cell(field.key) instanceof CellError) {
      say(kind.remarkKeys.includes(field.key) ? "Warning" : "Problem", field.key, "must be text");
    } else if (field.key === kind.name && cells.name === "") {
      say("Problem", field.key, "must be filled in where the row has figures");
    }
  }
}
