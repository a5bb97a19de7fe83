import type { SheetRange } from "../../grid";
import { eventMethods } from "../workspace/event-methods";
import { eventType } from "../workspace/event-types";
import { invalid, notFound } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { rangeGiven } from "../ranges/range-address";
import type { Wire } from "../protocol/wire";
import type { Workspace } from "../workspace/workspace";
import { tableOf } from "../workspace/workspace";
import { tableColumns } from "./table-columns";
import type { TableTarget } from "./table-parts";
import { bodyOf, headerOf, totalsOf } from "./table-parts";
import { tableRows } from "./table-rows";

type TableChange = Parameters<Workspace["grid"]["setTable"]>[1];

const there = ({ workspace, id }: TableTarget) => tableOf(workspace, id);

const change = ({ workspace, id }: TableTarget, what: TableChange): void => {
  workspace.edit((grid) => {
    grid.setTable(id, what);
  });
};

function textIn(value: Wire, name: string): string {
  if (typeof value !== "string") throw invalid(`${name} must be a text`, value);
  return value;
}

function flagIn(value: Wire, name: string): boolean {
  if (typeof value !== "boolean") throw invalid(`${name} must be true or false`, value);
  return value;
}

/** A part of the table as a range; ItemNotFound where the table has no such part. */
function part({ workspace }: TableTarget, range: SheetRange | null, what: string): HostObject {
  if (!range) throw notFound(what);
  return workspace.make.range(range);
}

const idOf = ({ id }: TableTarget) => id;

export const table = defineType<TableTarget>({
  typeName: "Table",
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: (target) => there(target).id },
    Name: {
      get: (target) => there(target).name,
      set: (target, value) => {
        change(target, { name: textIn(value, "name") });
      },
    },
    ShowHeaders: {
      get: (target) => there(target).showHeaders,
      set: (target, value) => {
        change(target, { showHeaders: flagIn(value, "showHeaders") });
      },
    },
    ShowTotals: {
      get: (target) => there(target).showTotals,
      set: (target, value) => {
        change(target, { showTotals: flagIn(value, "showTotals") });
      },
    },
    Style: {
      get: (target) => there(target).style,
      set: (target, value) => {
        change(target, { style: textIn(value, "style") });
      },
    },
  },
  objects: {
    Columns: (target) => tableColumns.of(target),
    Rows: (target) => tableRows.of(target),
    Worksheet: (target) => target.workspace.make.worksheet(there(target).range.sheet),
  },
  methods: {
    ConvertToRange: (target) => {
      const { range } = there(target);
      target.workspace.edit((grid) => {
        grid.deleteTable(target.id, true);
      });
      return target.workspace.make.range(range);
    },
    Delete: ({ workspace, id }) => {
      workspace.edit((grid) => {
        grid.deleteTable(id, false);
      });
      return undefined;
    },
    GetDataBodyRange: (target) => part(target, bodyOf(there(target)), "a row of the table"),
    GetHeaderRowRange: (target) => part(target, headerOf(there(target)), "the table's header"),
    GetRange: (target) => target.workspace.make.range(there(target).range),
    GetTotalRowRange: (target) => part(target, totalsOf(there(target)), "the table's totals row"),
    Resize: (target, args) => {
      const { sheet } = there(target).range;
      const range = rangeGiven(target.workspace, sheet, args.at(0));
      if (range.sheet !== sheet) throw invalid("newRange must be on the table's sheet", "another");
      change(target, { range });
      return undefined;
    },
    ...eventMethods("DataChanged", eventType.tableChanged, idOf),
    ...eventMethods("SelectionChanged", eventType.tableSelection, idOf),
  },
});
