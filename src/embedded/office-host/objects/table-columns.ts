import type { CellInput, GridTable, SheetRange } from "../../grid";
import { wireValue } from "../ranges/cell-wire";
import { HostError, invalid, notFound } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { inputGiven, inputsGiven, valuesOf } from "../ranges/range-contents";
import { columnAt, columnCount, rowCount } from "../ranges/ranges";
import type { Wire } from "../protocol/wire";
import { sameName, tableOf } from "../workspace/workspace";
import type { TableTarget } from "./table-parts";
import { bodyOf, bodyRowCount, columnOf, headerOf, totalsOf } from "./table-parts";

interface ColumnTarget extends TableTarget {
  readonly index: number;
}

const there = ({ workspace, id }: TableTarget) => tableOf(workspace, id);

function names({ workspace, id }: TableTarget): string[] {
  const table = tableOf(workspace, id);
  const header = headerOf(table);
  const count = columnCount(table.range);
  if (!header) return Array.from({ length: count }, (_, index) => `Column${index + 1}`);
  return (workspace.grid.values(header)[0] ?? []).map((value) => String(wireValue(value)));
}

/** The table of a column that is there. */
function tableOfColumn(target: ColumnTarget): GridTable {
  const table = there(target);
  if (target.index >= columnCount(table.range)) throw notFound(`column ${target.index}`);
  return table;
}

const wholeColumn = (target: ColumnTarget): SheetRange =>
  columnAt(tableOfColumn(target).range, target.index);

function part(target: ColumnTarget, of: (table: GridTable) => SheetRange | null, what: string) {
  const range = columnOf(of(tableOfColumn(target)), target.index);
  if (!range) throw notFound(what);
  return target.workspace.make.range(range);
}

function nameOf(target: ColumnTarget): string {
  tableOfColumn(target);
  return names(target)[target.index] ?? "";
}

function rename(target: ColumnTarget, name: Wire): void {
  if (typeof name !== "string") throw invalid("name must be a text", name);
  const header = columnOf(headerOf(tableOfColumn(target)), target.index);
  if (!header) throw notFound("the table's header");
  const taken = names(target).some((each, index) => index !== target.index && sameName(each, name));
  if (taken) throw new HostError("InvalidArgument", `name must be new to the table, got ${name}`);
  target.workspace.edit((grid) => {
    grid.write(header, [[name]]);
  });
}

const tableColumn = defineType<ColumnTarget>({
  typeName: "TableColumn",
  // Excel's ids outlive a move. These do not: the grid knows columns by their places.
  identity: ({ index }) => ({ Id: index + 1 }),
  scalars: {
    Id: { get: ({ index }) => index + 1 },
    Index: { get: ({ index }) => index },
    Name: {
      get: nameOf,
      set: rename,
    },
    Values: {
      get: (target) => valuesOf(target.workspace.grid, wholeColumn(target)),
      set: (target, given) => {
        const range = wholeColumn(target);
        const inputs = inputsGiven(range, given, "values");
        target.workspace.edit((grid) => {
          grid.write(range, inputs);
        });
      },
    },
  },
  methods: {
    Delete: (target) => {
      tableOfColumn(target);
      target.workspace.edit((grid) => {
        grid.deleteTableColumn(target.id, target.index);
      });
      return undefined;
    },
    GetDataBodyRange: (target) => part(target, bodyOf, "a row of the table"),
    GetHeaderRowRange: (target) => part(target, headerOf, "the table's header"),
    GetRange: (target) => target.workspace.make.range(wholeColumn(target)),
    GetTotalRowRange: (target) => part(target, totalsOf, "the table's totals row"),
  },
});

const columnIn = ({ workspace, id }: TableTarget, index: number): HostObject =>
  tableColumn.of({ workspace, id, index });

/** By name, or by id. */
function find(target: TableTarget, key: Wire): HostObject | null {
  const count = columnCount(there(target).range);
  const index =
    typeof key === "string" ? names(target).findIndex((name) => sameName(name, key)) : -1;
  const id = index >= 0 ? index + 1 : Number(key);
  return Number.isInteger(id) && id >= 1 && id <= count ? columnIn(target, id - 1) : null;
}

/** A column to add: a list with a cell for each row of the table, its header first, or one value for all cells. */
function columnGiven(table: GridTable, values: Wire): { name?: string; cells: CellInput[] } {
  const bodyRows = bodyRowCount(table);
  const input = (value: Wire) => inputGiven(value, "values") ?? "";
  if (!Array.isArray(values)) {
    return { cells: Array.from({ length: bodyRows }, () => input(values)) };
  }
  const rows = rowCount(table.range);
  const list = (values as readonly Wire[]).map((row): Wire => {
    if (!Array.isArray(row)) return row;
    if (row.length !== 1) throw invalid("each row of values must have one value", row.length);
    return (row as readonly Wire[])[0] ?? null;
  });
  if (list.length !== rows) throw invalid(`values must have ${rows} rows`, list.length);
  const first = Number(table.showHeaders);
  const cells = list.slice(first, first + bodyRows).map(input);
  const name = table.showHeaders ? String(input(list[0] ?? null)) : "";
  return name === "" ? { cells } : { name, cells };
}

export const tableColumns = defineType<TableTarget>({
  typeName: "TableColumnCollection",
  scalars: { Count: { get: (target) => columnCount(there(target).range) } },
  items: (target) =>
    Array.from({ length: columnCount(there(target).range) }, (_, index) => columnIn(target, index)),
  item: (target, key) => find(target, key) ?? undefined,
  methods: {
    Add: (target, args) => {
      const table = there(target);
      const count = columnCount(table.range);
      const index = args.integerOr(0, "index", -1);
      if (index < -1 || index > count) throw invalid(`index must be 0 to ${count}`, index);
      const { name: own, cells } = columnGiven(table, args.plain(1, "values"));
      const name = args.optionalText(2, "name") ?? own;
      if (name !== undefined && names(target).some((each) => sameName(each, name))) {
        throw invalid("name must be new to the table", name);
      }
      const place = index === -1 || index === count ? null : index;
      target.workspace.edit((grid) => {
        grid.insertTableColumn(target.id, place, cells, name);
      });
      return columnIn(target, place ?? count);
    },
    GetCount: (target) => columnCount(there(target).range),
    GetItemAt: (target, args) => {
      const count = columnCount(there(target).range);
      const index = args.integer(0, "index");
      if (index < 0 || index >= count) throw invalid(`index must be 0 to ${count - 1}`, index);
      return columnIn(target, index);
    },
    GetItemOrNullObject: (target, args) => find(target, args.plain(0, "key")),
  },
});
