import type { Rule } from "../../../core";
import { plural } from "./english";

/** What stands above every view. */
export const headTexts = {
  title: "Budget",
  views: "Views",
  viewNames: {
    overview: "Overview",
    list: "Threats",
    plan: "Plan",
    whatIf: "What if",
    review: "Review",
    report: "Report",
  },

  coverage: "Coverage",
  addSpend: "Add a column Spend to the register to see how much of it is covered.",
  coveredShare: (share: string) => `${share} covered.`,
  noneShort: "No threat is under-funded.",
  theOneShort: "The threat is under-funded.",
  short: (count: number, written: string, all: string) =>
    `${written} of ${all} threats ${plural(count, "is", "are")} under-funded.`,
  surplus: <Amount>(amount: Amount): readonly (string | Amount)[] => [
    "Surplus elsewhere ",
    amount,
    ", not counted.",
  ],
  inexact: (count: number, written: string) =>
    `What is required for ${plural(count, "one threat", `${written} threats`)} may be off by more than 0.01%.`,

  shouldReach: "Budget should reach",
  ruleNames: {
    expected: "average year's loss",
    inherent: "average year's loss before controls",
    percentile: "1-in-20 bad year",
    tail: "average of the worst 1 in 20 years",
    deterrence: "spend that deters",
    optimum: "new money that pays",
  } satisfies Record<Rule, string>,
  ruleNeeds: (rule: string, columns: string) => `${rule} (needs ${columns})`,
  whatThisMeans: "What this means",
  /** What a rule means, in a sentence, with the model's own word. */
  ruleSentences: {
    expected: "Of each threat, after controls and insurance: its expected loss.",
    inherent: "Of each threat, before controls and insurance: its inherent expected loss.",
    percentile:
      "What a threat's own loss exceeds in 1 of 20 years (its 95th percentile), 0 if it strikes less often; their sum is not the bad year of the whole.",
    tail: "What a threat costs on average in its own worst 1 of 20 years (its tail mean); their sum is not that of the worst whole years.",
    deterrence:
      "The spend at which an attacker does best by staying away: what a success is worth, over the defender's advantage. Insurance does not count.",
    optimum:
      "Money on top of the spend, up to where more of it avoids less than it costs (Gordon and Loeb). No spend counts towards it.",
  } satisfies Record<Rule, string>,
  gapMeans:
    "Gap = money missing where a threat's budget is below that. A planning figure, not a provision.",

  more: "More",
  howRead: "How the columns are read",
  whatWasFound: "What was found",
  lookAgain: "Look for the register again",
  place: (address: string) => `Register ${address}: go there or use another`,
  lookingForOthers: "Looking for other registers",
  useSelection: "Use the selection in the sheet",
};
