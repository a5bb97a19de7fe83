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

export const workbook = defineType<WorkbookTarget>({
  typeName: "Workbook",
  scalars: {
    Name: { get: ({ workspace }) => workspace.documentName },
    ReadOnly: { get: ({ workspace }) => workspace.faults.readOnly },
  },
  objects: {
    Application: (target) => application.of(target),
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
