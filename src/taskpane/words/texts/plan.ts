import { listed, plural } from "./english";
import { figuresTexts } from "./figures";

const couldBetter = "Could a better plan exist?";

/** How much better a plan could be. @param percent null where that is not known */
const bound = (percent: string | null) =>
  percent === null
    ? "How much better a plan could be is not known."
    : `Another plan could be at most ${percent} better.`;

/** What the view Plan says. */
export const planTexts = {
  before: "there is a plan",
  controls: "Controls",
  needsControls:
    "A plan needs a table of controls: a row for each thing that could be bought, with its cost a year, the threats it acts on, and what share of events or losses it keeps away.",
  use: "Use it",
  mayBe: (header: string, field: string) => `"${header}" may be ${field}`,
  needs: (address: string, fields: readonly string[], guesses: readonly string[]) =>
    `${address}; needs ${listed(fields)}${guesses.length > 0 ? `: ${guesses.join(", ")}` : ""}`,
  /** @param shown how many are listed below, where that is not all */
  toFix: (count: number, written: string, shown: number | null) =>
    `${plural(count, "1 cell", `${written} cells`)} of the controls to fix before there is a plan${shown === null ? "" : `; the first ${shown}`}:`,

  nothingToBuy:
    "Every control is in place already, or never to be funded: there is nothing to buy.",
  budget: "Budget",
  newMoney: "New money for controls, a year",
  bringDown: "Bring down",
  measures: { expected: "the average year", percentile: "the 1-in-20 bad year" },
  mustsCost: (amount: string) =>
    `The controls that are always funded cost ${amount} together: raise the budget, or let the plan decide about one of them.`,

  looking: "Looking for the best plan",
  plan: "Plan",
  best: "Best plan",
  formulas: "The plan as formulas",
  left: (measure: string) => `Left of ${measure}`,
  avoidedAYear: "Avoided a year",
  costAYear: "Cost a year",
  leftOver: "Budget left over",
  asTable: "Plan as a table",
  leftOfYear: "Left of the year",
  noFunction:
    "No function gives this plan: the solver of the pane found it, and cells have none. Adopt it, and its figures are today's.",

  alwaysFund: "Always fund it",
  neverFund: "Never fund it",
  letDecide: "Let the plan decide",
  always: "Always funded",
  never: "Never funded",
  inPlace: "in place",
  notFunded: "not funded",
  alreadyInRegister: "its effect is in the register already",
  avoids: (amount: string) => `avoids ${amount}`,
  costsNothing: "costs nothing",
  returns: (share: string) => `return ${share}`,
  more: (control: string) => `${control}: more`,

  isProven: `${couldBetter} No.`,
  isOpen: `${couldBetter} That is not proven.`,
  isBound: (percent: string) => `${couldBetter} By at most ${percent}.`,
  onlyAverage: "Only a plan for the average year can be proven.",
  prove: "Prove it",
  stop: "Stop",
  proving: "Looking for a proof",
  provingFor: "Looking for a proof: a minute at most.",
  proven: "Proven: no better plan for this money.",
  provenBetter: (more: string) =>
    `A better plan exists, and is shown here: it avoids ${more} more. Proven: none is better for this money.`,
  notWithin: (seconds: number, percent: string | null) =>
    `Not proven within ${seconds} seconds. ${bound(percent)}`,
  notProvable: (percent: string | null) =>
    `Cannot be proven: insurance of single events changes what controls avoid. ${bound(percent)}`,
  forbidden: (percent: string | null) =>
    `Not proven: the solver needs WebAssembly, which this Excel does not allow. Ask whoever looks after it. ${bound(percent)}`,
  notFetched: (percent: string | null) =>
    `Not proven: the solver could not be fetched. Check the connection, then try again. ${bound(percent)}`,

  curveMeasure: (measure: string) => `in ${measure}`,
  curveFormula: "The curve as a formula",
  leftByBudget: "What is left by budget",
  curveTitle: "What is left to lose, by budget",
  budgetForControls: "Budget for controls",
  leftOfAYear: "Left of a year",
  leftSeries: "Left",
  levelsOff: (budget: string, step: string, avoided: string) =>
    `Beyond ${budget} each further ${step} avoids ${avoided} a year or less.`,

  adopt: "Adopt the plan",
  adoptQuestion: "Adopt the plan?",
  adoptVerb: "Adopt",
  /** Of more than three controls only how many they are. */
  learns: (controls: readonly string[]) =>
    `The register learns what ${controls.length > 3 ? `these ${controls.length} controls` : listed(controls)} ${plural(controls.length, "does", "do")}.`,
  leaveSpend: `Leave ${figuresTexts.spend} alone`,
};
