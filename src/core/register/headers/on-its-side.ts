import type { Cells } from "../../input/cell";
import { headerIn } from "./header-text";
import type { RegisterKind } from "./register-kind";

/** So many rows from the top may name the fields of a register that was turned on its side. */
const mostRows = 60;

/** Whether headers stand in the first column, one below the other, and not in the first row: each threat is a column. */
export function isOnItsSide<Key extends string>(cells: Cells, kind: RegisterKind<Key>): boolean {
  const fieldsIn = (line: Cells[number]): ReadonlySet<Key> =>
    new Set(
      line.flatMap((cell) => {
        const text = headerIn(cell, kind.levels !== null);
        return kind.headers.fieldOf(text)?.key ?? [];
      }),
    );
  const has = (fields: ReadonlySet<Key>): boolean =>
    kind.required.every(({ keys }) => keys.some((key) => fields.has(key)));
  return (
    cells.length > 2 &&
    !has(fieldsIn(cells[0] ?? [])) &&
    has(fieldsIn(cells.slice(0, mostRows).map((line) => line[0] ?? null)))
  );
}
