import type { CellRange } from "../../../workbook/book/book";
import {
  cellAddress,
  lastColumn,
  lastRow,
  rangeAddress,
} from "../../../workbook/book/cell-address";
import { isSameSize } from "../../../workbook/book/cell-range";
import { withoutColumns } from "../../../workbook/formulas/rename-references";
import type { InPlaceOfTable } from "../../../workbook/formulas/formulas-without-table";
import { withoutTables } from "../../../workbook/formulas/formulas-without-table";
import type { ShiftObstacle } from "../../grid";
import { GridError } from "../../grid";
import type { FormulaNotes } from "../calculation/engine-formulas";
import type { FormulaPlace } from "../edits/formula-edits";
import { formulaEdits } from "../edits/formula-edits";
import type { GridCells } from "../book/grid-cells";
import type { GridNames } from "../book/grid-names";
import type { Shift } from "../../../workbook/book/sheet-move";
import {
  distance,
  isTorn as isPartOf,
  shiftedFormula,
  shiftedRange,
} from "../../../workbook/formulas/shift-cells";
import { isInTheWay, shiftEdits } from "../edits/shift-edits";
import { columnsAfter } from "./table-columns";
import { isIn } from "./table-ranges";
import type { MoveJournal } from "../book/move-journal";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import type { Edit, UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

/** Moves cells, and with them the formulas and names that say them, and tables. */
export class TableShifts {
  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
    private readonly names: GridNames,
    private readonly steps: UndoSteps,
    private readonly journal: MoveJournal,
    /** Told after cells have moved; `inTable` when rows or columns of a table did. */
    private readonly shifted: (sheet: string, shift: Shift, inTable: boolean) => void,
  ) {}

  /**
   * Moves cells, and with them the formulas and names that say them, and tables.
   *
   * @param next a table that is afterwards other than the shift alone would make it
   * @throws GridError where values or formulas would be pushed off the sheet, or a table or cells of an array formula torn apart
   */
  shift(sheet: string, shift: Shift, next?: TableState, inTable = false): void {
    const obstacle = this.obstacleTo(sheet, shift, next?.id);
    if (obstacle) {
      throw new GridError("InvalidOperation", refusal(obstacle));
    }
    const tables = this.tablesAfter(sheet, shift, next?.id).map((table) =>
      table.id === next?.id ? next : table,
    );
    const gone = this.store.list().filter(({ id }) => tables.every((table) => table.id !== id));
    const noted = this.journal.note({ sheet, shift });
    this.steps.move([...this.moved(sheet, shift, gone), this.store.become(tables), noted]);
    this.shifted(sheet, shift, inTable);
  }

  /**
   * What a shift may not do: push values or formulas off the sheet, or tear a table or the cells of an array formula apart;
   * undefined where it may be done.
   *
   * @param except a table whose cells move as it wants them to
   */
  obstacleTo(sheet: string, shift: Shift, except?: string): ShiftObstacle | undefined {
    const cell = this.pushedOff(sheet, shift);
    if (cell !== undefined) return { kind: "pushed", cell };
    const torn = this.store
      .list()
      .find(
        (table) =>
          table.sheet === sheet &&
          table.id !== except &&
          shiftedRange(table.range, shift) === table.range &&
          isTorn(table.range, shift),
      );
    if (torn) return { kind: "torn", table: torn.name };
    const cells = this.partedArray(sheet, shift);
    return cells && { kind: "parted", cells: rangeAddress(cells) };
  }

  /** The cells of an array formula, of which only some would move or go. Excel keeps such together. */
  private partedArray(sheet: string, shift: Shift): CellRange | undefined {
    let parted: CellRange | undefined;
    worksheetOf(this.book, sheet)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        const { fills } = (cell?.custom as FormulaNotes | null | undefined) ?? {};
        if (!fills || parted || fills.rows * fills.columns === 1) return;
        if (this.cells.formulaAt(sheet, row, column) !== `=${fills.formula}`) return;
        const range = {
          ...{ startRow: row, startColumn: column },
          ...{ endRow: row + fills.rows - 1, endColumn: column + fills.columns - 1 },
        };
        const moved = isPartOf(range, shift) ? undefined : shiftedRange(range, shift);
        const isWhole = moved === null || (moved !== undefined && isSameSize(moved, range));
        if (!isWhole) parted = range;
      });
    return parted;
  }

  /** The address of a cell with content that would be pushed off the sheet. */
  private pushedOff(sheet: string, shift: Shift): string | undefined {
    if (shift.removes) return undefined;
    const worksheet = worksheetOf(this.book, sheet);
    const isRows = shift.along === "rows";
    const edge = (isRows ? lastRow : lastColumn) - distance(shift);
    if ((isRows ? worksheet.getRowCount() : worksheet.getColumnCount()) - 1 <= edge) {
      return undefined;
    }
    let pushed: string | undefined;
    worksheet.getCellMatrix().forValue((row, column, cell) => {
      const isEmpty = (cell?.v ?? null) === null && !cell?.f && !cell?.si && !cell?.p;
      if (isEmpty || (isRows ? row : column) <= edge || !isInTheWay(row, column, shift)) return;
      pushed ??= cellAddress(row, column);
    });
    return pushed;
  }

  /** The tables after cells moved that were free to. */
  tablesAfter(sheet: string, shift: Shift, except?: string): TableState[] {
    return this.store.list().flatMap((table) => {
      if (table.sheet !== sheet || table.id === except) return [table];
      const range = shiftedRange(table.range, shift);
      if (!range) return [];
      if (range === table.range) return [table];
      return [{ ...table, range, columns: columnsAfter(table, range, shift) }];
    });
  }

  /** Cells, and the formulas and names that say them, after a shift; tables are not in it. */
  private moved(sheet: string, shift: Shift, gone: readonly TableState[]): Edit[] {
    const name = worksheetOf(this.book, sheet).getName().toLowerCase();
    const says = (from: string | null) => (said: string | null) =>
      said === null ? from === sheet : said.toLowerCase() === name;
    const without = this.rewriteWithout(gone, "#REF!");
    const withoutGone = this.withoutGoneColumns(sheet, shift);
    const rewrite = (formula: string, place: FormulaPlace) =>
      without(shiftedFormula(withoutGone(formula, place), shift, says(place.sheet)), place);
    const formulaAt = (row: number, column: number) => this.cells.formulaAt(sheet, row, column);
    return [
      ...formulaEdits(this.book, rewrite),
      ...shiftEdits(this.book, sheet, shift, formulaAt, rewrite),
      ...this.names.rewriting((formula) =>
        without(shiftedFormula(withoutGone(formula), shift, says(null))),
      ),
    ];
  }

  /** Gives what formulas say once columns of tables have been taken out. */
  withoutGoneColumns(sheet: string, shift: Shift): (text: string, place?: FormulaPlace) => string {
    const tables = this.store.list().flatMap((table) => {
      const range = table.sheet === sheet ? shiftedRange(table.range, shift) : null;
      if (!range || !shift.removes || shift.along === "rows") return [];
      const left = columnsAfter(table, range, shift);
      const gone = table.columns.filter((column) => !left.includes(column));
      return gone.length > 0 ? [{ table, columns: table.columns, gone }] : [];
    });
    return withoutColumnsOf(tables);
  }

  /** What becomes of the formulas and names that say tables when these go. */
  departure(gone: readonly TableState[], instead: InPlaceOfTable): Edit[] {
    if (gone.length === 0) return [];
    const rewrite = this.rewriteWithout(gone, instead);
    return [...formulaEdits(this.book, rewrite), ...this.names.rewriting((text) => rewrite(text))];
  }

  /** What becomes of the formulas and names that say columns of tables when these have gone. */
  columnsGone(before: readonly TableState[], after: readonly TableState[]): Edit[] {
    const lost = after.flatMap((table) => {
      const was = before.find(({ id }) => id === table.id)?.columns ?? [];
      const gone = was.filter((column) => !table.columns.includes(column));
      return table.columns.length < was.length && gone.length > 0
        ? [{ table, columns: was, gone }]
        : [];
    });
    if (lost.length === 0) return [];
    const rewrite = withoutColumnsOf(lost);
    return [...formulaEdits(this.book, rewrite), ...this.names.rewriting((text) => rewrite(text))];
  }

  private rewriteWithout(gone: readonly TableState[], instead: InPlaceOfTable) {
    const tables = gone.map((table) => this.store.bookTable(table));
    return (formula: string, place?: FormulaPlace) => {
      const at = place
        ? { ...place, sheet: worksheetOf(this.book, place.sheet).getName() }
        : { sheet: "", row: -1, column: -1 };
      return withoutTables(formula, at, tables, instead);
    };
  }
}

interface LostColumns {
  readonly table: TableState;
  /** All that it had. */
  readonly columns: readonly string[];
  readonly gone: readonly string[];
}

const withoutColumnsOf =
  (tables: readonly LostColumns[]) =>
  (formula: string, place?: FormulaPlace): string =>
    tables.reduce((text, { table, columns, gone }) => {
      const isInside = place !== undefined && isIn(table, place);
      return withoutColumns(text, { name: table.name, columns }, gone, isInside);
    }, formula);

function refusal(obstacle: ShiftObstacle): string {
  switch (obstacle.kind) {
    case "torn":
      return `a shift must not cut through table ${obstacle.table}`;
    case "pushed":
      return `inserted cells must not push what is in ${obstacle.cell} off the sheet`;
    case "parted":
      return `cells of an array formula must stay together, got a part of ${obstacle.cells}`;
  }
}

/** Whether a part of a table would move and the rest stay. */
function isTorn(range: CellRange, { area, along }: Shift): boolean {
  return along === "rows"
    ? range.endRow >= area.startRow &&
        area.startColumn <= range.endColumn &&
        area.endColumn >= range.startColumn
    : range.endColumn >= area.startColumn &&
        area.startRow <= range.endRow &&
        area.endRow >= range.startRow;
}
