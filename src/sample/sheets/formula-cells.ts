import type { Cell, CellErrorValue, Worksheet } from "exceljs";

/** What the formulas of the workbook give: sheet, then address, then value; an error as its text. */
export type Results = Readonly<Record<string, Readonly<Record<string, number | string | boolean>>>>;

/** No function of Excel's own has a low line in its name; all of ours but ROSI have. */
const ownFunctions = /\b([A-Z]+(?:_[A-Z]+)+|ROSI)\(/g;
const errorText = /^#(?:N\/A|REF!|NAME\?|DIV\/0!|NULL!|VALUE!|NUM!)$/;

/** The cells whose formulas gave an error, such as `Budget!B8 #VALUE!`. */
export function errorsIn(results: Results): string[] {
  return Object.entries(results).flatMap(([sheet, cells]) =>
    Object.entries(cells)
      .filter(([, value]) => typeof value === "string" && value.startsWith("#"))
      .map(([address, value]) => `${sheet}!${address} ${String(value)}`),
  );
}

/** A formula as the file holds it: names that Excel did not always have carry the prefix it gives them. */
export function stored(formula: string): string {
  return formula.replace(ownFunctions, "_xldudf_$1(").replace(/\bFILTER\(/g, "_xlfn._xlws.FILTER(");
}

function resultOf(value: number | string | boolean) {
  return typeof value === "string" && errorText.test(value)
    ? { error: value as CellErrorValue["error"] }
    : value;
}

/**
 * Puts formulas into a sheet together with what they gave last time, so that a program without the add-in shows
 * figures instead of blanks.
 */
export class FormulaCells {
  constructor(
    private readonly sheet: Worksheet,
    private readonly results: Results,
  ) {}

  /** A formula of built-in functions only. */
  plain(cell: Cell, formula: string): void {
    const result = this.at(Number(cell.row), Number(cell.col));
    cell.value = {
      formula: stored(formula),
      ...(result === undefined ? {} : { result: resultOf(result) }),
    };
  }

  /**
   * A formula that takes or gives arrays, as Excel 365 stores it: an array formula over the cells it fills, which
   * `markDynamicArrays` then marks so that it spills. Without that mark Excel would show `=@EXPECTED_LOSS(...)` and
   * keep only one value. The cells below the first hold what spilled into them.
   *
   * @param columns width of what it gives; its height is as far down as there are results, up to `maxRows`
   */
  array(cell: Cell, formula: string, columns = 1, maxRows = 1): void {
    const top = Number(cell.row);
    const left = Number(cell.col);
    let rows = 1;
    while (rows < maxRows && this.at(top + rows, left) !== undefined) {
      rows += 1;
    }
    const first = this.at(top, left);
    const end = this.sheet.getCell(top + rows - 1, left + columns - 1).address;
    const value = {
      formula: stored(formula),
      shareType: "array",
      ref: first === undefined || end === cell.address ? cell.address : `${cell.address}:${end}`,
      ...(first === undefined ? {} : { result: resultOf(first) }),
    };
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const spilled = this.at(top + row, left + column);
        if (spilled !== undefined) {
          this.sheet.getCell(top + row, left + column).value = resultOf(spilled);
        }
      }
    }
    cell.value = value;
  }

  private at(row: number, column: number) {
    const { address } = this.sheet.getCell(row, column);
    return this.results[this.sheet.name]?.[address];
  }
}
