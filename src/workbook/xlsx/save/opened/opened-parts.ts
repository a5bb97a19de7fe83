import { plainText, relationshipsOf } from "../../file/xlsx-package";
import type { Relationship, XlsxPackage } from "../../file/xlsx-package";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { CannotSplice } from "./cannot-splice";

/** A sheet as the workbook's part lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relation: string;
  readonly path: string;
  readonly kind: string;
  /** The attribute that holds `relation`. */
  readonly relationKey: string;
  readonly place: XmlPlace;
}

/** The part that lists what a workbook is made of, as things stand. */
export interface WorkbookPart {
  readonly path: string;
  readonly xml: string;
  readonly root: XmlPlace;
  readonly sections: readonly XmlPlace[];
  readonly related: readonly Relationship[];
  /** In the order of their tabs, charts on sheets of their own among them. */
  readonly sheets: readonly ListedSheet[];
}

/** @throws CannotSplice where the file has no such part */
export async function workbookPart(file: XlsxPackage): Promise<WorkbookPart> {
  const outside = await relationshipsOf(file, "");
  const path = outside.find(({ kind }) => kind === "officeDocument")?.path ?? "xl/workbook.xml";
  const xml = await file.text(path);
  const root = xml === undefined ? undefined : elementsIn(xml)[0];
  if (xml === undefined || !root) throw new CannotSplice("a file must have a workbook");
  const sections = elementsIn(xml, root);
  const related = await relationshipsOf(file, path);
  const list = sections.find(({ tag }) => tag.local === "sheets");
  const places = list ? elementsIn(xml, list) : [];
  const sheets = places
    .filter(({ tag }) => tag.local === "sheet")
    .map((place): ListedSheet => {
      const attributes = attributesAt(xml, place.tag);
      const relationKey = Object.keys(attributes).find((key) => key.endsWith(":id")) ?? "id";
      const relation = attributes[relationKey] ?? "";
      const target = related.find(({ id }) => id === relation);
      return {
        name: plainText(attributes.name ?? ""),
        sheetId: Number(attributes.sheetId ?? 0),
        relation,
        relationKey,
        path: target?.path ?? "",
        kind: target?.kind ?? "",
        place,
      };
    });
  return { path, xml, root, sections, related, sheets };
}

/** The path of the part of a kind, where the workbook has one. */
export const pathOf = ({ related }: WorkbookPart, kind: string): string | undefined =>
  related.find((each) => each.kind === kind)?.path;

/** How a part beside the workbook's is called from there. */
export function fromWorkbook({ path }: WorkbookPart, target: string): string {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return target.startsWith(folder) ? target.slice(folder.length) : `/${target}`;
}
