/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { SAME_NODE } from "../../numeric/same-but-for-rounding";
import { exactSum } from "../../numeric/exact-sum";
import type { YearAtom } from "../annual-limit/year-as-loss";
import { mergedAtoms, yearAsLoss } from "../annual-limit/year-as-loss";
import type { Distribution } from "../distribution/distribution";
import { distributionOf } from "../distribution/distribution-of";
import { laidOut } from "../distribution/laid-out-year";
import { makeLattice, scatter, transformLattice } from "../lattice/lattice";
import type { EventSizes } from "../sizes/event-sizes";
import { eventSizes, lawOf, pooledSizes } from "../sizes/pooled-events";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { YearSources } from "../sources/year-sources";
import type { PolicyTerms } from "./policy-terms";

/** What is left of a year's total under a cover of it. */
export interface LayeredTotal {
  /** A loss that comes at most once. */
  readonly sizes: EventSizes;
  /** What its chances may be off by. */
  readonly error: number;
}

/** Losses and what is left of them, along a straight line; a jump where the losses end above their beginning and what is left does not. */
interface Piece {
  readonly from: number;
  readonly to: number;
  /** What is left of `from`. */
  readonly left: number;
  /** What is left of each unit more. */
  readonly slope: number;
}

/** Chances and means of the losses that are no single amounts. */
interface Spread {
  atMost(loss: number): number;
  partialMean(loss: number): number;
}

/**
 * What is left of the total of some threats under a cover of it.
 *
 *     f(S) = S - share · min((S - retention)⁺, limit)
 *
 * It never falls as S rises, so that its law is that of S, moved: single amounts one by one, all others by how many lie between
 * two points and what they cost on average.
 *
 * @param sources of the threats under the cover
 */
export function layeredTotal(sources: YearSources, terms: PolicyTerms): LayeredTotal {
  const year = laidOut(sources);
  const total = distributionOf(sources, year);
  const { amounts } = year().sure.list(Infinity);
  const atoms = Array.from(amounts, (amount) => ({
    amount,
    chance: total.atMost(amount) - total.lessThan(amount),
  })).filter(({ chance }) => chance > NEVER);
  const spread = withoutAtoms(total, atoms);
  const { retention, limit, share } = terms;
  const end = retention + limit;
  const leftOf = (loss: number): number =>
    loss - share * Math.min(Math.max(loss - retention, 0), limit);
  const within = share === 1 ? spread.atMost(end) - spread.atMost(retention) : 0;
  const singles = mergedAtoms([
    ...atoms.map(({ amount, chance }) => ({ amount: leftOf(amount), chance })),
    { amount: retention, chance: within },
  ]);
  const nothing = singles[0]?.amount === 0 ? singles[0].chance : 0;
  const mass = 1 - nothing;
  const kept = singles.filter(({ amount, chance }) => amount > 0 && chance > NEVER);
  const beside = mass - exactSum(kept.map(({ chance }) => chance));
  const pieces: Piece[] = [
    { from: 0, to: retention, left: 0, slope: 1 },
    ...(share === 1 ? [] : [{ from: retention, to: end, left: retention, slope: 1 - share }]),
    { from: end, to: Infinity, left: leftOf(end), slope: 1 },
  ];
  const { often, sizes, clustering } = oneEvent(sources);
  const law = {
    spectrum: (size: number, spacing: number) => spectrumOf(spread, pieces, size, spacing),
    events: { mean: often, shape: clustering === 0 ? null : (often * often) / clustering },
    ...{ gross: sizes, net: sizes },
  };
  const losses = LOOKED_AT.map((level) => total.quantile(level));
  return {
    error: losses.reduce((most, loss) => Math.max(most, total.error(loss)), 0),
    sizes: yearAsLoss(mass, kept, beside > NEVER ? { law, chance: beside } : null),
  };
}

const NEVER = 1e-15;
const LOOKED_AT = [0.1, 0.5, 0.9, 0.99, 0.999];

