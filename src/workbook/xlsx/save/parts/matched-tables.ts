import type { BookTable, CellRange } from "../../../book/book";

/** A table as it was and as it is; one of both where it came or went. */
export interface TablePair {
  readonly before?: BookTable;
  readonly now?: BookTable;
}

const overlaps = (a: CellRange, b: CellRange): boolean =>
  a.startRow <= b.endRow &&
  b.startRow <= a.endRow &&
  a.startColumn <= b.endColumn &&
  b.startColumn <= a.endColumn;

/** Which table became which: by name, and where none has it, by place. */
export function matchedTables(
  before: readonly BookTable[],
  now: readonly BookTable[],
): TablePair[] {
  const left = [...now];
  const take = (isWanted: (table: BookTable) => boolean): BookTable | undefined => {
    const at = left.findIndex(isWanted);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const byName = new Map(
    before.map((old) => [
      old,
      take(
        ({ name, sheet }) => name.toLowerCase() === old.name.toLowerCase() && sheet === old.sheet,
      ),
    ]),
  );
  const pairs = before.map((old): TablePair => {
    const found =
      byName.get(old) ??
      take(({ sheet, range }) => sheet === old.sheet && overlaps(range, old.range));
    return { before: old, ...(found ? { now: found } : {}) };
  });
  return [...pairs, ...left.map((table) => ({ now: table }))];
}
