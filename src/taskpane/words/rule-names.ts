import type { Rule } from "../../core";

/** What a budget should reach, as a reader chooses. */
export const ruleNames: Readonly<Record<Rule, string>> = {
  expected: "average year's loss",
  inherent: "average year's loss before controls",
  percentile: "1-in-20 bad year",
  tail: "average of the worst 1 in 20 years",
  deterrence: "spend that deters",
  optimum: "new money that pays",
};

/** What a rule means, in a sentence, with the model's own word. */
export const ruleSentences: Readonly<Record<Rule, string>> = {
  expected: "Of each threat, after controls and insurance: its expected loss.",
  inherent: "Of each threat, before controls and insurance: its inherent expected loss.",
  percentile:
    "What a threat's own loss exceeds in 1 of 20 years (its 95th percentile), 0 if it strikes less often; their sum is not the bad year of the whole.",
  tail: "What a threat costs on average in its own worst 1 of 20 years (its tail mean); their sum is not that of the worst whole years.",
  deterrence:
    "The spend at which an attacker does best by staying away: what a success is worth, over the defender's advantage. Insurance does not count.",
  optimum:
    "Money on top of the spend, up to where more of it avoids less than it costs (Gordon and Loeb). No spend counts towards it.",
};
