import { unitsPerPoint } from "../../charts/drawing-parts";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { scanSheet } from "../sheet/scan-sheet";
import { sectionOf } from "../sheet/sections";
import type { SizeOf } from "./moved-ends";

/** Pixels count so many units of a drawing: an inch is 96 of them, and 914400 units. */
export const unitsPerPixel = 9525;

const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

/** How high the rows of a sheet are and how wide its columns, in the units of drawings. */
export interface LineSizes {
  readonly rows: SizeOf;
  readonly columns: SizeOf;
}

/** Those of a sheet's part, which is read once they are asked for. */
export function lineSizes(xml: string): LineSizes {
  let read: LineSizes | undefined;
  const sizes = (): LineSizes => (read ??= sizesIn(xml));
  return { rows: (row) => sizes().rows(row), columns: (column) => sizes().columns(column) };
}

function sizesIn(xml: string): LineSizes {
  const sheet = scanSheet(xml);
  const format = sectionOf(sheet, "sheetFormatPr");
  const usual = format ? attributesAt(xml, format.tag) : {};
  const usualHeight = isOn(usual.zeroHeight) ? 0 : Number(usual.defaultRowHeight ?? 15);
  const heights = new Map(
    sheet.rows.map(({ row, attributes: { hidden, ht } }) => [
      row,
      isOn(hidden) ? 0 : Number(ht ?? usualHeight),
    ]),
  );
  const cols = sectionOf(sheet, "cols");
  const runs = (cols ? elementsIn(xml, cols) : []).map(({ tag }) => attributesAt(xml, tag));
  const usualWidth = Number(usual.defaultColWidth ?? 9.140625);
  return {
    rows: (row) => Math.round((heights.get(row) ?? usualHeight) * unitsPerPoint),
    columns: (column) => {
      const run = runs.find(({ min, max }) => Number(min) <= column + 1 && Number(max) > column);
      const width = isOn(run?.hidden) ? 0 : Number(run?.width ?? usualWidth);
      return Math.round(width * pixelsPerCharacter) * unitsPerPixel;
    },
  };
}

/** A digit of the usual font is so wide. */
const pixelsPerCharacter = 7;
