/** Parts of the currency that amounts are whole multiples of. */
const PARTS = [1, 100, 10_000];
/** What an amount may be off a whole number of parts by, as rounding leaves it. */
const SAME = 4e-15;
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
      return places <= NO_FURTHER && Math.abs(places - (whole[i] ?? 0)) <= SAME * places;
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
