import type { BookBorder, BookCell, BookStyle, CellRange, CellValue } from "../../../book/book";
import { isSameSize } from "../../../book/cell-range";
import type { CellLook } from "../../styles/xlsx-styles";

/** Whether two constants are the same. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  return a.error === b.error;
}

/** Whether two results are the same in a file, in which a blank one and an empty text look alike. */
export const sameResult = (a: CellValue, b: CellValue): boolean =>
  sameValue(a === "" ? null : a, b === "" ? null : b);

const sameRange = (a: CellRange | undefined, b: CellRange | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && isSameSize(a, b));

const isSpilling = ({ spill, fills }: BookCell): boolean =>
  spill !== undefined && fills === undefined;

/** Whether a formula is what it was: it says the same, and still spills where it did. */
export const sameFormula = (a: BookCell, b: BookCell): boolean =>
  a.formula === b.formula &&
  (!isSpilling(a) || isSpilling(b)) &&
  sameRange(a.fills, b.fills) &&
  (a.isPlain ?? false) === (b.isPlain ?? false);

const sides: ReadonlySet<string> = new Set(["top", "right", "bottom", "left"]);

/** What two looks differ in. */
export function changedProperties(
  a: BookStyle = {},
  b: BookStyle = {},
): ReadonlySet<keyof BookStyle> {
  const changed = new Set<keyof BookStyle>();
  if (a === b) return changed;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof BookStyle>) {
    const isSame = sides.has(key)
      ? sameBorder(a[key] as BookBorder | undefined, b[key] as BookBorder | undefined)
      : (a[key] ?? false) === (b[key] ?? false);
    if (!isSame) changed.add(key);
  }
  return changed;
}

const sameBorder = (a: BookBorder | undefined, b: BookBorder | undefined): boolean =>
  a?.style === b?.style && a?.color === b?.color;

export const sameLook = (a: CellLook, b: CellLook): boolean =>
  a.format === b.format && changedProperties(a.style, b.style).size === 0;
