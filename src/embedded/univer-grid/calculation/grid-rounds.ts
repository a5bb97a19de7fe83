import type { AddInFunction } from "../../../workbook/add-in/add-in-functions";
import type { Book, CellRange, CellValue } from "../../../workbook/book/book";
import { CellsCalculation } from "../../../workbook/engine/calculate-cells";
import { cellAt } from "../../../workbook/engine/circular-cells";
import { siteKey } from "../../../workbook/engine/univer/complaints";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
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

/** Formulas in circles of a workbook that allows them, calculated as `calc` does, from what they came to last. */
export class GridRounds {
  private messages = new Map<string, string | undefined>();
  private reads: readonly (CellRange & { readonly sheetId: string })[] = [];
  private isRestless = false;

  /** @param bookNow the book with what its cells hold now */
  constructor(
    private readonly book: UniverBook,
    private readonly bookNow: () => Book,
    private readonly askedFor: (site: CallSite) => AskedFunctions,
  ) {}

  /** Whether circles must be calculated again after something changed in these cells. */
  areTouchedBy(changed: readonly (CellRange & { readonly sheetId: string })[]): boolean {
    if (this.isRestless) return true;
    return changed.some((range) =>
      this.reads.some((read) => read.sheetId === range.sheetId && intersect(read, range)),
    );
  }

  /** What is to be said of a cell in a circle. */
  messageAt(site: CallSite): string | null {
    return this.messages.get(siteKey(site)) ?? null;
  }

  /** Finds what formulas in circles read. */
  follow(circles: Places): void {
    this.calculationOf(circles);
  }

  /** What the formulas in circles come to; nothing where an answer of the add-in's is still out. */
  run(circles: Places): RoundResult[] {
    const { calculation, isWaiting, sheets } = this.calculationOf(circles);
    const results = calculation.results();
    if (isWaiting()) return [];
    const found = results.map(({ sheet, ...cell }) => ({ ...cell, sheetId: sheets[sheet] ?? "" }));
    this.messages = new Map(found.map((cell) => [siteKey(cell), cell.message]));
    return found;
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
