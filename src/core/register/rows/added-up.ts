/** So many rows of others may stand between a sum and the rows that it adds up, where it has figures in two columns or more. */
const mostBetween = 60;

/**
 * Whether figures are, column by column, the sums of one run of two or more rows above.
 *
 * @param figures those of the row; null where it has none in a column
 * @param above the figures of the rows above it, in their order; 0 where a row has none
 */
export function addsUp(
  figures: readonly (number | null)[],
  above: readonly (readonly number[])[],
): boolean {
  const filled = figures.flatMap((figure, column) => (figure === null ? [] : [{ figure, column }]));
  if (filled.length === 0) return false;
  const last = filled.length > 1 ? Math.max(1, above.length - mostBetween) : above.length;
  for (let end = above.length; end >= last; end--) {
    const sums = filled.map(() => 0);
    for (let row = end - 1; row >= 0; row--) {
      let isEqual = row < end - 1;
      for (const [place, { figure, column }] of filled.entries()) {
        const sum = (sums[place] ?? 0) + (above[row]?.[column] ?? 0);
        sums[place] = sum;
        isEqual &&= Math.abs(sum - figure) <= 1e-9 * Math.abs(figure);
      }
      if (isEqual) return true;
    }
  }
  return false;
}
