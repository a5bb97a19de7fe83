import type { BookCell, CellRange, CellValue } from "../../book/book";
import { cellAddress, lastColumn, lastRow, parseRange } from "../../book/cell-address";
import { shortText } from "../../formulas/short-text";
import { shiftFormula } from "../../formulas/shift-formula";
import type { ReadColor } from "../styles/xlsx-colors";
import type { Attributes } from "../file/xlsx-package";
import { plainText, WorkbookError } from "../file/xlsx-package";
import type { CellLook } from "../styles/xlsx-styles";

/** What the whole file knows and its sheets refer to by number. */
export interface SharedParts {
  readonly strings: readonly string[];
  /** Look of each cell style. */
  readonly looks: readonly CellLook[];
  /** Cell metadata numbers (`cm`) that mark a formula as one that spills. */
  readonly spilling: ReadonlySet<number>;
  /** Errors younger than the format, which files write as #VALUE!, by their value metadata number (`vm`). */
  readonly youngErrors: ReadonlyMap<number, string>;
  readonly readColor: ReadColor;
}

/** A formula that other cells of the sheet say after it. */
export interface Shared {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** A cell under way through the XML. */
export interface Draft {
  readonly attributes: Attributes;
  readonly row: number;
  readonly column: number;
  value: string;
  inline: string;
  formula?: { readonly attributes: Attributes; text: string };
}

/** A cell as it was read, and the cells its formula fills or spilled into. */
export interface ReadCell {
  readonly cell: BookCell;
  readonly covers?: CellRange;
}

/** The look a cell, row or column refers to by number. */
export function lookOf(attributes: Attributes, { looks }: SharedParts): CellLook {
  return looks[Number(attributes.s ?? 0)] ?? {};
}

/** A cell once everything of it was read; undefined where it holds nothing. */
export function finish(
  draft: Draft,
  parts: SharedParts,
  shared: Map<string, Shared>,
): ReadCell | undefined {
  const { row, column } = draft;
  const value = valueOf(draft, parts);
  const formula = draft.formula && formulaOf(draft, shared);
  if (value === null && formula === undefined) return undefined;
  const cell: BookCell = { row, column, value, ...lookOf(draft.attributes, parts) };
  if (formula === undefined) return { cell };
  const { t, ref, ca } = draft.formula?.attributes ?? {};
  const always = ca === "1" || ca === "true" ? { always: true } : {};
  const covers = t === "array" ? parseRange(ref ?? cellAddress(row, column)) : undefined;
  if (covers && (covers.endRow > lastRow || covers.endColumn > lastColumn)) {
    throw new WorkbookError(
      `is damaged: an array formula fills ${shortText(ref ?? "", 40)}, which is not on a sheet`,
    );
  }
  if (!covers) return { cell: { ...cell, formula, ...always } };
  const spills = parts.spilling.has(Number(draft.attributes.cm ?? 0));
  return { cell: { ...cell, formula, ...always, ...(spills ? {} : { fills: covers }) }, covers };
}

/** A shared formula (`t="shared"`) is written out at its first cell; the others of the same `si` have it moved to where they are. */
function formulaOf(draft: Draft, shared: Map<string, Shared>): string | undefined {
  const { attributes = {}, text = "" } = draft.formula ?? {};
  const { row, column } = draft;
  if (attributes.t === "shared") {
    const key = attributes.si ?? "";
    if (text !== "") shared.set(key, { formula: text, row, column });
    const master = shared.get(key);
    return master && shiftFormula(master.formula, row - master.row, column - master.column);
  }
  // A what-if table (t="dataTable") has no formula to calculate: its remembered value stays.
  return text === "" ? undefined : text.replace(/^=/, "");
}

function valueOf(
  { attributes, value, inline }: Draft,
  { strings, youngErrors }: SharedParts,
): CellValue {
  const type: string = attributes.t ?? "n";
  switch (type) {
    case "s":
      // A cell of texts without one is blank.
      return value.trim() === "" ? null : (strings[Number(value)] ?? missingString(value));
    case "str":
      return plainText(value);
    case "inlineStr":
      return plainText(inline);
    case "b":
      return value.trim() === "1" || value.trim().toLowerCase() === "true";
    case "e":
      return { error: youngErrors.get(Number(attributes.vm ?? 0)) ?? value };
    case "d":
      return serialOf(value);
    default:
      return value.trim() === "" ? null : Number(value);
  }
}

function missingString(value: string): never {
  throw new WorkbookError(`is damaged: there is no text ${shortText(value, 20)}`);
}

/** Some writers store dates as ISO text. Excel counts days from 30 December 1899. */
function serialOf(iso: string): CellValue {
  const milliseconds = Date.parse(/[Z]|[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(milliseconds) ? iso : milliseconds / 86_400_000 + 25_569;
}
