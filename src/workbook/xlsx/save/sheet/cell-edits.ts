import type { BookBlank, BookCell, BookSheet, CellValue } from "../../../book/book";
import type { CellLook } from "../../styles/xlsx-styles";
import { sameFormula, sameLook, sameResult, sameValue } from "./same-content";

/** What a cell is to hold. */
export type NewContent =
  /** A constant; null for nothing. */
  | { readonly kind: "constant"; readonly value: CellValue }
  /** Another formula. */
  | { readonly kind: "formula"; readonly cell: BookCell }
  /** Another result of what is there, or of the formula whose cells reach over it. */
  | {
      readonly kind: "result";
      readonly value: CellValue;
      /** How many rows and columns the formula fills from now on, where that is said anew. */
      readonly fills?: { readonly rows: number; readonly columns: number };
    };

/** What becomes of a cell; what is not said stays. */
export interface CellEdit {
  readonly row: number;
  readonly column: number;
  readonly content?: NewContent;
  readonly look?: { readonly before: CellLook; readonly now: CellLook };
}

/** A sheet as its file has it, as it was once it was opened, and as it is now. */
export interface SheetVersions {
  /** As it was read: what results are compared with. */
  readonly asRead: BookSheet;
  /** The same once it was opened: what all else is compared with. */
  readonly before: BookSheet;
  readonly now: BookSheet;
}

/** Where a cell of the file is now; nothing where it was taken out. */
export type WhereTo = (
  row: number,
  column: number,
) => { readonly row: number; readonly column: number } | undefined;

const keyOf = (row: number, column: number): number => row * 16_384 + column;

type Dressed = BookCell | BookBlank;

const byPlace = <T extends Dressed>(cells: readonly T[]): Map<number, T> =>
  new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));

const contentOf = (cell: Dressed | undefined): BookCell | undefined =>
  cell && "value" in cell ? cell : undefined;

const lookOf = ({ format, style }: Partial<CellLook> = {}): CellLook => ({
  ...(format === undefined ? {} : { format }),
  ...(style === undefined ? {} : { style }),
});

/** The cells of a sheet that changed, and how. */
export function cellEdits(versions: SheetVersions): CellEdit[] {
  const { olds, news, read } = differing(versions);
  const contents = new Map<number, NewContent>();
  const edits = new Map<number, CellEdit>();

  // What a formula no longer reaches comes first, and what others hold there since takes its place.
  for (const [key, old] of olds) {
    const cell = contentOf(old);
    if (cell?.formula === undefined) continue;
    const current = contentOf(news.get(key));
    const remembered = contentOf(read.get(key));
    if (!remembered) continue;
    const isSame = current !== undefined && sameFormula(cell, current);
    reach(key, remembered, isSame ? current : undefined);
  }
  for (const [key, current] of news) {
    const cell = contentOf(current);
    const old = contentOf(olds.get(key));
    if (cell?.formula === undefined) continue;
    const isSame = old?.formula !== undefined && sameFormula(old, cell) && read.has(key);
    if (isSame) continue;
    contents.set(key, { kind: "formula", cell });
    cover(key, cell.spill ?? []);
  }
  for (const key of new Set([...olds.keys(), ...news.keys()])) {
    const old = contentOf(olds.get(key));
    const cell = contentOf(news.get(key));
    const wasConstant = old !== undefined && old.formula === undefined;
    const isConstant = cell !== undefined && cell.formula === undefined;
    if (isConstant) {
      if (!wasConstant || !sameValue(old.value, cell.value)) {
        contents.set(key, { kind: "constant", value: cell.value });
      } else contents.delete(key);
    } else if (old && !cell) {
      // What others reach over it stays there, its own formula does not.
      const covered = contents.get(key);
      const value = covered?.kind === "result" ? covered.value : null;
      contents.set(key, { kind: "constant", value });
    }
  }
  for (const [key, content] of contents) {
    edits.set(key, { row: Math.floor(key / 16_384), column: key % 16_384, content });
  }
  for (const key of new Set([...olds.keys(), ...news.keys()])) {
    const look = { before: lookOf(olds.get(key)), now: lookOf(news.get(key)) };
    if (sameLook(look.before, look.now)) continue;
    const edit = edits.get(key) ?? { row: Math.floor(key / 16_384), column: key % 16_384 };
    edits.set(key, { ...edit, look });
  }
  return [...edits.values()];

  /** What a formula of the file gives now, in all the cells it had or has; nothing where it is gone. */
  function reach(key: number, remembered: BookCell, current: BookCell | undefined): void {
    const old = remembered.spill ?? [[remembered.value]];
    const isArray = remembered.spill !== undefined;
    const results = current && (isArray && current.spill ? current.spill : [[current.value]]);
    // Of cells that are filled for good only the first may be known.
    const isPart = current?.fills !== undefined && current.spill === undefined;
    const fresh = isPart
      ? old.map((row, r) => row.map((value, c) => (r + c === 0 ? current.value : value)))
      : (results ?? []);
    const [rows, columns] = [Math.max(1, fresh.length), Math.max(1, fresh[0]?.length ?? 0)];
    const isResized = current && (rows !== old.length || columns !== (old[0]?.length ?? 1));
    if (current && (isResized || !sameResult(old[0]?.[0] ?? null, current.value))) {
      const fills = isResized && isArray ? { fills: { rows, columns } } : {};
      contents.set(key, { kind: "result", value: current.value, ...fills });
    }
    if (!isArray) return;
    for (let r = 0; r < Math.max(rows, old.length); r++) {
      for (let c = 0; c < Math.max(columns, old[0]?.length ?? 0); c++) {
        const [was, given] = [old[r]?.[c] ?? null, fresh[r]?.[c]];
        const value = given ?? null;
        const isSame = given === undefined ? was === null : sameResult(was, value);
        if (r + c === 0 || isSame) continue;
        contents.set(key + keyOf(r, c), { kind: "result", value });
      }
    }
  }

  /** What a new formula spills. */
  function cover(key: number, rows: readonly (readonly CellValue[])[]): void {
    rows.forEach((row, r) => {
      row.forEach((value, c) => {
        if (r + c > 0) contents.set(key + keyOf(r, c), { kind: "result", value });
      });
    });
  }
}

