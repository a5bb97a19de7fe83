import type { AddInSource, BookAddIn } from "../../../workbook/book/book";

/** An add-in, as its manifest names it. */
export interface AddInIdentity {
  readonly id: string;
  readonly version: string;
}

/** What an add-in keeps in a book. */
export function settingsOf(
  addIns: readonly BookAddIn[],
  { id }: AddInIdentity,
): BookAddIn["settings"] {
  return addIns.find((each) => isOf(each, id))?.settings ?? [];
}

/**
 * The add-ins of a book once one of them keeps these settings. One that is new to the book stands there as installed by
 * its developer, with its pane closed: Excel then neither looks for it in a store nor asks about it.
 */
export function withSettings(
  addIns: readonly BookAddIn[],
  { id, version }: AddInIdentity,
  settings: BookAddIn["settings"],
): readonly BookAddIn[] {
  const place = addIns.findIndex((each) => isOf(each, id));
  if (place >= 0) {
    return addIns.map((each, index) => (index === place ? { ...each, settings } : each));
  }
  if (settings.length === 0) return addIns;
  const source: AddInSource = { id, version, store: "developer", storeType: "Registry" };
  const pane = { dockstate: "right", visibility: "0", width: "350", row: "0" };
  return [...addIns, { instance: `{${bare(id)}}`, sources: [source], settings, pane }];
}

/** Ids are the same in braces and without, whatever their case. */
const bare = (id: string) => id.replace(/[{}]/g, "").toLowerCase();

const isOf = ({ sources }: BookAddIn, id: string) =>
  sources.some((source) => bare(source.id) === bare(id));
