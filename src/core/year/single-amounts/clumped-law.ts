/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { makeRising } from "../../numeric/make-rising";
import { realTransform } from "../../numeric/real-transform";
import type { AtomLaw } from "./lists/atom-law";
import { below, LISTED, upTo } from "./lists/atom-law";
import { ABOVE_HIGHEST } from "./lists/highest-sum";
import { slackOf } from "./lattice-law";
import type { AtomRows } from "./lists/atom-rows";
import { coarseList } from "./lists/coarse-list";
import { layeredSums } from "./lists/layered-sums";
import { nestedLaw } from "./nested-law";
import { bendOf, sawtooth } from "./smooth-law";
import { pointAt } from "./sum-spectrum";
import type { ClumpSpectrum } from "./clump-spectrum";
import { clumpSpectrum } from "./clump-spectrum";
import type { Clumps } from "./clumps";
import { clumpsOf } from "./clumps";

/** A law, and the most that it states. */
export interface ClumpedLaw {
  readonly law: AtomLaw;
  readonly stated: number;
}

/** Chance of the sums of other rows that may be left out, how many they may be, and what that may take. */
const LEFT_OUT = 1e-7;
const MOST_OTHERS = 300_000;
const STEPS = 1e8;
/** Steps of one answer. */
const MOST_STEPS = 6e6;
const STEPS_OF_A_LOOK = 8;

/**
 * The law of rows with hundreds of events whose amounts are nearly equal, or nearly multiples of each other: sums M · base + D of whole M
 * and small D lie in clumps, in which no lattice of all sums has places enough. The spectrum of M and D together is next to nothing but for
 * a few dozen waves in either, and for each m
 *
 *     P(M = m, D <= y) = y/T P(M = m) + Σ J(h) Im(φₘ(h) (1 - e^(-2πi h y/T))) / πh,   h from 1 on
 *
 * with Vaaler's bound as in `smoothLaw`, of what lies within T/K of y among the sums with M = m alone. The other rows' sums are listed.
 *
 * Of the ways to part the rows the first is taken that states little, or the one that states least.
 *
 * @param most that may be stated
 * @returns null where no sums clump, or more would have to be stated
 */
export function clumpedLaw(
  { rows, chance }: AtomRows,
  isAll: boolean,
  most: number,
): ClumpedLaw | null {
  let [best, least]: [ClumpedLaw | null, number] = [null, most];
  for (const clumps of clumpsOf(rows)) {
    const found = lawBeside(clumps, chance, isAll, least);
    if (found !== null) [best, least] = [found, found.stated];
    if (best !== null && least <= CLOSE) break;
  }
  return best;
}

/** Up to this nothing better is looked for. */
const CLOSE = 5e-7;

function lawBeside(
  clumps: Clumps,
  chance: number,
  isAll: boolean,
  most: number,
): ClumpedLaw | null {
  const { others, rows } = clumps;
  const listed = layeredSums(
    { rows: others, shared: null, sharedAtoms: [] },
    { tolerance: LEFT_OUT / chance, most: MOST_OTHERS, effort: { left: STEPS } },
  );
  const [list] = listed?.layers ?? [];
  if (listed === null || list === undefined) return null;
  const dropped = chance * listed.dropped;
  // Beside other sums what the clumps state counts for those near a loss and for those far below it.
  const times = others.length === 0 ? 1 : 2;
  const table = tableOf(clumps, (most - dropped) / times);
  if (table === null) return null;
  const all = rows.reduce(
    (product, { row }) =>
      row.kind === "listed" ? product * row.list.chances.reduce((sum, p) => sum + p, 0) : product,
    chance,
  );
  const alone = lawOfClumps(clumps, table, all, isAll);
  const law = others.length === 0 ? alone : nestedLaw(list, alone, dropped);
  return law.steps > MOST_STEPS ? null : { law, stated: times * table.stated + dropped };
}

