interface Kept<T> {
  readonly of: Map<string, T>;
  readonly key: string;
  readonly figures: number;
}

/**
 * A memory for arrays that belong to an object, bounded by the figures in them: what was made first is forgotten first, and all of an
 * object with it.
 *
 * @param most figures that are kept
 * @param figuresOf how many an answer has
 * @returns gives the answer of an object's key, made where it is not known; nobody may change it
 */
export function keepFigures<T>(
  most: number,
  figuresOf: (made: T) => number,
): (owner: object, key: string, make: () => T) => T {
  const owned = new WeakMap<object, Map<string, T>>();
  let kept: Kept<T>[] = [];
  let [first, figures] = [0, 0];
  return (owner, key, make) => {
    let of = owned.get(owner);
    if (of === undefined) owned.set(owner, (of = new Map<string, T>()));
    const known = of.get(key);
    if (known !== undefined) return known;
    const made = make();
    of.set(key, made);
    kept.push({ of, key, figures: figuresOf(made) });
    figures += figuresOf(made);
    for (; figures > most && first < kept.length; first++) {
      const oldest = kept[first];
      oldest?.of.delete(oldest.key);
      figures -= oldest?.figures ?? 0;
    }
    if (2 * first > kept.length) [kept, first] = [kept.slice(first), 0];
    return made;
  };
}
