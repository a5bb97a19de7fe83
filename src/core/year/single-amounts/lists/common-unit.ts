import { SAME_AS_TYPED, SAME_WHOLE } from "../../../numeric/same-but-for-rounding";

/** Parts of the currency that amounts are whole multiples of. */
const PARTS = [1, 100, 10_000];
const NO_FURTHER = 2e12;

/**
 * The largest unit of which all amounts are whole multiples: a common divisor in the currency, its hundredths or hundredths of those, or,
 * where a reduction has made them no round figures, whatever amount divides them all.
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
  return commonStep(amounts);
}

/** As a share of the largest amount: a step as short as that is none. */
const NO_STEP = 1e-8;

/** An amount of which all are whole multiples but for rounding; null for none. */
export function commonStep(amounts: readonly number[]): number | null {
  const largest = amounts.reduce((most, amount) => Math.max(most, amount), 0);
  const least = NO_STEP * largest;
  let [step, top] = [0, 0];
  for (const amount of amounts) {
    top = Math.max(top, amount);
    let [longer, shorter] = [Math.max(step, amount), Math.min(step, amount)];
    while (shorter > least) {
      const rest = Math.abs(longer - Math.round(longer / shorter) * shorter);
      [longer, shorter] = [shorter, rest];
    }
    // The last bits that each division loses would be more and more of a step.
    step = longer > 0 ? top / Math.round(top / longer) : 0;
  }
  if (!(step > 8 * least)) return null;
  const unit = largest / Math.round(largest / step);
  // Two amounts that a loss is told apart by lie on two places, and none on that of nothing.
  const isWhole = amounts.every((amount) => {
    const places = amount / unit;
    return Math.abs(places - Math.round(places)) <= SAME_AS_TYPED * places;
  });
  return isWhole ? unit : null;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
