import type {
  Book,
  BookIteration,
  BookName,
  BookProperties,
  BookSheet,
  BookTable,
} from "../../book/book";
import { lastColumn, lastRow, parseRange } from "../../book/cell-address";
import { shortText } from "../../formulas/short-text";
import { usualTableStyle } from "../../book/usual-table-style";
import { FilterReader } from "./filters";
import { readAddIns } from "./read-add-ins";
import { colorReader } from "../styles/xlsx-colors";
import type { Attributes, Relationship, XlsxPackage } from "../file/xlsx-package";
import {
  isXml,
  openXlsxPackage,
  plainText,
  relationshipsOf,
  visitXml,
  WorkbookError,
} from "../file/xlsx-package";
import { readLinks } from "./read-links";
import type { SharedParts } from "./read-cell";
import { readSheet } from "./read-sheet";
import { readLooks } from "../styles/xlsx-styles";
import { readYoungErrors } from "./young-errors";

/**
 * Reads an .xlsx workbook: values, formulas with what they last gave, number formats, looks, widths, tables, names and
 * sheets in their order, hidden ones too. What else a file may hold is listed by `lossesOf`.
 *
 * Dates are serial numbers of the book's own date system, as they stand in the file.
 *
 * @throws WorkbookError when the bytes are no such workbook
 */
