import type { IUnitRange } from "@univerjs/core";
import type { CellRange, CellValue } from "../../../workbook/book/book";
import type { KeptFormula } from "../../../workbook/engine/kept-formulas";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
import { siteKey } from "../../../workbook/engine/univer/complaints";
import { cellRange, contains, intersect } from "../book/grid-cells";
import type { HeldFormula } from "./engine-formulas";

/** A formula that keeps a value in more than its own cell. */
export interface KeptSpill {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: readonly (readonly CellValue[])[];
}

/** What is read, on the sheet of an id. */
interface Read extends CellRange {
  readonly sheetId: string;
}

/**
 * The formulas of a file that keep what Excel computed until something they read changes, and those that cannot be
 * calculated here and keep it for good.
 */
export class KeptValues {
  private readonly kept = new Map<string, KeptSpill>();
  /** What those read that cannot be calculated, as long as it has not changed. */
  private readonly sure = new Map<string, readonly Read[]>();

  load(formulas: readonly KeptFormula[], sheetIds: readonly string[]): void {
    this.kept.clear();
    this.sure.clear();
    const idOf = (sheet: number) => sheetIds[sheet] ?? "";
    for (const { sheet, row, column, rows, isForeign, reads, isDoubtful } of formulas) {
      const key = siteKey({ sheetId: idOf(sheet), row, column });
      if (!isForeign) this.kept.set(key, { sheet: idOf(sheet), row, column, rows });
      else if (!isDoubtful) {
        this.sure.set(
          key,
          reads.map((area) => ({ ...area, sheetId: idOf(area.sheet) })),
        );
      }
    }
  }

  get areThere(): boolean {
    return this.kept.size > 0;
  }

  /** Whether a formula keeps what Excel computed. */
  has(sheetId: string, row: number, column: number): boolean {
    return this.kept.size > 0 && this.kept.has(siteKey({ sheetId, row, column }));
  }

  /** Whether nothing has changed that a formula reads which cannot be calculated. */
  isSure(sheetId: string, row: number, column: number): boolean {
    return this.sure.has(siteKey({ sheetId, row, column }));
  }

  /** Those that fill more than their own cells. */
  spills(held: readonly HeldFormula[]): KeptSpill[] {
    const all = [...this.kept.values(), ...held];
    return all.filter(({ rows }) => rows.length > 1 || (rows[0]?.length ?? 0) > 1);
  }

  /** Something was put into these cells. */
  edited(sheetId: string, range: CellRange): void {
    if (this.kept.size === 0) return;
    for (const [key, { sheet, row, column }] of this.kept) {
      if (sheet === sheetId && contains(range, row, column)) this.kept.delete(key);
    }
  }

  /** These cells were calculated, after something was put into those. */
  calculated(sites: readonly CallSite[], edited: readonly IUnitRange[]): void {
    if (this.kept.size > 0) for (const site of sites) this.kept.delete(siteKey(site));
    for (const [key, reads] of this.sure) {
      const isRead = (sheetId: string, range: CellRange) =>
        reads.some((read) => read.sheetId === sheetId && intersect(read, range));
      const isChanged =
        edited.some(({ sheetId, range }) => isRead(sheetId, range)) ||
        sites.some(({ sheetId, row, column }) => isRead(sheetId, cellRange(row, column)));
      if (isChanged) this.sure.delete(key);
    }
  }

  /** Cells have moved: nobody knows any more what reads what as Excel saw it. */
  forget(): void {
    this.kept.clear();
    this.sure.clear();
  }
}
