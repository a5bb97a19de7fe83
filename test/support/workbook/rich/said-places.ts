import {
  columnLetters,
  parseRange,
  sheetInFormula,
} from "../../../../src/workbook/book/cell-address";
import type { XlsxPackage } from "../../../../src/workbook/xlsx/file/xlsx-package";
import {
  openXlsxPackage,
  relationshipsOf,
  visitXml,
} from "../../../../src/workbook/xlsx/file/xlsx-package";

/** A place in a book that something outside of its cells names: who does, and what a formula would call it. */
export interface SaidPlace {
  readonly who: string;
  readonly reference: string;
}

/** Attributes that name cells of the sheet they are said of. */
const attributesOf: Readonly<Record<string, string>> = {
  mergeCell: "ref",
  conditionalFormatting: "sqref",
  dataValidation: "sqref",
  protectedRange: "sqref",
  ignoredError: "sqref",
  inputCells: "r",
  cellWatch: "r",
  autoFilter: "ref",
  hyperlink: "ref",
  comment: "ref",
  threadedComment: "ref",
  table: "ref",
  location: "ref",
};

/** Elements whose text is a reference. */
const references: ReadonlySet<string> = new Set(["f", "formula1", "formula2", "definedName"]);

/** A range with the name of its sheet, or several. */
const isReference =
  /^\(?(?:(?:'[^']*(?:''[^']*)*'|[\w.]+)!(?:#REF!|\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?),?)+\)?$/;

/** Every place that something outside of the cells of a file names, in the order of its parts. */
export async function saidPlaces(bytes: Uint8Array): Promise<SaidPlace[]> {
  const file = await openXlsxPackage(bytes);
  const workbook = (await file.text("xl/workbook.xml")) ?? "";
  const related = await relationshipsOf(file, "xl/workbook.xml");
  const found = placesIn(workbook, "", "workbook");
  const sheets: [name: string, id: string][] = [];
  visitXml(workbook, {
    open(name, attributes) {
      if (name === "sheet") sheets.push([attributes.name ?? "", attributes["r:id"] ?? ""]);
    },
  });
  const seen = new Set<string>();
  for (const [name, id] of sheets) {
    const path = related.find((each) => each.id === id)?.path ?? "";
    found.push(...(await placesFrom(file, path, name, `sheet ${name}`, seen)));
  }
  return found;
}

async function placesFrom(
  file: XlsxPackage,
  path: string,
  sheet: string,
  kind: string,
  seen: Set<string>,
): Promise<SaidPlace[]> {
  if (seen.has(path)) return [];
  seen.add(path);
  const xml = /\.(xml|vml)$/.test(path) ? await file.text(path) : undefined;
  const found = xml === undefined ? [] : placesIn(xml, sheet, kind);
  for (const each of await relationshipsOf(file, path))
    found.push(...(await placesFrom(file, each.path, sheet, each.kind, seen)));
  return found;
}

function placesIn(xml: string, sheet: string, kind: string): SaidPlace[] {
  const found: SaidPlace[] = [];
  const here = (address: string) => `${sheetInFormula(sheet)}!${address}`;
  const open: string[] = [];
  const texts = new Map<string, string>();
  let isInCells = false;
  let corner: [column: number, row: number] | undefined;
  let isFixed = false;
  const list = (who: string, addresses: string) => {
    for (const address of addresses.split(/\s+/))
      if (parseRange(address)) found.push({ who: `${kind} ${who}`, reference: here(address) });
  };
  visitXml(xml, {
    open(name, attributes) {
      open.push(name);
      texts.delete(name);
      if (name === "sheetData") isInCells = true;
      const key = attributesOf[name];
      if (key !== undefined && !isInCells) list(name, attributes[key] ?? "");
      if (name === "brk") {
        const at = Number(attributes.id) + 1;
        const line = open.includes("rowBreaks") ? String(at) : columnLetters(at - 1);
        found.push({ who: `${kind} break`, reference: here(`${line}:${line}`) });
      }
      if (name === "hyperlink" && attributes.location?.includes("!"))
        found.push({ who: `${kind} link`, reference: attributes.location });
      if (name === "worksheetSource" && attributes.sheet !== undefined) {
        const reference = `${sheetInFormula(attributes.sheet)}!${attributes.ref ?? ""}`;
        found.push({ who: `${kind} source`, reference });
      }
      if (name.endsWith("Anchor"))
        isFixed = name === "absoluteAnchor" || attributes.editAs === "absolute";
      if (name === "cNvPr" && corner && !isFixed) {
        const [column, row] = corner;
        const address = `${columnLetters(column)}${row + 1}`;
        if (!open.some((each) => each === "grpSp"))
          found.push({ who: `${kind} at ${attributes.name ?? ""}`, reference: here(address) });
      }
    },
    text(text) {
      const name = open.at(-1) ?? "";
      texts.set(name, (texts.get(name) ?? "") + text);
    },
    close(name) {
      open.pop();
      const text = (texts.get(name) ?? "").trim();
      if (name === "sheetData") isInCells = false;
      if (isInCells) return;
      if (references.has(name) && isReference.test(text))
        found.push({ who: `${kind} ${name}`, reference: text });
      if (name === "sqref") list(name, text);
      if (name === "from") corner = [Number(texts.get("col")), Number(texts.get("row"))];
      if (name === "ClientData") {
        const address = `${columnLetters(Number(texts.get("Column")))}${Number(texts.get("Row")) + 1}`;
        found.push({ who: `${kind} note`, reference: here(address) });
      }
    },
  });
  return found;
}
