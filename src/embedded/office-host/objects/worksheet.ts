import { eventMethods } from "../workspace/event-methods";
import { eventType } from "../workspace/event-types";
import { invalid } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { checkOnSheet, rangeAt, wholeSheet } from "../ranges/range-address";
import type { Wire } from "../protocol/wire";
import type { Workspace } from "../workspace/workspace";
import { sheetOf } from "../workspace/workspace";
import { pageLayout } from "./page-layout";
import { colour } from "./range-format";
import { worksheetProtection } from "./worksheet-protection";

export interface SheetTarget {
  readonly workspace: Workspace;
  readonly id: string;
}

type SheetChange = Parameters<Workspace["grid"]["setSheet"]>[1];

const change = ({ workspace, id }: SheetTarget, what: SheetChange): void => {
  workspace.edit((grid) => {
    grid.setSheet(id, what);
  });
};

const there = ({ workspace, id }: SheetTarget) => sheetOf(workspace, id);

function visibilityIn(value: Wire) {
  if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") {
    throw invalid("visibility must be Visible, Hidden or VeryHidden", value);
  }
  return value;
}

/** The used range; the first cell of an empty sheet. */
function usedRange(target: SheetTarget, valuesOnly: boolean): HostObject {
  const { workspace, id } = target;
  const used = workspace.grid.usedRange(there(target).id, valuesOnly);
  const firstCell = { sheet: id, startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
  return workspace.make.range(used ?? firstCell);
}

/** The sheet so many places further, past hidden ones if asked. */
function neighbour(target: SheetTarget, step: 1 | -1, visibleOnly: boolean): HostObject | null {
  const { workspace } = target;
  const sheets = workspace.grid
    .sheets()
    .filter(({ id, visibility }) => id === target.id || !visibleOnly || visibility === "Visible");
  const next = sheets[sheets.findIndex(({ id }) => id === there(target).id) + step];
  return next ? workspace.make.worksheet(next.id) : null;
}

function requiredNeighbour(target: SheetTarget, step: 1 | -1, visibleOnly: boolean): HostObject {
  const next = neighbour(target, step, visibleOnly);
  if (!next) throw invalid("worksheet must have one next to it", there(target).name);
  return next;
}

const idOf = ({ id }: SheetTarget) => id;

export const worksheet = defineType<SheetTarget>({
  typeName: "Worksheet",
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: (target) => there(target).id },
    Name: {
      get: (target) => there(target).name,
      set: (target, name) => {
        if (typeof name !== "string") throw invalid("name must be a text", name);
        change(target, { name });
      },
    },
    Position: {
      get: (target) => target.workspace.grid.sheets().findIndex(({ id }) => id === target.id),
      set: (target, position) => {
        const count = target.workspace.grid.sheets().length;
        const fits =
          typeof position === "number" &&
          Number.isInteger(position) &&
          position >= 0 &&
          position < count;
        if (!fits) throw invalid(`position must be 0 to ${count - 1}`, position);
        change(target, { position });
      },
    },
    TabColor: {
      get: (target) => there(target).tabColor,
      set: (target, value) => {
        change(target, { tabColor: value === "" ? "" : colour("tabColor")(value) });
      },
    },
    Visibility: {
      get: (target) => there(target).visibility,
      set: (target, value) => {
        change(target, { visibility: visibilityIn(value) });
      },
    },
  },
  objects: {
    Charts: (target) => target.workspace.make.charts(there(target).id),
    Names: (target) => target.workspace.make.names(there(target).id),
    PageLayout: (target) => pageLayout.of({ workspace: target.workspace, id: there(target).id }),
    Protection: (target) => worksheetProtection.of(target),
    Tables: (target) => target.workspace.make.tables(there(target).id),
  },
  methods: {
    Activate: (target) => {
      target.workspace.grid.activateSheet(there(target).id);
      return undefined;
    },
    Calculate: (target) => {
      there(target);
      target.workspace.grid.recalculate();
      return undefined;
    },
    Delete: ({ workspace, id }) => {
      workspace.edit((grid) => {
        grid.deleteSheet(id);
      });
      return undefined;
    },
    GetCell: (target, args) => {
      const startRow = args.integer(0, "row");
      const startColumn = args.integer(1, "column");
      const sheet = there(target).id;
      const cell = { sheet, startRow, startColumn, endRow: startRow, endColumn: startColumn };
      return target.workspace.make.range(checkOnSheet(cell));
    },
    GetNext: (target, args) => requiredNeighbour(target, 1, args.flag(0, "visibleOnly")),
    GetNextOrNullObject: (target, args) => neighbour(target, 1, args.flag(0, "visibleOnly")),
    GetPrevious: (target, args) => requiredNeighbour(target, -1, args.flag(0, "visibleOnly")),
    GetPreviousOrNullObject: (target, args) => neighbour(target, -1, args.flag(0, "visibleOnly")),
    GetRange: (target, args) => {
      const sheet = there(target).id;
      const address = args.optionalText(0, "address");
      const range =
        address === undefined ? wholeSheet(sheet) : rangeAt(target.workspace, sheet, address);
      if (range.sheet !== sheet) throw invalid("address must be on this worksheet", address);
      return target.workspace.make.range(range);
    },
    GetRangeByIndexes: (target, args) => {
      const startRow = args.integer(0, "startRow");
      const startColumn = args.integer(1, "startColumn");
      const range = {
        sheet: there(target).id,
        startRow,
        startColumn,
        endRow: startRow + args.integer(2, "rowCount") - 1,
        endColumn: startColumn + args.integer(3, "columnCount") - 1,
      };
      return target.workspace.make.range(checkOnSheet(range));
    },
    GetUsedRange: (target, args) => usedRange(target, args.flag(0, "valuesOnly")),
    GetUsedRangeOrNullObject: (target, args) => {
      const { workspace } = target;
      const used = workspace.grid.usedRange(there(target).id, args.flag(0, "valuesOnly"));
      return used && workspace.make.range(used);
    },
    _GetSheetById: (target, args) => {
      const id = args.text(0, "id");
      return target.workspace.make.worksheet(sheetOf(target.workspace, id).id);
    },
    ...eventMethods("Activated", eventType.sheetActivated, idOf),
    ...eventMethods("Calculated", eventType.sheetCalculated, idOf),
    ...eventMethods("DataChanged", eventType.sheetChanged, idOf),
    ...eventMethods("Deactivated", eventType.sheetDeactivated, idOf),
    ...eventMethods("SelectionChanged", eventType.sheetSelection, idOf),
  },
});
