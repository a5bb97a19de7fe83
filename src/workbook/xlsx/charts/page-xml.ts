import type { BookName, BookSheet } from "../../book/book";
import { absoluteRange, sheetInFormula } from "../../book/cell-address";
import type { PageLayout } from "../../book/page-layout";
import { paperSizes } from "../../book/page-layout";
import { xmlElement } from "../file/xml-text";

const pointsPerInch = 72;

/** What stands ahead of a sheet's cells for it to be fitted to pages. */
export const fitXml = (layout: PageLayout | undefined): string =>
  layout?.fit ? xmlElement("pageSetUpPr", { fitToPage: 1 }) : "";

/** What stands behind them, in the order in which it must. */
export const pageXml = (layout: PageLayout | undefined): string =>
  layout
    ? pageSections(layout)
        .map(([, xml]) => xml)
        .join("")
    : "";

/** The same by the names of the elements. */
export function pageSections({
  margins,
  orientation,
  paper,
  fit,
  scale,
  isCentered,
}: PageLayout): readonly (readonly [name: string, xml: string])[] {
  const inches = Object.fromEntries(
    Object.entries(margins).map(([side, points]) => [side, points / pointsPerInch]),
  );
  const setup = {
    paperSize: paper === null ? undefined : paperSizes[paper],
    scale: scale === null || scale === 100 ? undefined : scale,
    // As many as it takes is 0 in files.
    fitToWidth: fit ? (fit.wide ?? 0) : undefined,
    fitToHeight: fit ? (fit.tall ?? 0) : undefined,
    orientation: orientation.toLowerCase(),
  };
  return [
    ...(isCentered
      ? [["printOptions", xmlElement("printOptions", { horizontalCentered: 1 })] as const]
      : []),
    ["pageMargins", xmlElement("pageMargins", inches)],
    ["pageSetup", xmlElement("pageSetup", setup)],
  ];
}

/** The names by which files say which cells of a sheet are printed. */
export const printAreas = (sheets: readonly BookSheet[]): BookName[] =>
  sheets.flatMap(({ name, layout }) =>
    layout?.area
      ? [
          {
            name: "_xlnm.Print_Area",
            sheet: name,
            formula: `${sheetInFormula(name)}!${absoluteRange(layout.area)}`,
          },
        ]
      : [],
  );
