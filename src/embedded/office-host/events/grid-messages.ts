import type { Grid, GridEvent, GridTable, SheetRange } from "../../grid";
import { addressOf } from "../ranges/addresses";
import { wireType, wireValue } from "../ranges/cell-wire";
import type { EventType } from "../workspace/event-types";
import { eventType, wholeWorkbook } from "../workspace/event-types";
import { referenceOfRange } from "../ranges/range-references";
import { intersection } from "../ranges/ranges";
import type { Wire } from "../protocol/wire";

/** What is told of an event of the grid to those who asked for one type and target. */
export interface GridMessage {
  readonly type: EventType;
  readonly target: string;
  /** Whether it tells of changed cells. */
  readonly isEdit: boolean;
  readonly payload: () => Wire;
}

type Changed = Extract<GridEvent, { kind: "changed" }>;

/** Puts events of the grid into the words of office.js. */
export class GridMessages {
  /** As they were at the last event: a deleted table can no longer be asked where it was. */
  private tables: readonly GridTable[];
  private readonly tablesWithSelection = new Set<string>();

  constructor(private readonly grid: Grid) {
    this.tables = grid.tables();
  }

  of(event: GridEvent, own: boolean): GridMessage[] {
    const before = this.tables;
    this.tables = this.grid.tables();
    switch (event.kind) {
      case "changed":
        return this.changed(event, own, before);
      case "selected":
        return this.selected(event.range);
      case "calculated":
        return event.sheets.flatMap((sheet) => this.calculated(sheet));
      case "tableAdded":
        return tableCame(eventType.tableAdded, find(this.tables, event.table));
      case "tableDeleted":
        return tableCame(eventType.tableDeleted, find(before, event.table));
      case "chartsChanged":
      case "tableChanged":
      case "refused":
      case "formulaRefused":
      case "textRefused":
      case "shiftRefused":
        // Charts, a table's name or size, not its cells, and what did not happen: office.js has no event for them.
        return [];
      case "sheetActivated":
      case "sheetDeactivated":
        return toEach(eventType[event.kind], [event.sheet, wholeWorkbook], () => ({
          worksheetId: event.sheet,
        }));
      case "sheetAdded":
      case "sheetDeleted":
        return toEach(eventType[event.kind], [wholeWorkbook], () => ({
          worksheetId: event.sheet,
          source: "Local",
        }));
    }
  }

  private changed(event: Changed, own: boolean, before: readonly GridTable[]): GridMessage[] {
    const { range } = event;
    const payload = changePayload(event, own);
    const ofSheet = toEach(
      eventType.sheetChanged,
      [range.sheet, wholeWorkbook],
      () => payload,
      true,
    );
    const touched = this.tables.filter(
      (table) =>
        intersection(table.range, range) !== null ||
        // Rows that went lay within the table as it was.
        intersection(find(before, table.id)?.range ?? table.range, range) !== null,
    );
    const ofTables = touched.flatMap(({ id }) =>
      toEach(
        eventType.tableChanged,
        [id, range.sheet, wholeWorkbook],
        () => ({ ...payload, tableId: id }),
        true,
      ),
    );
    return [...ofSheet, ...ofTables];
  }

  private selected(range: SheetRange): GridMessage[] {
    const address = addressOf(range);
    const where = { address, worksheetId: range.sheet };
    const ofSheet = toEach(eventType.sheetSelection, [range.sheet, wholeWorkbook], () => where);
    const ofTables = this.tables.flatMap((table) => {
      const inside = intersection(table.range, range);
      const wasInside = this.tablesWithSelection.delete(table.id);
      if (inside) this.tablesWithSelection.add(table.id);
      if (!inside && !wasInside) return [];
      const payload = {
        address: inside ? addressOf(inside) : "",
        worksheetId: table.range.sheet,
        tableId: table.id,
      };
      return toEach(eventType.tableSelection, [table.id], () => payload);
    });
    return [...ofSheet, ...ofTables];
  }

  private calculated(sheet: string): GridMessage[] {
    return toEach(eventType.sheetCalculated, [sheet, wholeWorkbook], () => {
      // By the time it is told, the sheet may be gone.
      const isThere = this.grid.sheets().some(({ id }) => id === sheet);
      const used = isThere ? this.grid.usedRange(sheet, false) : null;
      return { worksheetId: sheet, address: used ? addressOf(used) : "" };
    });
  }
}

const find = (tables: readonly GridTable[], id: string) => tables.find((table) => table.id === id);

const toEach = (
  type: EventType,
  targets: readonly string[],
  payload: () => Wire,
  isEdit = false,
): GridMessage[] => targets.map((target) => ({ type, target, isEdit, payload }));

function tableCame(type: EventType, table: GridTable | undefined): GridMessage[] {
  if (!table) return [];
  const { sheet } = table.range;
  return toEach(type, [sheet, wholeWorkbook], () => ({
    tableId: table.id,
    tableName: table.name,
    worksheetId: sheet,
    source: "Local",
  }));
}

function changePayload(event: Changed, own: boolean): Readonly<Record<string, Wire>> {
  const { range, change, detail } = event;
  const details = detail
    ? {
        valueBefore: wireValue(detail.before),
        valueAfter: wireValue(detail.after),
        valueTypeBefore: wireType(detail.before),
        valueTypeAfter: wireType(detail.after),
      }
    : {};
  return {
    address: addressOf(range),
    changeType: change,
    source: "Local",
    triggerSource: own ? "ThisLocalAddin" : "Unknown",
    worksheetId: range.sheet,
    // The grid does not say which way single cells went.
    shiftDirection: "None",
    referenceId: referenceOfRange(range),
    ...details,
  };
}
