import { ModelError } from "../input/model-error";
import { exp } from "../numeric/elementary/exp";
import { log1p } from "../numeric/elementary/log1p";
import { asPercent } from "../input/cell";

/**
 * Net present value: what a measure brings over its life, in the money of today.
 *
 *     NPV = -build + Σ yearly / (1 + rate)^t, t = 1 … life
 *
 * Money is counted at the end of each year. A part of a year at the end of a life brings its part of a year's money when
 * the life ends.
 *
 * @param buildCost paid at once, currency, 0 or more
 * @param yearly what a year brings beyond what it costs, currency; below 0 where it costs more
 * @param life years, greater than 0
 * @param rate discount rate a year, see `checkDiscountRate`
 * @returns currency
 * @throws ModelError `too-large`
 * @see Brealey, Myers & Allen (2020), Principles of Corporate Finance, thirteenth edition, chapters 2 and 5
 */
export function netPresentValue(
  buildCost: number,
  yearly: number,
  life: number,
  rate: number,
): number {
  const value = yearly === 0 ? -buildCost : yearly * annuity(life, rate) - buildCost;
  if (Number.isFinite(value)) return value;
  throw new ModelError("too-large", "net present value", "stay below 1.8e308", "a larger amount");
}

/**
 * Refuses what is no discount rate: a share of a year's money, above -1. Whoever writes 8 means 8%, and is told how to
 * write it.
 *
 * @throws ModelError `out-of-range`
 */
export function checkDiscountRate(rate: number): void {
  if (rate > -1 && rate <= 1) return;
  const hint = rate > 1 && rate <= 100 ? `: write ${asPercent(rate)}` : "";
  const rule = `be greater than -1 and not above 1${hint}`;
  throw new ModelError("out-of-range", "discount_rate", rule, String(rate));
}

/**
 * Present value of 1 at the end of each year of a life.
 *
 * Twice as many years are worth (1 + v^n) times as much, one more adds v^(n+1): all terms are positive, so nothing cancels
 * where the rate is next to 0, and the steps are as many as the years have binary digits.
 */
function annuity(life: number, rate: number): number {
  const year = 1 / (1 + rate);
  const whole = Math.floor(life);
  let [worth, discount] = [0, 1];
  for (const digit of whole.toString(2)) {
    worth += discount * worth;
    discount *= discount;
    if (digit === "1") {
      discount *= year;
      worth += discount;
    }
  }
  const rest = life - whole;
  return rest === 0 ? worth : worth + rest * discount * exp(-rest * log1p(rate));
}

/**
 * Payback: years until what a measure brings has paid for what it cost to build, build / yearly; not discounted.
 *
 * @param buildCost currency, 0 or more
 * @param yearly what a year brings beyond what it costs, currency
 * @returns years; 0 where nothing was built, Infinity where it never pays
 */
export function paybackYears(buildCost: number, yearly: number): number {
  if (buildCost === 0) return 0;
  return yearly > 0 ? buildCost / yearly : Infinity;
}
