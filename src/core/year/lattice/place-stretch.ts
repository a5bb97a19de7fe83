/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { erfc } from "../../numeric/normal/erfc";
import { exp } from "../../numeric/elementary/exp";
import { gaussLegendre } from "../../numeric/gauss-legendre";
import { keepFigures } from "../../numeric/keep-figures";
import { log } from "../../numeric/elementary/log";
import type { StretchDensity } from "../sizes/event-sizes";
import { sampleDensity } from "../sizes/stretch-density";
import type { Lattice } from "./lattice";
import { byItself, MOMENTS, PAD, scatter, scatterSmall } from "./lattice";

const inside = gaussLegendre(6);
const atEnd = gaussLegendre(10);

// Nodes from an end to where half is sampled, and to where all is.
const TO_MIDDLE = 7;
const TO_END = 14;
const BLEND_WIDTH = 1.6;
// 1 less this share is 1, to the last bit.
const NO_SHARE = 6 * BLEND_WIDTH;
// Panels no wider than this many nodes, and than the scale of the density.
const PANEL = 2;
// The density is sampled only where it varies on a scale of this many nodes.
const SAMPLED_SCALE = 4;
// Between the edges of a part with edges of its own, it is as smooth as a polynomial of the fifteenth degree.
const SAMPLED_WIDTH = 12;
// Panels between two such edges, at least.
const PANELS_BETWEEN = 4;
const FLAT = 64;

/**
 * Places a density with ends on a lattice: amount by amount near its ends, where it may jump, sampled in between, with a smooth blend.
 *
 * @returns events a year that are neither on the lattice nor beyond its end
 */
export function placeStretch(part: StretchDensity, lattice: Lattice): number {
  if (part.multiple !== undefined) return placeMultiple(part.multiple, lattice);
  const { spacing, size, weights } = lattice;
  const from = part.from / spacing;
  const to = part.to / spacing;
  if (from >= size + PAD) return 0;
  if (part.stop / spacing < lattice.smallest) {
    const moments = momentsOf(part);
    scatterSmall(lattice, moments, 0, part.stop / spacing);
    return part.mass - moments[0]!;
  }
  // An end beyond the lattice is none.
  const isOpen = to > size + 2 * TO_END;
  const top = Math.min(part.stop / spacing, size + PAD);
  const lowMiddle =
    part.spread === Infinity
      ? from + TO_MIDDLE
      : Math.max(from, smoothFrom(part, spacing)) + TO_MIDDLE;
  const lowEnd = lowMiddle + TO_END - TO_MIDDLE;
  const highMiddle = isOpen ? Infinity : to - TO_MIDDLE;
  const highEnd = isOpen ? Infinity : to - TO_END;
  let placed = 0;
  const put = (x: number, frequency: number): void => {
    if (frequency === 0) return;
    placed += frequency;
    scatter(lattice, x, frequency);
  };
  const { atLog } = part;
  const place: Place = {
    at(x, weight) {
      put(x, part.density(x * spacing) * spacing * weight);
    },
    atLog:
      atLog &&
      ((x, u, weight) => {
        put(x, atLog(u + lattice.logSpacing) * weight);
      }),
  };
  const isWithin = part.stop / spacing <= size;
  if (lowEnd >= (isOpen ? top : highEnd)) {
    panels(part, spacing, part.start / spacing, top, () => 1, place);
    return isWithin ? part.mass - placed : 0;
  }
  const sampledLow = (x: number): number => blended(lowMiddle - x);
  const sampledHigh = (x: number): number => blended(x - highMiddle);
  panels(part, spacing, part.start / spacing, lowEnd, (x) => 1 - sampledLow(x), place);
  if (!isOpen) panels(part, spacing, highEnd, top, (x) => 1 - sampledHigh(x), place);
  const first = Math.max(Math.ceil(Math.max(from, lowMiddle - TO_MIDDLE)), 1);
  const last = Math.min(Math.floor(top), size - 1);
  const densities = lattice.tables.workspace;
  sampleDensity(part, { first, last, spacing }, densities);
  // What a closure writes to is slow in a long loop.
  let sum = placed;
  for (let k = first; k <= last; k++) {
    let weight = spacing;
    if (k < lowEnd) weight *= sampledLow(k);
    if (k > highEnd) weight *= sampledHigh(k);
    const frequency = densities[k]! * weight;
    sum += frequency;
    weights[k + PAD]! += frequency;
  }
  return isWithin ? part.mass - sum : 0;
}

/** Share that is sampled so many nodes from the middle of a blend. */
function blended(nodes: number): number {
  return nodes > NO_SHARE ? 0 : 0.5 * erfc(nodes / BLEND_WIDTH);
}

/** The place from which on a density varies on a scale of several nodes. */
function smoothFrom({ spread, shift, edges }: StretchDensity, spacing: number): number {
  if (edges === undefined) return SAMPLED_SCALE / spread - shift / spacing;
  let at = edges.length - 1;
  while (at > 0 && edges[at]! - edges[at - 1]! >= SAMPLED_WIDTH * spacing) at -= 1;
  return (edges[at]! - shift) / spacing;
}

/** A part as it lies on a lattice by itself. */
interface Placed {
  /** Place of the first of its weights. */
  readonly first: number;
  readonly weights: Float64Array;
  readonly small: Float64Array;
  readonly lost: number;
}

/** 8 MB. */
const placedKnown = keepFigures<Placed>(1_000_000, ({ weights }) => weights.length + MOMENTS);

