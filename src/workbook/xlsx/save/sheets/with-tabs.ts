import { attributeSplices, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed } from "../../file/xml-tags";
import type { ListedSheet, WorkbookPart } from "../opened/opened-parts";
import { CannotSplice } from "../opened/cannot-splice";

/**
 * The workbook's part with its sheets in another order and under other names. What counts by places in that order follows:
 * names that one sheet knows, of which those of sheets that went go, and the sheets in front.
 *
 * @param part without the sheets that went, and those that came behind the others
 * @param before its sheets as it was opened
 * @param order the paths of all sheets
 * @param names of sheets by their paths; those that are not here keep theirs
 */
export function withTabs(
  part: WorkbookPart,
  before: readonly ListedSheet[],
  order: readonly string[],
  names: ReadonlyMap<string, string>,
): string {
  const { xml, sections, sheets } = part;
  const list = sections.find(({ tag }) => tag.local === "sheets");
  const ordered = order.map((path) => sheets.find((sheet) => sheet.path === path));
  if (!list || ordered.length !== sheets.length || ordered.includes(undefined))
    throw new CannotSplice("sheets must be there");
  const splices: Splice[] = sheets.map(({ place: { tag, end } }, at) => {
    const sheet = ordered[at] ?? sheets[at];
    const text = sheet ? named(xml, sheet, names.get(sheet.path)) : "";
    return { start: tag.start, end, text };
  });
  const places = before.map(({ path }) => order.indexOf(path));
  splices.push(...nameSplices(part, places));
  const front = (said: number): number =>
    frontTab(said, before, order, (path) => {
      const sheet = sheets.find((each) => each.path === path);
      return sheet ? (attributesAt(xml, sheet.place.tag).state ?? "visible") === "visible" : false;
    });
  const views = sections.find(({ tag }) => tag.local === "bookViews");
  const windows = views ? elementsIn(xml, views) : [];
  const said = windows.map(({ tag }) => attributesAt(xml, tag));
  windows.forEach(({ tag }, at) => {
    const { activeTab, firstSheet } = said[at] ?? {};
    const active = front(Number(activeTab ?? 0));
    const first = firstSheet === undefined ? undefined : front(Number(firstSheet));
    splices.push(
      ...attributeSplices(xml, tag, {
        ...(activeTab === undefined && active === 0 ? {} : { activeTab: active }),
        ...(first === undefined ? {} : { firstSheet: first }),
      }),
    );
  });
  const active = ordered[front(Number(said[0]?.activeTab ?? 0))];
  return spliced(xml, [...splices, ...viewSplices(part, sheets, active)]);
}

function named(xml: string, { name, place }: ListedSheet, now: string | undefined): string {
  const { tag, end } = place;
  const text = xml.slice(tag.start, end);
  if (now === undefined || now === name) return text;
  const changes = attributeSplices(xml, tag, { name: now });
  return spliced(
    text,
    changes.map((each) => ({
      ...each,
      start: each.start - tag.start,
      end: each.end - tag.start,
    })),
  );
}

/** Where the names are that one sheet alone knows, and what extensions say of names. */
function nameSplices({ xml, sections }: WorkbookPart, places: readonly number[]): Splice[] {
  const list = sections.find(({ tag }) => tag.local === "definedNames");
  const more = sections
    .filter(({ tag }) => tag.local === "extLst")
    .flatMap((section) => {
      const inside = elementsIn(xml, section);
      return inside.flatMap((ext) => {
        const whole = inside.length === 1 ? section : ext;
        return elementsNamed(xml, "definedNames", ext).flatMap((each) =>
          namesIn(xml, each, whole, places),
        );
      });
    });
  return [...(list ? namesIn(xml, list, list, places) : []), ...more];
}

/** @param whole what goes with the last of the names */
function namesIn(
  xml: string,
  list: XmlPlace,
  whole: XmlPlace,
  places: readonly number[],
): Splice[] {
  const all = elementsIn(xml, list);
  const isGone = (each: (typeof all)[number]): boolean => {
    const { localSheetId } = attributesAt(xml, each.tag);
    return localSheetId !== undefined && (places[Number(localSheetId)] ?? 0) < 0;
  };
  const gone = all.filter(isGone);
  if (gone.length > 0 && gone.length === all.length)
    return [{ start: whole.tag.start, end: whole.end, text: "" }];
  return all.flatMap((each): Splice[] => {
    if (gone.includes(each)) return [{ start: each.tag.start, end: each.end, text: "" }];
    const { localSheetId } = attributesAt(xml, each.tag);
    const place = localSheetId === undefined ? undefined : places[Number(localSheetId)];
    return place === undefined ? [] : attributeSplices(xml, each.tag, { localSheetId: place });
  });
}

/** Which tab is in front: the one that was, or one beside it where it went. */
function frontTab(
  said: number,
  before: readonly ListedSheet[],
  order: readonly string[],
  isShown: (path: string) => boolean,
): number {
  const was = before[said]?.path ?? "";
  if (order.includes(was)) return order.indexOf(was);
  const left = before.map(({ path }) => path).filter((path) => order.includes(path));
  const behind = before.slice(said + 1).map(({ path }) => path);
  const next =
    left.find((path) => behind.includes(path) && isShown(path)) ??
    left.filter(isShown).at(-1) ??
    order.find(isShown) ??
    order[0] ??
    "";
  return order.indexOf(next);
}

/** Views that users saved show a sheet first that is there. */
function viewSplices(
  { xml }: WorkbookPart,
  sheets: readonly ListedSheet[],
  front: ListedSheet | undefined,
): Splice[] {
  const ids = new Set(sheets.map(({ sheetId }) => sheetId));
  return elementsNamed(xml, "customWorkbookView").flatMap(({ tag }) => {
    const { activeSheetId } = attributesAt(xml, tag);
    return activeSheetId === undefined || ids.has(Number(activeSheetId))
      ? []
      : attributeSplices(xml, tag, { activeSheetId: front?.sheetId });
  });
}
