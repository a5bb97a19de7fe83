/** Something of the sheet that has no name of its own for good: a row, a column. */
export interface Unnamed {
  /** By which it is known: a header, a threat's name. May repeat, may be empty. */
  readonly key: string;
  /** Where it is, as the sheet counts. */
  readonly at: number;
  /** All it holds beside its key; asked for only where keys do not tell. */
  readonly content: () => string;
}

/** The same with the id that stays with it. */
export interface Named extends Unnamed {
  readonly id: string;
}

/**
 * Gives everything the id it had: by its key, however it moved; among those of one key by what they hold, then in their
 * order; one that has an earlier name again, as after an undo, by that; and one that was renamed by what it holds, in its
 * place before elsewhere. What is left is new.
 *
 * @param fresh makes an id nobody has
 * @param remembered the last id of every key there ever was; kept up to date
 * @returns ids in the order of `now`
 */
export function adopt(
  now: readonly Unnamed[],
  before: readonly Named[],
  fresh: () => string,
  remembered: Map<string, string>,
): string[] {
  const ids = new Map<Unnamed, string>();
  const left = new Set(before);
  const pair = (one: Unnamed, other: Named): void => {
    ids.set(one, other.id);
    left.delete(other);
  };
  const waiting = (): Unnamed[] => now.filter((one) => !ids.has(one));

  const byKey = groups(now, ({ key }) => key);
  for (const [key, others] of groups(before, ({ key: known }) => known)) {
    const ones = byKey.get(key) ?? [];
    if (ones.length === 1 && others.length === 1) {
      for (const one of ones) for (const other of others) pair(one, other);
      continue;
    }
    for (const one of ones) {
      const same = others.find((other) => left.has(other) && other.content() === one.content());
      if (same) pair(one, same);
    }
    for (const one of ones.filter((each) => !ids.has(each))) {
      const next = others.find((other) => left.has(other));
      if (next) pair(one, next);
    }
  }
  const held = new Set([...before].filter((each) => !left.has(each)).map(({ id }) => id));
  for (const one of waiting()) {
    const id = remembered.get(one.key);
    if (id === undefined || one.key === "" || held.has(id)) continue;
    held.add(id);
    ids.set(one, id);
    for (const other of left) if (other.id === id) left.delete(other);
  }
  const places = new Map([...left].map((other) => [other.at, other]));
  for (const one of waiting()) {
    const renamed = places.get(one.at);
    if (renamed?.content() === one.content()) pair(one, renamed);
  }
  const alike = groups([...left], (each) => each.content());
  for (const [content, ones] of groups(waiting(), (each) => each.content())) {
    const others = alike.get(content) ?? [];
    if (ones.length !== 1 || others.length !== 1) continue;
    for (const one of ones) for (const other of others) pair(one, other);
  }
  return now.map((one) => {
    const id = ids.get(one) ?? fresh();
    remembered.set(one.key, id);
    return id;
  });
}

function groups<T>(all: readonly T[], by: (each: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const group = found.get(by(each));
    if (group) group.push(each);
    else found.set(by(each), [each]);
  }
  return found;
}

/** A text that is put together when it is first asked for. */
export function onDemand(make: () => string): () => string {
  let text: string | undefined;
  return () => (text ??= make());
}