/** @param atoms in rising order */
function withoutAtoms(total: Distribution, atoms: readonly YearAtom[]): Spread {
  const chances = new Float64Array(atoms.length + 1);
  const means = new Float64Array(atoms.length + 1);
  for (const [i, { amount, chance }] of atoms.entries()) {
    chances[i + 1] = chances[i]! + chance;
    means[i + 1] = means[i]! + chance * amount;
  }
  /** How many atoms are not above a loss. */
  const countOf = (loss: number): number => {
    let [low, high] = [0, atoms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (atoms[middle]!.amount <= loss) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    atMost: (loss) => total.atMost(loss) - chances[countOf(loss)]!,
    partialMean: (loss) => total.partialMean(loss) - means[countOf(loss)]!,
  };
}

/** One event of any source, how often there is one, and the variance of their number beyond that of a Poisson one. */
function oneEvent({ pooled, factor, clustered, single }: YearSources): {
  readonly sizes: EventSizes;
  readonly often: number;
  readonly clustering: number;
} {
  const kinds = [
    { key: "", events: pooled.mass, often: 1, sizes: pooled, shape: factor?.shape ?? null },
    ...clustered.map(({ key, shape, scale, sizes }) => {
      const events = shape * scale;
      return { key, events, often: events, sizes, shape };
    }),
    ...single.map(({ key, probability, sizes }) => {
      const law = lawOf(sizes);
      if (law === null) {
        return { key, events: probability, often: probability, sizes, shape: null };
      }
      const { mean, shape } = law.events;
      return { key, events: mean, often: mean, sizes: law.gross, shape };
    }),
  ];
  const often = exactSum(kinds.map(({ events }) => events));
  return {
    often,
    clustering: exactSum(
      kinds.map(({ events, shape }) => (shape === null ? 0 : (events * events) / shape)),
    ),
    sizes: pooledSizes(
      eventSizes({ frequencies: new Float64Array(), events: [] }),
      kinds.map((kind) => ({ key: kind.key, often: kind.often / often, sizes: kind.sizes })),
    ),
  };
}

/** Steps of a lattice below which it is looked at more closely. */
const FINELY = 16;

/** Transform, on a lattice, of what is left of the losses that are no single amounts. */
function spectrumOf(
  spread: Spread,
  pieces: readonly Piece[],
  size: number,
  spacing: number,
): Spectrum {
  const lattice = makeLattice(size, spacing);
  const top = size * spacing;
  for (const { from, to, left, slope } of pieces) {
    let [at, below, cost] = [left, spread.atMost(from), spread.partialMean(from)];
    const last = Math.min(left + (to - from) * slope, top);
    while (at < last) {
      // Along the lattice, so that two pieces meet where it has a step.
      const step = at < FINELY * spacing ? spacing / FINELY : spacing;
      const next = Math.min((Math.floor(at / step + SAME_NODE) + 1) * step, last);
      const loss = from + (next - left) / slope;
      const [nowBelow, nowCost] = [spread.atMost(loss), spread.partialMean(loss)];
      const chance = nowBelow - below;
      if (chance > 0) {
        const middle = left + ((nowCost - cost) / chance - from) * slope;
        const half = (next - at) * HALF_WIDTH;
        const mean = Math.min(Math.max(middle, at + half), next - half);
        // Two points have the mean and the variance of an even density.
        scatter(lattice, (mean - half) / spacing, chance / 2);
        scatter(lattice, (mean + half) / spacing, chance / 2);
      }
      [at, below, cost] = [next, nowBelow, nowCost];
    }
  }
  const made = makeSpectrum(size);
  transformLattice(lattice, 0, made.real, made.imaginary, lattice.tables.workspace);
  made.smallMean = lattice.small[1] ?? 0;
  made.placed = 1;
  return made;
}

/** Of a step, how far both points are from its middle. */
const HALF_WIDTH = Math.sqrt(1 / 12);
