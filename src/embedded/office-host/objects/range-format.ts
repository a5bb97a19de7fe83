import type { CellFormat } from "../../grid";
import { colourNames } from "./colour-names";
import { invalid, notImplemented } from "../protocol/host-error";
import type { Scalar } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import type { Wire } from "../protocol/wire";
import type { RangeTarget } from "../workspace/workspace";

/** A property of the look of cells, and how its value is checked. null where the cells differ. */
function look<K extends keyof CellFormat>(
  property: K,
  read: (value: Wire) => CellFormat[K],
  show: (value: CellFormat[K]) => Wire = (value) => value,
): Scalar<RangeTarget> {
  return {
    get: ({ workspace, range }) => {
      const value = workspace.grid.format(range, property);
      return value === null ? null : show(value);
    },
    set: ({ workspace, range }, given) => {
      // As in the values of a range: null leaves it as it is.
      if (given === null) return;
      const value = read(given);
      workspace.edit((grid) => {
        grid.setFormat(range, property, value);
      });
    },
  };
}

const flag = (name: string) => (value: Wire) => {
  if (typeof value !== "boolean") throw invalid(`${name} must be true or false`, value);
  return value;
};

const size = (name: string) => (value: Wire) => {
  if (typeof value !== "number" || value < 0) throw invalid(`${name} must be 0 or more`, value);
  return value;
};

const text = (name: string) => (value: Wire) => {
  if (typeof value !== "string") throw invalid(`${name} must be a text`, value);
  return value;
};

export const colour = (name: string) => (value: Wire) => {
  const given = text(name)(value);
  const colourText = colourNames[given.toLowerCase()] ?? given;
  if (!/^#[0-9A-F]{6}$/i.test(colourText))
    throw invalid(`${name} must be #RRGGBB or the name of a colour`, value);
  return colourText.toUpperCase();
};

const alignments: readonly CellFormat["horizontalAlignment"][] = [
  "General",
  "Left",
  "Center",
  "Right",
];

function alignment(value: Wire): CellFormat["horizontalAlignment"] {
  const known = alignments.find((each) => each === value);
  if (!known) throw notImplemented(`horizontalAlignment ${JSON.stringify(value)}`);
  return known;
}

const setFill = ({ workspace, range }: RangeTarget, fill: string): void => {
  workspace.edit((grid) => {
    grid.setFormat(range, "fill", fill);
  });
};

const rangeFont = defineType<RangeTarget>({
  typeName: "RangeFont",
  scalars: {
    Bold: look("bold", flag("bold")),
    Color: look("fontColor", colour("color")),
    Italic: look("italic", flag("italic")),
    Name: look("fontName", text("name")),
    Size: look("fontSize", size("size")),
  },
});

const rangeFill = defineType<RangeTarget>({
  typeName: "RangeFill",
  scalars: {
    // Excel shows no fill as white.
    Color: look("fill", colour("color"), (fill) => (fill === "" ? "#FFFFFF" : fill)),
  },
  methods: {
    Clear: (target) => {
      setFill(target, "");
      return undefined;
    },
  },
});

export const rangeFormat = defineType<RangeTarget>({
  typeName: "RangeFormat",
  scalars: {
    ColumnWidth: look("columnWidth", size("columnWidth")),
    HorizontalAlignment: look("horizontalAlignment", alignment),
    RowHeight: look("rowHeight", size("rowHeight")),
    WrapText: look("wrapText", flag("wrapText")),
  },
  objects: {
    Fill: (target) => rangeFill.of(target),
    Font: (target) => rangeFont.of(target),
  },
  methods: {
    AutofitColumns: ({ workspace, range }) => {
      workspace.edit((grid) => {
        grid.autofitColumns(range);
      });
      return undefined;
    },
  },
});
