import type { Figures } from "./figures";

/** How many years a chance of one is: "in 29 years of 100", "in about 1 year of 250". */
export function yearsIn(chance: number, count: Figures["count"]): string {
  if (chance <= 0) return "in no year";
  if (chance < 0.01) return `in about 1 year of ${count(Math.round(1 / chance))}`;
  const years = Math.round(100 * chance);
  if (years === 100) return chance === 1 ? "in every year" : "in almost every year";
  return `in ${count(years)} ${years === 1 ? "year" : "years"} of 100`;
}
