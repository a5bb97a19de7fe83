/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { SAME_MULTIPLE } from "../../numeric/same-but-for-rounding";
import { interpolateSix } from "../../numeric/lagrange";
import { cutWeights } from "../../numeric/cut-weights";
import { realTransform } from "../../numeric/real-transform";
import { gradedNodes } from "./graded-nodes";
import type { Lattice } from "../lattice/lattice";
import { makeLattice, transformLattice } from "../lattice/lattice";
import { latticeTables } from "../lattice/lattice-tables";
import { exp } from "../../numeric/elementary/exp";
import type { StretchDensity } from "../sizes/event-sizes";
import { BEFORE } from "../lattice/lattice-readout";
import { partsOf, scaledStretch } from "./paying-classes";
import type { EventClass, PayingClasses } from "./paying-classes";
import { placePart } from "../lattice/place-event-sizes";
import { layerMean, severityExceedance } from "../../severity/severity";
import { excessSquare } from "../../severity/second-moment";

/** What the sum of so many paid amounts is beyond an amount: max(T - cut, 0). */
export interface BeyondCut {
  /** P(T <= cut). */
  readonly within: number;
  /** E[max(T - cut, 0)]. */
  readonly mean: number;
  /** E[max(T - cut, 0)²]. */
  readonly square: number;
  /**
   * Places the density of T - cut beyond 0 on a lattice: each amount times `scale` (1 where it is left out, more than 0 and no more than
   * that), `from` larger and `weight` times as frequent.
   */
  place(lattice: Lattice, from: number, weight: number, scale?: number): void;
}

/** Amounts that an insurer pays of events, which are independent. */
export interface Payments {
  readonly events: EventClass;
  /** No event is paid more. */
  readonly most: number;
  /** What one is beyond a cut. */
  one(cut: number): BeyondCut;
}

/** A lattice to be: how many nodes, how far apart. */
interface Layout {
  readonly size: number;
  readonly spacing: number;
}

interface HalfSpectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Sums of amounts that an insurer pays, as far as they lie beyond a cut. */
export interface PaidSums {
  beyond(count: number, cut: number): BeyondCut;
}

const LEAST_SIZE = 2048;
const MOST_SIZE = 65536;
/** Nodes of all sums together. */
const MOST_NODES = 1 << 21;
/** Nodes to the cut, and to the narrowest feature of the density. */
const NODES_TO_CUT = 1024;
const NODES_TO_FEATURE = 24;
/** A lattice this much coarser takes the nodes one by one; a finer one samples between them. */
const COARSER = 1;
/** An amount is spread over so many nodes to either side. */
const SPREAD = 8;

/**
 * Sums of independent amounts of one class, on a lattice of their own.
 *
 * The lattice holds the density of each sum. Beyond the cut it is summed by the nodes there alone, so that the bend that a
 * sum has where one amount more can reach falls on the cut itself without harm.
 *
 * @param largestCut no cut is asked for that is larger
 * @param most no more amounts are asked for
 * @param beside amounts of other events in each of the sums, one for each time an event stands here
 */
export function paidSums(
  payments: Payments,
  largestCut: number,
  most: number,
  beside: readonly Payments[] = [],
): PaidSums {
  const { events } = payments;
  const sums: (Float64Array | undefined)[] = [];
  const known = new Map<string, BeyondCut>();
  let layout: Layout | null = null;
  let one: HalfSpectrum | null = null;
  let power: HalfSpectrum | null = null;
  let reached = 0;

  const transformed = (events: EventClass, { size, spacing }: Layout): HalfSpectrum => {
    const lattice = makeLattice(size, spacing);
    const real = new Float64Array(size / 2 + 1);
    const imaginary = new Float64Array(size / 2 + 1);
    for (const part of events.parts) placePart(part, lattice);
    transformLattice(lattice, 0, real, imaginary, lattice.tables.workspace);
    for (let k = 0; k < real.length; k++) {
      real[k]! /= events.share;
      imaginary[k]! /= events.share;
    }
    return { real, imaginary };
  };
  /** Chance at each node of the sum of so many. */
  const nodesOf = (count: number, layout: Layout): Float64Array => {
    const made = sums[count];
    if (made !== undefined) return made;
    const { size } = layout;
    if (events.share > 0) one ??= transformed(events, layout);
    if (power === null || reached > count) {
      power = {
        real: new Float64Array(size / 2 + 1).fill(1),
        imaginary: new Float64Array(size / 2 + 1),
      };
      for (const each of beside) multiply(power, transformed(each.events, layout));
      reached = 0;
    }
    for (; one !== null && reached < count; reached++) multiply(power, one);
    const nodes = new Float64Array(size);
    realTransform(size).inverse(power.real, power.imaginary, nodes);
    const { untilt } = latticeTables(size);
    for (let k = 0; k < size; k++) nodes[k]! *= untilt[k]!;
    sums[count] = nodes;
    return nodes;
  };

  return {
    beyond(count, cut) {
      const all = count + beside.length;
      const largest = beside.reduce((sum, one) => sum + one.most, count * payments.most);
      if (all === 0 || largest <= cut * (1 + SAME_MULTIPLE)) return NEVER;
      if (all === 1) return (beside[0] ?? payments).one(cut);
      layout ??= layoutFor(payments, largestCut, most, beside);
      const key = `${count} ${cut}`;
      let found = known.get(key);
      if (found === undefined) {
        const end = Math.ceil(reachOf(payments, count, beside) / layout.spacing) + SPREAD;
        found = beyondOnNodes(nodesOf(count, layout), layout.spacing, cut, end);
        known.set(key, found);
      }
      return found;
    },
  };
}

/** What never is beyond a cut. */
export const NEVER: BeyondCut = { within: 1, mean: 0, square: 0, place: () => undefined };