function placeMultiple(
  { of, often }: { readonly of: StretchDensity; readonly often: number },
  lattice: Lattice,
): number {
  const { size, spacing, smallest, weights, small } = lattice;
  const placed = placedKnown(of, `${size} ${spacing} ${smallest}`, () => placedAlone(of, lattice));
  const { first } = placed;
  for (let k = 0; k < placed.weights.length; k++) weights[first + k]! += often * placed.weights[k]!;
  for (let j = 0; j < MOMENTS; j++) small[j]! += often * placed.small[j]!;
  return often * placed.lost;
}

/** Most parts lie on a stretch of a lattice, and small ones nowhere: only that is kept. */
function placedAlone(part: StretchDensity, lattice: Lattice): Placed {
  return byItself(lattice, (own) => {
    const lost = placeStretch(part, own);
    const { weights, small } = own;
    let first = 0;
    while (first < weights.length && weights[first] === 0) first += 1;
    let end = weights.length;
    while (end > first && weights[end - 1] === 0) end -= 1;
    return { first, weights: weights.slice(first, end), small: small.slice(), lost };
  });
}

const knownMoments = new WeakMap<StretchDensity, Float64Array>();

/** Sums of frequency · (amount/stop)^j over a part, summed once for all lattices that find it small. */
function momentsOf(part: StretchDensity): Float64Array {
  const found = knownMoments.get(part);
  if (found !== undefined) return found;
  const moments = new Float64Array(MOMENTS);
  const { start, stop } = part;
  panels(part, stop, start / stop, 1, () => 1, {
    at(x, weight) {
      let moment = part.density(x * stop) * stop * weight;
      for (let j = 0; j < MOMENTS; j++) {
        moments[j]! += moment;
        moment *= x;
      }
    },
  });
  knownMoments.set(part, moments);
  return moments;
}

/** Takes in what a rule says of a density. */
interface Place {
  /** A weight in nodes. */
  at(x: number, weight: number): void;
  /** A weight in u = ln(x + shift), where the density is known by its logarithm. */
  readonly atLog?: ((x: number, u: number, weight: number) => void) | undefined;
}

/** Gauss's rule over panels from one place to another. */
function panels(
  part: StretchDensity,
  spacing: number,
  from: number,
  to: number,
  share: (x: number) => number,
  place: Place,
): void {
  const shift = part.shift / spacing;
  if (part.edges !== undefined) {
    edgedPanels(part.edges, spacing, shift, from, to, share, place);
    return;
  }
  // Far up a long shift the density hardly varies from node to node, and logarithms have no digits left.
  if (part.spread * (from + shift) < FLAT) {
    logPanels(part.spread, shift, from, to, share, place);
    return;
  }
  const count = Math.max(4, Math.ceil((to - from) / PANEL));
  const width = (to - from) / count;
  for (let i = 0; i < count; i++) {
    const low = from + i * width;
    if (i === 0 || i === count - 1) endPanel(low, width, i === 0, share, place);
    else {
      for (let n = 0; n < 6; n++) {
        const x = low + width * inside.nodes[n]!;
        place.at(x, width * inside.weights[n]! * share(x));
      }
    }
  }
}

/** At an end a density may rise like any power, which a node distance growing with the fourth power takes in. */
function endPanel(
  low: number,
  width: number,
  isLower: boolean,
  share: (x: number) => number,
  place: Place,
): void {
  for (let n = 0; n < 10; n++) {
    const s = atEnd.nodes[n]!;
    const cube = s * s * s;
    const x = isLower ? low + width * s * cube : low + width * (1 - s * cube);
    place.at(x, 4 * width * cube * atEnd.weights[n]! * share(x));
  }
}

/** Panels between edges, each in as many as are no wider than PANEL nodes. */
function edgedPanels(
  edges: Float64Array,
  spacing: number,
  shift: number,
  from: number,
  to: number,
  share: (x: number) => number,
  place: Place,
): void {
  for (let i = 1; i < edges.length; i++) {
    const begin = Math.max(edges[i - 1]! / spacing - shift, from);
    const end = Math.min(edges[i]! / spacing - shift, to);
    if (!(begin < end)) continue;
    const count = Math.max(PANELS_BETWEEN, Math.ceil((end - begin) / PANEL));
    const width = (end - begin) / count;
    for (let k = 0; k < count; k++) {
      for (let n = 0; n < 6; n++) {
        const x = begin + (k + inside.nodes[n]!) * width;
        if (x > 0) place.at(x, width * inside.weights[n]! * share(x));
      }
    }
  }
}

/** Panels even in ln(x + shift), from the top down: as wide as the density's scale, but no wider than PANEL nodes. */
function logPanels(
  spread: number,
  shift: number,
  from: number,
  to: number,
  share: (x: number) => number,
  place: Place,
): void {
  const bottom = log(Math.max(from + shift, 1e-300));
  let high = log(to + shift);
  while (high > bottom) {
    const widest = Math.min(spread, PANEL / exp(high));
    const low = Math.max(bottom, high - widest);
    for (let n = 0; n < 6; n++) {
      const u = low + (high - low) * inside.nodes[n]!;
      const amount = exp(u);
      const x = amount - shift;
      if (!(x > 0)) continue;
      const width = (high - low) * inside.weights[n]!;
      if (place.atLog === undefined) place.at(x, width * amount * share(x));
      else place.atLog(x, u, width * share(x));
    }
    high = low;
  }
}
