import { lastColumn, lastRow, parseRange } from "../../../book/cell-address";
import type { XmlPlace, XmlTag } from "../../file/xml-tags";
import { attributesAt, elementsIn, tagReader } from "../../file/xml-tags";
import { CannotSplice } from "../opened/cannot-splice";

/** A cell where it stands in its sheet's XML. */
export interface ScannedCell {
  readonly row: number;
  readonly column: number;
  readonly place: XmlPlace;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between it and what is in front of it in its row: mostly nothing. */
  readonly gapStart: number;
  readonly formula: ScannedFormula | undefined;
}

/** The formula of a cell where it stands. */
export interface ScannedFormula {
  readonly place: XmlPlace;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ScannedRow {
  readonly row: number;
  readonly place: XmlPlace;
  readonly attributes: Readonly<Record<string, string>>;
  readonly gapStart: number;
  readonly cells: readonly ScannedCell[];
}

/** A sheet's XML by its places. */
export interface ScannedSheet {
  readonly xml: string;
  readonly root: XmlPlace;
  /** What stands directly in the sheet, in its order. */
  readonly sections: readonly XmlPlace[];
  readonly data: XmlPlace;
  readonly rows: readonly ScannedRow[];
  /** The prefix of its elements, with its colon. */
  readonly prefix: string;
}

/**
 * Finds rows and cells of a sheet, whatever else it holds.
 *
 * @throws CannotSplice where rows or cells stand twice or out of order
 */
export function scanSheet(xml: string): ScannedSheet {
  const root = elementsIn(xml).find(({ tag }) => tag.local === "worksheet");
  if (!root) throw new CannotSplice("a sheet must be a worksheet");
  const sections = elementsIn(xml, root);
  const data = sections.find(({ tag }) => tag.local === "sheetData");
  if (!data) throw new CannotSplice("a sheet must have a place for cells");
  const { name, local } = root.tag;
  let rows: readonly ScannedRow[] | undefined;
  return {
    ...{ xml, root, sections, data, prefix: name.slice(0, -local.length) },
    get rows() {
      return (rows ??= rowsIn(xml, data));
    },
  };
}

function rowsIn(xml: string, data: XmlPlace): ScannedRow[] {
  let next = tagReader(xml, data.insideStart);
  const rows: ScannedRow[] = [];
  let gapStart = data.insideStart;
  let at = -1;
  for (let tag = next(); tag && tag.start < data.insideEnd; tag = next()) {
    if (tag.kind === "close") continue;
    if (tag.local !== "row") throw new CannotSplice(`${tag.name} must be no neighbour of rows`);
    const attributes = attributesAt(xml, tag);
    const row = attributes.r === undefined ? at + 1 : Number(attributes.r) - 1;
    if (!(row > at && row <= lastRow)) throw new CannotSplice("rows must be in their order");
    at = row;
    const place = tag.kind === "empty" ? closedByItself(tag) : filledRow(xml, tag);
    rows.push(new Row(xml, row, place, attributes, gapStart));
    gapStart = place.end;
    next = tagReader(xml, place.end);
  }
  return rows;
}

const closedByItself = (tag: XmlTag): XmlPlace => ({
  ...{ tag, end: tag.end },
  ...{ insideStart: tag.end, insideEnd: tag.end },
});

/** A row, whose cells are found once somebody asks for them. */
class Row implements ScannedRow {
  private found: readonly ScannedCell[] | undefined;

  constructor(
    private readonly xml: string,
    readonly row: number,
    readonly place: XmlPlace,
    readonly attributes: ScannedRow["attributes"],
    readonly gapStart: number,
  ) {}

  get cells(): readonly ScannedCell[] {
    return (this.found ??= cellsIn(this.xml, this.place, this.row));
  }
}

function filledRow(xml: string, tag: XmlTag): XmlPlace {
  const closing = `</${tag.name}`;
  const insideEnd = xml.indexOf(closing, tag.end);
  const end = xml.indexOf(">", insideEnd) + 1;
  if (insideEnd < 0 || end === 0) throw new CannotSplice("a row must end");
  // What looks like a tag in a comment or in CDATA is none.
  const mark = xml.slice(tag.end, insideEnd).indexOf("<!");
  if (mark < 0) return { tag, end, insideStart: tag.end, insideEnd };
  const next = tagReader(xml, tag.end);
  const close = skip(tag, next);
  return { tag, end: close.end, insideStart: tag.end, insideEnd: close.start };
}

function cellsIn(xml: string, place: XmlPlace, row: number): ScannedCell[] {
  const cells: ScannedCell[] = [];
  const next = tagReader(xml, place.insideStart);
  let cellGap = place.insideStart;
  let at = -1;
  for (let inner = next(); inner && inner.start < place.insideEnd; inner = next()) {
    // What else may stand in a row is left between its cells.
    if (inner.local !== "c") {
      if (inner.kind === "open") skip(inner, next);
      continue;
    }
    const cell = cellAt(xml, inner, row, at, cellGap, next);
    at = cell.column;
    cells.push(cell);
    cellGap = cell.place.end;
  }
  return cells;
}

function cellAt(
  xml: string,
  tag: XmlTag,
  row: number,
  before: number,
  gapStart: number,
  next: () => XmlTag | undefined,
): ScannedCell {
  const attributes = attributesAt(xml, tag);
  const said = parseRange(attributes.r ?? "");
  const column = said?.startColumn ?? before + 1;
  const isAstray = said !== undefined && said.startRow !== row;
  if (isAstray || column <= before || column > lastColumn) {
    throw new CannotSplice("cells must be in their order");
  }
  const cell = { row, column, attributes, gapStart };
  if (tag.kind === "empty") {
    const place = { tag, end: tag.end, insideStart: tag.end, insideEnd: tag.end };
    return { ...cell, place, formula: undefined };
  }
  let formula: ScannedFormula | undefined;
  for (let inner = next(); inner; inner = next()) {
    if (inner.kind === "close") {
      const place = { tag, end: inner.end, insideStart: tag.end, insideEnd: inner.start };
      return { ...cell, place, formula };
    }
    const closing = inner.kind === "open" ? skip(inner, next) : inner;
    if (inner.local === "f") {
      const insideEnd = inner.kind === "open" ? closing.start : inner.end;
      const place = { tag: inner, end: closing.end, insideStart: inner.end, insideEnd };
      formula = { place, attributes: attributesAt(xml, inner) };
    }
  }
  throw new CannotSplice("a cell must end");
}

/** Reads on to the closing tag of an element. */
function skip(opened: XmlTag, next: () => XmlTag | undefined): XmlTag {
  let depth = 1;
  for (let tag = next(); tag; tag = next()) {
    if (tag.kind === "open") depth++;
    else if (tag.kind === "close" && --depth === 0) return tag;
  }
  throw new CannotSplice(`${opened.name} must end`);
}
