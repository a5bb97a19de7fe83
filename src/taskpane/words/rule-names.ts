import type { Rule } from "../../core";

/** The rules by which spend is required, as a reader chooses among them. */
export const ruleNames: Readonly<Record<Rule, string>> = {
  expected: "expected loss",
  inherent: "inherent loss",
  percentile: "95th percentile of a year",
  tail: "mean of the worst 5% of years",
  deterrence: "spend that deters",
  optimum: "new money that pays",
};

/** What a rule means, in a sentence. */
export const ruleSentences: Readonly<Record<Rule, string>> = {
  expected: "Of a year, after controls and insurance.",
  inherent: "Of a year, before controls and insurance.",
  percentile:
    "What a threat's own loss exceeds in 1 of 20 years, 0 if it strikes less often; their sum is not the percentile of the whole year.",
  tail: "What a threat costs on average in its own worst 1 of 20 years; their sum is not the mean of the worst whole years.",
  deterrence:
    "The spend at which an attacker does best by staying away: what a success is worth, over the defender's advantage. Insurance does not count.",
  optimum:
    "Money on top of the spend, up to where more of it avoids less than it costs (Gordon and Loeb). No spend counts towards it.",
};
