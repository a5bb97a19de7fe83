import type { Attributes, XlsxPackage } from "../file/xlsx-package";
import { styleLosses } from "./style-losses";
import { isXml, openXlsxPackage, plainText, relationshipsOf, visitXml } from "../file/xlsx-package";

/** What a kind of part is called where it would be lost. Kinds that are kept, or that nobody misses, are not here. */
const lostParts: readonly (readonly [kind: string, words: Words])[] = [
  ["vbaProject", ["macros", "macros"]],
  ["chart", ["a chart", "charts"]],
  ["chartEx", ["a chart", "charts"]],
  ["image", ["a picture", "pictures"]],
  ["comments", ["the comments of a sheet", "comments"]],
  ["threadedComment", ["a conversation in comments", "conversations in comments"]],
  ["pivotTable", ["a pivot table", "pivot tables"]],
  ["slicer", ["a slicer", "slicers"]],
  ["timeline", ["a timeline", "timelines"]],
  ["connections", ["connections to data", "connections to data"]],
  ["queryTable", ["a table filled by a query", "tables filled by queries"]],
  ["ctrlProp", ["a form control", "form controls"]],
  ["control", ["a form control", "form controls"]],
  ["oleObject", ["an embedded object", "embedded objects"]],
  [
    "customXml",
    [
      "data that an add-in or a company's system keeps in the file",
      "data that add-ins or a company's system keep in the file",
    ],
  ],
  ["webextension", ["an add-in that stands on a sheet", "add-ins that stand on sheets"]],
  ["chartsheet", ["a sheet that is a chart", "sheets that are charts"]],
  ["dialogsheet", ["a dialog sheet", "dialog sheets"]],
];

/** One of a thing, and several. */
type Words = readonly [one: string, several: string];

/** What elements of a sheet would be lost, and what they are called; text says on which sheet. */
const lostElements: Readonly<Record<string, string>> = {
  conditionalFormatting: "conditional formats",
  dataValidation: "rules for what may be typed in cells",
  hyperlink: "links in cells",
  sheetProtection: "protection of the sheet",
  protectedRange: "protected ranges",
  scenario: "scenarios",
  sparklineGroup: "sparklines",
  rowBreaks: "page breaks",
  colBreaks: "page breaks",
  headerFooter: "headers and footers for printing",
};

/**
 * What a file holds that opening and saving it here would lose, in plain words: "3 charts", "conditional formats on
 * Budget". Empty where nothing is lost.
 *
 * @throws WorkbookError when the bytes are no workbook
 */
export async function lossesOf(bytes: Uint8Array): Promise<string[]> {
  const file = await openXlsxPackage(bytes);
  const [main] = (await relationshipsOf(file, "")).filter(({ kind }) => kind === "officeDocument");
  const path = main?.path ?? "xl/workbook.xml";
  const found = await partsFrom(file, path);
  const sheets = await sheetNames(file, path);
  const losses: string[] = [];
  for (const [kind, [one, several]] of lostParts) {
    const count = found.filter((part) => part.kind === kind).length;
    if (count === 1 || (count > 1 && one === several)) losses.push(one);
    else if (count > 1) losses.push(`${count} ${several}`);
  }
  losses.push(...(await bookLosses(file, path)));
  const where = new Map<string, string[]>();
  for (const [part, sheet] of sheets) {
    for (const what of sheetLosses((await file.text(part)) ?? "<none/>")) {
      where.set(what, [...(where.get(what) ?? []), sheet]);
    }
  }
  losses.push(...[...where].map(([what, on]) => `${what} on ${sheetList(on)}`));
  losses.push(...(await tableLosses(file, found)), ...(await textLosses(file, found)));
  const styles = found.find(({ kind }) => kind === "styles");
  losses.push(...styleLosses((styles && (await file.text(styles.path))) ?? "<none/>"));
  losses.push(...(await addInLosses(file)), ...(await propertyLosses(file)));
  return [...new Set(losses)];
}

/**
 * What a sheet of a file holds that a copy of it lacks which was made here, in plain words.
 *
 * @param part of the sheet
 */
export async function lossesOfCopy(file: XlsxPackage, part: string): Promise<string[]> {
  const kinds = new Set((await partsFrom(file, part)).map(({ kind }) => kind));
  const parts = lostParts.flatMap(([kind, [, several]]) => (kinds.has(kind) ? [several] : []));
  const inSheet = sheetLosses((await file.text(part)) ?? "<none/>");
  return [...new Set([...inSheet, ...(kinds.has("table") ? ["tables"] : []), ...parts])];
}

/** "Budget", "Budget and Register", "Budget, Register and 5 other sheets". */
function sheetList([first = "", second, ...others]: readonly string[]): string {
  if (second === undefined) return first;
  if (others.length === 0) return `${first} and ${second}`;
  const rest = others.length === 1 ? "1 other sheet" : `${others.length} other sheets`;
  return `${first}, ${second} and ${rest}`;
}

interface FoundPart {
  readonly kind: string;
  readonly path: string;
}

/** Every part that can be reached from another, each once. */
async function partsFrom(file: XlsxPackage, path: string): Promise<FoundPart[]> {
  const found = new Map<string, FoundPart>();
  const visit = async (part: string): Promise<void> => {
    for (const { kind, path: target } of await relationshipsOf(file, part)) {
      if (found.has(target)) continue;
      found.set(target, { kind, path: target });
      await visit(target);
    }
  };
  await visit(path);
  return [...found.values()];
}

