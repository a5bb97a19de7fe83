import type { Frequency, RowStatement } from "../../../../core";
import type { Written } from "./written";
import { figuresTexts } from "../figures";

/**
 * How often a threat strikes before reductions, as it was stated: "About once in 5 years".
 *
 * @param frequency what was made of it
 */
export function howOften(
  frequency: Frequency,
  { numbers }: Pick<RowStatement, "numbers">,
  { about, count, percent }: Written,
): string {
  if (frequency.kind === "bernoulli") {
    const { probability } = frequency;
    if (probability === 1) return "Exactly one event in every year";
    const years = Math.round(1 / probability);
    // A chance that was typed as "1 in 5" is said so.
    const isOneIn = Math.abs(1 / probability - years) < 1e-9 * years;
    return `At most one event a year, ${isOneIn ? `in 1 year of ${count(years)}` : figuresTexts.yearsIn(probability, count)}`;
  }
  const attempts = numbers.get("attempts");
  const succeed = numbers.get("vulnerability");
  const mean = `about ${timesAYear(frequency.mean, about)}`;
  const stated =
    attempts === undefined || succeed === undefined || numbers.has("frequency")
      ? capital(mean)
      : `Tried about ${timesAYear(attempts, about)}, of which ${percent(succeed)} succeed: ${mean}`;
  switch (frequency.kind) {
    case "poisson":
      return stated;
    case "negative-binomial":
      return `${stated}, in clusters: many in some years, none in others`;
    case "uncertain":
      return `${stated}${between(numbers, about)}`;
  }
}

/** ", somewhere between once in 20 years and 8 times in 10 years": how far a rate is known; nothing where no ends are stated. */
function between(numbers: RowStatement["numbers"], about: Written["about"]): string {
  const low = numbers.get("frequencyLow") ?? numbers.get("frequencyMin") ?? 0;
  const high = numbers.get("frequencyHigh") ?? numbers.get("frequencyMax");
  if (high === undefined) return "";
  return low === 0
    ? `, at most ${timesAYear(high, about)}`
    : `, somewhere between ${timesAYear(low, about)} and ${timesAYear(high, about)}`;
}

/** "once in 5.6 years", "8 times in 10 years", "3 times a year". */
function timesAYear(rate: number, about: Written["about"]): string {
  if (rate === 0) return "never";
  if (rate >= 0.995) return `${times(rate, about)} a year`;
  if (rate > 0.5) return `${times(10 * rate, about)} in 10 years`;
  return `once in ${about(1 / rate)} years`;
}

function times(number: number, about: Written["about"]): string {
  const written = about(number);
  if (written === about(1)) return "once";
  return written === about(2) ? "twice" : `${written} times`;
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