/** Chances up to places that each base has as many of, from the start of the first clump on, and how far they may be off. */
interface Table {
  readonly within: Float64Array;
  /** Within each base. */
  readonly errors: Float64Array;
  /** Of a base. */
  readonly places: number;
  /** The most of all errors. */
  readonly stated: number;
}

/** Values of h: all that a period has units for, and otherwise up to what a second or so allows. */
const MOST_UNITS = 20_000_000;
const FAR = 2_097_152;
const LEAST_PLACES = 64;
const MOST_PLACES = 8_388_608;
const STRAIGHT = 2e-8;
/** Of a turn, and of what is added up. */
const LAST_BITS = 4.5e-16;
const SUMMED = 1e-12;

function tableOf(clumps: Clumps, most: number): Table | null {
  const { period, unit, reach, values } = clumps;
  const units = unit === null || reach > 1 ? null : Math.round(period / unit);
  const end = units === null || units > MOST_UNITS ? null : (units - 1) / 2;
  const spectrum = clumpSpectrum(clumps, end, FAR);
  if (spectrum === null) return null;
  const { waves, reached, turns, events, missed } = spectrum;
  const exact = end !== null && reached === end ? units : null;
  const { weights, kernel } = weightsOf(spectrum, exact);
  let rounding = SUMMED + missed;
  waves.forEach((wave, n) => {
    rounding += weights[n]! * wave.most * LAST_BITS * 2 * Math.PI * (wave.number * turns + events);
  });
  const bendOn = (own: number): number =>
    waves.reduce(
      (sum, wave, n) => sum + (weights[n]! + kernel[n]!) * wave.most * bendOf(wave.number, own),
      0,
    );
  let places = LEAST_PLACES;
  while (2 * values * places <= MOST_PLACES && reach * bendOn(reach * places) > STRAIGHT) {
    places *= 2;
  }
  const known = reach * (rounding + bendOn(reach * places));
  if (known > most) return null;
  const blocks = values + reach - 1;
  const within = new Float64Array(blocks * places + 1);
  const [done, errors] = [new Float64Array(blocks + 1), new Float64Array(blocks)];
  const all = reach * places;
  const [re, im] = [new Float64Array(all / 2 + 1), new Float64Array(all / 2 + 1)];
  const [rises, kernels] = [new Float64Array(all), new Float64Array(all)];
  const transform = realTransform(all);
  for (let m = 0; m < values; m++) {
    const chance = Math.max(waves[0]!.real[m]!, 0);
    done[m + reach]! += chance;
    if (chance < NOTHING) continue;
    wavesAt(spectrum, m, weights, true, re, im);
    transform.inverse(re, im, rises);
    let miss = 0;
    if (exact === null) {
      wavesAt(spectrum, m, kernel, false, re, im);
      transform.inverse(re, im, kernels);
      for (const own of kernels) if (own > miss) miss = own;
      miss = Math.max(miss + chance / (reached + 1) + kernels[0]!, 0);
    }
    for (let l = 0; l < all; l++) {
      const own = (l / all) * chance + rises[0]! - rises[l]!;
      if (own > 0) within[m * places + l]! += own < chance ? own : chance;
    }
    for (let n = 0; n < reach; n++) errors[m + n]! += miss;
  }
  let [before, last] = [0, 0];
  for (let block = 0; block < blocks; block++) {
    before += done[block]!;
    const [from, to] = [block * places, (block + 1) * places];
    for (let l = from; l < to; l++) within[l]! += before;
    const made = within.slice(from, to);
    makeRising(within, from, to);
    let risen = 0;
    for (let l = from; l < to; l++) {
      if (within[l]! > last) last = within[l]!;
      within[l] = last;
      const off = last - made[l - from]!;
      if (off > risen || -off > risen) risen = off < 0 ? -off : off;
    }
    errors[block]! += known + risen;
  }
  within[blocks * places] = Math.max(before + done[blocks]!, last);
  const stated = errors.reduce((largest, error) => Math.max(largest, error), 0);
  return stated > most ? null : { within, errors, places, stated };
}

