import type { CellRange } from "../../book";
import { lastColumn, lastRow } from "../../cell-address";
import type { SheetRange } from "../../grid";
import { addressOnSheet, isEntireColumn, isEntireRow } from "../addresses";
import type { Arguments, Given } from "../arguments";
import { invalid, notFound, notImplemented } from "../host-error";
import type { HostObject } from "../host-object";
import { defineType } from "../host-object";
import { checkOnSheet, rangeGiven } from "../range-address";
import {
  formulasOf,
  inputsGiven,
  numberFormatOf,
  numberFormatsGiven,
  textOf,
  valuesOf,
  valueTypesOf,
} from "../range-contents";
import { cellIn, surroundingRegion, usedWithin } from "../range-shapes";
import {
  bounding,
  cellCount,
  columnAt,
  columnCount,
  intersection,
  rowAt,
  rowCount,
} from "../ranges";
import type { Wire } from "../wire";
import type { RangeTarget } from "../workspace";
import { sheetOf } from "../workspace";
import { rangeFormat } from "./range-format";

const address = ({ workspace, range }: RangeTarget) =>
  addressOnSheet(sheetOf(workspace, range.sheet).name, range);

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

function write(target: RangeTarget, given: Wire, name: string): void {
  const inputs = inputsGiven(target.range, given, name);
  target.workspace.edit((grid) => {
    grid.write(target.range, inputs);
  });
}

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

export const range = defineType<RangeTarget>({
  typeName: "Range",
  identity: ({ reference }) => (reference === undefined ? {} : { _ReferenceId: reference }),
  scalars: {
    Address: { get: address },
    AddressLocal: { get: address },
    CellCount: { get: ({ range: cells }) => cellCount(cells) },
    ColumnCount: { get: ({ range: cells }) => columnCount(cells) },
    ColumnIndex: { get: ({ range: cells }) => cells.startColumn },
    Formulas: {
      get: ({ workspace, range: cells }) => formulasOf(workspace.grid, cells),
      set: (target, given) => {
        write(target, given, "formulas");
      },
    },
    IsEntireColumn: { get: ({ range: cells }) => isEntireColumn(cells) },
    IsEntireRow: { get: ({ range: cells }) => isEntireRow(cells) },
    NumberFormat: {
      get: ({ workspace, range: cells }) => numberFormatOf(workspace.grid, cells),
      set: ({ workspace, range: cells }, given) => {
        const formats = numberFormatsGiven(workspace.grid, cells, given);
        workspace.edit((grid) => {
          grid.setNumberFormats(cells, formats);
        });
      },
    },
    RowCount: { get: ({ range: cells }) => rowCount(cells) },
    RowIndex: { get: ({ range: cells }) => cells.startRow },
    Text: { get: ({ workspace, range: cells }) => textOf(workspace.grid, cells) },
    ValueTypes: { get: ({ workspace, range: cells }) => valueTypesOf(workspace.grid, cells) },
    Values: {
      get: ({ workspace, range: cells }) => valuesOf(workspace.grid, cells),
      set: (target, given) => {
        write(target, given, "values");
      },
    },
  },
  objects: {
    Format: (target) => rangeFormat.of(target),
    Worksheet: ({ workspace, range: cells }) => workspace.make.worksheet(cells.sheet),
  },
  methods: {
    Calculate: ({ workspace }) => {
      workspace.grid.recalculate();
      return undefined;
    },
    Clear: ({ workspace, range: cells }, args) => {
      const what = args.optionalText(0, "applyTo") ?? "All";
      if (what !== "All" && what !== "Contents" && what !== "Formats") {
        throw notImplemented(`Range.clear(${JSON.stringify(what)})`);
      }
      workspace.edit((grid) => {
        grid.clear(cells, what);
      });
      return undefined;
    },
    Delete: ({ workspace, range: cells }, args) => {
      const shift = args.choice(0, "shift", ["Up", "Left"]);
      workspace.edit((grid) => {
        grid.remove(cells, shift);
      });
      return undefined;
    },
    Insert: (target, args) => {
      const shift = args.choice(0, "shift", ["Down", "Right"]);
      // The new cells are where the old ones were, so a range that moves along must not be meant.
      const cells = { ...target.range };
      target.workspace.edit((grid) => {
        grid.insert(cells, shift);
      });
      return target.workspace.make.range(cells);
    },
    Select: ({ workspace, range: cells }) => {
      workspace.grid.activateSheet(cells.sheet);
      workspace.grid.select(cells);
      return undefined;
    },
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
    GetTables: ({ workspace, range: cells }, args) =>
      workspace.make.tablesOver(cells, args.flag(0, "fullyContained")),
    GetUsedRange: (target, args) =>
      required(
        target,
        usedWithin(target.workspace.grid, target.range, args.flag(0, "valuesOnly")),
        "a used cell in the range",
      ),
    GetUsedRangeOrNullObject: (target, args) =>
      found(target, usedWithin(target.workspace.grid, target.range, args.flag(0, "valuesOnly"))),
    _KeepReference: (target) => {
      target.workspace.references.keep(range.of(target), target);
      return undefined;
    },
    // The library says the size of a long list before it sends it in pieces.
    _ValidateArraySize: ({ range: cells }, args) => {
      const rows = args.integer(0, "rows");
      const columns = args.integer(1, "columns");
      if (rows !== rowCount(cells) || columns !== columnCount(cells)) {
        const rule = `values must have ${rowCount(cells)} × ${columnCount(cells)} cells`;
        throw invalid(rule, `${rows} × ${columns}`);
      }
      return undefined;
    },
  },
});
