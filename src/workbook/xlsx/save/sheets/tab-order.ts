/** A tab of a file: a sheet with cells by its number when the book was opened, or another kind. */
export interface Tab {
  readonly path: string;
  readonly number: number | undefined;
}

/**
 * The tabs of a file in the order they have now. Charts on sheets of their own, which no grid knows, stay behind the sheet
 * they stood behind, as far as that did not move itself.
 *
 * @param tabs as they were
 * @param now paths of the sheets with cells as they are now
 * @returns paths
 */
export function tabOrder(tabs: readonly Tab[], now: readonly string[]): readonly string[] {
  const places = new Map(tabs.map(({ path }, at) => [path, at]));
  const known = now.filter((path) => places.has(path));
  const stays = new Set(longestRising(known.map((path) => places.get(path) ?? 0)));
  const behind = new Map<string, string[]>();
  let last = "";
  tabs.forEach(({ path, number }, at) => {
    if (number === undefined) behind.set(last, [...(behind.get(last) ?? []), path]);
    else if (stays.has(at)) last = path;
  });
  return [...(behind.get("") ?? []), ...now.flatMap((path) => [path, ...(behind.get(path) ?? [])])];
}

/** As many of the numbers as possible that stand in rising order: what did not move when some others did. */
function longestRising(numbers: readonly number[]): readonly number[] {
  const best = numbers.map((): readonly number[] => []);
  numbers.forEach((number, at) => {
    const before = best
      .slice(0, at)
      .filter((run) => (run.at(-1) ?? 0) < number)
      .reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), []);
    best[at] = [...before, number];
  });
  return best.reduce<readonly number[]>((a, b) => (b.length > a.length ? b : a), []);
}