/** A clump less likely than that is a step. */
const NOTHING = 1e-14;

/** What each wave counts in a chance, and in Fejér's kernel. */
function weightsOf(
  { waves, reached }: ClumpSpectrum,
  units: number | null,
): { readonly weights: Float64Array; readonly kernel: Float64Array } {
  const weights = new Float64Array(waves.length);
  const kernel = new Float64Array(waves.length);
  waves.forEach(({ number }, n) => {
    if (number === 0) return;
    const t = number / (reached + 1);
    if (units !== null) weights[n] = 1 / (units * pointAt((0.5 * number) / units).sine);
    else {
      weights[n] = sawtooth(t) / (Math.PI * number);
      kernel[n] = (1 - t) / (reached + 1);
    }
  });
  return { weights, kernel };
}

/** The transform of Σ w Im(φ e^(-2πi h b)), or of the real part, of one clump at all places. */
function wavesAt(
  { waves }: ClumpSpectrum,
  m: number,
  weights: Float64Array,
  isImaginary: boolean,
  re: Float64Array,
  im: Float64Array,
): void {
  re.fill(0);
  im.fill(0);
  const places = 2 * (re.length - 1);
  for (let n = 0; n < waves.length; n++) {
    const { number, real, imaginary } = waves[n]!;
    const [own, other] = isImaginary ? [imaginary[m]!, -real[m]!] : [real[m]!, imaginary[m]!];
    const rest = number % places;
    const isEnd = rest === 0 || 2 * rest === places;
    const at = 2 * rest > places ? places - rest : rest;
    const scale = weights[n]! * (isEnd ? places : places / 2);
    re[at]! += scale * own;
    if (!isEnd) im[at]! += 2 * rest > places ? scale * other : -scale * other;
  }
}

const COARSE = 4096;
const CELLS = 65_536;

