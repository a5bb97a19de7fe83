/**
 * A memory for what takes long to make: what was asked for last is kept, the rest forgotten.
 *
 * @param most how many answers are kept, 1 or more
 * @returns gives the answer of a key, made where it is not known
 */
export function keepLast<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) {
      known.delete(key);
      known.set(key, found);
      return found;
    }
    const made = make();
    for (const oldest of known.keys()) {
      if (known.size < most) break;
      known.delete(oldest);
    }
    known.set(key, made);
    return made;
  };
}
