import type { Book, BookName, BookSheet, BookTable } from "./book";
import { parseRange } from "./cell-address";
import type { Relationship, XlsxPackage } from "./xlsx-package";
import {
  openXlsxPackage,
  plainText,
  relationshipsOf,
  visitXml,
  WorkbookError,
} from "./xlsx-package";
import type { SharedParts } from "./xlsx-sheet";
import { readSheetCells } from "./xlsx-sheet";
import { readFormats } from "./xlsx-styles";

/**
 * Reads an .xlsx workbook: values, formulas, number formats, tables, names and sheets in their order, hidden ones too.
 * Charts, pictures and looks are not read.
 *
 * Dates are serial numbers of the book's own date system, as they stand in the file.
 *
 * @throws WorkbookError when the bytes are no such workbook
 */
export async function readXlsx(bytes: Uint8Array): Promise<Book> {
  const file = await openXlsxPackage(bytes);
  const [main] = (await relationshipsOf(file, "")).filter(({ kind }) => kind === "officeDocument");
  const path = main?.path ?? "xl/workbook.xml";
  const xml = await file.text(path);
  if (xml === undefined) throw new WorkbookError("is not an .xlsx workbook: save it as .xlsx");
  const { listed, names, countsFrom1904 } = readWorkbook(xml);
  const relationships = await relationshipsOf(file, path);
  const parts = await readSharedParts(file, relationships);

  const sheets: BookSheet[] = [];
  const tables: BookTable[] = [];
  for (const { name, hidden, id } of listed) {
    const target = relationships.find((relationship) => relationship.id === id);
    // A chart on a sheet of its own has no cells.
    if (target?.kind !== "worksheet") continue;
    const sheetXml = await file.text(target.path);
    if (sheetXml === undefined) throw new WorkbookError(`is damaged: sheet ${name} is missing`);
    sheets.push({ name, hidden, cells: readSheetCells(sheetXml, parts) });
    tables.push(...(await readTables(file, target.path, name)));
  }
  if (sheets.length === 0) throw new WorkbookError("has no sheet with cells");
  return { sheets, tables, names, countsFrom1904 };
}

interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

function readWorkbook(xml: string) {
  const listed: ListedSheet[] = [];
  const drafts: { name: string; sheet: string | undefined; formula: string }[] = [];
  let draft: (typeof drafts)[number] | undefined;
  let countsFrom1904 = false;
  visitXml(xml, {
    open(name, attributes) {
      if (name === "workbookPr") {
        countsFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      }
      if (name === "sheet") {
        // The id's prefix differs between writers; no other attribute of a sheet ends like it.
        const key = Object.keys(attributes).find((each) => each.endsWith(":id")) ?? "id";
        listed.push({
          name: attributes.name ?? "",
          hidden: (attributes.state ?? "visible") !== "visible",
          id: attributes[key] ?? "",
        });
      } else if (name === "definedName") {
        draft = { name: attributes.name ?? "", sheet: attributes.localSheetId, formula: "" };
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
    .filter(({ name }) => !name.startsWith("_xlnm."))
    .map(({ name, sheet, formula }): BookName => {
      const owner = sheet === undefined ? undefined : listed[Number(sheet)]?.name;
      return { name, formula, ...(owner === undefined ? {} : { sheet: owner }) };
    });
  return { listed, names, countsFrom1904 };
}

async function readSharedParts(
  file: XlsxPackage,
  relationships: readonly Relationship[],
): Promise<SharedParts> {
  const text = async (kind: string) => {
    const part = relationships.find((relationship) => relationship.kind === kind);
    return part && file.text(part.path);
  };
  const [strings, styles, metadata] = await Promise.all([
    text("sharedStrings"),
    text("styles"),
    text("sheetMetadata"),
  ]);
  return {
    strings: strings === undefined ? [] : readStrings(strings),
    formats: styles === undefined ? [] : readFormats(styles),
    spilling: metadata === undefined ? new Set() : readSpilling(metadata),
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
  for (const { kind, path } of await relationshipsOf(file, sheetPath)) {
    const xml = kind === "table" ? await file.text(path) : undefined;
    const table = xml === undefined ? undefined : readTable(xml, sheet);
    if (table) tables.push(table);
  }
  return tables;
}

function readTable(xml: string, sheet: string): BookTable | undefined {
  let head: Readonly<Record<string, string>> = {};
  const columns: string[] = [];
  visitXml(xml, {
    open(name, attributes) {
      if (name === "table") head = attributes;
      else if (name === "tableColumn") columns.push(plainText(attributes.name ?? ""));
    },
  });
  const range = parseRange(head.ref ?? "");
  if (!range) return undefined;
  return {
    name: head.displayName ?? head.name ?? "",
    sheet,
    range,
    columns,
    hasHeader: head.headerRowCount !== "0",
    hasTotals: Number(head.totalsRowCount ?? 0) > 0,
  };
}
