import type { CellRange } from "../../../book/book";
import {
  cellAddress,
  lastColumn,
  lastRow,
  parseRange,
  rangeAddress,
} from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { isTorn, isWhole, movedMerge, shiftedRange } from "../../../formulas/shift-cells";
import { attributeSplices } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace, XmlTag } from "../../file/xml-tags";
import { attributesAt, elementsIn, plainXml } from "../../file/xml-tags";
import { movedList, movedPieces, shiftedCell, shiftedLine } from "./moved-places";

/** Attributes that list ranges, by their elements. */
const lists: Readonly<Record<string, string>> = {
  protectedRange: "sqref",
  conditionalFormatting: "sqref",
  dataValidation: "sqref",
  ignoredError: "sqref",
};

/** Attributes that are one range, by their elements. */
const ranges: Readonly<Record<string, string>> = {
  dimension: "ref",
  autoFilter: "ref",
  sortState: "ref",
  sortCondition: "ref",
  richSortCondition: "ref",
  mergeCell: "ref",
  hyperlink: "ref",
};

/** Attributes that are one cell, by their elements. */
const cells: Readonly<Record<string, string>> = {
  inputCells: "r",
  cellWatch: "r",
  cellSmartTags: "r",
};

/** What holds nothing but such as may go, and goes with the last of it. */
const holders: ReadonlySet<string> = new Set(
  (
    "mergeCells dataValidations hyperlinks ignoredErrors protectedRanges scenarios scenario cellWatches rowBreaks colBreaks " +
    "smartTags sortState conditionalFormattings sparklines sparklineGroup sparklineGroups ext extLst"
  ).split(" "),
);

/** What goes with the cells that a child of it names. */
const namedBySqref: ReadonlySet<string> = new Set(
  "conditionalFormatting dataValidation sparkline ignoredError protectedRange".split(" "),
);

/** What becomes of an element: it goes, or pieces of it change. */
type Fate = "gone" | readonly Splice[];

/** What moves in a section of a sheet, but for what formulas say; what lay only in cells that were taken out goes. */
export function sectionSplices(xml: string, section: XmlPlace, shift: Shift): readonly Splice[] {
  const fate = fateOf(xml, section, shift, "");
  return fate === "gone" ? [{ start: section.tag.start, end: section.end, text: "" }] : fate;
}

function fateOf(xml: string, place: XmlPlace, shift: Shift, holder: string): Fate {
  const own = ownFate(xml, place, shift, holder);
  if (own === "gone") return "gone";
  const inside = elementsIn(xml, place);
  const { local } = place.tag;
  if (local === "sqref") return own;
  const isHeadless = local === "autoFilter" && losesFirstRow(xml, place, shift);
  const fates = inside.map((each): readonly [XmlPlace, Fate] => {
    // Rows were sorted below headers.
    const isAstray = isHeadless && each.tag.local === "sortState";
    return [each, isAstray ? "gone" : fateOf(xml, each, shift, local)];
  });
  const gone = fates.filter(([, fate]) => fate === "gone").map(([each]) => each);
  const isNamed = gone.some(({ tag }) => tag.local === "sqref") && namedBySqref.has(local);
  const isEmptied = holders.has(local) && gone.length > 0 && isOnlyGone(inside, gone, local);
  if (isNamed || isEmptied) return "gone";
  return [
    ...own,
    ...countSplices(xml, place, inside, gone),
    ...(local === "autoFilter" ? columnSplices(xml, place, shift) : []),
    ...fates.flatMap(([{ tag, end }, fate]) =>
      fate === "gone" ? [{ start: tag.start, end, text: "" }] : fate,
    ),
  ];
}

function losesFirstRow(xml: string, { tag }: XmlPlace, shift: Shift): boolean {
  const range = parseRange(attributesAt(xml, tag).ref ?? "");
  return range !== undefined && !shiftedCell(range.startRow, range.startColumn, shift);
}

/** A group of sparklines says its colours too, which nobody needs without them. */
const isOnlyGone = (inside: readonly XmlPlace[], gone: readonly XmlPlace[], local: string) =>
  local === "sparklineGroup"
    ? gone.some(({ tag }) => tag.local === "sparklines")
    : gone.length === inside.length;