export async function readXlsx(bytes: Uint8Array): Promise<Book> {
  const file = await openXlsxPackage(bytes);
  const outside = await relationshipsOf(file, "");
  const main = outside.find(({ kind }) => kind === "officeDocument");
  const path = main?.path ?? "xl/workbook.xml";
  const xml = await file.text(path);
  if (xml === undefined) throw new WorkbookError("is not an .xlsx workbook: save it as .xlsx");
  const { listed, names, linkIds, isComputed, ...settings } = readWorkbook(xml);
  const relationships = await relationshipsOf(file, path);
  // Excel writes in which order it calculated; other writers do not.
  const hasChain = relationships.some(({ kind }) => kind === "calcChain");
  const parts = await readSharedParts(file, relationships);

  const sheets: BookSheet[] = [];
  const tables: BookTable[] = [];
  for (const { id, name, ...visibility } of listed) {
    const target = relationships.find((relationship) => relationship.id === id);
    // A chart on a sheet of its own has no cells.
    if (target?.kind !== "worksheet") continue;
    const sheetXml = await file.text(target.path);
    if (sheetXml === undefined)
      throw new WorkbookError(`is damaged: sheet ${shortText(name)} is missing`);
    const found = await readTables(file, target.path, name);
    tables.push(...found.tables);
    sheets.push({ name, ...visibility, ...readSheet(sheetXml, parts, found.filters) });
  }
  if (sheets.length === 0) throw new WorkbookError("has no sheet with cells");
  const addIns = await readAddIns(file, outside);
  const links = await readLinks(file, linkIds, relationships);
  return {
    sheets,
    tables,
    names,
    ...settings,
    ...(isComputed && hasChain ? { isComputed } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(await readProperties(file, outside)),
    ...(addIns.length > 0 ? { addIns } : {}),
  };
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly veryHidden?: boolean;
  readonly id: string;
}

function readWorkbook(xml: string) {
  const listed: ListedSheet[] = [];
  const linkIds: string[] = [];
  const drafts: { attributes: Attributes; formula: string }[] = [];
  let draft: (typeof drafts)[number] | undefined;
  const settings: {
    from1904?: true;
    iteration?: BookIteration;
    isComputed?: true;
    isOutdated?: true;
    isManual?: true;
    isAsShown?: true;
  } = {};
  visitXml(xml, {
    open(name, attributes) {
      if (name === "sheet") {
        // The id's prefix differs between writers; no other attribute of a sheet ends like it.
        const key = Object.keys(attributes).find((each) => each.endsWith(":id")) ?? "id";
        listed.push({
          name: plainText(attributes.name ?? ""),
          hidden: (attributes.state ?? "visible") !== "visible",
          ...(attributes.state === "veryHidden" ? { veryHidden: true } : {}),
          id: attributes[key] ?? "",
        });
      } else if (name === "workbookPr") {
        if (isOn(attributes.date1904)) settings.from1904 = true;
      } else if (name === "externalReference") {
        const key = Object.keys(attributes).find((each) => each.endsWith(":id")) ?? "id";
        linkIds.push(attributes[key] ?? "");
      } else if (name === "calcPr") {
        if (attributes.calcMode === "manual") settings.isManual = true;
        if (isOff(attributes.fullPrecision)) settings.isAsShown = true;
        if (isOn(attributes.iterate)) {
          settings.iteration = {
            rounds: Number(attributes.iterateCount ?? usualIteration.rounds),
            change: Number(attributes.iterateDelta ?? usualIteration.change),
          };
        }
        const isStale =
          isOn(attributes.fullCalcOnLoad) ||
          isOn(attributes.forceFullCalc) ||
          isOff(attributes.calcCompleted);
        if (isStale) settings.isOutdated = true;
        else if (attributes.calcId !== undefined) settings.isComputed = true;
      } else if (name === "definedName") {
        draft = { attributes, formula: "" };
      }
    },
    text(text) {
      if (draft) draft.formula += text;
    },
    close(name) {
      if (name !== "definedName" || !draft) return;
      drafts.push(draft);
      draft = undefined;
    },
  });
  const names = drafts
    // Excel's own: print areas, filters, and what older versions left behind.
    .filter(({ attributes }) => !attributes.name?.startsWith("_xlnm."))
    .map(({ attributes: { name = "", localSheetId, hidden, comment }, formula }): BookName => {
      const owner = localSheetId === undefined ? undefined : listed[Number(localSheetId)]?.name;
      return {
        name,
        formula,
        ...(owner === undefined ? {} : { sheet: owner }),
        ...(isOn(hidden) ? { hidden: true } : {}),
        ...(comment ? { comment: plainText(comment) } : {}),
      };
    });
  return { listed, names, linkIds, ...settings };
}

const isOff = (attribute: string | undefined) => attribute === "0" || attribute === "false";
const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";

/** Where a file does not say. */
const usualIteration: BookIteration = { rounds: 100, change: 0.001 };

/** Parts that are not XML are left out: nobody could read them anyway. */
async function readProperties(
  file: XlsxPackage,
  outside: readonly Relationship[],
): Promise<Pick<Book, "properties">> {
  const properties: { -readonly [K in keyof BookProperties]: BookProperties[K] } = {};
  for (const name of ["core", "custom"] as const) {
    const part = outside.find(({ kind }) => kind === `${name}-properties`);
    const xml = part && (await file.text(part.path));
    if (xml !== undefined && isXml(xml)) properties[name] = inUsualNames(xml);
  }
  return Object.keys(properties).length === 0 ? {} : { properties };
}

/** Properties as files say them that are not strict: so they are written into another. */
const inUsualNames = (xml: string): string =>
  xml
    .replaceAll(`${strictDocument}customProperties"`, `${usualDocument}custom-properties"`)
    .replaceAll(`${strictDocument}docPropsVTypes"`, `${usualDocument}docPropsVTypes"`);

const strictDocument = '="http://purl.oclc.org/ooxml/officeDocument/';
const usualDocument = '="http://schemas.openxmlformats.org/officeDocument/2006/';

async function readSharedParts(
  file: XlsxPackage,
  relationships: readonly Relationship[],
): Promise<SharedParts> {
  const text = async (kind: string) => {
    const part = relationships.find((relationship) => relationship.kind === kind);
    return part && file.text(part.path);
  };
  const [strings, styles, metadata, theme] = await Promise.all([
    text("sharedStrings"),
    text("styles"),
    text("sheetMetadata"),
    text("theme"),
  ]);
  const readColor = colorReader(theme);
  return {
    strings: strings === undefined ? [] : readStrings(strings),
    looks: styles === undefined ? [] : readLooks(styles, readColor),
    spilling: metadata === undefined ? new Set() : readSpilling(metadata),
    youngErrors: await readYoungErrors(file, relationships, metadata),
    readColor,
  };
}

/** Each string is one text, however many differently coloured runs it is made of. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let current = "";
  let inText = false;
  let inPhonetic = false;
  visitXml(xml, {
    open(name) {
      if (name === "si") current = "";
      else if (name === "rPh") inPhonetic = true;
      inText = name === "t";
    },
    text(text) {
      if (inText && !inPhonetic) current += text;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "si") strings.push(plainText(current));
    },
  });
  return strings;
}

/** Excel marks formulas that spill with cell metadata of the type XLDAPR. Counted from 1. */
function readSpilling(xml: string): ReadonlySet<number> {
  const types: string[] = [];
  const spilling = new Set<number>();
  let inCellMetadata = false;
  let entry = 0;
  visitXml(xml, {
    open(name, attributes) {
      if (name === "metadataType") types.push(attributes.name ?? "");
      else if (name === "cellMetadata") inCellMetadata = true;
      else if (name === "bk" && inCellMetadata) entry++;
      else if (name === "rc" && inCellMetadata && types[Number(attributes.t) - 1] === "XLDAPR") {
        spilling.add(entry);
      }
    },
    close(name) {
      if (name === "cellMetadata") inCellMetadata = false;
    },
  });
  return spilling;
}

async function readTables(file: XlsxPackage, sheetPath: string, sheet: string) {
  const tables: BookTable[] = [];
  const filters = new FilterReader();
  for (const { kind, path } of await relationshipsOf(file, sheetPath)) {
    if (kind !== "table") continue;
    const xml = await file.text(path);
    if (xml === undefined)
      throw new WorkbookError(`is damaged: a table of ${shortText(sheet)} is missing`);
    const table = readTable(xml, sheet, filters);
    if (table) tables.push(table);
  }
  return { tables, filters: filters.filters };
}

function readTable(xml: string, sheet: string, filters: FilterReader): BookTable | undefined {
  let head: Readonly<Record<string, string>> = {};
  const columns: string[] = [];
  const seen = { style: "", stripes: false, filter: false, hiddenButtons: 0 };
  visitXml(xml, {
    close(name) {
      filters.close(name);
    },
    open(name, attributes) {
      filters.open(name, attributes);
      if (name === "table") head = attributes;
      else if (name === "tableStyleInfo") {
        seen.style = attributes.name ?? "";
        seen.stripes = ["1", "true"].includes(attributes.showRowStripes ?? "");
      } else if (name === "autoFilter") seen.filter = true;
      else if (name === "filterColumn" && attributes.hiddenButton === "1") seen.hiddenButtons++;
      else if (name === "tableColumn") columns.push(plainText(attributes.name ?? ""));
    },
  });
  const range = parseRange(head.ref ?? "");
  if (!range) return undefined;
  if (range.endRow > lastRow || range.endColumn > lastColumn) {
    throw new WorkbookError(
      `is damaged: the table ${shortText(head.ref ?? "", 40)} is not on a sheet`,
    );
  }
  const hasHeader = head.headerRowCount !== "0";
  const hasFilter = seen.filter && seen.hiddenButtons < columns.length;
  return {
    name: head.displayName ?? head.name ?? "",
    sheet,
    range,
    columns,
    hasHeader,
    hasTotals: Number(head.totalsRowCount ?? 0) > 0,
    ...(seen.style === usualTableStyle ? {} : { style: seen.style }),
    ...(seen.stripes ? {} : { hasRowStripes: false }),
    ...(hasHeader && !hasFilter ? { hasFilter } : {}),
  };
}
