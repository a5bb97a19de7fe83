import type { Book, BookSheet } from "../../../book/book";
import type { Chart } from "../../../book/chart";
import type { PageLayout } from "../../../book/page-layout";
import { anchorXml, Drawings } from "../../charts/drawing-parts";
import { fitXml, pageSections, printAreas } from "../../charts/page-xml";
import type { PackageChanges } from "../../file/package-changes";
import type { Splice } from "../../file/splice";
import { appendSplice, attributeSplices, prefixed, spliced } from "../../file/splice";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributesAt, elementsIn, elementsNamed, type XmlPlace } from "../../file/xml-tags";
import { xmlElement, xmlFormula } from "../../file/xml-text";
import { CannotSplice } from "../opened/cannot-splice";
import { type ListedSheet, workbookPart } from "../opened/opened-parts";
import { scanSheet } from "../sheet/scan-sheet";
import { sectionOf, sectionSplice } from "../sheet/sections";
import { withNames } from "./names";
import { noteReachable } from "./reachable-parts";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Charts that go from a sheet, by its name and theirs. */
export type GoneChart = (sheet: string, chart: string) => boolean;

/**
 * Puts charts onto a sheet that is in the file, and says how it is printed. Charts of the same name go, and those that are said to; all
 * others stay as they are, and so do margins and headers.
 *
 * @param book that the sheet is of
 */
export async function replaceObjects(
  file: PackageChanges,
  { path }: Pick<ListedSheet, "path">,
  { old, now, book }: { readonly old: BookSheet; readonly now: BookSheet; readonly book: Book },
  isGone: GoneChart,
): Promise<void> {
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (!isSame(old.charts ?? [], now.charts ?? []))
    await replaceCharts(file, path, now, book, isGone);
  if (!now.layout || isSame(old.layout, now.layout)) return;
  const { layout } = now;
  await file.edit(path, (xml) => withPage(xml, layout));
  await printArea(file, now.name, book);
}

async function replaceCharts(
  file: PackageChanges,
  sheet: string,
  now: BookSheet,
  book: Book,
  isGone: GoneChart,
): Promise<void> {
  const charts = now.charts ?? [];
  const names = new Set(charts.map(({ name }) => name));
  const drawing = (await relationshipsOf(file, sheet)).find(({ kind }) => kind === "drawing");
  const made = new Drawings(book, (path) => file.has(path)).of(now, "rId1");
  if (!drawing) {
    if (made) await addDrawing(file, sheet, made);
    return;
  }
  const xml = (await file.text(drawing.path)) ?? "";
  const [root] = elementsIn(xml);
  if (!root) throw new CannotSplice("a drawing must be one");
  const anchors = elementsIn(xml, root);
  const gone = anchors.filter((anchor) => {
    const [frame] = elementsNamed(xml, "graphicFrame", anchor);
    const name = frame && nameIn(xml, frame);
    return name !== undefined && (names.has(name) || isGone(now.name, name));
  });
  await removeCharts(file, drawing.path, new Set(gone.flatMap((anchor) => idsIn(xml, anchor))));
  const numbers = elementsNamed(xml, "cNvPr", root).map(({ tag }) =>
    Number(attributesAt(xml, tag).id ?? 0),
  );
  let number = Math.max(1, ...numbers);
  const added: string[] = [];
  for (const [at, part] of (made?.parts.slice(1) ?? []).entries()) {
    const chart: Chart | undefined = charts[at];
    if (!chart) continue;
    await file.add(part.path, part.type, part.xml);
    const target = part.path.replace("xl/", "../");
    const id = await file.relate(drawing.path, `${relationships}/chart`, target);
    added.push(file.inOwnNames(anchorXml(chart, id, ++number)));
  }
  const cut = gone.map(({ tag, end }): Splice => ({ start: tag.start, end, text: "" }));
  file.put(drawing.path, spliced(xml, [...cut, appendSplice(xml, root, added.join(""))]));
}

/** What a picture or a chart is called. */
function nameIn(xml: string, within: XmlPlace): string | undefined {
  const [found] = elementsNamed(xml, "cNvPr", within);
  return found && attributesAt(xml, found.tag).name;
}

