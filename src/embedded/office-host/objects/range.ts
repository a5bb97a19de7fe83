import { addressOnSheet, isEntireColumn, isEntireRow } from "../ranges/addresses";
import { invalid, notImplemented } from "../protocol/host-error";
import { defineType } from "../protocol/host-object";
import {
  formulasOf,
  inputsGiven,
  numberFormatOf,
  numberFormatsGiven,
  textOf,
  valuesOf,
  valueTypesOf,
} from "../ranges/range-contents";
import { copyCells } from "../ranges/copy-cells";
import { rangeGiven } from "../ranges/range-address";
import { cellCount, columnCount, rowCount } from "../ranges/ranges";
import type { Wire } from "../protocol/wire";
import type { RangeTarget } from "../workspace/workspace";
import { sheetOf } from "../workspace/workspace";
import { rangeFormat } from "./range-format";
import { rangeRelatives } from "./range-relatives";

const address = ({ workspace, range }: RangeTarget) =>
  addressOnSheet(sheetOf(workspace, range.sheet).name, range);

function write(target: RangeTarget, given: Wire, name: string): void {
  const inputs = inputsGiven(target.range, given, name);
  target.workspace.edit((grid) => {
    grid.write(target.range, inputs);
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
    CopyFrom: (target, args) => {
      const what = args.choice(1, "copyType", ["All", "Formulas", "Formats"]);
      if (args.flag(2, "skipBlanks")) throw notImplemented("Range.copyFrom without blanks");
      if (args.flag(3, "transpose")) throw notImplemented("Range.copyFrom turned round");
      const source = rangeGiven(target.workspace, target.range.sheet, args.at(0));
      target.workspace.edit((grid) => {
        copyCells(grid, source, target.range, what);
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
    ...rangeRelatives,
    GetTables: ({ workspace, range: cells }, args) =>
      workspace.make.tablesOver(cells, args.flag(0, "fullyContained")),
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
