import type { BookRow, BookSheet, CellRange } from "../../../book/book";
import { rangeAddress } from "../../../book/cell-address";
import { appendSplice, attributeSplices, prefixed } from "../../file/splice";
import type { AttributeChanges, Splice } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";
import { colorXml } from "../../styles/xlsx-style-table";
import { paneXml } from "../../write/sheet-xml";
import { withChildren } from "../../file/with-children";
import type { ScannedSheet } from "./scan-sheet";
import { sectionOf, sectionSplice } from "./sections";

/** What is said anew of a sheet as a whole: its view, its usual sizes, the colour of its tab. */
export function settingSplices(sheet: ScannedSheet, before: BookSheet, now: BookSheet): Splice[] {
  return [
    ...viewSplices(sheet, before, now),
    ...sizeSplices(sheet, before, now),
    ...tabSplices(sheet, before, now),
  ];
}

function viewSplices(sheet: ScannedSheet, before: BookSheet, now: BookSheet): Splice[] {
  const changes: AttributeChanges = {
    ...((before.showGridLines ?? true) === (now.showGridLines ?? true)
      ? {}
      : { showGridLines: now.showGridLines === false ? 0 : undefined }),
    ...(before.zoom === now.zoom ? {} : { zoomScale: now.zoom, zoomScaleNormal: now.zoom }),
  };
  const isRefrozen =
    (before.frozen?.rows ?? 0) !== (now.frozen?.rows ?? 0) ||
    (before.frozen?.columns ?? 0) !== (now.frozen?.columns ?? 0);
  if (Object.keys(changes).length === 0 && !isRefrozen) return [];
  const section = sectionOf(sheet, "sheetViews");
  const [view] = section ? elementsIn(sheet.xml, section) : [];
  const pane = isRefrozen ? paneXml(now.frozen) : "";
  if (!view) {
    const made = xmlElement("sheetView", { ...changes, workbookViewId: 0 }, pane);
    return [sectionSplice(sheet, "sheetViews", xmlElement("sheetViews", {}, made))];
  }
  const { xml, prefix } = sheet;
  const splices = attributeSplices(xml, view.tag, changes);
  if (!isRefrozen) return splices;
  for (const { tag, end } of elementsIn(xml, view)) {
    const isOfPane = tag.local === "selection" && attributesAt(xml, tag).pane !== undefined;
    if (tag.local === "pane" || isOfPane) splices.push({ start: tag.start, end, text: "" });
  }
  if (pane !== "") {
    splices.push(
      view.tag.kind === "empty"
        ? appendSplice(xml, view, prefixed(pane, prefix))
        : { start: view.insideStart, end: view.insideStart, text: prefixed(pane, prefix) },
    );
  }
  return splices;
}

function sizeSplices(sheet: ScannedSheet, before: BookSheet, now: BookSheet): Splice[] {
  const changes: AttributeChanges = {
    ...(before.rowHeight === now.rowHeight
      ? {}
      : {
          defaultRowHeight: now.rowHeight ?? 15,
          customHeight: now.rowHeight === undefined ? undefined : 1,
        }),
    ...(before.columnWidth === now.columnWidth ? {} : { defaultColWidth: now.columnWidth }),
  };
  if (Object.keys(changes).length === 0) return [];
  const section = sectionOf(sheet, "sheetFormatPr");
  return section
    ? attributeSplices(sheet.xml, section.tag, changes)
    : [
        sectionSplice(
          sheet,
          "sheetFormatPr",
          xmlElement("sheetFormatPr", { defaultRowHeight: 15, ...changes }),
        ),
      ];
}

function tabSplices(sheet: ScannedSheet, before: BookSheet, now: BookSheet): Splice[] {
  if (before.tabColor === now.tabColor) return [];
  const { xml, prefix } = sheet;
  const section = sectionOf(sheet, "sheetPr");
  const color = now.tabColor === undefined ? undefined : colorXml(now.tabColor, "tabColor");
  if (!section) {
    return color === undefined
      ? []
      : [sectionSplice(sheet, "sheetPr", xmlElement("sheetPr", {}, color))];
  }
  const text = withChildren(
    xml.slice(section.tag.start, section.end),
    new Map([["tabColor", color]]),
    ["tabColor", "outlinePr", "pageSetUpPr"],
    prefix,
  );
  return [{ start: section.tag.start, end: section.end, text }];
}

/** What is said anew of merged cells. */
export function mergeSplices(
  sheet: ScannedSheet,
  before: readonly CellRange[],
  now: readonly CellRange[],
): Splice[] {
  const olds = new Set(before.map(rangeAddress));
  const news = new Set(now.map(rangeAddress));
  const gone = [...olds].filter((each) => !news.has(each));
  const added = [...news].filter((each) => !olds.has(each));
  if (gone.length + added.length === 0) return [];
  const { xml, prefix } = sheet;
  const section = sectionOf(sheet, "mergeCells");
  const made = added.map((ref) => xmlElement("mergeCell", { ref })).join("");
  if (!section) {
    return [
      sectionSplice(sheet, "mergeCells", xmlElement("mergeCells", { count: added.length }, made)),
    ];
  }
  const there = elementsIn(xml, section);
  const left = there.filter(({ tag }) => !gone.includes(attributesAt(xml, tag).ref ?? ""));
  if (left.length + added.length === 0) return [sectionSplice(sheet, "mergeCells", "")];
  return [
    ...attributeSplices(xml, section.tag, { count: left.length + added.length }),
    ...there
      .filter((place) => !left.includes(place))
      .map(({ tag, end }) => ({ start: tag.start, end, text: "" })),
    ...(made === "" ? [] : [appendSplice(xml, section, prefixed(made, prefix))]),
  ];
}

/** What is said anew of rows, by row: their heights, and which are out of sight. */
export function rowChanges(
  before: readonly BookRow[] = [],
  now: readonly BookRow[] = [],
  rowTo: (row: number) => number | undefined,
): Map<number, AttributeChanges> {
  const olds = new Map<number, BookRow>();
  for (const row of before) {
    const at = rowTo(row.row);
    if (at !== undefined) olds.set(at, row);
  }
  const news = new Map(now.map((row) => [row.row, row]));
  const changes = new Map<number, AttributeChanges>();
  for (const row of new Set([...olds.keys(), ...news.keys()])) {
    const [old, current] = [olds.get(row), news.get(row)];
    const change = {
      ...(old?.height === current?.height
        ? {}
        : {
            ht: current?.height,
            customHeight: current?.height === undefined ? undefined : 1,
          }),
      ...((old?.hidden ?? false) === (current?.hidden ?? false)
        ? {}
        : { hidden: current?.hidden ? 1 : undefined }),
    };
    if (Object.keys(change).length > 0) changes.set(row, change);
  }
  return changes;
}

/** What widens the range a sheet says it uses, where cells were put outside of it. */
export function dimensionSplices(
  sheet: ScannedSheet,
  said: CellRange | undefined,
  cells: readonly { readonly row: number; readonly column: number }[],
): Splice[] {
  const section = sectionOf(sheet, "dimension");
  if (!section || !said) return [];
  const range = { ...said };
  for (const { row, column } of cells) {
    range.startRow = Math.min(range.startRow, row);
    range.endRow = Math.max(range.endRow, row);
    range.startColumn = Math.min(range.startColumn, column);
    range.endColumn = Math.max(range.endColumn, column);
  }
  return attributeSplices(sheet.xml, section.tag, { ref: rangeAddress(range) });
}
