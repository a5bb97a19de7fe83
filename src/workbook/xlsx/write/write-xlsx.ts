import JSZip from "jszip";
import type { Book, BookName, BookProperties } from "../../book/book";
import { Drawings } from "../charts/drawing-parts";
import { printAreas } from "../charts/page-xml";
import { addInParts } from "./add-in-parts";
import {
  calculationEngine,
  metadataContentType,
  metadataPath,
  metadataRelationship,
  metadataXml,
} from "./dynamic-array-parts";
import { withoutFaultyFormulas } from "../losses/faulty-formulas";
import type { Part, Related } from "../file/file-part";
import { SharedStrings } from "./shared-strings";
import { sheetXml } from "./sheet-xml";
import { storedFormula } from "../../formulas/stored-formula";
import { tableXml } from "./table-xml";
import { StyleTable } from "../styles/xlsx-style-table";
import { xmlElement, xmlFormula, xmlPart } from "../file/xml-text";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const contentType = (kind: string) =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

/** Every part carries this date, so that the same book gives the same bytes. */
const stamp = new Date(Date.UTC(2000, 0, 1));

/**
 * Writes a book as an .xlsx workbook: values, formulas with what they last gave, number formats, looks, widths and
 * heights, merged cells, tables, names, frozen panes, what add-ins keep, and the sheets in their order, hidden ones too.
 *
 * Formulas may be in the words of a cell or in those of a file. One that carries `spill` is stored so that Excel lets it
 * spill. Results are kept, so that a program without the add-in shows figures.
 *
 * @param given formulas in it that cannot be read are written as text
 * @param functionIds ids of the add-in's functions, upper case
 * @returns the same bytes for the same book
 */
export async function writeXlsx(
  given: Book,
  functionIds: ReadonlySet<string>,
): Promise<Uint8Array> {
  const book = withoutFaultyFormulas(given);
  const around = {
    tables: book.tables,
    functionIds,
    strings: new SharedStrings(),
    styles: new StyleTable(),
  };
  const parts: Part[] = [];
  const rels = new Map<string, readonly Related[]>();
  const active = Math.max(
    0,
    book.sheets.findIndex(({ hidden }) => !hidden),
  );
  const drawings = new Drawings(book);
  let tableCount = 0;

  book.sheets.forEach((sheet, index) => {
    const tables = book.tables
      .filter((table) => table.sheet === sheet.name)
      .map((table, place) => ({ table, id: `rId${place + 1}` }));
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const drawing = drawings.of(sheet, "rIdDrawing");
    const [drawingId = null] = drawing?.related ?? [];
    const place = { isActive: index === active, tables, drawing: drawingId };
    const xml = sheetXml(sheet, place, around);
    parts.push({ path, type: contentType("worksheet"), xml });
    if (drawing) {
      parts.push(...drawing.parts);
      rels.set(path, [drawing.related]);
      for (const [part, related] of drawing.rels) rels.set(part, related);
    }
    for (const { table, id } of tables) {
      const target = `tables/table${++tableCount}.xml`;
      const tablePart = tableXml(table, tableCount, sheet, around);
      parts.push({ path: `xl/${target}`, type: contentType("table"), xml: tablePart });
      rels.set(path, [...(rels.get(path) ?? []), [id, `${relationships}/table`, `../${target}`]]);
    }
  });
  parts.push(
    { path: "xl/styles.xml", type: contentType("styles"), xml: around.styles.xml() },
    { path: "xl/sharedStrings.xml", type: contentType("sharedStrings"), xml: around.strings.xml() },
    { path: metadataPath, type: metadataContentType, xml: metadataXml },
    {
      path: "xl/workbook.xml",
      type: contentType("sheet.main"),
      xml: workbookXml(
        book,
        active,
        [...book.names, ...printAreas(book.sheets)].map((name) => nameXml(name, book, around)),
      ),
    },
  );
  rels.set("xl/workbook.xml", [
    ...book.sheets.map((_, index): Related => [
      sheetId(index),
      `${relationships}/worksheet`,
      `worksheets/sheet${index + 1}.xml`,
    ]),
    ["rIdStyles", `${relationships}/styles`, "styles.xml"],
    ["rIdStrings", `${relationships}/sharedStrings`, "sharedStrings.xml"],
    ["rIdMetadata", metadataRelationship, "metadata.xml"],
    ...(book.links ?? []).map((_, index): Related => [
      linkId(index),
      `${relationships}/externalLink`,
      `externalLinks/externalLink${index + 1}.xml`,
    ]),
  ]);
  (book.links ?? []).forEach(({ part, targets }, index) => {
    const path = `xl/externalLinks/externalLink${index + 1}.xml`;
    parts.push({ path, type: contentType("externalLink"), xml: part });
    rels.set(
      path,
      targets.map(({ id, kind, target, mode }): Related => [id, kind, target, mode]),
    );
  });
  const properties = propertyParts(book.properties ?? {});
  parts.push(...properties.map(({ part }) => part));
  const addIns = addInParts(book.addIns ?? []);
  parts.push(...addIns.parts);
  for (const [part, related] of addIns.rels) rels.set(part, related);
  rels.set("", [
    ["rId1", `${relationships}/officeDocument`, "xl/workbook.xml"],
    ...addIns.outside,
    ...properties.map(({ part, kind }, index): Related => [`rId${index + 2}`, kind, part.path]),
  ]);
  return zipped(parts, rels);
}

