import type { IUnitRange } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { IFormulaData, IFormulaDataItem } from "@univerjs/engine-formula";
import { FormulaDataModel, IDefinedNamesService, IFunctionService } from "@univerjs/engine-formula";
import type { Book, CellRange, CellValue } from "../../../workbook/book/book";
import { engineSheetName, fillName } from "../../../workbook/formulas/engine-words";
import type { FormulaWorld } from "../../../workbook/formulas/rewrite-formula";
import { rewriteFormula } from "../../../workbook/formulas/rewrite-formula";
import { shiftFormula } from "../../../workbook/formulas/shift-formula";
import { siteKey } from "../../../workbook/engine/univer/complaints";
import { constantOf } from "../../../workbook/engine/univer/engine-cells";
import { cellRange } from "../book/grid-cells";
import { bookNames } from "../book/grid-names";
import type { OtherBooks } from "../book/other-books";
import type { TableStore } from "../book/table-store";
import { callsAny, OwnFormulas } from "./own-formulas";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";

/** Every formula of the book as the engine gets it. */
export interface EngineFormulas {
  readonly formulas: IFormulaData;
  /**
   * The cells whose formula is new, or reads differently than the last time: its table grew, its name means another. What
   * is new and keeps what Excel computed is not among them.
   */
  readonly changed: IUnitRange[];
  /** Those of them that were there before. */
  readonly reworded: readonly IUnitRange[];
  /** The formulas that cannot be calculated here: the engine gets their values as constants. */
  readonly held: readonly HeldFormula[];
}

/** A formula that cannot be calculated here, and what its file remembers of it. */
export interface HeldFormula {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: readonly (readonly CellValue[])[];
  /** Whether its cell shows the value: Univer empties cells whose formula is rewritten. */
  readonly isShown: boolean;
}

interface Rewritten {
  readonly source: string;
  readonly text: string;
  /** Sheets whose extent the text was made for. */
  readonly asked: ReadonlyMap<string, string>;
  readonly world: string;
}

/** Puts the book's formulas into the engine's words, each anew only where that may give another text. */
export class FormulaWriter {
  private known = new Map<string, Rewritten>();
  /** The book as it was when formulas were left out. */
  private unwritten: { readonly outline: Book; readonly version: string } | undefined;
  private readonly own = new OwnFormulas();
  private readonly data: FormulaDataModel;
  private readonly names: IDefinedNamesService;

  constructor(
    private readonly book: UniverBook,
    private readonly tables: TableStore,
    private readonly functionIds: () => ReadonlySet<string>,
    private readonly others: OtherBooks,
    private readonly isKept: (sheet: string, row: number, column: number) => boolean,
  ) {
    this.data = book.injector.get(FormulaDataModel);
    book.injector.get(IFunctionService).registerExecutors(this.own.executor);
    this.names = book.injector.get(IDefinedNamesService);
  }