/** Cells before and now by their places, and what was read there. */
interface Compared {
  readonly olds: ReadonlyMap<number, Dressed>;
  readonly news: ReadonlyMap<number, Dressed>;
  readonly read: ReadonlyMap<number, BookCell>;
}

/** All cells, but for those of which it is plain that nothing of them changed: most, as a rule. */
function differing({ asRead, before, now }: SheetVersions): Compared {
  const [oldBlanks, newBlanks] = [before.blanks ?? [], now.blanks ?? []];
  const fillsOthers = ({ spill = [] }: BookCell) => spill.length > 1 || (spill[0]?.length ?? 0) > 1;
  const isFilled = [asRead, before, now].some(({ cells }) => cells.some(fillsOthers));
  const inOrder = [before.cells, now.cells, asRead.cells, oldBlanks, newBlanks].every(isInOrder);
  if (isFilled || !inOrder) {
    return {
      olds: byPlace<Dressed>([...oldBlanks, ...before.cells]),
      news: byPlace<Dressed>([...newBlanks, ...now.cells]),
      read: byPlace(asRead.cells),
    };
  }
  const isSameLook = lookComparison();
  const [leftBlanks, freshBlanks] = apart(oldBlanks, newBlanks, isSameLook);
  const remembered = follower(asRead.cells);
  const [leftCells, freshCells] = apart(before.cells, now.cells, (old, cell) => {
    if (!isSameLook(old, cell)) return false;
    if (old.formula === undefined || cell.formula === undefined)
      return old.formula === cell.formula && sameValue(old.value, cell.value);
    const known = remembered(keyOf(cell.row, cell.column));
    return known !== undefined && sameFormula(old, cell) && sameResult(known.value, cell.value);
  });
  const olds = byPlace<Dressed>([...leftBlanks, ...leftCells]);
  const news = byPlace<Dressed>([...freshBlanks, ...freshCells]);
  const wanted = asRead.cells.filter(({ row, column }) => {
    const key = keyOf(row, column);
    return olds.has(key) || news.has(key);
  });
  return { olds, news, read: byPlace(wanted) };
}

function isInOrder(cells: readonly Dressed[]): boolean {
  let last = -1;
  for (const { row, column } of cells) {
    const key = keyOf(row, column);
    if (key <= last) return false;
    last = key;
  }
  return true;
}

/** What of two lists, both in order, is not in the other as it is here. */
function apart<T extends Dressed>(
  olds: readonly T[],
  news: readonly T[],
  isSame: (old: T, current: T) => boolean,
): readonly [left: T[], fresh: T[]] {
  const left: T[] = [];
  const fresh: T[] = [];
  let at = 0;
  for (const current of news) {
    const key = keyOf(current.row, current.column);
    let old = olds[at];
    for (; old && keyOf(old.row, old.column) < key; old = olds[++at]) left.push(old);
    if (!old || keyOf(old.row, old.column) !== key) {
      fresh.push(current);
      continue;
    }
    at++;
    if (isSame(old, current)) continue;
    left.push(old);
    fresh.push(current);
  }
  for (const old of olds.slice(at)) left.push(old);
  return [left, fresh];
}

/** Finds cells in a list that is in order, asked in order. */
function follower(cells: readonly BookCell[]): (key: number) => BookCell | undefined {
  let at = 0;
  return (key) => {
    let cell = cells[at];
    for (; cell && keyOf(cell.row, cell.column) < key; cell = cells[++at]);
    return cell && keyOf(cell.row, cell.column) === key ? cell : undefined;
  };
}

/** Compares looks. Many cells have the same, which are compared once. */
function lookComparison(): (a: Dressed, b: Dressed) => boolean {
  const same = new WeakMap<object, object>();
  return (a, b) => {
    if (a.format !== b.format) return false;
    if (a.style === b.style || (a.style && same.get(a.style) === b.style)) return true;
    if (!sameLook(lookOf(a), lookOf(b))) return false;
    if (a.style && b.style) same.set(a.style, b.style);
    return true;
  };
}
