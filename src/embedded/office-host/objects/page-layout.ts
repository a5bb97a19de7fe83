import type { PageLayout, PaperSize } from "../../../workbook/book/page-layout";
import { margins, paperSizes } from "../../../workbook/book/page-layout";
import type { GridLayouts } from "../../grid";
import { invalid, notImplemented } from "../protocol/host-error";
import type { Scalar } from "../protocol/host-object";
import { defineType } from "../protocol/host-object";
import type { Wire } from "../protocol/wire";
import { rangeGiven } from "../ranges/range-address";
import type { Workspace } from "../workspace/workspace";

interface LayoutTarget {
  readonly workspace: Workspace;
  /** Id of the sheet. */
  readonly id: string;
}

function layoutsOf({ workspace }: LayoutTarget): GridLayouts {
  const { layouts } = workspace.grid;
  if (!layouts) throw notImplemented("Worksheet.pageLayout");
  return layouts;
}

const layoutOf = (target: LayoutTarget): PageLayout => layoutsOf(target).of(target.id);

function change(target: LayoutTarget, what: Partial<PageLayout>): void {
  target.workspace.edit(() => {
    layoutsOf(target).set(target.id, what);
  });
}

const isPaper = (value: Wire): value is PaperSize =>
  typeof value === "string" && Object.hasOwn(paperSizes, value);

/** How many pages, or what scale: one rules the other out. */
function setZoom(target: LayoutTarget, given: Wire): void {
  const zoom = (typeof given === "object" ? given : null) as Record<string, Wire> | null;
  const { horizontalFitToPages: wide = null, verticalFitToPages: tall = null } = zoom ?? {};
  const { scale = null } = zoom ?? {};
  const isNumber = (value: Wire): value is number | null =>
    value === null || typeof value === "number";
  if (!zoom || !isNumber(wide) || !isNumber(tall) || !isNumber(scale)) {
    throw invalid("zoom must be numbers of pages or a scale", given);
  }
  const isFit = wide !== null || tall !== null;
  if (isFit && scale !== null) throw invalid("zoom must have no scale beside pages", given);
  change(target, isFit ? { fit: { wide, tall }, scale: null } : { fit: null, scale: scale ?? 100 });
}

const zoomOf = ({ fit, scale }: PageLayout): Record<string, Wire> =>
  fit
    ? { HorizontalFitToPages: fit.wide, VerticalFitToPages: fit.tall, Scale: null }
    : { HorizontalFitToPages: null, VerticalFitToPages: null, Scale: scale };

const marginScalars = Object.fromEntries(
  margins.map((margin): [string, Scalar<LayoutTarget>] => [
    `${margin.charAt(0).toUpperCase()}${margin.slice(1)}Margin`,
    {
      get: (target) => layoutOf(target).margins[margin],
      set: (target, points) => {
        if (typeof points !== "number" || !(points >= 0)) {
          throw invalid(`${margin}Margin must be 0 or more points`, points);
        }
        change(target, { margins: { ...layoutOf(target).margins, [margin]: points } });
      },
    },
  ]),
);

export const pageLayout = defineType<LayoutTarget>({
  typeName: "PageLayout",
  scalars: {
    ...marginScalars,
    CenterHorizontally: {
      get: (target) => layoutOf(target).isCentered,
      set: (target, value) => {
        if (typeof value !== "boolean") {
          throw invalid("centerHorizontally must be true or false", value);
        }
        change(target, { isCentered: value });
      },
    },
    Orientation: {
      get: (target) => layoutOf(target).orientation,
      set: (target, value) => {
        if (value !== "Portrait" && value !== "Landscape") {
          throw invalid("orientation must be Portrait or Landscape", value);
        }
        change(target, { orientation: value });
      },
    },
    PaperSize: {
      get: (target) => layoutOf(target).paper,
      set: (target, value) => {
        if (!isPaper(value)) throw notImplemented(`paperSize ${JSON.stringify(value)}`);
        change(target, { paper: value });
      },
    },
    Zoom: { get: (target) => zoomOf(layoutOf(target)), set: setZoom },
  },
  methods: {
    SetPrintArea: (target, args) => {
      const { sheet, ...area } = rangeGiven(target.workspace, target.id, args.at(0));
      if (sheet !== target.id) throw invalid("printArea must be on this worksheet", "another");
      change(target, { area });
      return undefined;
    },
  },
});
