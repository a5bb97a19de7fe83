import { notFound } from "../protocol/host-error";
import type { HostObject } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import { rangeOfReference } from "../ranges/range-references";
import { cellIn } from "../ranges/range-shapes";
import type { Workspace } from "../workspace/workspace";
import { application } from "./application";
import { runtime } from "./runtime";
import { settings } from "./settings";
import { worksheets } from "./worksheets";

interface WorkbookTarget {
  readonly workspace: Workspace;
}

/** The range an event spoke of; null when its sheet is gone. */
function rangeOfEvent({ workspace }: WorkbookTarget, reference: string): HostObject | null {
  const range = rangeOfReference(reference);
  const isThere = workspace.grid.sheets().some(({ id }) => id === range?.sheet);
  return range && isThere ? workspace.make.range(range) : null;
}

/** A figure that a function of Excel came to. */
const functionResult = defineType<{ readonly value: number }>({
  typeName: "FunctionResult",
  scalars: { Error: { get: () => null }, Value: { get: ({ value }) => value } },
});

const aDay = 86_400_000;

/** Excel's own functions, called without a cell: the one that tells by which system a workbook counts its days. */
const worksheetFunctions = defineType<WorkbookTarget>({
  typeName: "Functions",
  methods: {
    Date: ({ workspace }, args) => {
      const [year, month, day] = [
        args.integer(0, "year"),
        args.integer(1, "month"),
        args.integer(2, "day"),
      ];
      const from = workspace.grid.isFrom1904() ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
      return functionResult.of({ value: (Date.UTC(year, month - 1, day) - from) / aDay });
    },
  },
});

export const workbook = defineType<WorkbookTarget>({
  typeName: "Workbook",
  scalars: {
    Name: { get: ({ workspace }) => workspace.documentName },
    ReadOnly: { get: ({ workspace }) => workspace.faults.readOnly },
  },
  objects: {
    Application: (target) => application.of(target),
    Functions: (target) => worksheetFunctions.of(target),
    Names: ({ workspace }) => workspace.make.names(null),
    Settings: (target) => settings.of(target),
    Tables: ({ workspace }) => workspace.make.tables(null),
    Worksheets: (target) => worksheets.of(target),
    _Runtime: (target) => runtime.of(target),
  },
  methods: {
    // The grid knows no active cell within a selection: the first one stands for it.
    GetActiveCell: ({ workspace }) =>
      workspace.make.range(cellIn(workspace.grid.selection(), 0, 0)),
    GetSelectedRange: ({ workspace }) => workspace.make.range(workspace.grid.selection()),
    _GetRangeForEventByReferenceId: (target, args) => {
      const range = rangeOfEvent(target, args.text(0, "reference"));
      if (!range) throw notFound("the range of the event");
      return range;
    },
    _GetRangeOrNullObjectForEventByReferenceId: (target, args) =>
      rangeOfEvent(target, args.text(0, "reference")),
    _GetReferenceCount: ({ workspace }) => workspace.references.count,
    _RemoveAllReferences: ({ workspace }) => {
      workspace.references.clear();
      return undefined;
    },
    _RemoveReference: ({ workspace }, args) => {
      workspace.references.remove(args.text(0, "reference"));
      return undefined;
    },
  },
});
