import type { AddInSource, BookAddIn } from "../../book/book";
import type { Attributes, Relationship, XlsxPackage } from "../file/xlsx-package";
import { isXml, relationshipsOf, visitXml } from "../file/xlsx-package";

/**
 * What the add-ins with a pane keep in a file, in the order of their panes. Parts that are not XML are left out: nobody
 * could read them anyway.
 *
 * @param outside relationships of the file as a whole
 */
export async function readAddIns(
  file: XlsxPackage,
  outside: readonly Relationship[],
): Promise<BookAddIn[]> {
  const panes = outside.find(({ kind }) => kind === "webextensiontaskpanes");
  const xml = panes && (await file.text(panes.path));
  if (!panes || xml === undefined || !isXml(xml)) return [];
  const related = await relationshipsOf(file, panes.path);
  const addIns: BookAddIn[] = [];
  for (const { pane, id } of readPanes(xml)) {
    const part = related.find((each) => each.id === id);
    const kept = part && (await file.text(part.path));
    const addIn = kept !== undefined && isXml(kept) ? readKept(kept) : undefined;
    if (addIn) addIns.push({ ...addIn, pane });
  }
  return addIns;
}

function readPanes(xml: string): { pane: Attributes; id: string }[] {
  const panes: { pane: Attributes; id: string }[] = [];
  let pane: Attributes = {};
  visitXml(xml, {
    open(name, attributes) {
      if (name === "taskpane") pane = { ...attributes };
      if (name !== "webextensionref") return;
      const key = Object.keys(attributes).find((each) => each.endsWith(":id")) ?? "id";
      panes.push({ pane, id: attributes[key] ?? "" });
    },
  });
  return panes;
}

function readKept(xml: string): Omit<BookAddIn, "pane"> | undefined {
  const sources: AddInSource[] = [];
  const settings: (readonly [string, string])[] = [];
  let instance = "";
  visitXml(xml, {
    open(name, attributes) {
      if (name === "webextension") instance = attributes.id ?? "";
      if (name === "reference") sources.push(sourceOf(attributes));
      if (name === "property") settings.push([attributes.name ?? "", attributes.value ?? ""]);
    },
  });
  const [first, ...others] = sources;
  return first && { instance, sources: [first, ...others], settings };
}

function sourceOf({ id = "", version, store, storeType }: Attributes): AddInSource {
  return {
    id,
    ...(version === undefined ? {} : { version }),
    ...(store === undefined ? {} : { store }),
    ...(storeType === undefined ? {} : { storeType }),
  };
}
