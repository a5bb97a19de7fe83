import type { IUnitRange } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { IFormulaData, IFormulaDataItem } from "@univerjs/engine-formula";
import { FormulaDataModel, IDefinedNamesService, IFunctionService } from "@univerjs/engine-formula";
import type { Book, CellRange, CellValue } from "../../../workbook/book/book";
import { engineSheetName } from "../../../workbook/formulas/engine-words";
import { shiftFormula } from "../../../workbook/formulas/shift-formula";
import { siteKey } from "../../../workbook/engine/univer/complaints";
import { meaningIn } from "../../../workbook/engine/formula-facts";
import type { FormulaNode } from "../../../workbook/engine/formula/formula-node";
import { constantOf } from "../../../workbook/engine/univer/engine-cells";
import { cellRange } from "../book/grid-cells";
import { bookNames } from "../book/grid-names";
import type { OtherBooks } from "../book/other-books";
import type { TableStore } from "../book/table-store";
import type { FormulaBook, StoredFormula } from "./own/own-formula";
import type { OwnCall, OwnFormulas } from "./own/own-formulas";
import { isSameCall } from "./own/own-formulas";
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
  /** What the engine gets. */
  readonly call: OwnCall;
  /** Sheets whose extent the text was made for. */
  readonly asked: ReadonlyMap<string, string>;
  readonly world: string;
}

/** Puts the book's formulas into the engine's words, each anew only where that may give another text. */
export class FormulaWriter {
  private known = new Map<string, Rewritten>();
  /** The book as it was when formulas were left out. */
  private unwritten: { readonly seen: FormulaBook; readonly version: string } | undefined;
  private readonly data: FormulaDataModel;
  private readonly names: IDefinedNamesService;

  constructor(
    private readonly book: UniverBook,
    private readonly tables: TableStore,
    private readonly functionIds: () => ReadonlySet<string>,
    private readonly others: OtherBooks,
    private readonly own: OwnFormulas,
    private readonly isKept: (sheet: string, row: number, column: number) => boolean,
  ) {
    this.data = book.injector.get(FormulaDataModel);
    book.injector.get(IFunctionService).registerExecutors(own.executor);
    this.names = book.injector.get(IDefinedNamesService);
  }

