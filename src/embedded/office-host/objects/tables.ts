import type { GridTable } from "../../grid";
import type { SheetRange } from "../../grid";
import { eventMethods } from "../workspace/event-methods";
import { eventType, wholeWorkbook } from "../workspace/event-types";
import { invalid } from "../protocol/host-error";
import type { HostObject, Members } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { keyText } from "../protocol/item-key";
import { rangeGiven } from "../ranges/range-address";
import { intersection, isWithin } from "../ranges/ranges";
import type { Wire } from "../protocol/wire";
import type { Workspace } from "../workspace/workspace";
import { sameName } from "../workspace/workspace";
import { table } from "./table";

interface TablesTarget {
  readonly workspace: Workspace;
  /** Whose tables; null for all. */
  readonly sheet: string | null;
}

interface TablesOverTarget {
  readonly workspace: Workspace;
  readonly range: SheetRange;
  readonly fully: boolean;
}

const made = (workspace: Workspace, found: GridTable | undefined): HostObject | null =>
  found ? table.of({ workspace, id: found.id }) : null;

/** By name or id. */
function find(tables: readonly GridTable[], key: Wire): GridTable | undefined {
  const text = keyText(key);
  return tables.find(({ id }) => id === text) ?? tables.find(({ name }) => sameName(name, text));
}

/** What every collection of tables can do. */
function collection<T extends { readonly workspace: Workspace }>(
  typeName: string,
  tablesOf: (target: T) => readonly GridTable[],
): Members<T> & { methods: NonNullable<Members<T>["methods"]> } {
  return {
    typeName,
    scalars: { Count: { get: (target) => tablesOf(target).length } },
    items: (target) =>
      tablesOf(target).map(({ id }) => table.of({ workspace: target.workspace, id })),
    item: (target, key) => made(target.workspace, find(tablesOf(target), key)) ?? undefined,
    methods: {
      GetCount: (target) => tablesOf(target).length,
      GetItemOrNullObject: (target, args) =>
        made(target.workspace, find(tablesOf(target), args.plain(0, "key"))),
    },
  };
}

const ofSheet = ({ workspace, sheet }: TablesTarget) =>
  workspace.grid.tables().filter(({ range }) => sheet === null || range.sheet === sheet);

const targetOf = ({ sheet }: TablesTarget) => sheet ?? wholeWorkbook;

const ofSheetMembers = collection("TableCollection", ofSheet);

export const tables = defineType<TablesTarget>({
  ...ofSheetMembers,
  methods: {
    ...ofSheetMembers.methods,
    Add: ({ workspace, sheet }, args) => {
      const range = rangeGiven(workspace, sheet ?? workspace.grid.activeSheet(), args.at(0));
      if (sheet !== null && range.sheet !== sheet) {
        throw invalid("address must be on this worksheet", "another");
      }
      const hasHeaders = args.flag(1, "hasHeaders");
      const added = workspace.edit((grid) => grid.addTable(range, hasHeaders));
      return made(workspace, added);
    },
    GetItemAt: (target, args) => {
      const index = args.integer(0, "index");
      const found = ofSheet(target)[index];
      if (!found) throw invalid(`index must be below ${ofSheet(target).length}`, index);
      return made(target.workspace, found);
    },
    ...eventMethods("Added", eventType.tableAdded, targetOf),
    ...eventMethods("DataChanged", eventType.tableChanged, targetOf),
    ...eventMethods("Deleted", eventType.tableDeleted, targetOf),
  },
});

const overRange = ({ workspace, range, fully }: TablesOverTarget) =>
  workspace.grid
    .tables()
    .filter((each) =>
      fully ? isWithin(each.range, range) : intersection(each.range, range) !== null,
    );

const overRangeMembers = collection("TableScopedCollection", overRange);

/** Tables a range touches. */
export const tablesOver = defineType<TablesOverTarget>({
  ...overRangeMembers,
  methods: {
    ...overRangeMembers.methods,
    GetFirst: (target) => {
      const found = made(target.workspace, overRange(target)[0]);
      if (!found) throw invalid("range must touch a table", "none");
      return found;
    },
  },
});
