import type { RegisterView, ThreatView } from "../../session/contract/register-snapshot";
import { type Draft, isEmptyDraft } from "./draft";
import { newThreat } from "./new-threat";
import { isSameRegister } from "./register-identity";

/** What a register says of itself that a draft is held against. */
export type DraftedRegister = Pick<RegisterView, "place" | "columns" | "threats">;

/** The drafts of one register, by the id of their threat. */
export interface Shelf {
  /** The register as it was seen last: ids in the drafts are its own. */
  readonly register: DraftedRegister;
  readonly drafts: ReadonlyMap<string, Draft>;
}

/** Drafts of every register that was shown; none is ever read as one of another. */
export type Shelves = readonly Shelf[];

export function shelfOf(shelves: Shelves, { place }: DraftedRegister): Shelf | null {
  return shelves.find(({ register }) => isSameRegister(register.place, place)) ?? null;
}

/** The shelves with a register as it is now: one that went away and came back has new ids. */
export function follow(shelves: Shelves, register: DraftedRegister): Shelves {
  const shelf = shelfOf(shelves, register);
  if (!shelf || shelf.register === register) return shelves;
  return shelves.map((each) => (each === shelf ? followed(shelf, register) : each));
}

/** The shelves with a draft put on one of them; null, or a draft in which nothing is typed, is taken off. */
export function putDraft(
  shelves: Shelves,
  register: DraftedRegister,
  key: string,
  draft: Draft | null,
): Shelves {
  const shelf = shelfOf(shelves, register);
  const others = shelves.filter((each) => each !== shelf);
  const drafts = new Map(shelf?.drafts);
  if (draft === null || isEmptyDraft(draft)) drafts.delete(key);
  else drafts.set(key, draft);
  return drafts.size === 0
    ? others
    : [...others, { register: shelf?.register ?? register, drafts }];
}

function followed({ register: before, drafts }: Shelf, now: DraftedRegister): Shelf {
  const column = columnIds(before, now);
  // While it is followed, its columns keep their ids, and so do its threats.
  if ([...column].every(([was, is]) => was === is)) return { register: now, drafts };
  const entries = [...drafts].map(([key, draft]): [string, Draft] => {
    const { base } = draft;
    const id = key === newThreat ? key : (threatId(key, base, before, now) ?? key);
    const typed = renamed(draft.typed, column);
    const replaced = new Set([...draft.replaced].map((each) => column.get(each) ?? each));
    return [
      id,
      { base: base && { ...base, id, byColumn: renamed(base.byColumn, column) }, typed, replaced },
    ];
  });
  return { register: now, drafts: new Map(entries) };
}

function renamed<T>(
  all: ReadonlyMap<string, T>,
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<string, T> {
  return new Map([...all].map(([id, each]) => [ids.get(id) ?? id, each]));
}

/** Ids that columns have now, by those they had: found by their headers, and by order among those of one header. */
function columnIds(before: DraftedRegister, now: DraftedRegister): ReadonlyMap<string, string> {
  return new Map(
    before.columns.flatMap((column): [string, string][] => {
      if (now.columns.some(({ id }) => id === column.id)) return [[column.id, column.id]];
      const isAlike = ({ header }: { readonly header: string }): boolean =>
        header.toLowerCase() === column.header.toLowerCase();
      const order = before.columns.filter(isAlike).indexOf(column);
      const same = now.columns.filter(isAlike)[order];
      return same ? [[column.id, same.id]] : [];
    }),
  );
}

/** The id that a threat has now: found by its name, and by order among those of one name. */
function threatId(
  key: string,
  base: ThreatView | null,
  before: DraftedRegister,
  now: DraftedRegister,
): string | null {
  const name = before.threats.find(({ id }) => id === key)?.name ?? base?.name;
  const isAlike = (threat: ThreatView): boolean => threat.name === name;
  const order = before.threats.filter(isAlike).findIndex(({ id }) => id === key);
  return now.threats.filter(isAlike)[Math.max(0, order)]?.id ?? null;
}
