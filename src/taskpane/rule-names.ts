import type { Rule } from "../core";

/** The rules by which spend is required, as a reader chooses among them. */
export const ruleNames = {
  expected: "expected loss",
  inherent: "inherent loss",
} as const satisfies Record<Rule, string>;

/** What a rule means, in a sentence. */
export const ruleSentences = {
  expected: "Of a year, after controls and insurance.",
  inherent: "Of a year, before controls and insurance.",
} as const satisfies Record<Rule, string>;