  /**
   * @param withoutKept whether those are left out that keep what Excel computed, which need no words until they are calculated
   * @param withChance whether those count as changed that come to something else each time
   */
  write(withoutKept = false, withChance = false): EngineFormulas {
    const { unit } = this.book;
    const outline = this.outline();
    const seen = this.seen(outline);
    const version = JSON.stringify([
      outline.sheets.map(({ name }) => name),
      outline.tables,
      outline.names,
      seen.sheetIds,
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
          this.unwritten ??= { seen, version };
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
        const site = { sheetId: sheet, row, column };
        const source = filling(own, custom, this.own.versionOf(site));
        const key = `${sheet}!${row}:${column}`;
        const before = this.known.get(key);
        const at = { sheet: name, row, column };
        const { unwritten } = this;
        // What was left out is held against how it read then.
        const isUnknown = isKept && !before && unwritten && unwritten.version !== version;
        const old = isUnknown
          ? this.rewritten(source, at, unwritten.seen, unwritten.version, extentOf)
          : before;
        const rewritten = isStill(before, source.key, version, extentOf)
          ? before
          : this.rewritten(source, at, seen, version, extentOf);
        known.set(key, rewritten);
        const cells = { unitId: unit, sheetId: sheet, range: cellRange(row, column) };
        const isChance = withChance && !isKept && this.own.at(site)?.isChance === true;
        if ((!before && !isKept) || isChance) changed.push(cells);
        else if (old && old !== rewritten && !isSameCall(old.call, rewritten.call)) {
          changed.push(cells);
          reworded.push(cells);
        }
        (rows[row] ??= {})[column] = { f: `=${rewritten.call.text}` };
      });
      sheets[sheet] = rows;
    }
    this.known = known;
    this.own.keepOnly(known);
    return { formulas: { [unit]: sheets }, changed, reworded, held };
  }

  private rewritten(
    { formula, stored, key }: Source,
    at: { readonly sheet: string; readonly row: number; readonly column: number },
    seen: FormulaBook,
    world: string,
    extentOf: ExtentOf,
  ): Rewritten {
    const asked = new Map<string, string>();
    const asking = (name: string) => {
      const extent = extentOf(name);
      asked.set(name, `${extent.rows}:${extent.columns}`);
      return extent;
    };
    const sheet = seen.outline.sheets.findIndex(({ name }) => name === at.sheet);
    const call = this.own.callFor(formula, { ...at, sheet }, stored, seen, asking);
    return { source: key, call, asked, world };
  }

  /** The book as it is now, as formulas see it. */
  private seen(outline: Book): FormulaBook {
    const words = {
      sheetNumbered: (name: string) => numbers.get(name.toLowerCase()) ?? -1,
      sheetName: (sheet: number) => outline.sheets[sheet]?.name ?? "",
      tables: outline.tables,
      functionIds: this.functionIds(),
    };
    const numbers = new Map(outline.sheets.map(({ name }, sheet) => [name.toLowerCase(), sheet]));
    const meanings = new Map<string, FormulaNode | undefined>();
    return {
      outline,
      words,
      sheetIds: [
        ...worksheetsOf(this.book).map((worksheet) => worksheet.getSheetId()),
        ...this.others.sheets.map(({ id }) => id),
      ],
      meaningOf: (name, site, sheet = site.sheet) => {
        const key = `${site.sheet}!${site.row}:${site.column} ${sheet} ${name.toLowerCase()}`;
        if (meanings.has(key)) return meanings.get(key);
        const meaning = meaningIn(outline, name, site, words, sheet);
        meanings.set(key, meaning);
        return meaning;
      },
    };
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
  extentOf: ExtentOf,
): before is Rewritten {
  if (before?.source !== source || before.world !== world) return false;
  for (const [sheet, extent] of before.asked) {
    const { rows, columns } = extentOf(sheet);
    if (extent !== `${rows}:${columns}`) return false;
  }
  return true;
}

type ExtentOf = (sheet: string) => { readonly rows: number; readonly columns: number };

interface Source {
  readonly formula: string;
  readonly stored: StoredFormula;
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
  /** That its file lets it spill, whatever it comes to. */
  readonly spills?: { readonly formula: string };
}

/** The formula that what is noted in a cell belongs to; undefined where nothing is noted. */
export function notedFormula(custom: unknown): string | undefined {
  const { fills, held, spills } = (custom as FormulaNotes | null | undefined) ?? {};
  return (held ?? fills ?? spills)?.formula;
}

/** What a cell's formula is held to that cannot be calculated. */
export function heldIn(custom: unknown, formula: string): HeldValue | undefined {
  const held = (custom as FormulaNotes | null | undefined)?.held;
  return held?.formula === formula ? held : undefined;
}

/** The notes of a formula that is written differently now and means the same. */
export function notesAlong(custom: unknown, formula: string): FormulaNotes | undefined {
  const { fills, held, spills } = (custom as FormulaNotes | null | undefined) ?? {};
  if (!fills && !held && !spills) return undefined;
  return {
    ...(fills ? { fills: { ...fills, formula } } : {}),
    ...(held ? { held: { ...held, formula } } : {}),
    ...(spills ? { spills: { formula } } : {}),
  };
}

function filling(formula: string, custom: unknown, version: string): Source {
  const noted = (custom as FormulaNotes | null | undefined)?.fills;
  const filled = noted?.formula === formula ? noted : undefined;
  const isPlain = filled?.isPlain === true;
  const fills = filled && !isPlain ? { rows: filled.rows, columns: filled.columns } : undefined;
  const stored = { isPlain, fills };
  return { formula, stored, key: `${formula} ${JSON.stringify(stored)} ${version}` };
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
