import type { IObjectMatrixPrimitiveType, IUnitRange, Nullable } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { IFormulaData, IFormulaDataItem } from "@univerjs/engine-formula";
import type { CellValue } from "../../../workbook/book/book";
import type { Circles } from "../../../workbook/engine/circles";
import { passOn } from "../../../workbook/engine/circles";
import { cellAt, circularCells, placeOf } from "../../../workbook/engine/circular-cells";
import type { EngineCell } from "../../../workbook/engine/cells/engine-sheet";
import { engineSheetName } from "../../../workbook/formulas/engine-words";
import { cellRange } from "../book/grid-cells";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";

type FormulaSheets = NonNullable<IFormulaData[string]>;

/** Cells of the grid, by sheet, as `placeOf` writes them. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

/** Calculates every formula while some cells hold a guess of their own results, and says what those come to. */
export type Rehearse = (
  formulas: IFormulaData,
  guessed: Places,
  guess: number,
) => Promise<(sheet: string, row: number, column: number) => CellValue>;

/** What changed when circles were looked for. */
export interface CircleChange {
  /** Cells whose formulas are in a circle since. */
  readonly joined: IUnitRange[];
  /** Cells whose formulas are in none any more. */
  readonly left: IUnitRange[];
}

/**
 * The formulas whose results hang on themselves. Where a workbook does not allow them Excel shows 0 for each and lets others
 * read the 0, and so does `calc`. The engine gets them as constants.
 */
export class GridCircles {
  private suspects: Places = new Map();
  private found: Places = new Map();
  private isExamined = false;

  constructor(
    private readonly book: UniverBook,
    private readonly rehearse: Rehearse,
  ) {}

  /** Those that are in a circle. */
  get cells(): Places {
    return this.found;
  }

  has(sheet: string, row: number, column: number): boolean {
    return this.found.get(sheet)?.has(placeOf({ row, column })) ?? false;
  }

  /** Before a pass: formulas that refer back may be others, or gone. */
  follow(formulas: IFormulaData): void {
    this.isExamined = false;
    if (this.suspects.size > 0) this.examine(formulas);
  }

  /**
   * The engine came upon a formula that refers back.
   *
   * @returns whether it was not known
   */
  cameUpon(formulas: IFormulaData): boolean {
    if (this.isExamined) return false;
    this.examine(formulas);
    return this.suspects.size > 0;
  }

  /** Finds the circles among the formulas that refer back, which depends on what the other cells hold now. */
  async find(formulas: IFormulaData): Promise<CircleChange> {
    const before = this.found;
    this.found = this.suspects.size === 0 ? this.suspects : await this.circles(formulas);
    return { joined: this.beyond(this.found, before), left: this.beyond(before, this.found) };
  }

  /** The formulas without those in a circle. */
  without(formulas: IFormulaData): IFormulaData {
    if (this.found.size === 0) return formulas;
    const sheets: FormulaSheets = {};
    for (const [sheet, rows] of Object.entries(formulas[this.book.unit] ?? {})) {
      const kept = new ObjectMatrix<Nullable<IFormulaDataItem>>();
      new ObjectMatrix(rows ?? {}).forValue((row, column, item) => {
        if (!this.has(sheet, row, column)) kept.setValue(row, column, item);
      });
      sheets[sheet] = kept.getMatrix();
    }
    return { [this.book.unit]: sheets };
  }

  private examine(formulas: IFormulaData): void {
    this.isExamined = true;
    const worksheets = worksheetsOf(this.book);
    const circular = circularCells(
      worksheets.map((worksheet) => ({
        name: engineSheetName(worksheet.getName()),
        cells: cellsOf(formulas[this.book.unit]?.[worksheet.getSheetId()]),
      })),
    );
    this.suspects = places(
      circular,
      worksheets.map((worksheet) => worksheet.getSheetId()),
    );
  }

  private async circles(formulas: IFormulaData): Promise<Places> {
    const sheets = [...this.suspects.keys()];
    const circles = await passOn(
      sheets.map((sheet) => this.suspects.get(sheet) ?? new Set()),
      async (guess) => {
        const valueAt = await this.rehearse(formulas, this.suspects, guess);
        return (index, { row, column }) => valueAt(sheets[index] ?? "", row, column);
      },
    );
    return places(circles, sheets);
  }

  private beyond(some: Places, others: Places): IUnitRange[] {
    return [...some].flatMap(([sheetId, cells]) =>
      [...cells]
        .filter((place) => !others.get(sheetId)?.has(place))
        .map((place) => {
          const { row, column } = cellAt(place);
          return { unitId: this.book.unit, sheetId, range: cellRange(row, column) };
        }),
    );
  }
}

function cellsOf(rows: Nullable<IObjectMatrixPrimitiveType<Nullable<IFormulaDataItem>>>) {
  const cells: EngineCell[] = [];
  new ObjectMatrix(rows ?? {}).forValue((row, column, item) => {
    if (item?.f) cells.push({ row, column, value: null, formula: item.f.slice(1) });
  });
  return cells;
}

function places(circles: Circles, sheets: readonly string[]): Places {
  return new Map(
    sheets.flatMap((sheet, index) => {
      const cells = circles[index];
      return cells && cells.size > 0 ? [[sheet, cells] as const] : [];
    }),
  );
}
