import { figuresIn } from "../../../src/taskpane/words/figures";
import { figuresInWords, uncounted } from "../../../src/taskpane/words/threat-words";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import type { Rule } from "../../../src/core";

const on = sessionInMemory();
const { open, threat } = on;

afterEach(() => {
  on.close();
});

const cells = [
  ["Threat", "Frequency", "Vulnerability", "Productivity", "Attacker value", "Loss", "Spend"],
  ["Fire", 0.5, 0.5, 0.001, 9000, 100_000, 4000],
];

describe("what a threat's gap follows from", () => {
  it.each`
    rule            | words
    ${"expected"}   | ${"Gap 46,000, Required 50,000, Average year's loss 50,000, Spend 4,000, 8% covered"}
    ${"percentile"} | ${"Gap 196,000, Required 200,000, Average year's loss 50,000, Spend 4,000, 2% covered"}
    ${"deterrence"} | ${"Gap 5,000, Required 9,000, Average year's loss 50,000, Spend 4,000, 44% covered"}
    ${"optimum"}    | ${"Gap 6,071, Required 6,071, Average year's loss 50,000, Spend 4,000 (not counted), 0% covered"}
  `(
    "stands beside it under the rule $rule",
    async ({ rule, words }: { rule: Rule; words: string }) => {
      await open({ a: { cells } });
      await on.session.chooseRule(rule);
      await on.timer.pass(0);
      const fire = threat("Fire");
      expect(figuresInWords(fire, true, figuresIn("en-US"))).toBe(words);
      const { required, spend, gap } = fire.figures;
      const counted = uncounted(fire.figures) === null ? (spend ?? NaN) : 0;
      expect(gap).toBe(Math.max((required ?? NaN) - counted, 0));
    },
  );
});
