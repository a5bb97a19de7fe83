import type { BookSheet } from "../../../book/book";
import { attributeSplices, spliced } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import type { WorkbookPart } from "../opened/opened-parts";

const stateOf = ({ hidden, veryHidden }: BookSheet): string | undefined =>
  veryHidden ? "veryHidden" : hidden ? "hidden" : undefined;

/** The workbook's part with sheets in and out of sight as they are now. */
export function withVisibility(
  { xml, sections, sheets }: WorkbookPart,
  before: readonly BookSheet[],
  now: readonly BookSheet[],
): string {
  const changed = now.filter((sheet, index) => {
    const old = before[index];
    return old !== undefined && stateOf(old) !== stateOf(sheet);
  });
  if (changed.length === 0) return xml;
  const states = new Map(changed.map((sheet) => [sheet.name, stateOf(sheet)]));
  const splices = sheets
    .filter(({ name }) => states.has(name))
    .flatMap(({ name, place }) => attributeSplices(xml, place.tag, { state: states.get(name) }));
  return spliced(xml, [...splices, ...frontSplices()]);

  /** The sheet in front must be in sight. */
  function frontSplices() {
    const views = sections.find(({ tag }) => tag.local === "bookViews");
    const [view] = views ? elementsIn(xml, views) : [];
    if (!view) return [];
    const hidden = new Set(now.filter((sheet) => stateOf(sheet)).map(({ name }) => name));
    const front = Number(attributesAt(xml, view.tag).activeTab ?? 0);
    if (!hidden.has(sheets[front]?.name ?? "")) return [];
    const first = sheets.findIndex(({ name }) => !hidden.has(name));
    return attributeSplices(xml, view.tag, { activeTab: Math.max(0, first) });
  }
}

/** The sheets that go out of sight, by the paths of their parts. */
export function newlyHidden(
  { sheets }: WorkbookPart,
  before: readonly BookSheet[],
  now: readonly BookSheet[],
): string[] {
  const names = now
    .filter((sheet, index) => stateOf(sheet) && before[index] && !stateOf(before[index]))
    .map(({ name }) => name);
  return sheets.filter(({ name }) => names.includes(name)).map(({ path }) => path);
}

/** A sheet's part that is not selected: one out of sight would be edited along with the sheet in front. */
export function unselected(xml: string): string {
  const [root] = elementsIn(xml);
  const views = root ? elementsIn(xml, root).find(({ tag }) => tag.local === "sheetViews") : root;
  const each = views ? elementsIn(xml, views) : [];
  return spliced(
    xml,
    each.flatMap(({ tag }) => attributeSplices(xml, tag, { tabSelected: undefined })),
  );
}
