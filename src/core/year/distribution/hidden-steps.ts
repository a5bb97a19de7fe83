import { powerOfTwo } from "../../numeric/elementary/double-bits";
import { exp } from "../../numeric/elementary/exp";
import { log1p } from "../../numeric/elementary/log1p";
import { turnPoint } from "../../numeric/elementary/sine-cosine";
import { commonStep } from "../single-amounts/lists/common-unit";
import type { EventSizes, StretchDensity, YearLaw } from "../sizes/event-sizes";
import { lawOf } from "../sizes/pooled-events";
import { eachSlice } from "./lattice-sizes";
import type { YearSources } from "../sources/year-sources";

/** An amount to whose whole multiples a year clings, where all its losses come in such portions. */
export interface HiddenSteps {
  readonly amount: number;
  /** |E exp(2πi S / amount)| or that of an overtone: 1 where every year is a whole multiple, 0 where years lie anywhere in between. */
  readonly strength: number;
}

/** Amounts about one size. */
interface Portion {
  readonly amount: number;
  readonly frequency: number;
  /** Relative spread; Infinity where they are spread so wide that no beat is heard. */
  readonly width: number;
}

interface Source {
  readonly portions: readonly Portion[];
  /** ln |E exp(iωS)| from Σ frequency · (1 - Re of one). */
  readonly damped: (excess: number) => number;
}

const NARROW = 0.0626;
const MOST_BEATS = 64;
/** A beat that other amounts damp may still be heard in its overtones. */
const TONES = 3;
const TURN = powerOfTwo(40);

/**
 * The beats of a year. Their steps may be too short for a lattice, which then shows a smooth rise in their place.
 *
 * @param atomsListed whether years of single amounts alone are taken care of elsewhere
 */
export function hiddenStepsOf(year: YearSources, atomsListed: boolean): HiddenSteps[] {
  const { pooled, factor, clustered, single } = year;
  const sources: Source[] = [
    {
      portions: portionsOf(pooled),
      damped: (excess) =>
        factor === null ? -excess : -factor.shape * log1p(factor.scale * Math.max(excess, 0)),
    },
    ...clustered.map(({ shape, scale, sizes }) => ({
      portions: portionsOf(sizes),
      damped: (excess: number) => -shape * log1p(scale * Math.max(excess, 0)),
    })),
    ...single.map(({ probability, sizes }) => {
      const law = lawOf(sizes);
      if (law !== null) return sourceOfLaw(law);
      return {
        portions: portionsOf(sizes),
        damped: (excess: number) =>
          0.5 * log1p(-Math.min(2 * probability * (1 - probability) * excess, 0.999)),
      };
    }),
  ];
  const strengthAt = (period: number, onlyAtoms: boolean): number => {
    let exponent = 0;
    for (const { portions, damped } of sources) {
      let excess = 0;
      for (const { amount, frequency, width } of portions) {
        excess +=
          frequency * (1 - realPart(amount / period, onlyAtoms && width > 0 ? Infinity : width));
      }
      exponent += damped(excess);
    }
    return exp(exponent);
  };
  const portions = sources.flatMap((source) => source.portions);
  const isSingle = !atomsListed && portions.every(({ width }) => width === 0);
  const step = isSingle ? commonStep(portions.map(({ amount }) => amount)) : null;
  const common = step === null ? [] : [{ amount: step, strength: 1 }];
  const beats = portions
    .filter(({ width }) => width <= NARROW)
    .sort((a, b) => b.frequency - a.frequency || b.amount - a.amount)
    .slice(0, MOST_BEATS)
    .map(({ amount }) => {
      let strength = 0;
      for (let tone = 1; tone <= TONES; tone++) {
        const listed = atomsListed ? strengthAt(amount / tone, true) : 0;
        strength = Math.max(strength, (strengthAt(amount / tone, false) - listed) / tone);
      }
      return { amount, strength };
    });
  return [...common, ...beats];
}

/** A year that is known as a whole beats as its events do while the limit of the year lasts. */
function sourceOfLaw({ net, events: { mean, shape } }: YearLaw): Source {
  return {
    portions: portionsOf(net),
    damped: (excess) =>
      shape === null ? -mean * excess : -shape * log1p((mean / shape) * Math.max(excess, 0)),
  };
}

/** Re E exp(2πi X) for amounts about `place` periods. */
function realPart(place: number, width: number): number {
  if (width === Infinity) return 0;
  const spread = 2 * Math.PI * place * width;
  const damping = exp(-0.5 * spread * spread);
  const rest = place - Math.floor(place);
  return damping === 0 ? 0 : damping * turnPoint(Math.floor(rest * TURN), TURN).cosine;
}

/** What event sizes hold, roughly. */
function portionsOf({ atoms, grids, parts }: EventSizes): Portion[] {
  const portions: Portion[] = atoms.map(({ amount, frequency }) => ({
    amount,
    frequency,
    width: 0,
  }));
  for (const { mass, leastSigma, first, step, density } of grids) {
    portions.push(
      leastSigma > NARROW
        ? { amount: 1, frequency: mass, width: Infinity }
        : portionOf(mass, exp(first * step), exp((first + density.length) * step), BELL),
    );
  }
  for (const part of parts) {
    const { mass, start, stop, spread } = part;
    if (mass === 0) continue;
    portions.push(spread === Infinity ? portionOf(mass, start, stop, HUMP) : portionOfPart(part));
  }
  return portions;
}

/** Of a lognormal that is cut off, whose width its range does not tell; an edge lets more of a beat through than a bell of the same width. */
function portionOfPart(part: StretchDensity): Portion {
  let [mass, mean, square] = [0, 0, 0];
  eachSlice({ mass: part.mass, atoms: [], grids: [], parts: [part] }, (amount, frequency) => {
    mass += frequency;
    mean += frequency * amount;
    square += frequency * amount * amount;
  });
  if (mass === 0) return portionOf(part.mass, part.start, part.stop, BELL);
  mean /= mass;
  const deviation = Math.sqrt(Math.max(square / mass - mean * mean, 0));
  return { amount: mean, frequency: part.mass, width: (EDGED * deviation) / mean };
}

/** Of a standard deviation: as much as HUMP takes of that of a loss that is as likely anywhere in its range. */
const EDGED = 0.577;

/** Standard deviation over range, of a lognormal as far as it is kept and of a loss between two bounds; rather less than more. */
const BELL = 1 / 17;
const HUMP = 1 / 6;

function portionOf(frequency: number, low: number, high: number, deviation: number): Portion {
  const amount = 0.5 * (low + high);
  return { amount, frequency, width: (deviation * (high - low)) / amount };
}
