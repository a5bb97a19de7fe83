/**
 * The known text that a given one is nearest to, by insertions, deletions, substitutions and swaps of neighbours; of several
 * the first. Undefined where it takes more than `most` of them.
 */
export function nearestOf(
  given: string,
  known: Iterable<string>,
  most: number,
): string | undefined {
  let nearest: string | undefined;
  let least = most + 1;
  for (const name of known) {
    const distance = editDistance(given, name, least);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other, or `enough` where it
 * takes that many or more.
 */
export function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) >= enough) return enough;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[b.length] ?? enough, enough);
}
