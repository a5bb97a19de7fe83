import { plural } from "./english";

/** What figures are called that several views show. */
export const figuresTexts = {
  averageYear: "Average year",
  averageLoss: "Average year's loss",
  badYear: "1-in-20 bad year",
  worstYear: "1-in-100 bad year",
  totalCost: "Total cost of risk",
  gap: "Gap",
  required: "Required",
  spend: "Spend",
  covered: "Covered",
  coveredShare: "Covered share",

  writeAmount: 'Write an amount, such as "250000" or "250k".',
  showInSheet: "Show it in the sheet",
  showAll: (count: string) => `Show all ${count}`,
  today: "Today",

  noName: (address: string) => `No name, ${address}`,
  /** Of a spend. */
  notCounted: "not counted",
  /** Every figure of a threat in full; null for those that it has not. */
  inFull: ({
    gap,
    required,
    expectedLoss,
    spend,
    aside,
    covered,
  }: Readonly<
    Record<"gap" | "required" | "expectedLoss" | "spend" | "aside" | "covered", string | null>
  >): string =>
    [
      gap !== null && `Gap ${gap}`,
      required !== null && `Required ${required}`,
      expectedLoss !== null && `Average year's loss ${expectedLoss}`,
      spend !== null && `Spend ${spend}${aside === null ? "" : ` (${aside})`}`,
      covered !== null && `${covered} covered`,
    ]
      .filter((part) => part !== false)
      .join(", "),

  /** "in 29 years of 100", "in about 1 year of 250". */
  yearsIn(chance: number, count: (number: number) => string): string {
    if (chance <= 0) return "in no year";
    if (chance < 0.01) return `in about 1 year of ${count(Math.round(1 / chance))}`;
    const years = Math.round(100 * chance);
    if (years === 100) return chance === 1 ? "in every year" : "in almost every year";
    return `in ${count(years)} ${plural(years, "year", "years")} of 100`;
  },
};
