import type { CellInput, SheetRange } from "../../grid";
import type { Given } from "../protocol/arguments";
import { invalid, notFound } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { inputGiven, inputsGiven, valuesOf } from "../ranges/range-contents";
import { columnCount, rowAt } from "../ranges/ranges";
import type { Wire } from "../protocol/wire";
import { tableOf } from "../workspace/workspace";
import type { TableTarget } from "./table-parts";
import { bodyOf, bodyRowCount } from "./table-parts";

interface RowTarget extends TableTarget {
  readonly index: number;
}

const there = ({ workspace, id }: TableTarget) => tableOf(workspace, id);

function rowRange(target: RowTarget): SheetRange {
  const table = there(target);
  const body = bodyOf(table);
  if (!body || target.index >= bodyRowCount(table)) throw notFound(`row ${target.index}`);
  return rowAt(body, target.index);
}

function deleteRows({ workspace, id }: TableTarget, index: number, count: number): void {
  workspace.edit((grid) => {
    if (workspace.faults.ignoredRowDeletes) return;
    grid.deleteTableRows(id, index, count);
  });
}

const tableRow = defineType<RowTarget>({
  typeName: "TableRow",
  identity: ({ index }) => ({ Index: index }),
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (target) => valuesOf(target.workspace.grid, rowRange(target)),
      set: (target, given) => {
        const range = rowRange(target);
        const inputs = inputsGiven(range, given, "values");
        target.workspace.edit((grid) => {
          grid.write(range, inputs);
        });
      },
    },
  },
  methods: {
    Delete: (target) => {
      rowRange(target);
      deleteRows(target, target.index, 1);
      return undefined;
    },
    GetRange: (target) => target.workspace.make.range(rowRange(target)),
  },
});

const rowIn = (target: TableTarget, index: number): HostObject =>
  tableRow.of({ workspace: target.workspace, id: target.id, index });

/** An index of a row that is there. */
function existing(target: TableTarget, index: number): number {
  const count = bodyRowCount(there(target));
  if (index < 0 || index >= count) throw invalid(`index must be 0 to ${count - 1}`, index);
  return index;
}

/** Rows to add, as a list of rows, one row, one value for a row, or nothing for a blank row. */
function rowsGiven(values: Wire, width: number): CellInput[][] {
  // A null leaves a cell as it is, and a new one is blank.
  const input = (value: Wire) => inputGiven(value, "values") ?? "";
  if (!Array.isArray(values)) return [Array.from({ length: width }, () => input(values))];
  const list = values as readonly Wire[];
  const rows = list.every((row) => Array.isArray(row)) ? list : [list];
  return rows.map((row) => {
    if (row.length !== width) throw invalid(`each row must have ${width} values`, row.length);
    return (row as readonly Wire[]).map(input);
  });
}

/** Where rows come in; null behind the last. */
function placeGiven(target: TableTarget, index: number): number | null {
  const count = bodyRowCount(there(target));
  if (index === -1 || index === count) return null;
  if (index < 0 || index > count) throw invalid(`index must be 0 to ${count}`, index);
  return index;
}

function indexGiven(target: TableTarget, given: Given): number {
  if (typeof given === "number") return existing(target, given);
  const row = tableRow.targetOf(given);
  if (row?.id !== target.id) throw invalid("rows must be rows of the table", "something else");
  return existing(target, row.index);
}

export const tableRows = defineType<TableTarget>({
  typeName: "TableRowCollection",
  scalars: { Count: { get: (target) => bodyRowCount(there(target)) } },
  items: (target) =>
    Array.from({ length: bodyRowCount(there(target)) }, (_, index) => rowIn(target, index)),
  methods: {
    Add: (target, args) => {
      const table = there(target);
      const index = placeGiven(target, args.integerOr(0, "index", -1));
      const rows = rowsGiven(args.plain(1, "values"), columnCount(table.range));
      if (rows.length === 0) throw invalid("values must have a row", "none");
      target.workspace.edit((grid) => {
        grid.insertTableRows(target.id, index, rows);
      });
      return rowIn(target, index ?? bodyRowCount(table));
    },
    DeleteRows: (target, args) => {
      const given = args.at(0);
      if (!Array.isArray(given)) throw invalid("rows must be a list", "something else");
      const indexes = (given as readonly Given[]).map((row) => indexGiven(target, row));
      // From the last to the first, so that the others stay where they are.
      for (const index of [...new Set(indexes)].sort((a, b) => b - a)) {
        deleteRows(target, index, 1);
      }
      return undefined;
    },
    DeleteRowsAt: (target, args) => {
      const index = existing(target, args.integer(0, "index"));
      const count = args.integerOr(1, "count", 1);
      if (count < 1) throw invalid("count must be 1 or more", count);
      existing(target, index + count - 1);
      deleteRows(target, index, count);
      return undefined;
    },
    GetCount: (target) => bodyRowCount(there(target)),
    GetItemAt: (target, args) => rowIn(target, existing(target, args.integer(0, "index"))),
  },
});
