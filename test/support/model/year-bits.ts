import type { Threat, YearOptions } from "../../../src/core";
import { yearOfLosses } from "../../../src/core";

/** What is asked of a year, as text that any JavaScript engine can be given. */
export interface YearQuestion {
  readonly threats: readonly Threat[];
  readonly options: YearOptions;
}

/** Infinity has no place in JSON. */
export function inText(question: YearQuestion): string {
  return JSON.stringify(question, (_, value: unknown) => (value === Infinity ? "Infinity" : value));
}

/** Every answer about a year, to the last bit: two words a number. */
export function yearBits(text: string): string {
  const { threats, options } = JSON.parse(text, (_, value: unknown) =>
    value === "Infinity" ? Infinity : value,
  ) as YearQuestion;
  const year = yearOfLosses(threats, options);
  const numbers = [year.mean, year.standardDeviation, year.chanceOfNoLoss];
  for (const level of [0.1, 0.5, 0.9, 0.99, 0.9999]) {
    numbers.push(year.percentile(level), year.tailMean(level), year.percentileError(level));
  }
  numbers.push(...year.contributions(0.95), year.exceedance(year.mean), year.rank(year.mean));
  return Array.from(new Uint32Array(Float64Array.from(numbers).buffer)).join(" ");
}

declare global {
  var outspendYearBits: typeof yearBits | undefined;
}

globalThis.outspendYearBits = yearBits;
