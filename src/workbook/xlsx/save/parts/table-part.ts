import type { BookSheet, BookTable, CellRange } from "../../../book/book";
import { parseRange, rangeAddress } from "../../../book/cell-address";
import { usualTableStyle } from "../../../book/usual-table-style";
import type { Renaming } from "../../../formulas/rename-references";
import { renamedFormula, withoutColumns } from "../../../formulas/rename-references";
import type { StoringWorld } from "../../../formulas/stored-formula";
import { attributeSplices, prefixed, prefixOf, spliced } from "../../file/splice";
import type { AttributeChanges, Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed, plainXml } from "../../file/xml-tags";
import { xmlElement, xmlFormula } from "../../file/xml-text";
import type { Total } from "../../write/table-xml";
import { headerTexts, totalsOf } from "../../write/table-xml";
import { withChildren } from "../../file/with-children";

const order = (
  "autoFilter sortState tableColumns tableStyleInfo extLst " +
  "calculatedColumnFormula totalsRowFormula xmlColumnPr"
).split(" ");

/** A table before and after, with the sheets that hold its cells. */
export interface TableChange {
  readonly before: BookTable;
  readonly now: BookTable;
  readonly sheetBefore: BookSheet | undefined;
  readonly sheetNow: BookSheet | undefined;
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, at) => JSON.stringify(each) === JSON.stringify(b[at]));

/**
 * A table's part after changes of its name, place, columns, look and totals. Its filter and what it knows of columns stay.
 */
export function tablePart(xml: string, change: TableChange, world: StoringWorld): string {
  const { before, now, sheetBefore, sheetNow } = change;
  const [root] = elementsIn(xml);
  if (!root) return xml;
  const totalsBefore = before.hasTotals ? totalsOf(before, sheetBefore, world) : [];
  const totals = now.hasTotals ? totalsOf(now, sheetNow, world) : [];
  const isNamedTwice = attributesAt(xml, root.tag).name !== undefined;
  const isHead = JSON.stringify(headOf(before)) !== JSON.stringify(headOf(now));
  const areTotals = !sameList(totalsBefore, totals);
  const areColumns = !sameList(before.columns, now.columns);
  if (!isHead && !areTotals && !areColumns) return xml;
  const splices: Splice[] = [
    ...attributeSplices(xml, root.tag, {
      ...(before.name === now.name
        ? {}
        : { ...(isNamedTwice ? { name: now.name } : {}), displayName: now.name }),
      ref: rangeAddress(now.range),
      ...(before.hasHeader === now.hasHeader
        ? {}
        : { headerRowCount: now.hasHeader ? undefined : 0 }),
      ...(before.hasTotals === now.hasTotals
        ? {}
        : {
            totalsRowCount: now.hasTotals ? 1 : undefined,
            totalsRowShown: now.hasTotals ? undefined : 0,
          }),
    }),
  ];
  const inside = elementsIn(xml, root);
  const filter = inside.find(({ tag }) => tag.local === "autoFilter");
  const list = inside.find(({ tag }) => tag.local === "tableColumns");
  const look = inside.find(({ tag }) => tag.local === "tableStyleInfo");
  const from = alignedColumns(before.columns, now.columns);
  if (filter) splices.push(...filterSplices(xml, filter, now, from));
  splices.push(...orderSplices(xml, inside, now));
  if (list && (areColumns || areTotals || before.name !== now.name)) {
    const text = columnList(xml, list, change, totals, areTotals, from);
    splices.push({ start: list.tag.start, end: list.end, text });
  }
  const looks: AttributeChanges = {
    ...(before.style === now.style ? {} : { name: (now.style ?? usualTableStyle) || undefined }),
    ...((before.hasRowStripes ?? true) === (now.hasRowStripes ?? true)
      ? {}
      : { showRowStripes: now.hasRowStripes === false ? 0 : 1 }),
  };
  if (look) splices.push(...attributeSplices(xml, look.tag, looks));
  const text = spliced(xml, splices);
  const isFiltered = now.hasHeader && now.hasFilter !== false;
  if (isFiltered && !filter) {
    const made = xmlElement("autoFilter", { ref: rangeAddress(filteredRange(now)) });
    return withRoot(text, (element) =>
      withChildren(element, new Map([["autoFilter", made]]), order, prefixOf(root.tag)),
    );
  }
  return text;
}

const headOf = ({
  name,
  range,
  hasHeader,
  hasTotals,
  style,
  hasRowStripes,
  hasFilter,
}: BookTable) => [
  ...[name, range.startRow, range.startColumn, range.endRow, range.endColumn],
  ...[hasHeader, hasTotals, style ?? usualTableStyle, hasRowStripes ?? true, hasFilter ?? true],
];

const filteredRange = ({ range, hasTotals }: BookTable) => ({
  ...range,
  endRow: range.endRow - (hasTotals ? 1 : 0),
});

/** Where each column of now was before, where it was. One that was renamed stays where it is. */
function alignedColumns(before: readonly string[], now: readonly string[]): (number | undefined)[] {
  const key = (name: string) => name.toLowerCase();
  const places = new Map(before.map((name, at) => [key(name), at]));
  if (before.length === now.length) {
    const known = now.filter((name) => places.has(key(name)));
    const inOrder = known.every((name, at) => at === 0 || rank(name) > rank(known[at - 1] ?? ""));
    const stays = now.every((name, at) => !places.has(key(name)) || rank(name) === at);
    if (inOrder && stays) return now.map((_, at) => at);
  }
  return now.map((name) => places.get(key(name)));

  function rank(name: string): number {
    return places.get(key(name)) ?? -1;
  }
}