/** A sum of so many amounts beside others is hardly ever above it. */
function reachOf({ events, most }: Payments, count: number, beside: readonly Payments[]): number {
  let [mean, variance, largest, all] = [
    count * events.mean,
    count * events.variance,
    most,
    count * most,
  ];
  for (const one of beside) {
    mean += one.events.mean;
    variance += one.events.variance;
    largest = Math.max(largest, one.most);
    all += one.most;
  }
  return Math.min(all, mean + 9 * Math.sqrt(variance) + 4 * largest);
}

/** A lattice that reaches beyond all sums that matter and resolves what they are made of. */
function layoutFor(of: Payments, cut: number, most: number, beside: readonly Payments[]): Layout {
  const end = Math.max(reachOf(of, most, beside), cut + of.most) * 1.02;
  const kinds = [of, ...beside].filter(({ events }) => events.share > 0);
  const width = kinds.reduce((least, { events }) => Math.min(least, narrowest(events)), Infinity);
  const needed = Math.max((NODES_TO_CUT * end) / cut, (NODES_TO_FEATURE * end) / width);
  let size = LEAST_SIZE;
  while (size < needed && size < MOST_SIZE && 2 * size * most <= MOST_NODES) size *= 2;
  return { size, spacing: end / (size - 2 * BEFORE) };
}

/** How wide the density were if it were as high everywhere as where it is highest. */
function narrowest({ parts, share }: EventClass): number {
  let highest = 0;
  for (const part of parts) {
    const ratio = exp(-0.25);
    for (let i = 0, reach = part.stop - part.start; i < 120; i++, reach *= ratio) {
      highest = Math.max(highest, part.density(part.start + reach));
    }
    for (let i = 1; i < 64; i++) {
      highest = Math.max(highest, part.density(part.start + (i / 64) * (part.stop - part.start)));
    }
  }
  return share / highest;
}

/** The payments of one row, each event of which is paid some. */
export function paymentsOf(classes: PayingClasses): Payments {
  return {
    ...{ events: classes.partly, most: classes.most },
    one: (cut) => beyondOfOne(classes, cut),
  };
}

function beyondOfOne({ layer, partly, most, retention }: PayingClasses, cut: number): BeyondCut {
  if (layer === null || cut >= most) return NEVER;
  const from = retention + cut;
  const tail = { ...layer, from: Math.max(from, layer.from), shift: from };
  const above = severityExceedance(layer.severity, tail.to) || 0;
  const share = Math.max(severityExceedance(layer.severity, tail.from) - above, 0);
  const parts = share > 0 ? partsOf({ ...tail, share }) : [];
  const scaledParts = (scale: number): readonly StretchDensity[] =>
    scale === 1 ? parts : partsOf(scaledStretch({ ...tail, share }, scale));
  const width = most - cut;
  const mean = layerMean(layer.severity, from, tail.to) - width * above;
  const square = excessSquare(layer.severity, from, tail.to, 0) - width * width * above;
  return {
    within: 1 - share / partly.share,
    mean: Math.max(mean, 0) / partly.share,
    square: Math.max(square, 0) / partly.share,
    place(lattice, moved, weight, scale = 1) {
      if (share === 0) return;
      for (const part of scaledParts(scale))
        placePart(movedPart(part, moved, weight / partly.share), lattice);
    },
  };
}

function movedPart(part: StretchDensity, by: number, weight: number): StretchDensity {
  return {
    ...part,
    ...{ from: part.from + by, to: part.to + by, start: part.start + by, stop: part.stop + by },
    ...{ shift: part.shift - by, mass: part.mass * weight },
    density: (amount) => weight * part.density(amount - by),
  };
}

/** @param end beyond, nodes hold nothing but rounding, which taking off the tilt has made large */
function beyondOnNodes(nodes: Float64Array, spacing: number, cut: number, end: number): BeyondCut {
  const place = cut / spacing;
  const first = Math.ceil(place);
  const ahead = first - place;
  const weights = cutWeights(ahead);
  const own = nodes.slice(first, Math.max(Math.min(end, nodes.length - BEFORE), first));
  const chances = own.map((chance, k) => chance * (weights[k] ?? 1));
  let [chance, mean, square] = [0, 0, 0];
  for (let k = chances.length - 1; k >= 0; k--) {
    const amount = k + ahead;
    const mass = chances[k]!;
    chance += mass;
    mean += mass * amount;
    square += mass * amount * amount;
  }
  chance = Math.min(Math.max(chance, 0), 1);
  const graded = gradedNodes(chances);
  return {
    within: 1 - chance,
    mean: spacing * Math.max(mean, 0),
    square: spacing * spacing * Math.max(square, 0),
    place(lattice, from, weight, scale = 1) {
      const step = scale * spacing;
      if (lattice.spacing >= COARSER * step) {
        graded.place(lattice, from + ahead * step, step, weight);
        return;
      }
      placePart(
        {
          ...{ from, to: Infinity, start: from, stop: from + (own.length - 4) * step },
          ...{ spread: Infinity, shift: 0, mass: weight * chance },
          density(amount) {
            const at = (amount - from) / step - ahead;
            const node = Math.max(Math.floor(at), 2);
            return (weight / step) * interpolateSix(own, node, at - node);
          },
        },
        lattice,
      );
    },
  };
}

function multiply(into: HalfSpectrum, by: HalfSpectrum): void {
  for (let k = 0; k < into.real.length; k++) {
    const [a, b] = [into.real[k]!, into.imaginary[k]!];
    into.real[k] = a * by.real[k]! - b * by.imaginary[k]!;
    into.imaginary[k] = a * by.imaginary[k]! + b * by.real[k]!;
  }
}
