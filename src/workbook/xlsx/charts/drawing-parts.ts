import type { Book, BookSheet } from "../../book/book";
import type { Chart, ChartCorner } from "../../book/chart";
import type { Part, Related } from "../file/file-part";
import { xmlElement, xmlPart } from "../file/xml-text";
import { valuesOfBook } from "./chart-series-xml";
import { chartXml } from "./chart-xml";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const drawingml = "http://schemas.openxmlformats.org/drawingml/2006";
const vendor = "application/vnd.openxmlformats-officedocument";

/** What makes the charts of a sheet: parts of the file, what refers to what, and how the sheet refers to it. */
export interface Drawing {
  readonly parts: readonly Part[];
  readonly rels: readonly (readonly [part: string, related: readonly Related[]])[];
  /** Of the sheet's own part. */
  readonly related: Related;
}

const drawingNamespaces = {
  "xmlns:xdr": `${drawingml}/spreadsheetDrawing`,
  "xmlns:a": `${drawingml}/main`,
};

/** Files count a point in so many units. */
export const unitsPerPoint = 12_700;

/** The drawings of a book that is written, one for each sheet that has charts. */
export class Drawings {
  private readonly numbers = { drawing: 0, chart: 0 };
  private readonly valuesOf: ReturnType<typeof valuesOfBook>;

  /** @param isTaken whether the file has a part of this path already */
  constructor(
    book: Pick<Book, "sheets">,
    private readonly isTaken: (path: string) => boolean = () => false,
  ) {
    this.valuesOf = valuesOfBook(book);
  }

  private pathFor(kind: "drawing" | "chart"): string {
    let path: string;
    do {
      path = `xl/${kind}s/${kind}${++this.numbers[kind]}.xml`;
    } while (this.isTaken(path));
    return path;
  }

  /**
   * @param id by which the sheet's part refers to its drawing
   * @returns null for a sheet without charts
   */
  of({ charts = [] }: BookSheet, id: string): Drawing | null {
    if (charts.length === 0) return null;
    const path = this.pathFor("drawing");
    const made = charts.map((chart, index) => ({
      path: this.pathFor("chart"),
      id: `rId${index + 1}`,
      chart,
    }));
    return {
      related: [id, `${office}/drawing`, path.replace("xl/", "../")],
      parts: [
        {
          path,
          type: `${vendor}.drawing+xml`,
          xml: drawingXml(made),
        },
        ...made.map(({ path: own, chart }) => ({
          path: own,
          type: `${vendor}.drawingml.chart+xml`,
          xml: chartXml(chart, this.valuesOf),
        })),
      ],
      rels: [
        [
          path,
          made.map(({ id: own, path: target }): Related => [
            own,
            `${office}/chart`,
            target.replace("xl/", "../"),
          ]),
        ],
      ],
    };
  }
}

const drawingXml = (made: readonly { readonly id: string; readonly chart: Chart }[]): string =>
  xmlPart(
    xmlElement(
      "xdr:wsDr",
      drawingNamespaces,
      ...made.map(({ id, chart }, index) => anchorXml(chart, id, index + 2, {})),
    ),
  );

/**
 * Where a chart lies. It says its namespaces itself where it comes into a drawing of somebody else.
 *
 * @param number that no other object of the drawing has
 */
export function anchorXml(
  { name, title, from, to }: Chart,
  id: string,
  number: number,
  namespaces: Readonly<Record<string, string>> = drawingNamespaces,
): string {
  return xmlElement(
    "xdr:twoCellAnchor",
    namespaces,
    cornerXml("xdr:from", from),
    cornerXml("xdr:to", to),
    xmlElement(
      "xdr:graphicFrame",
      { macro: "" },
      xmlElement(
        "xdr:nvGraphicFramePr",
        {},
        xmlElement("xdr:cNvPr", { id: number, name, descr: title === "" ? undefined : title }),
        "<xdr:cNvGraphicFramePr/>",
      ),
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      xmlElement(
        "a:graphic",
        {},
        xmlElement(
          "a:graphicData",
          { uri: `${drawingml}/chart` },
          xmlElement("c:chart", {
            "xmlns:c": `${drawingml}/chart`,
            "xmlns:r": office,
            "r:id": id,
          }),
        ),
      ),
    ),
    "<xdr:clientData/>",
  );
}

function cornerXml(element: string, { row, column, x, y }: ChartCorner): string {
  const value = (name: string, number: number) => `<xdr:${name}>${number}</xdr:${name}>`;
  return xmlElement(
    element,
    {},
    value("col", column),
    value("colOff", Math.round(x * unitsPerPoint)),
    value("row", row),
    value("rowOff", Math.round(y * unitsPerPoint)),
  );
}
