import type { PackageChanges } from "../../file/package-changes";
import { appendSplice, attributeSplices, prefixed, prefixOf, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { relationshipsOf } from "../../file/xlsx-package";
import { withChildren } from "../../file/with-children";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";

/**
 * Lets the query that fills a table know the columns it has now: those that went are fields nobody wants from it any more, and
 * those that came are none of its.
 *
 * @param table path of its part
 */
export async function followColumns(file: PackageChanges, table: string): Promise<void> {
  const related = await relationshipsOf(file, table);
  const query = related.find(({ kind }) => kind === "queryTable");
  const xml = await file.text(table);
  const said = query && (await file.text(query.path));
  if (!query || xml === undefined || said === undefined) return;
  const columns = elementsNamed(xml, "tableColumn");
  const change = changedQuery(
    said,
    columns.map(({ tag }) => attributesAt(xml, tag).id ?? ""),
  );
  if (!change) return;
  file.put(query.path, change.xml);
  const splices = columns.flatMap(({ tag }): Splice[] => {
    const queryTableFieldId = change.added.get(attributesAt(xml, tag).id ?? "");
    return queryTableFieldId === undefined ? [] : attributeSplices(xml, tag, { queryTableFieldId });
  });
  file.put(table, spliced(xml, splices));
}

interface Field {
  readonly element: string;
  readonly isBound: boolean;
}

/** @returns nothing where its columns are as they were; else the query, and the fields of columns that came, by these */
function changedQuery(
  xml: string,
  columns: readonly string[],
): { readonly xml: string; readonly added: ReadonlyMap<string, number> } | undefined {
  const [refresh] = elementsNamed(xml, "queryTableRefresh");
  const inside = refresh ? elementsIn(xml, refresh) : [];
  const list = inside.find(({ tag }) => tag.local === "queryTableFields");
  if (!refresh || !list) return undefined;
  const fields = elementsIn(xml, list);
  const columnOf = ({ tag }: XmlPlace) => attributesAt(xml, tag).tableColumnId ?? "";
  const known = fields.map(columnOf);
  const isSame = known.length === columns.length && known.every((id, at) => id === columns[at]);
  if (isSame) return undefined;
  const ids = fields.map(({ tag }) => Number(attributesAt(xml, tag).id ?? 0));
  let next = Math.max(
    Number(attributesAt(xml, refresh.tag).nextId ?? 1),
    ...ids.map((id) => id + 1),
  );
  const added = new Map<string, number>();
  const prefix = prefixOf(list.tag);
  const now = columns.map((column): Field => {
    const field = fields.find((each) => columnOf(each) === column);
    if (field) {
      const element = xml.slice(field.tag.start, field.end);
      return { element, isBound: isBound(xml, field) };
    }
    added.set(column, next);
    const said = { id: next++, dataBound: 0, tableColumnId: column };
    return { element: prefixed(xmlElement("queryTableField", said), prefix), isBound: false };
  });
  const lost = fields.filter((each) => !columns.includes(columnOf(each)) && isBound(xml, each));
  const names = lost.flatMap(({ tag }) => attributesAt(xml, tag).name ?? []);
  const elements = now.map(({ element }) => element);
  const put = xmlElement(`${prefix}queryTableFields`, { count: elements.length }, ...elements);
  const text = spliced(xml, [
    ...attributeSplices(xml, refresh.tag, {
      nextId: next,
      unboundColumnsLeft: unbound(now),
      unboundColumnsRight: unbound([...now].reverse()),
    }),
    { start: list.tag.start, end: list.end, text: put },
  ]);
  return { xml: names.length === 0 ? text : withoutFields(text, names), added };
}

const isBound = (xml: string, { tag }: XmlPlace): boolean =>
  !["0", "false"].includes(attributesAt(xml, tag).dataBound ?? "1");

/** How many columns stand in front of the first of the query; nothing for none. */
function unbound(fields: readonly Field[]): number | undefined {
  const first = fields.findIndex((field) => field.isBound);
  return (first < 0 ? fields.length : first) || undefined;
}

/** The query with more fields that nobody wants from it. */
function withoutFields(xml: string, names: readonly string[]): string {
  const [refresh] = elementsNamed(xml, "queryTableRefresh");
  if (!refresh) return xml;
  const prefix = prefixOf(refresh.tag);
  const made = names.map((name) => xmlElement("deletedField", { name })).join("");
  const [there] = elementsNamed(xml, "queryTableDeletedFields", refresh);
  if (there) {
    const count = elementsIn(xml, there).length + names.length;
    return spliced(xml, [
      ...attributeSplices(xml, there.tag, { count }),
      appendSplice(xml, there, prefixed(made, prefix)),
    ]);
  }
  const list = xmlElement("queryTableDeletedFields", { count: names.length }, made);
  const order = ["queryTableFields", "queryTableDeletedFields", "sortState", "extLst"];
  const children = new Map([["queryTableDeletedFields", list]]);
  const text = withChildren(xml.slice(refresh.tag.start, refresh.end), children, order, prefix);
  return spliced(xml, [{ start: refresh.tag.start, end: refresh.end, text }]);
}
