// (-1)^n / (2n+1)! and (-1)^n / (2n)!
const S3 = -1 / 6;
const S5 = 1 / 120;
const S7 = -1 / 5040;
const S9 = 1 / 362880;
const S11 = -1 / 39916800;
const S13 = 1 / 6227020800;
const S15 = -1 / 1307674368000;
const S17 = 1 / 355687428096000;
const C4 = 1 / 24;
const C6 = -1 / 720;
const C8 = 1 / 40320;
const C10 = -1 / 3628800;
const C12 = 1 / 479001600;
const C14 = -1 / 87178291200;
const C16 = 1 / 20922789888000;

/**
 * Sine of an angle in the first octant either way, by its power series to the 17th power.
 *
 * @param x radians, |x| <= π/4 (the first term left out is 1e-19 of the whole)
 */
export function sineNearZero(x: number): number {
  const y = x * x;
  const y2 = y * y;
  const from3 = S3 + y * S5 + y2 * (S7 + y * S9);
  const from11 = S11 + y * S13 + y2 * (S15 + y * S17);
  return x + x * y * (from3 + y2 * y2 * from11);
}

/**
 * Cosine of an angle in the first octant either way, by its power series to the 16th power.
 *
 * @param x radians, |x| <= π/4 (the first term left out is 3e-18 of the whole)
 */
export function cosineNearZero(x: number): number {
  const y = x * x;
  const y2 = y * y;
  const from4 = C4 + y * C6 + y2 * (C8 + y * C10);
  const from12 = C12 + y * C14 + y2 * C16;
  return 1 - 0.5 * y + y2 * (from4 + y2 * y2 * from12);
}

/** The point of the unit circle at a share of a full turn. */
export interface TurnPoint {
  readonly cosine: number;
  readonly sine: number;
}

/**
 * Cosine and sine of 2π · part/whole for whole numbers, reduced without rounding to the nearest eighth of a turn.
 *
 * Exact at quarters; symmetric to the last bit: cos of a turn is sin of the quarter turn before.
 *
 * Error: at most 1 unit in the last place.
 *
 * @param part whole number, 0 <= part < whole
 * @param whole whole number up to 2^48
 */
export function turnPoint(part: number, whole: number): TurnPoint {
  const quarter = Math.floor((4 * part) / whole);
  // What is left, in quarter turns times whole; beyond half a quarter it is measured back from the next axis.
  const rest = 4 * part - quarter * whole;
  const isBeyond = 2 * rest > whole;
  const angle = ((isBeyond ? whole - rest : rest) / whole) * (Math.PI / 2);
  const near = cosineNearZero(angle);
  const far = sineNearZero(angle);
  const cosine = isBeyond ? far : near;
  const sine = isBeyond ? near : far;
  switch (quarter) {
    case 0:
      return { cosine, sine };
    case 1:
      return { cosine: 0 - sine, sine: cosine };
    case 2:
      return { cosine: 0 - cosine, sine: 0 - sine };
    default:
      return { cosine: sine, sine: 0 - cosine };
  }
}