/** What the file says about itself. */
function propertyParts({ core, custom }: BookProperties): { part: Part; kind: string }[] {
  const document = "application/vnd.openxmlformats-";
  const found = (xml: string | undefined, name: string, type: string, kind: string) =>
    xml === undefined ? [] : [{ part: { path: `docProps/${name}.xml`, type, xml }, kind }];
  return [
    ...found(
      core,
      "core",
      `${document}package.core-properties+xml`,
      `${packages}/relationships/metadata/core-properties`,
    ),
    ...found(
      custom,
      "custom",
      `${document}officedocument.custom-properties+xml`,
      `${relationships}/custom-properties`,
    ),
  ];
}

const linkId = (index: number): string => `rIdLink${index + 1}`;

const externalReferences = (count: number): string =>
  xmlElement(
    "externalReferences",
    {},
    ...Array.from({ length: count }, (_, index) =>
      xmlElement("externalReference", { "r:id": linkId(index) }),
    ),
  );

const sheetId = (index: number): string => `rId${index + 1}`;

function workbookXml(book: Book, active: number, names: readonly string[]): string {
  const sheets = book.sheets.map(({ name: sheet, hidden, veryHidden }, index) =>
    xmlElement("sheet", {
      name: sheet,
      sheetId: index + 1,
      state: veryHidden ? "veryHidden" : hidden ? "hidden" : undefined,
      "r:id": sheetId(index),
    }),
  );
  return xmlPart(
    xmlElement(
      "workbook",
      { xmlns: main, "xmlns:r": relationships },
      xmlElement("workbookPr", { date1904: book.from1904 ? 1 : undefined }),
      xmlElement("bookViews", {}, xmlElement("workbookView", { activeTab: active })),
      xmlElement("sheets", {}, ...sheets),
      ...((book.links ?? []).length === 0 ? [] : [externalReferences(book.links?.length ?? 0)]),
      names.length === 0 ? "" : xmlElement("definedNames", {}, ...names),
      xmlElement("calcPr", {
        calcId: calculationEngine,
        calcMode: book.isManual ? "manual" : undefined,
        fullPrecision: book.isAsShown ? 0 : undefined,
        iterate: book.iteration ? 1 : undefined,
        iterateCount: book.iteration?.rounds,
        iterateDelta: book.iteration?.change,
      }),
    ),
  );
}

function nameXml(
  { name, sheet, formula, hidden, comment }: BookName,
  { sheets }: Book,
  world: Parameters<typeof storedFormula>[2],
): string {
  const owner = sheet === undefined ? -1 : sheets.findIndex((each) => each.name === sheet);
  const at = { sheet: sheet ?? sheets[0]?.name ?? "", row: 0, column: 0 };
  return xmlElement(
    "definedName",
    {
      name,
      comment,
      localSheetId: owner < 0 ? undefined : owner,
      hidden: hidden ? 1 : undefined,
    },
    xmlFormula(storedFormula(formula, at, world)),
  );
}

function zipped(
  parts: readonly Part[],
  rels: ReadonlyMap<string, readonly Related[]>,
): Promise<Uint8Array> {
  const zip = new JSZip();
  const put = (path: string, xml: string) => {
    zip.file(path, xml, { date: stamp, createFolders: false });
  };
  const types = [
    xmlElement("Default", {
      Extension: "rels",
      ContentType: "application/vnd.openxmlformats-package.relationships+xml",
    }),
    xmlElement("Default", { Extension: "xml", ContentType: "application/xml" }),
    ...parts.map(({ path, type }) =>
      xmlElement("Override", { PartName: `/${path}`, ContentType: type }),
    ),
  ];
  put(
    "[Content_Types].xml",
    xmlPart(xmlElement("Types", { xmlns: `${packages}/content-types` }, ...types)),
  );
  for (const [part, related] of rels) {
    const slash = part.lastIndexOf("/");
    const elements = related.map(([Id, Type, Target, TargetMode]) =>
      xmlElement("Relationship", { Id, Type, Target, TargetMode }),
    );
    put(
      `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`,
      xmlPart(xmlElement("Relationships", { xmlns: `${packages}/relationships` }, ...elements)),
    );
  }
  for (const { path, xml } of parts) put(path, xml);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE", platform: "DOS" });
}
