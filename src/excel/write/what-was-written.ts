import type {
  Block,
  Cell,
  CellContent,
  CellInput,
  Change,
} from "../../session/contract/register-port";
import { CellError } from "../../session/contract/register-port";

/** What is found of a change once the register was read again. */
export type Written =
  | { readonly kind: "nothing" }
  | { readonly kind: "all" }
  /** What was done of it, in words: "P8 was written, B8 was not". */
  | { readonly kind: "part"; readonly words: string };

/** The same of one of several registers. */
export interface WrittenOn {
  readonly sheet: string;
  readonly written: Written;
}

const nothing: Written = { kind: "nothing" };
const all: Written = { kind: "all" };

/**
 * How much of a change there is in the sheet, by comparing the register before with what it is now.
 *
 * @param after null where the register is gone
 */
export function whatWasWritten(before: Block, after: Block | null, change: Change): Written {
  if (!after) return { kind: "part", words: "the register is gone" };
  switch (change.kind) {
    case "write":
      return cellsWritten(before, after, change.cells);
    case "widen":
    case "narrow":
      return columnsWritten(before, after, change);
    case "append":
      return rowsAppended(before, after, change);
    case "insert":
    case "remove":
      return rowWritten(before, after, change);
  }
}

function rowsAppended(
  before: Block,
  after: Block,
  { row, rows }: Change & { readonly kind: "append" },
): Written {
  const { place } = before;
  const cells = rows.flatMap((line, down) =>
    line.map((value, index) => ({ row: row + down, column: place.column + index, value })),
  );
  const wanted = Math.max(place.rows, row + rows.length - place.row);
  if (after.place.rows >= wanted) return cellsWritten(before, after, cells);
  const isAsBefore = after.place.rows === place.rows && !cells.some((cell) => beside(after, cell));
  return isAsBefore
    ? nothing
    : { kind: "part", words: `new rows from row ${row + 1} on are not all in the table` };
}

/** Whether a cell below a table holds something. */
const beside = ({ around }: Block, { row, column }: CellInput): boolean =>
  (around.cells[row - around.row]?.[column - around.column] ?? null) !== null;

/** What is found of changes that belong together. */
export function allWritten(found: readonly WrittenOn[]): Written {
  const kinds = new Set(found.map(({ written }) => written.kind));
  if (kinds.size === 0) return nothing;
  const [kind] = kinds;
  if (kinds.size === 1 && kind !== undefined && kind !== "part") return { kind };
  const words = found.map(({ sheet, written }) => {
    if (written.kind === "part")
      return found.length === 1 ? written.words : `on ${sheet}, ${written.words}`;
    return `${sheet} was ${written.kind === "all" ? "changed" : "not changed"}`;
  });
  return { kind: "part", words: words.join("; ") };
}

/** Of columns that come in, headers are cells that are written; those that go leave the others. */
function columnsWritten(
  before: Block,
  after: Block,
  change: Change & { readonly kind: "widen" | "narrow" },
): Written {
  const { place } = before;
  const end = place.column + place.columns;
  if (change.kind === "narrow") {
    const written = cellsWritten(before, after, change.cells);
    const isGone = after.place.columns === place.columns - change.columns;
    if (isGone && written.kind === "all") return all;
    const isAsBefore = change.cells.length === 0 || written.kind === "nothing";
    if (after.place.columns === place.columns && isAsBefore) return nothing;
    return {
      kind: "part",
      words: `the columns before ${letters(end)}${place.row + 1} are not as they were`,
    };
  }
  const headers = change.columns.map(({ header }, index) => ({
    ...{ row: place.row, column: end + index },
    value: header,
  }));
  const written = cellsWritten(before, after, [...headers, ...change.cells]);
  const isBesideIt =
    after.place.columns === place.columns && after.freeColumns < before.freeColumns;
  if (written.kind !== "nothing" || !isBesideIt) return written;
  return {
    kind: "part",
    words: `${letters(end)}${place.row + 1} holds a header, which is not in the table`,
  };
}

function rowWritten(
  before: Block,
  after: Block,
  change: Change & { readonly kind: "insert" | "remove" },
): Written {
  const { row } = change;
  const grown = after.place.rows - before.place.rows;
  if (change.kind === "remove") {
    const isBlank = rowAt(after, row).every((cell) => cell === null);
    const count = change.rows ?? 1;
    const isAll = before.place.rows - count < 2;
    if (grown === -count || (isAll && after.place.rows <= 2 && isBlank)) return all;
    if (grown === 0 && sameLists(rowAt(before, row), rowAt(after, row))) return nothing;
    return { kind: "part", words: `row ${row + 1} is not as it was` };
  }
  if (grown === 0) {
    const isAsBefore =
      sameLists(rowAt(before, row), rowAt(after, row)) &&
      sameLists(rowAround(before, row), rowAround(after, row));
    if (isAsBefore) return nothing;
    return { kind: "part", words: `row ${row + 1} holds the new row, which is not in the table` };
  }
  const isFilled = change.cells.every((cell) => holds(after, cell));
  if (grown === 1 && isFilled) return all;
  return { kind: "part", words: `row ${row + 1} came in, and not all of it was filled` };
}

function cellsWritten(before: Block, after: Block, cells: readonly CellInput[]): Written {
  // What had that value before says nothing.
  const changing = cells.filter((cell) => !holds(before, cell));
  const [done, left] = [
    changing.filter((cell) => holds(after, cell)),
    changing.filter((cell) => !holds(after, cell)),
  ];
  if (left.length === 0) return all;
  const isAsBefore = left.every((cell) =>
    sameContent(contentAt(before, cell), contentAt(after, cell)),
  );
  if (done.length === 0 && isAsBefore) return nothing;
  const words = `${addresses(done)} written, ${addresses(left)} not`;
  return { kind: "part", words };
}

const addresses = (cells: readonly CellInput[]): string => {
  const named = cells.map(({ row, column }) => `${letters(column)}${row + 1}`);
  if (named.length === 0) return "nothing was";
  return `${named.join(", ")} ${named.length === 1 ? "was" : "were"}`;
};

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

const rowAt = ({ place, cells }: Block, row: number) => cells[row - place.row] ?? [];

const rowAround = ({ around, place }: Block, row: number) =>
  (around.cells[row - around.row] ?? []).slice(
    Math.max(0, place.column - around.column),
    Math.max(0, place.column - around.column + place.columns),
  );

const sameLists = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.filter(isFilled).length === b.filter(isFilled).length &&
  a.every((cell, index) => sameContent(cell, b[index] ?? null));

const isFilled = (cell: Cell): boolean => cell !== null;

type Held = CellContent | Cell;

/** A formula where there is one, and else the value. */
function contentAt({ place, cells, formulas }: Block, { row, column }: CellInput): Held {
  const [r, c] = [row - place.row, column - place.column];
  const value = cells[r]?.[c] ?? null;
  const formula = formulas[r]?.[c] ?? null;
  return formula === null ? value : { formula, value };
}

const holds = (block: Block, cell: CellInput): boolean =>
  sameContent(contentAt(block, cell), cell.value);

function sameContent(a: Held, b: Held): boolean {
  const plain = (content: Held): string | number | boolean | null => {
    if (typeof content !== "object" || content === null) return content;
    return content instanceof CellError ? content.code : content.formula;
  };
  return Object.is(plain(a), plain(b));
}