/** What the tag of an element, or the text of one that lists cells, says after the move. */
function ownFate(xml: string, place: XmlPlace, shift: Shift, holder: string): Fate {
  const { tag, insideStart, insideEnd } = place;
  const { local } = tag;
  if (local === "sqref") {
    const list = plainXml(xml.slice(insideStart, insideEnd));
    const moved = movedList(list, shift);
    if (moved === "") return "gone";
    return moved === list ? [] : [{ start: insideStart, end: insideEnd, text: moved }];
  }
  const attributes = attributesAt(xml, tag);
  const said = (key: string, moved: string | number | undefined): Fate =>
    moved === undefined || moved === "" ? "gone" : attributeSplices(xml, tag, { [key]: moved });
  if (local === "scenarios" && attributes.sqref !== undefined) {
    // The cells that its summary shows; without them it shows none.
    return attributeSplices(xml, tag, { sqref: movedList(attributes.sqref, shift) || undefined });
  }
  const list = lists[local];
  if (list !== undefined && attributes[list] !== undefined)
    return said(list, movedList(attributes[list], shift));
  const range = ranges[local];
  const at = range === undefined ? undefined : parseRange(attributes[range] ?? "");
  if (range !== undefined && at) return said(range, movedAddress(local, at, shift));
  const cell = cells[local];
  const from = cell === undefined ? undefined : parseRange(attributes[cell] ?? "");
  if (cell !== undefined && from) {
    const to = shiftedCell(from.startRow, from.startColumn, shift);
    return said(cell, to && cellAddress(to.row, to.column));
  }
  return local === "brk" ? breakFate(xml, tag, holder === "colBreaks", shift) : [];
}

/** A page break, in front of a row or column and perhaps of a part of it. */
function breakFate(xml: string, tag: XmlTag, isOfColumns: boolean, shift: Shift): Fate {
  const { id = "0", min = "0", max } = attributesAt(xml, tag);
  const line = shiftedLine(Number(id), isOfColumns ? "columns" : "rows", shift);
  // In front of the first line no page breaks.
  if (line === undefined || line === 0) return "gone";
  const last = isOfColumns ? lastRow : lastColumn;
  if (max === undefined || Number(max) >= last || !isWhole(shift))
    return attributeSplices(xml, tag, { id: line });
  const [start, end] = [Number(min), Number(max)];
  const part = isOfColumns
    ? { startRow: start, endRow: end, startColumn: 0, endColumn: lastColumn }
    : { startRow: 0, endRow: lastRow, startColumn: start, endColumn: end };
  const moved = shiftedRange(part, shift);
  if (!moved) return "gone";
  const [from, to] = isOfColumns
    ? [moved.startRow, moved.endRow]
    : [moved.startColumn, moved.endColumn];
  return attributeSplices(xml, tag, {
    id: line,
    ...(from === start ? {} : { min: from }),
    max: to,
  });
}

/** Where one range is after a move; of what comes apart, merged cells and sort orders go and the rest stays. */
function movedAddress(local: string, range: CellRange, shift: Shift): string | undefined {
  if (local === "mergeCell") {
    const moved = movedMerge(range, shift);
    return moved ? rangeAddress(moved) : undefined;
  }
  if (local === "dimension") {
    const pieces = movedPieces(range, shift);
    return pieces.length === 0 ? "A1" : rangeAddress(around(pieces));
  }
  if (/sort/i.test(local) && isTorn(range, shift)) return undefined;
  const moved = shiftedRange(range, shift);
  return moved ? rangeAddress(moved) : undefined;
}

const around = (pieces: readonly CellRange[]): CellRange => ({
  startRow: Math.min(...pieces.map(({ startRow }) => startRow)),
  endRow: Math.max(...pieces.map(({ endRow }) => endRow)),
  startColumn: Math.min(...pieces.map(({ startColumn }) => startColumn)),
  endColumn: Math.max(...pieces.map(({ endColumn }) => endColumn)),
});

/** How many there are is said of some lists, of breaks twice. */
function countSplices(
  xml: string,
  { tag }: XmlPlace,
  inside: readonly XmlPlace[],
  gone: readonly XmlPlace[],
): Splice[] {
  if (gone.length === 0) return [];
  const { count, manualBreakCount, current, show } = attributesAt(xml, tag);
  const left = inside.filter((each) => !gone.includes(each));
  const manual = left.filter((each) =>
    ["1", "true"].includes(attributesAt(xml, each.tag).man ?? ""),
  );
  const isScenarios = tag.local === "scenarios";
  return attributeSplices(xml, tag, {
    ...(count === undefined ? {} : { count: left.length }),
    ...(manualBreakCount === undefined ? {} : { manualBreakCount: manual.length }),
    // They are places in the list.
    ...(isScenarios && current !== undefined ? { current: undefined } : {}),
    ...(isScenarios && show !== undefined ? { show: undefined } : {}),
  });
}

/** What a filter says of columns, which are counted from its first. */
function columnSplices(xml: string, filter: XmlPlace, shift: Shift): Splice[] {
  const range = parseRange(attributesAt(xml, filter.tag).ref ?? "");
  const moved = range && shiftedRange(range, shift);
  if (!range || !moved || shift.along === "rows" || !isWhole(shift)) return [];
  return elementsIn(xml, filter)
    .filter(({ tag }) => tag.local === "filterColumn")
    .flatMap(({ tag, end }): Splice[] => {
      const column = range.startColumn + Number(attributesAt(xml, tag).colId ?? 0);
      const is = shiftedLine(column, "columns", shift);
      return is === undefined
        ? [{ start: tag.start, end, text: "" }]
        : attributeSplices(xml, tag, { colId: is - moved.startColumn });
    });
}
