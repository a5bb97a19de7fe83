import { cellAddress, parseRange } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { attributeSplices, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace, XmlTag } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed, tagReader } from "../../file/xml-tags";
import type { LineSizes } from "./line-sizes";
import { unitsPerPixel } from "./line-sizes";
import { isWithin } from "./moved-anchors";
import { movedExtent } from "./moved-ends";
import { shiftedCell } from "./moved-places";

/** Elements that stand for a cell, and what says which. */
const cells: Readonly<Record<string, string>> = {
  comment: "ref",
  threadedComment: "ref",
  singleXmlCell: "r",
};

/** A part that lists cells, such as the comments of a sheet, after a move; what was said of cells that are gone goes. */
export function movedCellList(xml: string, shift: Shift): string {
  return spliced(
    xml,
    Object.entries(cells).flatMap(([name, key]) =>
      elementsNamed(xml, name).flatMap((place): Splice[] => {
        const range = parseRange(attributesAt(xml, place.tag)[key] ?? "");
        if (!range) return [];
        const at = shiftedCell(range.startRow, range.startColumn, shift);
        return at
          ? attributeSplices(xml, place.tag, { [key]: cellAddress(at.row, at.column) })
          : [{ start: place.tag.start, end: place.end, text: "" }];
      }),
    ),
  );
}

/** What a shape of a sheet says of itself in the old drawing language. */
interface ClientData {
  readonly type: string;
  readonly places: ReadonlyMap<string, XmlPlace>;
  readonly number: (name: string) => number | undefined;
}

/** The old drawing of a sheet, which says where boxes of comments and form controls lie, after a move. */
export function movedShapes(xml: string, shift: Shift, sizes: LineSizes): string {
  return spliced(
    xml,
    blocksNamed(xml, "shape").flatMap((place) => {
      const [data] = blocksNamed(xml, "ClientData", place);
      if (!data) return [];
      const said = clientData(xml, data);
      return said.type === "Note"
        ? noteSplices(xml, place, said, shift)
        : controlSplices(xml, said, shift, sizes);
    }),
  );
}

/** Elements of a name that hold none of theirs. What else is in them need not be closed: old drawings have such tags. */
function blocksNamed(xml: string, local: string, within?: XmlPlace): XmlPlace[] {
  const next = tagReader(xml, within?.insideStart ?? 0);
  const stop = within?.insideEnd ?? xml.length;
  const found: XmlPlace[] = [];
  let opened: XmlTag | undefined;
  for (let tag = next(); tag && tag.start < stop; tag = next()) {
    if (tag.local !== local) continue;
    if (tag.kind === "open") opened = tag;
    else if (tag.kind === "close" && opened)
      found.push({ tag: opened, end: tag.end, insideStart: opened.end, insideEnd: tag.start });
  }
  return found;
}

function clientData(xml: string, data: XmlPlace): ClientData {
  const places = new Map(elementsIn(xml, data).map((each) => [each.tag.local, each]));
  return {
    type: attributesAt(xml, data.tag).ObjectType ?? "",
    places,
    number: (name) => {
      const place = places.get(name);
      const value = place && Number(xml.slice(place.insideStart, place.insideEnd));
      return value === undefined || Number.isNaN(value) ? undefined : value;
    },
  };
}

/** A box of a comment stays beside its cell, and goes with it. */
function noteSplices(xml: string, shape: XmlPlace, said: ClientData, shift: Shift): Splice[] {
  const [row, column] = [said.number("Row"), said.number("Column")];
  if (row === undefined || column === undefined) return [];
  const at = shiftedCell(row, column, shift);
  if (!at) return [{ start: shape.tag.start, end: shape.end, text: "" }];
  const [down, right] = [at.row - row, at.column - column];
  if (down === 0 && right === 0) return [];
  return [
    ...textSplice(said, "Row", String(at.row)),
    ...textSplice(said, "Column", String(at.column)),
    ...anchorSplice(xml, said, ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]) => [
      ...[Math.max(0, a + right), b, Math.max(0, c + down), d],
      ...[Math.max(0, e + right), f, Math.max(0, g + down), h],
    ]),
  ];
}

function controlSplices(xml: string, said: ClientData, shift: Shift, sizes: LineSizes): Splice[] {
  // In this language the words mean that it does not: Excel writes both for what stays where it is.
  const isOff = (name: string) => {
    const place = said.places.get(name);
    return place !== undefined && !/^\s*f/i.test(xml.slice(place.insideStart, place.insideEnd));
  };
  const hold = isOff("MoveWithCells") ? "absolute" : isOff("SizeWithCells") ? "oneCell" : "twoCell";
  const isRows = shift.along === "rows";
  return anchorSplice(xml, said, (numbers) => {
    const edge = (at: number) => ({
      line: numbers[at] ?? 0,
      offset: (numbers[at + 1] ?? 0) * unitsPerPixel,
    });
    const [left, top, right, bottom] = [0, 2, 4, 6].map(edge);
    if (!left || !top || !right || !bottom) return numbers;
    const [from, to, fromAcross, toAcross] = isRows
      ? [top, bottom, left, right]
      : [left, right, top, bottom];
    if (!isWithin(fromAcross, toAcross, shift)) return numbers;
    const moved = movedExtent({ from, to }, hold, shift, isRows ? sizes.rows : sizes.columns);
    if (!moved) return numbers;
    const start = isRows ? 2 : 0;
    const after = [...numbers];
    for (const [at, { line, offset }] of [
      [start, moved.from],
      [start + 4, moved.to],
    ] as const) {
      after[at] = line;
      after[at + 1] = Math.round(offset / unitsPerPixel);
    }
    return after;
  });
}

function textSplice({ places }: ClientData, name: string, text: string): Splice[] {
  const place = places.get(name);
  return place ? [{ start: place.insideStart, end: place.insideEnd, text }] : [];
}

/** What becomes of the eight numbers of a box: column, offset, row and offset of its corners. */
function anchorSplice(
  xml: string,
  said: ClientData,
  change: (numbers: readonly number[]) => readonly number[],
): Splice[] {
  const place = said.places.get("Anchor");
  const numbers = place
    ? xml
        .slice(place.insideStart, place.insideEnd)
        .split(",")
        .map((each) => Number(each))
    : [];
  if (!place || numbers.length !== 8 || numbers.some(Number.isNaN)) return [];
  const after = change(numbers);
  const isSame = after.every((each, at) => each === numbers[at]);
  return isSame ? [] : textSplice(said, "Anchor", after.join(", "));
}
