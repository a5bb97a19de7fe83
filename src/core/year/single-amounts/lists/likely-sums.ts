import { log } from "../../../numeric/elementary/log";
import type { AtomRow } from "./atom-rows";
import type { EventCounts } from "./event-counts";
import { clusteredCounts, poissonCounts } from "./event-counts";

/** How far the chances of a row's sums are from each other. All of it adds up over independent rows. */
export interface Spread {
  /** Mean of -ln P(sum). */
  readonly mean: number;
  /** Variance of -ln P(sum). */
  readonly variance: number;
  /** 2 ln Σ √P(sum): so many sums it takes, unlikely ones too, as the exponential of it over what may be left out says at most. */
  readonly length: number;
}

/** More events than this are as good as normal. */
const MANY = 400;

/** ln 2πe. */
const NORMAL = 2.8378770664093453;

/** The entropy of a row and the variance about it, were all its sums different. */
export function spreadOf(row: AtomRow): Spread {
  if (row.kind === "listed") return spread(row.list.chances);
  if (row.kind === "poisson") {
    return row.mean > MANY ? normal(row.mean) : ofCounts(poissonCounts(row.mean, { left: 10_000 }));
  }
  const q = row.atoms.reduce((sum, { weight }) => sum + weight, 0);
  const { mean, variance, length } = ofCounts(
    clusteredCounts(row.shape, q, row.left, { left: 100_000 }),
  );
  // Which amount each event has comes on top.
  const which = spread(Float64Array.from(row.atoms, ({ weight }) => weight / q));
  const events = (row.shape * q) / row.left;
  return {
    mean: mean + events * which.mean,
    variance: variance + events * which.variance,
    length: length + events * which.length,
  };
}

/** About how many sums it takes until what is left out is next to nothing, as a logarithm. */
export function logOfLikely(rows: readonly Spread[], deviations: number): number {
  const mean = rows.reduce((sum, one) => sum + one.mean, 0);
  const variance = rows.reduce((sum, one) => sum + one.variance, 0);
  return mean + deviations * Math.sqrt(variance);
}

function ofCounts(counts: EventCounts | null): Spread {
  return counts === null
    ? { mean: Infinity, variance: 0, length: Infinity }
    : spread(counts.chances);
}

function normal(variance: number): Spread {
  const mean = 0.5 * (NORMAL + log(variance));
  return { mean, variance: 0.5, length: mean + HALF_LN_2 };
}

const HALF_LN_2 = 0.34657359027997264;

function spread(chances: Float64Array): Spread {
  let [mean, square, roots] = [0, 0, 0];
  for (const chance of chances) {
    if (!(chance > 0)) continue;
    const own = -log(chance);
    mean += chance * own;
    square += chance * own * own;
    roots += Math.sqrt(chance);
  }
  return { mean, variance: Math.max(square - mean * mean, 0), length: 2 * log(roots) };
}
