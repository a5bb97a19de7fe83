import { tokenizeFormula } from "../../../src/formulas/formula-tokens";
import { sheetIn } from "../../../src/workbook/formulas/shift-cells";
import { attributesAt, elementsNamed, plainXml } from "../../../src/workbook/xlsx/file/xml-tags";
import { relationshipsPath, targetsOf } from "../../../src/workbook/xlsx/file/xlsx-package";
import { workbookPart } from "../../../src/workbook/xlsx/save/opened/opened-parts";
import { partsOf } from "./saved-parts";

/**
 * What is wrong with how the parts of a workbook hang together: parts that are missing or that nothing leads to, types of
 * parts that are not there, numbers of sheets that are taken twice, places of sheets that are none, and formulas, in any part,
 * that say a sheet which is not there.
 *
 * @param loose parts that nothing leads to in the file it came from
 */
export async function packageFaults(
  bytes: Uint8Array,
  loose: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const binary = await partsOf(bytes);
  const parts = new Map(
    [...binary].map(([path, said]) => [path, Buffer.from(said, "latin1").toString("utf8")]),
  );
  const file = { text: (path: string) => Promise.resolve(parts.get(path)) };
  const faults: string[] = [];
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    seen.add(path);
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const related = await targetsOf(file, path);
    if (related.length > 0) seen.add(relationshipsPath(path));
    const ids = related.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) faults.push(`${path} has an id twice`);
    for (const { target, mode } of related) {
      if (mode === "External" || target.startsWith("#")) continue;
      const url = new URL(target, `http://x/${folder}`);
      const to = decodeURI(url.pathname.slice(1));
      if (!parts.has(to)) faults.push(`${path} leads to ${to}, which is missing`);
      else if (!seen.has(to)) await visit(to);
    }
    for (const id of idsSaid(parts.get(path) ?? "")) {
      if (!ids.includes(id)) faults.push(`${path} says the id ${id}, which is none`);
    }
  };
  await visit("");
  for (const path of parts.keys()) {
    if (!seen.has(path) && path !== "[Content_Types].xml" && !loose.has(path))
      faults.push(`nothing leads to ${path}`);
  }
  const types = parts.get("[Content_Types].xml") ?? "";
  const typed = elementsNamed(types, "Override").map(({ tag }) =>
    (attributesAt(types, tag).PartName ?? "").slice(1),
  );
  for (const path of typed) if (!parts.has(path)) faults.push(`${path} has a type and is missing`);
  if (new Set(typed).size !== typed.length) faults.push("a part has two types");
  const { xml, sheets } = await workbookPart(file);
  const names = new Set(sheets.map(({ name }) => name.toLowerCase()));
  if (names.size !== sheets.length) faults.push("a sheet's name is taken twice");
  if (new Set(sheets.map(({ sheetId }) => sheetId)).size !== sheets.length)
    faults.push("a sheet's number is taken twice");
  const places = [
    ...elementsNamed(xml, "definedName").map(({ tag }) => attributesAt(xml, tag).localSheetId),
    ...elementsNamed(xml, "workbookView").flatMap(({ tag }) => {
      const { activeTab, firstSheet } = attributesAt(xml, tag);
      return [activeTab, firstSheet];
    }),
  ];
  for (const place of places) {
    if (place !== undefined && !sheets[Number(place)]) faults.push(`no sheet is at ${place}`);
  }
  for (const [path, said] of parts) {
    for (const formula of path.endsWith("xml") ? formulasIn(said) : []) {
      for (const { kind, text } of tokenizeFormula(formula)) {
        if (kind !== "sheet" || text.includes("[")) continue;
        const unknown = sheetIn(text)
          .split(":")
          .filter((name) => !names.has(name.toLowerCase()));
        if (unknown.length > 0) faults.push(`${path} says ${formula}`);
      }
    }
  }
  return faults;
}

const idsSaid = (xml: string): string[] =>
  [...xml.matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)].map(([, id = ""]) => id);

const formulasIn = (xml: string): string[] =>
  [
    ...xml.matchAll(
      /<(?:\w+:)?(?:f|formula|formula[12]|definedName|calculatedColumnFormula)(?:\s[^>]*)?>([^<]+)</g,
    ),
    ...xml.matchAll(/\stextlink="([^"]+)"/g),
  ].map(([, text = ""]) => plainXml(text));
