import type { BookAddIn } from "../../../book/book";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf, targetsOf } from "../../file/xlsx-package";
import { appendSplice, prefixOf, spliced } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElementOutside } from "../../file/xml-text";
import { addInParts, propertyXml } from "../../write/add-in-parts";
import { freshPath } from "../opened/fresh-path";

const kinds = "http://schemas.microsoft.com/office/2011/relationships";

/** Writes what add-ins keep since; of an add-in that is there only that changes. */
export async function saveAddIns(
  file: PackageChanges,
  before: readonly BookAddIn[],
  now: readonly BookAddIn[],
): Promise<void> {
  for (const [at, addIn] of now.entries()) {
    const isSame = ({ instance }: BookAddIn) => instance === addIn.instance;
    const there = before[at];
    const old = there && isSame(there) ? there : before.find(isSame);
    if (!old) await addAddIn(file, addIn);
    else if (JSON.stringify(old.settings) !== JSON.stringify(addIn.settings)) {
      await setSettings(file, addIn);
    }
  }
}

async function panesPath(file: PackageChanges): Promise<string | undefined> {
  const outside = await relationshipsOf(file, "");
  return outside.find(({ kind }) => kind === "webextensiontaskpanes")?.path;
}

async function setSettings(file: PackageChanges, { instance, settings }: BookAddIn): Promise<void> {
  const panes = await panesPath(file);
  for (const { path } of panes === undefined ? [] : await relationshipsOf(file, panes)) {
    const xml = (await file.text(path)) ?? "<none/>";
    const [root] = elementsIn(xml);
    if (!root || attributesAt(xml, root.tag).id !== instance) continue;
    const inside = elementsIn(xml, root);
    const there = inside.find(({ tag }) => tag.local === "properties");
    const prefix = prefixOf(root.tag);
    const properties = xmlElementOutside(
      `${prefix}properties`,
      {},
      ...settings.map((setting) => propertyXml(setting, prefix)),
    );
    const behind = inside.find(({ tag }) => ["bindings", "snapshot", "extLst"].includes(tag.local));
    const splice = there
      ? { start: there.tag.start, end: there.end, text: properties }
      : behind
        ? { start: behind.tag.start, end: behind.tag.start, text: properties }
        : appendSplice(xml, root, properties);
    file.put(path, spliced(xml, [splice]));
  }
}

async function addAddIn(file: PackageChanges, addIn: BookAddIn): Promise<void> {
  const made = addInParts([addIn]);
  const [panesPart, keptPart] = made.parts;
  if (!panesPart || !keptPart) return;
  const kept = freshPath(file, "xl/webextensions/webextension");
  await file.add(kept, keptPart.type, keptPart.xml);
  const target = `/${kept}`;
  const panes = await panesPath(file);
  if (panes === undefined) {
    const path = freshPath(file, "xl/webextensions/taskpanes", "");
    await file.add(path, panesPart.type, panesPart.xml);
    await file.relate("", `${kinds}/webextensiontaskpanes`, path);
    // The pane names it by the first id there is.
    await file.relate(path, `${kinds}/webextension`, target);
    return;
  }
  const taken = await targetsOf(file, panes);
  const id = await file.relate(panes, `${kinds}/webextension`, target);
  if (taken.some((each) => each.id === id)) return;
  await file.edit(panes, (xml) => {
    const [root] = elementsIn(xml);
    const [own] = elementsIn(panesPart.xml);
    const [pane] = own ? elementsIn(panesPart.xml, own) : [];
    if (!root || !pane) return xml;
    const element = panesPart.xml
      .slice(pane.tag.start, pane.end)
      .replace(/r:id="[^"]*"/, `r:id="${id}"`)
      .replace(/(<\/?)wetp:/g, `$1${prefixOf(root.tag)}`);
    return spliced(xml, [appendSplice(xml, root, element)]);
  });
}
