/** Events whose number follows Panjer's recursion: p(n) = (a + b / n) p(n - 1). */
export interface PanjerCount {
  readonly a: number;
  readonly b: number;
  readonly none: number;
}

export const poissonCount = (mean: number): PanjerCount => ({
  a: 0,
  b: mean,
  none: Math.exp(-mean),
});

export const clusteredCount = (mean: number, ratio: number): PanjerCount => {
  const scale = ratio - 1;
  const shape = mean / scale;
  const a = scale / (1 + scale);
  return { a, b: (shape - 1) * a, none: Math.pow(1 + scale, -shape) };
};

/** Insurance in whole steps. */
export interface StepCover {
  readonly retention: number;
  readonly limit: number;
  readonly annualLimit: number;
}

/**
 * P(net year < x) for events whose losses lie on whole steps, by the recursion of Panjer for what is kept and what is paid
 * together: it knows no classes of events and no transform.
 *
 *     g(k, p) = sum over events of (a + b kept / k) f(event) g(k - kept, p - paid)
 *
 * @param chances of an event of 0, 1, 2, … steps; none costs 0
 * @param loss in steps; a year that costs just that counts half
 * @see Sundt (1999), On multivariate Panjer recursions, ASTIN Bulletin 29
 */
export function jointlyBelow(
  { a, b, none }: PanjerCount,
  chances: readonly number[],
  { retention, limit, annualLimit }: StepCover,
  loss: number,
): number {
  const events = chances.flatMap((chance, gross) => {
    if (chance === 0) return [];
    const paid = Math.min(Math.max(gross - retention, 0), limit);
    return [{ kept: gross - paid, paid, chance }];
  });
  const width = loss + annualLimit + 1;
  const g = Array.from({ length: loss + 1 }, () => new Float64Array(width));
  const first = g[0];
  if (first) first[0] = none;
  let below = loss > 0 ? none : none / 2;
  for (let k = 1; k <= loss; k++) {
    const row = g[k] ?? new Float64Array();
    for (const { kept, paid, chance } of events) {
      if (kept > k) continue;
      const from = g[k - kept] ?? new Float64Array();
      const factor = (a + (b * kept) / k) * chance;
      for (let p = paid; p < width; p++) row[p] = (row[p] ?? 0) + factor * (from[p - paid] ?? 0);
    }
    for (let p = 0; p < width; p++) {
      const net = k + Math.max(p - annualLimit, 0);
      if (net <= loss) below += (row[p] ?? 0) * (net === loss ? 0.5 : 1);
    }
  }
  return below;
}
