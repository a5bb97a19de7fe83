/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */

/**
 * The rising sequence nearest to the values, in place: where they fall, neighbours are pooled to their mean until none does.
 *
 * Values that rise already keep their bits. A ripple is smoothed where it is, and does not lift or lower all that follows, as a running
 * maximum or minimum would.
 *
 * @param from first index that takes part
 * @param to index after the last that does
 * @see Ayer, Brunk, Ewing, Reid & Silverman (1955), An empirical distribution function for sampling with incomplete
 *   information, Annals of Mathematical Statistics 26
 */
export function makeRising(values: Float64Array, from: number, to: number): void {
  let falls = false;
  for (let k = from + 1; k < to && !falls; k++) falls = values[k]! < values[k - 1]!;
  if (!falls) return;
  const means: number[] = [];
  const counts: number[] = [];
  for (let k = from; k < to; k++) {
    let mean = values[k]!;
    let count = 1;
    while (means.length > 0 && means.at(-1)! >= mean) {
      const others = counts.pop()!;
      const theirs = means.pop()!;
      // Equal values are pooled without rounding.
      if (theirs !== mean) mean = (theirs * others + mean * count) / (others + count);
      count += others;
    }
    means.push(mean);
    counts.push(count);
  }
  let k = from;
  means.forEach((mean, i) => {
    for (let n = counts[i]!; n > 0; n--) values[k++] = mean;
  });
}