/** What a filter says of columns is counted from the table's first. */
function filterSplices(
  xml: string,
  filter: XmlPlace,
  now: BookTable,
  from: readonly (number | undefined)[],
): Splice[] {
  if (!now.hasHeader || now.hasFilter === false) {
    return [{ start: filter.tag.start, end: filter.end, text: "" }];
  }
  return [
    ...attributeSplices(xml, filter.tag, { ref: rangeAddress(filteredRange(now)) }),
    ...elementsIn(xml, filter)
      .filter(({ tag }) => tag.local === "filterColumn")
      .flatMap(({ tag, end }): Splice[] => {
        const was = Number(attributesAt(xml, tag).colId ?? 0);
        const is = from.indexOf(was);
        return is < 0
          ? [{ start: tag.start, end, text: "" }]
          : attributeSplices(xml, tag, { colId: is });
      }),
  ];
}

/** In which order the rows were sorted: of such as are the table's headers or totals now nothing is said. */
function orderSplices(xml: string, inside: readonly XmlPlace[], now: BookTable): Splice[] {
  const order = inside.find(({ tag }) => tag.local === "sortState");
  const range = order && parseRange(attributesAt(xml, order.tag).ref ?? "");
  if (!order || !range) return [];
  const first = now.range.startRow + (now.hasHeader ? 1 : 0);
  const last = now.range.endRow - (now.hasTotals ? 1 : 0);
  const rows = (ref: CellRange): CellRange | undefined => {
    const startRow = Math.max(ref.startRow, first);
    const endRow = Math.min(ref.endRow, last);
    return startRow > endRow ? undefined : { ...ref, startRow, endRow };
  };
  const conditions = elementsNamed(xml, "sortCondition", order);
  const all = [order, ...conditions].map((place) => {
    const ref = parseRange(attributesAt(xml, place.tag).ref ?? "");
    return { place, left: ref && rows(ref) };
  });
  if (all.some(({ left }) => left === undefined))
    return [{ start: order.tag.start, end: order.end, text: "" }];
  return all.flatMap(({ place, left }) =>
    left ? attributeSplices(xml, place.tag, { ref: rangeAddress(left) }) : [],
  );
}

function columnList(
  xml: string,
  list: XmlPlace,
  { before, now }: TableChange,
  totals: readonly Total[],
  areTotals: boolean,
  from: readonly (number | undefined)[],
): string {
  const prefix = prefixOf(list.tag);
  const there = elementsIn(xml, list).filter(({ tag }) => tag.local === "tableColumn");
  let id = Math.max(0, ...there.map(({ tag }) => Number(attributesAt(xml, tag).id ?? 0)));
  const headers = headerTexts(now);
  const renamings = headers.flatMap((newColumn, at): Renaming[] => {
    const column = before.columns[from[at] ?? -1];
    return column === undefined || column === newColumn
      ? []
      : [{ table: now.name, column, newColumn }];
  });
  if (before.name !== now.name) renamings.unshift({ table: before.name, newTable: now.name });
  const elements = headers.map((text, at) => {
    const old = there[from[at] ?? -1];
    const { formula, ...total } = totals[at] ?? {};
    const said: AttributeChanges = areTotals
      ? { totalsRowLabel: total.totalsRowLabel, totalsRowFunction: total.totalsRowFunction }
      : {};
    const sum =
      formula === undefined ? undefined : xmlElement("totalsRowFormula", {}, xmlFormula(formula));
    if (!old) {
      id++;
      return prefixed(xmlElement("tableColumn", { id, name: text, ...said }, sum ?? ""), prefix);
    }
    const element = xml.slice(old.tag.start, old.end);
    const isRenamed = before.columns[from[at] ?? -1] !== text;
    const named = withRoot(element, (whole) => {
      const [place] = elementsIn(whole);
      if (!place) return whole;
      const changes = { ...(isRenamed ? { name: text } : {}), ...said };
      return spliced(whole, attributeSplices(whole, place.tag, changes));
    });
    const gone = before.columns.filter((_, was) => !from.includes(was));
    const left = calculated(named, (formula) => withoutColumns(formula, before, gone, true));
    const renamed = renamings.reduce(renamedColumn, left);
    return areTotals
      ? withChildren(renamed, new Map([["totalsRowFormula", sum]]), order, prefix)
      : renamed;
  });
  return xmlElement(`${prefix}tableColumns`, { count: elements.length }, ...elements);
}

/** What a column calculates, in the new names. */
const renamedColumn = (element: string, renaming: Renaming): string =>
  calculated(element, (formula) => renamedFormula(formula, renaming, true));

/** A column whose formulas are rewritten; what they leave alone stays as it is written. */
function calculated(element: string, rewrite: (formula: string) => string): string {
  const formulas = ["calculatedColumnFormula", "totalsRowFormula"].flatMap((name) =>
    elementsNamed(element, name),
  );
  return spliced(
    element,
    formulas.flatMap(({ insideStart, insideEnd }): Splice[] => {
      const formula = plainXml(element.slice(insideStart, insideEnd));
      const after = rewrite(formula);
      return after === formula
        ? []
        : [{ start: insideStart, end: insideEnd, text: xmlFormula(after) }];
    }),
  );
}

/** The text with its root element changed; what stands in front of it stays. */
function withRoot(xml: string, change: (element: string) => string): string {
  const [root] = elementsIn(xml);
  return root
    ? xml.slice(0, root.tag.start) +
        change(xml.slice(root.tag.start, root.end)) +
        xml.slice(root.end)
    : xml;
}