/** Chances rise in a straight line from place to place, or are those of the middle above a multiple of the unit; between clumps they stay. */
function lawOfClumps(
  { base, unit, least, start, period, reach }: Clumps,
  { within, errors, places }: Table,
  chance: number,
  isAll: boolean,
): AtomLaw {
  const blocks = errors.length;
  /** Of each base, what has places of its own. */
  const wide = reach === 1 ? period : base;
  const width = wide / places;
  const centreOf = (block: number): number => base * (least + block);
  const origin = centreOf(0) + start;
  const largest = centreOf(blocks - 1) + start + wide;
  const blockOf = (x: number): number => {
    let block = Math.floor((x - origin) / base);
    if (x < centreOf(block) + start) block -= 1;
    else if (x >= centreOf(block + 1) + start) block += 1;
    return block;
  };
  const placeOf = (x: number): number => {
    const block = blockOf(x);
    if (block < 0) return 0;
    if (block >= blocks) return blocks * places;
    const at = (x - centreOf(block) - start) / width;
    return block * places + Math.min(Math.max(at, 0), places);
  };
  const withinAt = (at: number): number => {
    const j = Math.min(Math.floor(at), within.length - 2);
    return Math.min(within[j]! + (at - j) * (within[j + 1]! - within[j]!), within[j + 1]!);
  };
  const upToLoss = (x: number): number =>
    x < origin ? 0 : x >= largest ? chance : chance * Math.min(withinAt(placeOf(x)), 1);
  const half = 0.5 * (unit ?? 0);
  // The last multiple about a clump's middle up to a loss, and the first that is not below it.
  const lastUpTo = (loss: number): number => {
    if (unit === null || loss >= largest) return loss;
    const slack = slackOf(loss, unit);
    const middle = centreOf(blockOf(loss + slack * unit));
    return middle + unit * Math.floor((loss - middle) / unit + slack);
  };
  const firstFrom = (loss: number): number => {
    if (unit === null || loss >= largest) return loss;
    const slack = slackOf(loss, unit);
    const middle = centreOf(blockOf(loss - slack * unit));
    return middle + unit * Math.ceil((loss - middle) / unit - slack);
  };
  /** ∫ P(S <= x) dx up to the start of each base, and what it may be off by. */
  const areas = new Float64Array(blocks + 1);
  const misses = new Float64Array(blocks + 1);
  const areaIn = (block: number, to: number): number => {
    const first = block * places;
    let area = 0;
    const j = first + Math.floor(to);
    for (let l = first; l < j; l++) area += 0.5 * (within[l]! + within[l + 1]!);
    const rest = first + to - j;
    return width * (rest > 0 ? area + 0.5 * rest * (within[j]! + withinAt(j + rest)) : area);
  };
  for (let block = 0; block < blocks; block++) {
    const end = within[(block + 1) * places]!;
    areas[block + 1] = areas[block]! + areaIn(block, places) + (base - wide) * end;
    misses[block + 1] = misses[block]! + errors[block]! * base;
  }
  const areaUpTo = (x: number): number => {
    const block = Math.min(blockOf(x), blocks - 1);
    const y = x - centreOf(block) - start;
    return (
      areas[block]! +
      areaIn(block, Math.min(Math.max(y / width, 0), places)) +
      Math.max(y - wide, 0) * within[(block + 1) * places]!
    );
  };
  const left = LISTED + 4 * chance * ABOVE_HIGHEST;
  return {
    ...{ isAll, hasAmounts: true, isRounded: unit === null, largest, steps: STEPS_OF_A_LOOK },
    atMost: (loss) => upToLoss(lastUpTo(loss) + half),
    lessThan: (loss) => (loss > 0 ? upToLoss(firstFrom(loss) - half) : 0),
    partialMean: (loss) => {
      const x = Math.min(lastUpTo(Math.min(loss, 2 * largest)), largest);
      if (x <= origin) return 0;
      return Math.max(x * upToLoss(x + half) - chance * areaUpTo(x), 0);
    },
    next: (loss) => {
      if (loss >= largest) return Infinity;
      const from = Math.max(loss, origin, 0);
      const step = unit === null ? upTo(upTo(Math.max(from, width))) : lastUpTo(from) + unit;
      const block = blockOf(step);
      // Between two clumps nothing is lost.
      return step > centreOf(block) + start + wide
        ? Math.max(centreOf(block + 1) + start + half, step)
        : step;
    },
    previous: (loss) => {
      if (loss <= origin) return 0;
      const to = Math.min(loss, largest);
      const step = unit === null ? below(below(to)) : firstFrom(to) - unit;
      const end = centreOf(blockOf(step)) + start + wide;
      return Math.max(Math.min(step, end - half), 0);
    },
    error: (loss) => {
      const block = blockOf(Math.min(loss, largest));
      const own = block < 0 ? errors[0]! : errors[Math.min(block, blocks - 1)]!;
      return left + chance * own;
    },
    shortfallError: (loss) => {
      const block = Math.min(blockOf(Math.min(loss, largest)) + 1, blocks);
      return left * loss + (block < 0 ? 0 : chance * misses[block]!);
    },
    list: (loss) => {
      const count = Math.floor(placeOf(upTo(loss)));
      const cell = Math.max(Math.ceil(count / CELLS), 1);
      const cells = Math.floor(count / cell);
      const middleOf = (j: number): number => {
        const at = (j + 0.5) * cell;
        const block = Math.floor(at / places);
        return centreOf(block) + start + (at - block * places) * width;
      };
      const list = {
        amounts: Float64Array.from({ length: cells }, (_, j) => Math.max(middleOf(j), 0)),
        chances: Float64Array.from(
          { length: cells },
          (_, j) => chance * (within[(j + 1) * cell]! - within[j * cell]!),
        ),
      };
      return coarseList(list, cells, COARSE);
    },
  };
}
