import type { IUnitRange } from "@univerjs/core";
import type { AddInFunction } from "../../../workbook/add-in/add-in-functions";
import type { Book, CellRange, CellValue } from "../../../workbook/book/book";
import { CellsCalculation } from "../../../workbook/engine/calculate-cells";
import { cellAt } from "../../../workbook/engine/circular-cells";
import { siteKey } from "../../../workbook/engine/univer/complaints";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
import type { GridCells } from "../book/grid-cells";
import { cellRange, intersect } from "../book/grid-cells";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";
import type { Places } from "./grid-circles";

/** A cell in a circle, and what it came to. */
export interface RoundResult extends CallSite {
  readonly value: CellValue;
}

/** The functions of the add-in for one calculation, and whether an answer is still out. */
export interface AskedFunctions {
  readonly functions: readonly AddInFunction[];
  readonly isWaiting: () => boolean;
}

/** Cells of the sheet of an id. */
interface Read extends CellRange {
  readonly sheetId: string;
}

export const readAs = ({ sheetId, range }: IUnitRange): Read => ({ ...range, sheetId });

/** What happened since circles were calculated last. */
export interface News {
  readonly everything: boolean;
  /** Cells that are in a circle since. */
  readonly joined: readonly IUnitRange[];
  readonly changed: readonly Read[];
}

/** Formulas in circles of a workbook that allows them, calculated as `calc` does, from what they came to last. */
export class GridRounds {
  private messages = new Map<string, string | undefined>();
  private reads: readonly Read[] = [];
  private isRestless = false;

  /** @param bookNow the book with what its cells hold now */
  constructor(
    private readonly book: UniverBook,
    private readonly cells: GridCells,
    private readonly bookNow: () => Book,
    private readonly askedFor: (site: CallSite) => AskedFunctions,
  ) {}

  /** What is to be said of a cell in a circle. */
  messageAt(site: CallSite): string | null {
    return this.messages.get(siteKey(site)) ?? null;
  }

  /**
   * Calculates formulas in circles where something they read has changed, or they are new.
   *
   * @param isKept whether a cell keeps what Excel computed as long as nothing it reads has changed
   * @returns what came to another value; undefined where nothing had to be calculated, and nothing is known to have changed
   * as long as an answer of the add-in's is out
   */
  run(
    circles: Places,
    { everything, joined, changed }: News,
    isKept: (range: IUnitRange) => boolean,
  ): RoundResult[] | undefined {
    if (circles.size === 0) return undefined;
    if (joined.length > 0) this.calculationOf(circles);
    const isNew = joined.some((range) => !isKept(range));
    if (!everything && !isNew && !this.areTouchedBy(changed)) return undefined;
    const { calculation, isWaiting, sheets } = this.calculationOf(circles);
    const results = calculation.results();
    if (isWaiting()) return [];
    const found = results.map(({ sheet, ...cell }) => ({ ...cell, sheetId: sheets[sheet] ?? "" }));
    this.messages = new Map(found.map((cell) => [siteKey(cell), cell.message]));
    return found.filter(
      ({ sheetId, row, column, value }) =>
        JSON.stringify(this.cells.valueAt(sheetId, row, column)) !== JSON.stringify(value),
    );
  }

  private areTouchedBy(changed: readonly Read[]): boolean {
    if (this.isRestless) return true;
    return changed.some((range) =>
      this.reads.some((read) => read.sheetId === range.sheetId && intersect(read, range)),
    );
  }

  private calculationOf(circles: Places) {
    const sheets = worksheetsOf(this.book).map((worksheet) => worksheet.getSheetId());
    const sites = sitesIn(circles);
    const { functions, isWaiting } = this.askedFor(sites[0] ?? nowhere);
    const calculation = new CellsCalculation(
      this.bookNow(),
      sheets.map((sheet) => circles.get(sheet) ?? new Set<string>()),
      functions,
    );
    this.reads = [
      ...sites.map(({ sheetId, row, column }) => ({ sheetId, ...cellRange(row, column) })),
      ...calculation.reads.map((area) => ({ ...area, sheetId: sheets[area.sheet] ?? "" })),
    ];
    this.isRestless = calculation.isRestless;
    return { calculation, isWaiting, sheets };
  }
}

const nowhere: CallSite = { sheetId: "", row: 0, column: 0 };

export const sitesIn = (cells: Places): CallSite[] =>
  [...cells].flatMap(([sheetId, places]) =>
    [...places].map((place) => ({ sheetId, ...cellAt(place) })),
  );
