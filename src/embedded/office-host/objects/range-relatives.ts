import type { CellRange } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import type { SheetRange } from "../../grid";
import type { Arguments, Given } from "../protocol/arguments";
import { invalid, notFound, notImplemented } from "../protocol/host-error";
import type { HostObject, Members } from "../protocol/host-object";
import { checkOnSheet, rangeGiven } from "../ranges/range-address";
import { cellIn, surroundingRegion, usedWithin } from "../ranges/range-shapes";
import {
  bounding,
  cellCount,
  columnAt,
  columnCount,
  intersection,
  rowAt,
  rowCount,
} from "../ranges/ranges";
import type { RangeTarget } from "../workspace/workspace";

/** A range made from the target's own; refused beyond the sheet. */
const derived = ({ workspace }: RangeTarget, range: SheetRange): HostObject =>
  workspace.make.range(checkOnSheet(range));

const found = (target: RangeTarget, range: SheetRange | null): HostObject | null =>
  range && target.workspace.make.range(range);

/** The same, where there must be one. */
function required(target: RangeTarget, range: SheetRange | null, what: string): HostObject {
  const object = found(target, range);
  if (!object) throw notFound(what);
  return object;
}

const otherRange = ({ workspace, range }: RangeTarget, given: Given): SheetRange =>
  rangeGiven(workspace, range.sheet, given);

const shared = (target: RangeTarget, args: Arguments) =>
  intersection(target.range, otherRange(target, args.at(0)));

function spill({ workspace, range }: RangeTarget): SheetRange | null {
  if (!workspace.grid.spillOf) throw notImplemented("Range.getSpillingToRange");
  if (cellCount(range) !== 1) throw invalid("range must be one cell", cellCount(range));
  return workspace.grid.spillOf(range.sheet, range.startRow, range.startColumn);
}

/** Rows or columns next to the range: behind it, or before it where the count is negative. */
function beside(target: RangeTarget, start: keyof CellRange, end: keyof CellRange, count: number) {
  if (count === 0) throw invalid("count must not be 0", count);
  const { range } = target;
  const [from, to] =
    count > 0 ? [range[end] + 1, range[end] + count] : [range[start] + count, range[start] - 1];
  return derived(target, { ...range, [start]: from, [end]: to });
}

function resized(target: RangeTarget, rows: number, columns: number): HostObject {
  const { range } = target;
  return derived(target, {
    ...range,
    endRow: range.startRow + rows - 1,
    endColumn: range.startColumn + columns - 1,
  });
}

/** Methods that lead from a range to another: to a part of it, around it, or next to it. */
export const rangeRelatives: NonNullable<Members<RangeTarget>["methods"]> = {
  GetAbsoluteResizedRange: (target, args) =>
    resized(target, args.integer(0, "numRows"), args.integer(1, "numColumns")),
  GetBoundingRect: (target, args) => {
    const other = otherRange(target, args.at(0));
    if (other.sheet !== target.range.sheet) {
      throw invalid("range must be on the same sheet", "one of another sheet");
    }
    return derived(target, bounding(target.range, other));
  },
  GetCell: (target, args) =>
    derived(target, cellIn(target.range, args.integer(0, "row"), args.integer(1, "column"))),
  GetColumn: (target, args) => derived(target, columnAt(target.range, args.integer(0, "column"))),
  GetColumnsAfter: (target, args) =>
    beside(target, "startColumn", "endColumn", args.integerOr(0, "count", 1)),
  GetColumnsBefore: (target, args) =>
    beside(target, "startColumn", "endColumn", -args.integerOr(0, "count", 1)),
  GetEntireColumn: (target) => derived(target, { ...target.range, startRow: 0, endRow: lastRow }),
  GetEntireRow: (target) =>
    derived(target, { ...target.range, startColumn: 0, endColumn: lastColumn }),
  GetIntersection: (target, args) => required(target, shared(target, args), "an intersection"),
  GetIntersectionOrNullObject: (target, args) => found(target, shared(target, args)),
  GetLastCell: (target) =>
    derived(target, {
      ...target.range,
      startRow: target.range.endRow,
      startColumn: target.range.endColumn,
    }),
  GetLastColumn: (target) =>
    derived(target, { ...target.range, startColumn: target.range.endColumn }),
  GetLastRow: (target) => derived(target, { ...target.range, startRow: target.range.endRow }),
  GetOffsetRange: (target, args) => {
    const rows = args.integer(0, "rowOffset");
    const columns = args.integer(1, "columnOffset");
    const { range: cells } = target;
    return derived(target, {
      sheet: cells.sheet,
      startRow: cells.startRow + rows,
      endRow: cells.endRow + rows,
      startColumn: cells.startColumn + columns,
      endColumn: cells.endColumn + columns,
    });
  },
  GetResizedRange: (target, args) =>
    resized(
      target,
      rowCount(target.range) + args.integer(0, "deltaRows"),
      columnCount(target.range) + args.integer(1, "deltaColumns"),
    ),
  GetRow: (target, args) => derived(target, rowAt(target.range, args.integer(0, "row"))),
  GetRowsAbove: (target, args) =>
    beside(target, "startRow", "endRow", -args.integerOr(0, "count", 1)),
  GetRowsBelow: (target, args) =>
    beside(target, "startRow", "endRow", args.integerOr(0, "count", 1)),
  GetSpillingToRange: (target) => required(target, spill(target), "a spill"),
  GetSpillingToRangeOrNullObject: (target) => found(target, spill(target)),
  GetSurroundingRegion: (target) =>
    derived(target, surroundingRegion(target.workspace.grid, target.range)),
  GetUsedRange: (target, args) =>
    required(
      target,
      usedWithin(target.workspace.grid, target.range, args.flag(0, "valuesOnly")),
      "a used cell in the range",
    ),
  GetUsedRangeOrNullObject: (target, args) =>
    found(target, usedWithin(target.workspace.grid, target.range, args.flag(0, "valuesOnly"))),
};