  /** @param withoutKept whether those are left out that keep what Excel computed, which need no words until they are calculated */
  write(withoutKept = false): EngineFormulas {
    const { unit } = this.book;
    const outline = this.outline();
    const version = JSON.stringify([
      outline.sheets.map(({ name }) => name),
      outline.tables,
      outline.names,
      [...this.functionIds()],
    ]);
    const extents = new Map<string, { rows: number; columns: number }>();
    const extentOf = (name: string) => {
      const extent = extents.get(name) ?? this.extentOf(name);
      extents.set(name, extent);
      return extent;
    };
    const all = this.data.getFormulaData()[unit] ?? {};
    const known = new Map<string, Rewritten>();
    const changed: IUnitRange[] = [];
    const reworded: IUnitRange[] = [];
    const held: HeldFormula[] = [];
    const sheets: Record<string, Record<number, Record<number, { f: string }>>> = {};
    for (const worksheet of worksheetsOf(this.book)) {
      const sheet = worksheet.getSheetId();
      const name = worksheet.getName();
      const matrix = worksheet.getCellMatrix();
      const rows: Record<number, Record<number, { f: string }>> = {};
      const sources = new ObjectMatrix<IFormulaDataItem>(
        (all[sheet] ?? {}) as Record<number, Record<number, IFormulaDataItem>>,
      );
      sources.forValue((row, column, item) => {
        if (!item.f) return;
        const isKept = this.isKept(sheet, row, column);
        if (isKept && withoutKept) {
          this.unwritten ??= { outline, version };
          const written = this.known.get(`${sheet}!${row}:${column}`);
          if (written) known.set(`${sheet}!${row}:${column}`, written);
          return;
        }
        const own = shiftFormula(item.f.slice(1), item.y ?? 0, item.x ?? 0);
        const cell = matrix.getValue(row, column);
        const custom = cell?.custom;
        const kept = heldIn(custom, own);
        if (kept) {
          const isShown = cell?.v === constantOf(kept.rows[0]?.[0] ?? 0).v;
          held.push({ sheet, row, column, rows: kept.rows, isShown });
          return;
        }
        const source = filling(own, custom);
        const key = `${sheet}!${row}:${column}`;
        const before = this.known.get(key);
        const at = { sheet: name, row, column };
        const { unwritten } = this;
        // What was left out is held against how it read then.
        const isUnknown = isKept && !before && unwritten && unwritten.version !== version;
        const old = isUnknown
          ? this.rewritten(source, at, unwritten.outline, unwritten.version, extentOf)
          : before;
        const rewritten = isStill(before, source.key, version, extentOf)
          ? before
          : this.rewritten(source, at, outline, version, extentOf);
        known.set(key, rewritten);
        const cells = { unitId: unit, sheetId: sheet, range: cellRange(row, column) };
        if (!before && !isKept) changed.push(cells);
        else if (old && old.text !== rewritten.text) {
          changed.push(cells);
          reworded.push(cells);
        }
        (rows[row] ??= {})[column] = { f: `=${rewritten.text}` };
      });
      sheets[sheet] = rows;
    }
    this.known = known;
    return { formulas: { [unit]: sheets }, changed, reworded, held };
  }

  private rewritten(
    { formula, fill, key }: Source,
    at: { readonly sheet: string; readonly row: number; readonly column: number },
    outline: Book,
    world: string,
    extentOf: FormulaWorld["extentOf"],
  ): Rewritten {
    const asked = new Map<string, string>();
    const asking = (name: string) => {
      const extent = extentOf(name);
      asked.set(name, `${extent.rows}:${extent.columns}`);
      return extent;
    };
    const functionIds = this.functionIds();
    const sheet = outline.sheets.findIndex(({ name }) => name === at.sheet);
    const isPlain = fill?.isPlain === true;
    const own = this.own.callFor(formula, { ...at, sheet, isPlain }, outline, functionIds, asking);
    const text =
      own ?? rewriteFormula(formula, at, { book: outline, functionIds, extentOf: asking });
    return { source: key, text: filled(text), asked, world };

    function filled(calculation: string): string {
      if (!fill) return calculation;
      if (!isPlain) return `${fillName}(${calculation},${fill.rows},${fill.columns})`;
      // One of the add-in's spills where cells are free, however it is stored.
      const isDone = own !== undefined || callsAny(formula, functionIds);
      return isDone ? calculation : `SINGLE(${calculation})`;
    }
  }

  /** The book without its cells: what a formula may call by name. */
  private outline(): Book {
    return {
      sheets: [
        ...worksheetsOf(this.book).map((sheet) => sheet.getName()),
        ...this.others.sheets.map(({ name }) => name),
      ].map((name) => ({ name, hidden: false, cells: [] })),
      tables: this.tables.bookTables(),
      names: bookNames(this.book, this.names),
    };
  }

