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
  const rows = rowsIn(xml, data);
  return { xml, root, sections, data, rows, prefix: name.slice(0, -local.length) };
}

/** A row or cell that was opened and not yet closed. */
interface Begun<T> {
  readonly tag: XmlTag;
  readonly gapStart: number;
  readonly inside: T[];
}

function rowsIn(xml: string, data: XmlPlace): ScannedRow[] {
  const next = tagReader(xml, data.insideStart);
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
    const begun = { tag, gapStart, inside: [] };
    const found = tag.kind === "empty" ? emptyRow(begun, row, attributes) : undefined;
    const whole = found ?? filledRow(xml, begun, row, attributes, next);
    rows.push(whole);
    gapStart = whole.place.end;
  }
  return rows;
}

const emptyRow = (
  { tag, gapStart }: Begun<ScannedCell>,
  row: number,
  attributes: ScannedRow["attributes"],
): ScannedRow => ({
  row,
  attributes,
  gapStart,
  cells: [],
  place: { tag, end: tag.end, insideStart: tag.end, insideEnd: tag.end },
});

function filledRow(
  xml: string,
  { tag, gapStart, inside: cells }: Begun<ScannedCell>,
  row: number,
  attributes: ScannedRow["attributes"],
  next: () => XmlTag | undefined,
): ScannedRow {
  let cellGap = tag.end;
  let at = -1;
  for (let inner = next(); inner; inner = next()) {
    if (inner.kind === "close") {
      const place = { tag, end: inner.end, insideStart: tag.end, insideEnd: inner.start };
      return { row, attributes, gapStart, cells, place };
    }
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
  throw new CannotSplice("a row must end");
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