/** The relationships by which an anchor shows charts. */
const idsIn = (xml: string, anchor: XmlPlace): string[] =>
  elementsNamed(xml, "chart", anchor).flatMap(({ tag }) => {
    const found = Object.entries(attributesAt(xml, tag)).find(([key]) => key.endsWith(":id"));
    return found ? [found[1]] : [];
  });

/** Takes charts out of a drawing, with the parts that nothing else leads to. */
async function removeCharts(
  file: PackageChanges,
  drawing: string,
  ids: ReadonlySet<string>,
): Promise<void> {
  if (ids.size === 0) return;
  const theirs = new Map<string, string>();
  for (const related of await relationshipsOf(file, drawing)) {
    if (ids.has(related.id)) await noteReachable(file, related, () => true, theirs);
  }
  await file.unrelate(drawing, ids);
  const left = new Map<string, string>();
  await noteReachable(file, { path: "", kind: "" }, () => true, left);
  for (const path of theirs.keys()) if (!left.has(path)) await file.remove(path);
}

/** A sheet without a drawing gets one. */
async function addDrawing(
  file: PackageChanges,
  sheet: string,
  made: NonNullable<ReturnType<Drawings["of"]>>,
): Promise<void> {
  for (const { path, type, xml } of made.parts) await file.add(path, type, xml);
  const id = await file.relate(sheet, made.related[1], made.related[2]);
  for (const [part, related] of made.rels) {
    for (const [, kind, target] of related) await file.relate(part, kind, target);
  }
  const element = file.inOwnNames(xmlElement("drawing", { "xmlns:r": relationships, "r:id": id }));
  await file.edit(sheet, (xml) =>
    spliced(xml, [sectionSplice(scanSheet(xml), "drawing", element)]),
  );
}

/** How a sheet is printed; what else is said of its page stays. */
function withPage(xml: string, layout: PageLayout): string {
  const scanned = scanSheet(xml);
  const splices: Splice[] = [];
  for (const [name, element] of pageSections(layout)) {
    const there = sectionOf(scanned, name);
    if (!there) splices.push(sectionSplice(scanned, name, element));
    else if (name === "pageSetup") {
      const [own] = elementsIn(element);
      const said = own ? attributesAt(element, own.tag) : {};
      const wanted = {
        ...{ paperSize: undefined, scale: undefined, fitToWidth: undefined },
        ...{ fitToHeight: undefined, ...said },
      };
      splices.push(...attributeSplices(xml, there.tag, wanted));
    }
  }
  const properties = sectionOf(scanned, "sheetPr");
  const fit = fitXml(layout);
  if (fit !== "" && !properties) {
    splices.push(sectionSplice(scanned, "sheetPr", xmlElement("sheetPr", {}, fit)));
  } else if (
    fit !== "" &&
    properties &&
    elementsNamed(xml, "pageSetUpPr", properties).length === 0
  ) {
    splices.push(appendSplice(xml, properties, prefixed(fit, scanned.prefix)));
  }
  return spliced(xml, splices);
}

/** Which cells of a sheet are printed. */
async function printArea(file: PackageChanges, sheet: string, book: Book): Promise<void> {
  const areas = printAreas(book.sheets.filter(({ name }) => name === sheet));
  const part = await workbookPart(file);
  const { xml, path, sections, sheets } = part;
  const list = sections.find(({ tag }) => tag.local === "definedNames");
  const number = String(sheets.findIndex(({ name }) => name === sheet));
  const there = (list ? elementsIn(xml, list) : []).find(({ tag }) => {
    const { name, localSheetId } = attributesAt(xml, tag);
    return name === "_xlnm.Print_Area" && localSheetId === number;
  });
  const world = { tables: book.tables, functionIds: new Set<string>() };
  const [area] = areas;
  if (!area) return;
  if (!there) {
    file.put(path, withNames(part, [], areas, book.sheets, world));
    return;
  }
  const { insideStart: start, insideEnd: end } = there;
  file.put(path, spliced(xml, [{ start, end, text: xmlFormula(area.formula) }]));
}