  /** What a whole column or row of a sheet must hold: its content and what spills on it. */
  private extentOf(name: string): { rows: number; columns: number } {
    const worksheet = worksheetsOf(this.book).find((sheet) => sheet.getName() === name);
    if (!worksheet) {
      const other = this.others.sheets.find((sheet) => sheet.name === name);
      return other?.extent ?? { rows: 1, columns: 1 };
    }
    let rows = 1;
    let columns = 1;
    const include = (row: number, column: number) => {
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
    };
    worksheet.getCellMatrix().forValue((row, column) => {
      include(row, column);
    });
    const spills = this.data.getArrayFormulaRange()[this.book.unit]?.[worksheet.getSheetId()];
    new ObjectMatrix<CellRange>(spills ?? {}).forValue((_, __, range) => {
      include(range.endRow, range.endColumn);
    });
    return { rows, columns };
  }
}

/** The formulas of some cells alone, by keys of their sites. */
export function formulasAt(
  formulas: IFormulaData,
  unit: string,
  sites: ReadonlySet<string>,
): IFormulaData {
  const sheets: NonNullable<IFormulaData[string]> = {};
  for (const [sheetId, rows] of Object.entries(formulas[unit] ?? {})) {
    const chosen = new ObjectMatrix<IFormulaDataItem>();
    new ObjectMatrix((rows ?? {}) as Record<number, Record<number, IFormulaDataItem>>).forValue(
      (row, column, item) => {
        if (sites.has(siteKey({ sheetId, row, column }))) chosen.setValue(row, column, item);
      },
    );
    sheets[sheetId] = chosen.getMatrix();
  }
  return { [unit]: sheets };
}

function isStill(
  before: Rewritten | undefined,
  source: string,
  world: string,
  extentOf: FormulaWorld["extentOf"],
): before is Rewritten {
  if (before?.source !== source || before.world !== world) return false;
  for (const [sheet, extent] of before.asked) {
    const { rows, columns } = extentOf(sheet);
    if (extent !== `${rows}:${columns}`) return false;
  }
  return true;
}

interface Source {
  readonly formula: string;
  readonly fill: FilledCells | undefined;
  readonly key: string;
}

/** How many cells a formula of a file fills that was not marked as one that spills, kept with its cell as long as the formula is this one. */
export interface FilledCells {
  readonly formula: string;
  readonly rows: number;
  readonly columns: number;
  /** Whether it takes the one value of each range in line with it, as its file has it. */
  readonly isPlain?: boolean;
}

/** What a file remembers of a formula that cannot be calculated here, kept with its cell as long as the formula is this one. */
export interface HeldValue {
  readonly formula: string;
  readonly rows: readonly (readonly CellValue[])[];
}

/** What is kept beside a formula in its cell. */
export interface FormulaNotes {
  readonly fills?: FilledCells;
  readonly held?: HeldValue;
}

/** What a cell's formula is held to that cannot be calculated. */
export function heldIn(custom: unknown, formula: string): HeldValue | undefined {
  const held = (custom as FormulaNotes | null | undefined)?.held;
  return held?.formula === formula ? held : undefined;
}

/** The notes of a formula that is written differently now and means the same. */
export function notesAlong(custom: unknown, formula: string): FormulaNotes | undefined {
  const { fills, held } = (custom as FormulaNotes | null | undefined) ?? {};
  if (!fills && !held) return undefined;
  return {
    ...(fills ? { fills: { ...fills, formula } } : {}),
    ...(held ? { held: { ...held, formula } } : {}),
  };
}

function filling(formula: string, custom: unknown): Source {
  const fills = (custom as FormulaNotes | null | undefined)?.fills;
  if (fills?.formula !== formula) return { formula, fill: undefined, key: formula };
  return {
    formula,
    fill: fills,
    key: `${formula} ${fills.rows}x${fills.columns}${fills.isPlain ? " plain" : ""}`,
  };
}

/** The names of the sheets as the engine knows them, with their ids. */
export function engineSheetIds(book: UniverBook, others: OtherBooks): Record<string, string> {
  const own = worksheetsOf(book).map((sheet) => ({
    name: sheet.getName(),
    id: sheet.getSheetId(),
  }));
  return Object.fromEntries(
    [...own, ...others.sheets].map(({ name, id }) => [engineSheetName(name), id]),
  );
}