/** The name of the sheet that each part holds. */
async function sheetNames(file: XlsxPackage, path: string): Promise<Map<string, string>> {
  const related = await relationshipsOf(file, path);
  const names = new Map<string, string>();
  visitXml((await file.text(path)) ?? "<none/>", {
    open(name, attributes) {
      if (name !== "sheet") return;
      const key = Object.keys(attributes).find((each) => each.endsWith(":id")) ?? "id";
      const part = related.find(({ id }) => id === attributes[key]);
      if (part) names.set(part.path, plainText(attributes.name ?? ""));
    },
  });
  return names;
}

async function bookLosses(file: XlsxPackage, path: string): Promise<string[]> {
  const losses = new Set<string>();
  visitXml((await file.text(path)) ?? "<none/>", {
    open(name, attributes) {
      if (name === "workbookProtection") losses.add("protection of the workbook");
      if (name === "definedName" && /^_xlnm\.Print_/i.test(attributes.name ?? "")) {
        losses.add("print areas and titles");
      }
      if (name === "customWorkbookView") losses.add("views that were saved by users");
    },
  });
  return [...losses];
}

function sheetLosses(xml: string): string[] {
  const losses = new Set<string>();
  let inSheet = "";
  visitXml(xml, {
    open(name, attributes) {
      const words = lostElements[name];
      if (words !== undefined) losses.add(words);
      if (["row", "col"].includes(name) && Number(attributes.outlineLevel) > 0) {
        losses.add("groups of rows or columns");
      }
      if (name === "autoFilter") losses.add("filters");
      if (name === "sheetView" && isOddView(attributes)) losses.add("settings of the view");
      if (name === "sheetFormatPr" && isOn(attributes.zeroHeight)) {
        losses.add("that rows are hidden where nothing else is said");
      }
      if (name === "f" && attributes.t === "dataTable") losses.add("what-if tables");
      if (name === "pane" && !attributes.state?.startsWith("frozen")) losses.add("split windows");
      if (isSetUp(name, attributes)) losses.add("page setup for printing");
      if (name === "rPr" && inSheet === "is") losses.add("looks of parts of texts");
      if (name === "is") inSheet = name;
    },
    close(name) {
      if (name === "is") inSheet = "";
    },
  });
  return [...losses];
}

const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";
const isOff = (attribute: string | undefined) => attribute === "0" || attribute === "false";

/** Formulas or page breaks in sight, zeros or headings out of sight, columns from right to left. */
const isOddView = (attributes: Attributes): boolean =>
  isOn(attributes.showFormulas) ||
  isOn(attributes.rightToLeft) ||
  isOff(attributes.showZeros) ||
  isOff(attributes.showRowColHeaders) ||
  (attributes.view ?? "normal") !== "normal";

/** Every file has the element; few people have touched what it says. */
function isSetUp(name: string, { orientation, scale = "100", fitToPage }: Attributes): boolean {
  return name === "pageSetup"
    ? orientation === "landscape" || scale !== "100"
    : name === "pageSetUpPr" && ["1", "true"].includes(fitToPage ?? "");
}

/** What says that rows are left out or in which order they are. */
const filterElements: ReadonlySet<string> = new Set([
  ...["filters", "customFilters", "top10", "dynamicFilter", "colorFilter", "iconFilter"],
  "sortCondition",
]);

async function tableLosses(file: XlsxPackage, found: readonly FoundPart[]): Promise<string[]> {
  const losses = new Set<string>();
  for (const { kind, path } of found) {
    const xml = kind === "table" ? await file.text(path) : undefined;
    if (xml === undefined) continue;
    visitXml(xml, {
      open(name, attributes) {
        const { showFirstColumn, showLastColumn, showColumnStripes } = attributes;
        if (
          name === "tableStyleInfo" &&
          [showFirstColumn, showLastColumn, showColumnStripes].some(isOn)
        ) {
          losses.add("shaded columns and stressed first or last columns of tables");
        }
        if (filterElements.has(name)) losses.add("filters and sort orders of tables");
        if (name === "calculatedColumnFormula") {
          losses.add("that tables fill new rows with the formulas of their columns");
        }
      },
    });
  }
  return [...losses];
}

async function textLosses(file: XlsxPackage, found: readonly FoundPart[]): Promise<string[]> {
  const losses = new Set<string>();
  for (const { kind, path } of found) {
    const xml = await (kind === "sharedStrings" ? file.text(path) : undefined);
    if (xml === undefined) continue;
    visitXml(xml, {
      open(name) {
        if (name === "rPr") losses.add("looks of parts of texts");
      },
    });
  }
  return [...losses];
}

/** Panes of add-ins and what they keep stay; a name for cells that an add-in made for itself does not. */
async function addInLosses(file: XlsxPackage): Promise<string[]> {
  const losses = new Set<string>();
  const outside = await relationshipsOf(file, "");
  const panes = outside.find(({ kind }) => kind === "webextensiontaskpanes");
  for (const { path } of panes ? await relationshipsOf(file, panes.path) : []) {
    const xml = await file.text(path);
    if (xml === undefined || !isXml(xml)) {
      losses.add("what an add-in keeps, which cannot be read");
      continue;
    }
    visitXml(xml, {
      open(name) {
        if (name === "binding") losses.add("which cells add-ins have bound themselves to");
      },
    });
  }
  return [...losses];
}

/** Of what a file says about itself, this stands in a part that is otherwise about the program that wrote it. */
async function propertyLosses(file: XlsxPackage): Promise<string[]> {
  const outside = await relationshipsOf(file, "");
  const part = outside.find(({ kind }) => kind === "extended-properties");
  const said = new Set<string>();
  let element = "";
  visitXml((part && (await file.text(part.path))) ?? "<none/>", {
    open: (name) => {
      element = name;
    },
    text: (text) => {
      if (["Company", "Manager"].includes(element) && text.trim() !== "") said.add(element);
    },
    close: () => {
      element = "";
    },
  });
  return said.size === 0 ? [] : ["the company and manager in its properties"];
}
