import { makeStyles, tokens } from "@fluentui/react-components";

const forced = "@media (forced-colors: active)";

/** How lines and words of a chart look, on any theme and where a system allows a few colours only. */
export const useDrawingStyles = makeStyles({
  words: {
    fill: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    // A word over a line stays readable.
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: tokens.strokeWidthThickest,
    strokeLinejoin: "round",
    paintOrder: "stroke",
    [forced]: { fill: "CanvasText", stroke: "Canvas", forcedColorAdjust: "none" },
  },
  grid: {
    stroke: tokens.colorNeutralStroke3,
    strokeWidth: tokens.strokeWidthThin,
    shapeRendering: "crispEdges",
    [forced]: { stroke: "GrayText", strokeDasharray: "1 3" },
  },
  axis: {
    stroke: tokens.colorNeutralStroke1,
    strokeWidth: tokens.strokeWidthThin,
    shapeRendering: "crispEdges",
    [forced]: { stroke: "CanvasText" },
  },
  first: {
    fill: "none",
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: tokens.strokeWidthThick,
    strokeLinejoin: "round",
    [forced]: { stroke: "CanvasText" },
  },
  /** Dashed as well: colour alone tells nothing. */
  second: {
    fill: "none",
    stroke: tokens.colorBrandForeground1,
    strokeWidth: tokens.strokeWidthThick,
    strokeLinejoin: "round",
    strokeDasharray: "6 3",
    [forced]: { stroke: "Highlight" },
  },
  /** Dotted, where there are three. */
  third: {
    fill: "none",
    stroke: tokens.colorPaletteRedForeground1,
    strokeWidth: tokens.strokeWidthThick,
    strokeLinejoin: "round",
    strokeDasharray: "2 3",
    [forced]: { stroke: "LinkText" },
  },
  firstWords: { fill: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  secondWords: {
    fill: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [forced]: { fill: "CanvasText" },
  },
  thirdWords: {
    fill: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
    [forced]: { fill: "CanvasText" },
  },
  firstDot: {
    fill: tokens.colorNeutralForeground2,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: tokens.strokeWidthThick,
    [forced]: { fill: "CanvasText", stroke: "Canvas" },
  },
  secondDot: {
    fill: tokens.colorBrandForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: tokens.strokeWidthThick,
    [forced]: { fill: "Highlight", stroke: "Canvas" },
  },
  thirdDot: {
    fill: tokens.colorPaletteRedForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: tokens.strokeWidthThick,
    [forced]: { fill: "LinkText", stroke: "Canvas" },
  },
  mark: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: tokens.strokeWidthThick,
    [forced]: { fill: "Canvas", stroke: "CanvasText" },
  },
  /** From a point to the axis, to its word, or across to what it is compared with. */
  guide: {
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: tokens.strokeWidthThin,
    strokeDasharray: "2 2",
    [forced]: { stroke: "CanvasText" },
  },
});
