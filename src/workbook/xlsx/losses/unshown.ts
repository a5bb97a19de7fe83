import { openXlsxPackage, relationshipsOf } from "../file/xlsx-package";
import type { XlsxPackage } from "../file/xlsx-package";
import { workbookPart } from "../save/opened/opened-parts";

/** One of a thing, and several. */
type Words = readonly [one: string, several: string];

/** Kinds of parts that a sheet leads to, and what they are called. */
const parts: readonly (readonly [kinds: readonly string[], words: Words])[] = [
  [
    ["chart", "chartEx"],
    ["a chart", "charts"],
  ],
  [["image"], ["a picture", "pictures"]],
  [
    ["ctrlProp", "control"],
    ["a form control", "form controls"],
  ],
  [
    ["slicer", "timeline"],
    ["a slicer", "slicers"],
  ],
  [
    ["oleObject", "package"],
    ["an embedded object", "embedded objects"],
  ],
];

const pageSetup = "page setup";

/** Elements of a sheet, or of its drawings, and what they are called. */
const elements: readonly (readonly [name: RegExp, words: string])[] = [
  [/<(?:\w+:)?sp[ >]/, "shapes"],
  [/<(?:\w+:)?sparkline[ >]/, "sparklines"],
  [/<(?:\w+:)?conditionalFormatting[ >]/, "conditional formats"],
  [
    /<(?:\w+:)?pageSetup[^>]*"landscape"|fitToPage="(?:1|true)"|<(?:\w+:)?(?:row|col)Breaks[ >]/,
    pageSetup,
  ],
];

/**
 * What each sheet of a file holds that is not shown where only cells are, in plain words: "2 charts", "comments". It stays in
 * the file.
 *
 * @returns for each sheet with cells, in their order
 * @throws WorkbookError when the bytes are no workbook
 */
export async function unshownBySheet(bytes: Uint8Array): Promise<(readonly string[])[]> {
  const file = await openXlsxPackage(bytes);
  const { sheets } = await workbookPart(file);
  const worksheets = sheets.filter(({ kind }) => kind === "worksheet");
  return Promise.all(worksheets.map(({ path }) => unshownOn(file, path)));
}

async function unshownOn(file: XlsxPackage, path: string): Promise<readonly string[]> {
  const related = await relatedFrom(file, path);
  const counted = parts.flatMap(([kinds, [one, several]]) => {
    const count = related.filter(({ kind }) => kinds.includes(kind)).length;
    return count === 0 ? [] : [count === 1 ? one : `${count} ${several}`];
  });
  const hasComments = related.some(({ kind }) => ["comments", "threadedComment"].includes(kind));
  const drawings = related.filter(({ kind }) => kind === "drawing").map((each) => each.path);
  const texts = await Promise.all([path, ...drawings].map((each) => file.text(each)));
  const found = elements.flatMap(([pattern, words]) =>
    texts.some((text) => text !== undefined && pattern.test(text)) ? [words] : [],
  );
  const all = [...counted, ...(hasComments ? ["comments"] : []), ...found];
  // How a sheet is printed is not looked for among its cells: alone it is not worth a word.
  return all.length === 1 && all[0] === pageSetup ? [] : all;
}

/** What a sheet leads to, but for what that says of other sheets: each part once. */
async function relatedFrom(file: XlsxPackage, sheet: string) {
  const found = new Map<string, { readonly kind: string; readonly path: string }>();
  const visit = async (path: string): Promise<void> => {
    for (const each of await relationshipsOf(file, path)) {
      if (found.has(each.path)) continue;
      found.set(each.path, each);
      if (each.kind === "drawing") await visit(each.path);
    }
  };
  await visit(sheet);
  return [...found.values()];
}
