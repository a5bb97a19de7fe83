/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { erfc } from "../../numeric/normal/erfc";
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";

/**
 * How far the exponential tilt falls over the lattice: what wraps around its end is damped by exp(-17) = 4e-8, and rounding grows by no
 * more than the inverse.
 */
export const TILT = 17;

/** What every lattice of one size shares. */
export interface LatticeTables {
  /** ln k. */
  readonly logs: Float64Array;
  /** exp(-TILT k / size). */
  readonly tilt: Float64Array;
  /** exp(TILT k / size). */
  readonly untilt: Float64Array;
  /** ω at each frequency up to the highest, made to run out smoothly towards it: 0 there. */
  readonly odd: Float64Array;
  /** ω², made to level off smoothly. */
  readonly even: Float64Array;
  /** `size` numbers for whoever needs them within a call. */
  readonly workspace: Float64Array;
}

// Below 0.4 π the frequency is itself to 7e-7. A jump at the highest frequency would ring through the whole lattice.
const TAPER_MIDDLE = 0.64 * Math.PI;
const TAPER_WIDTH = 0.07 * Math.PI;

const PASS_MIDDLE = 0.45 * Math.PI;
const PASS_WIDTH = 0.05 * Math.PI;

const tables = new Map<number, LatticeTables>();
const passes = new Map<number, Float64Array>();

/** The tables of a size, made once and kept. */
export function latticeTables(size: number): LatticeTables {
  const known = tables.get(size);
  if (known !== undefined) return known;
  const half = size / 2;
  const made = {
    logs: new Float64Array(size),
    tilt: new Float64Array(size),
    untilt: new Float64Array(size),
    odd: new Float64Array(half + 1),
    even: new Float64Array(half + 1),
    workspace: new Float64Array(size),
  };
  const [fall, rise] = [exp(-TILT / size), exp(TILT / size)];
  for (let k = 0; k < size; k++) {
    made.logs[k] = log(k);
    // Afresh now and then, so that no error piles up; the first formula waits for all of these.
    const isAfresh = k % 16 === 0;
    made.tilt[k] = isAfresh ? exp((-TILT * k) / size) : made.tilt[k - 1]! * fall;
    made.untilt[k] = isAfresh ? exp((TILT * k) / size) : made.untilt[k - 1]! * rise;
  }
  const step = (2 * Math.PI) / size;
  const kept = (frequency: number): number => stepDown((frequency - TAPER_MIDDLE) / TAPER_WIDTH);
  let lost = 0;
  for (let k = 0; k <= half; k++) {
    const frequency = k * step;
    // The slope 2ω keeps the same share as ω; midpoints make the last slope 0 to the last bit.
    const between = frequency - 0.5 * step;
    if (k > 0) lost += 2 * between * step * (1 - kept(between));
    made.odd[k] = frequency * kept(frequency);
    made.even[k] = frequency * frequency - lost;
  }
  tables.set(size, made);
  return made;
}

/** At each frequency 1 up to a quarter of the highest, running out smoothly before `odd` does; few years call for it. */
export function lowPass(size: number): Float64Array {
  const known = passes.get(size);
  if (known !== undefined) return known;
  const step = (2 * Math.PI) / size;
  const pass = new Float64Array(size / 2 + 1).map((_, k) =>
    stepDown((k * step - PASS_MIDDLE) / PASS_WIDTH),
  );
  passes.set(size, pass);
  return pass;
}

/** From 1 down to 0 around 0, as smooth as can be; beyond 6 either way it is there to the last bit. */
function stepDown(x: number): number {
  if (x < -6) return 1;
  return x > 6 ? 0 : 0.5 * erfc(x);
}
