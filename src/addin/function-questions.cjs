/** The worksheet functions by the questions they answer, in the order in which a controller asks them. */
const functionQuestions = [
  {
    question: "Is the register sound?",
    functions: ["REGISTER_CHECK", "THREAT_REGISTER"],
  },
  {
    question: "What do past losses and judgements give?",
    functions: ["LOSS_FIT", "VULNERABILITY_CHANCE"],
  },
  {
    question: "What may a year cost?",
    functions: [
      "EXPECTED_LOSS",
      "LOSS_SUMMARY",
      "LOSS_BY_THREAT",
      "LOSS_PERCENTILE",
      "LOSS_TAIL_MEAN",
      "LOSS_EXCEEDANCE",
      "LOSS_CURVE",
      "APPETITE_CHECK",
    ],
  },
  {
    question: "Is enough spent, and where is money missing?",
    functions: [
      "COVERAGE_GAP",
      "COVERAGE_RATIO",
      "COVERAGE_TABLE",
      "SPEND_BY_THREAT",
      "GORDON_LOEB_SPEND",
    ],
  },
  {
    question: "What should be bought next?",
    functions: [
      "BUDGET_PLAN",
      "BUDGET_CURVE",
      "CONTROL_VALUE",
      "RESIDUAL_LOSS",
      "ROSI",
      "INSURANCE_LAYER",
      "INSURANCE_OPTIONS",
    ],
  },
  {
    question: "What does a group of companies lose?",
    functions: ["GROUP_SUMMARY", "IN_CURRENCY"],
  },
  {
    question: "What would have to be true, and which estimates matter most?",
    functions: ["BREAK_EVEN", "LOSS_SENSITIVITY"],
  },
  {
    question: "What has happened since?",
    functions: [
      "REVIEW_DUE",
      "FREQUENCY_UPDATE",
      "LOSS_BACKTEST",
      "LOSS_PERCENTRANK",
      "LOSS_BRIDGE",
      "REGISTER_AT",
    ],
  },
  {
    question: "What does the attacker do?",
    functions: [
      "ATTACK_SUCCESS",
      "COST_PER_SUCCESS",
      "ATTACKER_PROFIT",
      "DETERRENCE_SPEND",
      "CONTEST_OUTCOME",
      "HARDENING_SPEND",
      "HARDENING_RISK",
    ],
  },
];

/** What no question names comes last. */
const others = "Further functions";

/**
 * Puts functions under the questions they answer. A question without a function is left out.
 *
 * @template {{ readonly id: string }} Fn
 * @param {readonly Fn[]} functions
 * @returns {{ question: string, functions: Fn[] }[]}
 */
function byQuestion(functions) {
  const named = functionQuestions.flatMap((each) => each.functions);
  const groups = functionQuestions.map(({ question, functions: ids }) => ({
    question,
    functions: ids.flatMap((id) => functions.filter((fn) => fn.id === id)),
  }));
  const rest = functions.filter(({ id }) => !named.includes(id));
  return [...groups, { question: others, functions: rest }].filter(
    (group) => group.functions.length > 0,
  );
}

module.exports = { functionQuestions, byQuestion };
