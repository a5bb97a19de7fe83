import { exactSum } from "../../numeric/exact-sum";
import type { Frequency } from "../../threat/frequency";
import { meanFrequency } from "../../threat/frequency";
import { rateNodes } from "../../year/uncertain/rate-nodes";

/** How a number of events that was seen stands among those that were expected. */
export interface CountChances {
  readonly mean: number;
  /** P(N >= count). */
  readonly soManyOrMore: number;
  /** P(N <= count). */
  readonly soFewOrFewer: number;
  /** P(N = 0). */
  readonly none: number;
}

/**
 * Chances of a sum of independent counts.
 *
 * Method: Poisson counts add up to one, and so do negative binomial ones of the same variance ratio; what is left is convolved, chance
 * by chance. A chance is found from the likeliest count by the ratio of neighbours and divided by the sum of all, so that none
 * underflows on the way. The order of the counts changes no bit.
 *
 * Error: some 1e-13 of the chance; where counts of several kinds come together, chances of more below 1e-13 are not told from 0.
 *
 * @param counts in the period, after reductions
 * @param count whole, 0 or more
 */
export function countChances(counts: readonly Frequency[], count: number): CountChances {
  const kinds = pooled(counts);
  const mean = exactSum(kinds.map(meanFrequency));
  const [only, ...others] = kinds;
  if (only === undefined) {
    return { mean, soManyOrMore: count === 0 ? 1 : 0, soFewOrFewer: 1, none: 1 };
  }
  if (others.length === 0) return chancesOfOne(only, count, mean);
  const chances = others.reduce(
    (sum, kind) => convolved(sum, lawOf(kind, count).upTo, count),
    lawOf(only, count).upTo,
  );
  const fewer = exactSum(chances.slice(0, count));
  return {
    mean,
    soManyOrMore: Math.max(1 - fewer, 0),
    soFewOrFewer: Math.min(exactSum(chances), 1),
    none: chances[0] ?? 0,
  };
}

function chancesOfOne(kind: Frequency, count: number, mean: number): CountChances {
  const { upTo, beyond } = lawOf(kind, count);
  return {
    mean,
    soManyOrMore: count === 0 ? 1 : Math.min(beyond + (upTo[count] ?? 0), 1),
    soFewOrFewer: Math.min(exactSum(upTo), 1),
    none: upTo[0] ?? 0,
  };
}

/** Counts of one kind put together, those that never come left out, in an order that they alone decide. */
function pooled(counts: readonly Frequency[]): readonly Frequency[] {
  const means = new Map<number, number[]>();
  const single: Frequency[] = [];
  for (const count of counts) {
    if (meanFrequency(count) === 0) continue;
    if (count.kind === "bernoulli" || count.kind === "uncertain") {
      single.push(count);
      continue;
    }
    const ratio = count.kind === "poisson" ? 1 : count.varianceRatio;
    means.set(ratio, [...(means.get(ratio) ?? []), count.mean]);
  }
  const together = [...means]
    .sort(([a], [b]) => a - b)
    .map(([varianceRatio, all]): Frequency => {
      const mean = exactSum(all);
      return varianceRatio === 1
        ? { kind: "poisson", mean }
        : { kind: "negative-binomial", mean, varianceRatio };
    });
  return [
    ...together,
    ...single.sort(
      (a, b) =>
        meanFrequency(a) - meanFrequency(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
    ),
  ];
}

/** The chances of 0 to a count, and of all that are more. */
interface Law {
  readonly upTo: Float64Array;
  readonly beyond: number;
}

/** A chance that adds nothing to the sum of the others. */
const NEGLIGIBLE = 1e-18;

function lawOf(kind: Frequency, count: number): Law {
  if (kind.kind === "bernoulli") {
    const { probability } = kind;
    const upTo = new Float64Array(count + 1);
    upTo[0] = 1 - probability;
    if (count > 0) upTo[1] = probability;
    return { upTo, beyond: count > 0 ? 0 : probability };
  }
  if (kind.kind === "uncertain") return averagedLaw(kind, count);
  const { likeliest, ratio, farOut } = neighbours(kind);
  const upTo = new Float64Array(count + 1);
  const beyond: number[] = [];
  const put = (n: number, weight: number): void => {
    if (n <= count) upTo[n] = weight;
    else beyond.push(weight);
  };
  put(likeliest, 1);
  for (let n = likeliest, weight = 1; n > 0 && weight > 0; n--) {
    weight /= ratio(n - 1);
    put(n - 1, weight);
  }
  let largest = likeliest > count ? 1 : 0;
  for (let n = likeliest, weight = 1; ; n++) {
    const next = ratio(n);
    weight *= next;
    if (n >= count && largest === 0) largest = weight;
    const rest = weight / (1 - Math.max(next, farOut));
    const isNothing = n >= count && next < 1 && rest <= NEGLIGIBLE * largest;
    if (weight === 0 || isNothing) break;
    put(n + 1, weight);
  }
  const more = exactSum(beyond);
  const sum = exactSum(upTo) + more;
  return { upTo: upTo.map((weight) => weight / sum), beyond: more / sum };
}

/** Radians a unit of ln Λ for the root of the count: so exactly do events tell a rate. */
const OF_COUNTS = 7;

/** Poisson counts of each rate there may be, averaged. */
function averagedLaw(
  { mean, law }: Extract<Frequency, { readonly kind: "uncertain" }>,
  count: number,
): Law {
  const { rates, chances } = rateNodes(law, OF_COUNTS * Math.sqrt(count + 1));
  const upTo = new Float64Array(count + 1);
  const beyond: number[] = [];
  rates.forEach((rate, i) => {
    const own = lawOf({ kind: "poisson", mean: mean * rate }, count);
    const chance = chances[i] ?? 0;
    own.upTo.forEach((each, n) => {
      upTo[n] = (upTo[n] ?? 0) + chance * each;
    });
    beyond.push(chance * own.beyond);
  });
  return { upTo, beyond: exactSum(beyond) };
}

/** The likeliest count, the chance of n + 1 over that of n, and what that tends to. */
function neighbours(kind: Exclude<Frequency, { readonly kind: "bernoulli" | "uncertain" }>): {
  readonly likeliest: number;
  readonly ratio: (n: number) => number;
  readonly farOut: number;
} {
  const { mean } = kind;
  if (kind.kind === "poisson") {
    return { likeliest: Math.floor(mean), ratio: (n) => mean / (n + 1), farOut: 0 };
  }
  const scale = kind.varianceRatio - 1;
  const [shape, again] = [mean / scale, scale / (1 + scale)];
  return {
    likeliest: Math.max(Math.floor((shape - 1) * scale), 0),
    ratio: (n) => ((shape + n) / (n + 1)) * again,
    farOut: again,
  };
}

/** The chances of a sum of two counts, up to the same count. */
function convolved(a: Float64Array, b: Float64Array, count: number): Float64Array {
  const sum = new Float64Array(count + 1);
  for (let i = 0; i <= count; i++) {
    const chance = a[i] ?? 0;
    if (chance === 0) continue;
    for (let j = 0; i + j <= count; j++) sum[i + j] = (sum[i + j] ?? 0) + chance * (b[j] ?? 0);
  }
  return sum;
}
