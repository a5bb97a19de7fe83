import { SAME_WHOLE } from "../../numeric/same-but-for-rounding";

/** Parts of the currency that amounts are whole multiples of. */
const PARTS = [1, 100, 10_000];
const NO_FURTHER = 2e12;

/**
 * The largest unit of which all amounts are whole multiples: a common divisor in the currency, its hundredths or hundredths of those.
 *
 * @returns null where there is none
 */
export function commonUnit(amounts: readonly number[]): number | null {
  for (const parts of PARTS) {
    const whole = amounts.map((amount) => Math.round(amount * parts));
    const isWhole = amounts.every((amount, i) => {
      const places = amount * parts;
      return places <= NO_FURTHER && Math.abs(places - (whole[i] ?? 0)) <= SAME_WHOLE * places;
    });
    if (!isWhole) continue;
    return whole.reduce((divisor, places) => greatestCommonDivisor(divisor, places), 0) / parts;
  }
  return null;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
