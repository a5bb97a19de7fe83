import { spliced } from "../../file/splice";
import { attributesAt, elementsIn, elementsNamed } from "../../file/xml-tags";

/** The workbook's part without what names these relationships: sheets, and what pivot tables were made from. */
export function withoutRelations(xml: string, ids: ReadonlySet<string>): string {
  const lists = ["sheets", "pivotCaches", "timelineCachePivotCaches"].flatMap((name) =>
    elementsNamed(xml, name),
  );
  return spliced(
    xml,
    lists.flatMap((list) => {
      const all = elementsIn(xml, list);
      const mine = all.filter(({ tag }) =>
        Object.entries(attributesAt(xml, tag)).some(
          ([key, value]) => key.endsWith(":id") && ids.has(value),
        ),
      );
      if (mine.length === 0) return [];
      if (mine.length === all.length) return [{ start: list.tag.start, end: list.end, text: "" }];
      return mine.map(({ tag, end }) => ({ start: tag.start, end, text: "" }));
    }),
  );
}
