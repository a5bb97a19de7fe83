import { eventMethods } from "../workspace/event-methods";
import { eventType, wholeWorkbook } from "../workspace/event-types";
import { HostError } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import type { GridSheet } from "../../grid";
import type { Wire } from "../protocol/wire";
import type { Workspace } from "../workspace/workspace";
import { sameName } from "../workspace/workspace";

interface SheetsTarget {
  readonly workspace: Workspace;
}

/** By its name or its id. */
function find({ workspace }: SheetsTarget, key: Wire): GridSheet | undefined {
  if (typeof key !== "string") return undefined;
  const sheets = workspace.grid.sheets();
  return sheets.find(({ id }) => id === key) ?? sheets.find(({ name }) => sameName(name, key));
}

const made = ({ workspace }: SheetsTarget, sheet: GridSheet | undefined): HostObject | null =>
  sheet ? workspace.make.worksheet(sheet.id) : null;

const shown = ({ workspace }: SheetsTarget, visibleOnly: boolean) =>
  workspace.grid.sheets().filter(({ visibility }) => !visibleOnly || visibility === "Visible");

const everySheet = () => wholeWorkbook;

export const worksheets = defineType<SheetsTarget>({
  typeName: "WorksheetCollection",
  items: ({ workspace }) => workspace.grid.sheets().map(({ id }) => workspace.make.worksheet(id)),
  item: (target, key) => made(target, find(target, key)) ?? undefined,
  methods: {
    Add: (target, args) => {
      const name = args.optionalText(0, "name");
      if (name !== undefined && find(target, name)) {
        throw new HostError(
          "ItemAlreadyExists",
          `worksheet ${JSON.stringify(name)} exists already`,
        );
      }
      const sheet = target.workspace.edit((grid) => grid.addSheet(name));
      return target.workspace.make.worksheet(sheet.id);
    },
    GetActiveWorksheet: ({ workspace }) => workspace.make.worksheet(workspace.grid.activeSheet()),
    GetCount: (target, args) => shown(target, args.flag(0, "visibleOnly")).length,
    GetFirst: (target, args) => made(target, shown(target, args.flag(0, "visibleOnly"))[0]),
    GetItemOrNullObject: (target, args) => made(target, find(target, args.text(0, "key"))),
    GetLast: (target, args) => made(target, shown(target, args.flag(0, "visibleOnly")).at(-1)),
    ...eventMethods("Activated", eventType.sheetActivated, everySheet),
    ...eventMethods("Added", eventType.sheetAdded, everySheet),
    ...eventMethods("Calculated", eventType.sheetCalculated, everySheet),
    ...eventMethods("DataChanged", eventType.sheetChanged, everySheet),
    ...eventMethods("Deactivated", eventType.sheetDeactivated, everySheet),
    ...eventMethods("Deleted", eventType.sheetDeleted, everySheet),
    ...eventMethods("SelectionChanged", eventType.sheetSelection, everySheet),
  },
});
