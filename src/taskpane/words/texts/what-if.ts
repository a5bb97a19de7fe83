import { listed, plural } from "./english";

/** What the view What if says. */
export const whatIfTexts = {
  before: "anything can be tried",
  spendAlone:
    "More spend alone does not lower the loss: only what the register's reductions say does.",

  scenarios: "Scenarios",
  scenariosFormulas: "The scenarios as formulas",
  whatScenariosAre:
    "A scenario changes figures beside the register, which stays as it is. It is kept on a sheet named Scenarios.",
  scenario: "Scenario",
  /** The name that is proposed for a new one. */
  scenarioNumber: (number: number) => `Scenario ${number}`,
  comparedWith: "Compared with",
  changesOf: (scenario: string) => `Changes of ${scenario}`,
  toFix: (scenarios: readonly string[]) =>
    `Figures appear when ${listed(scenarios)} ${plural(scenarios.length, "is", "are")} fixed.`,
  keptIn: <Link>(link: Link): readonly (string | Link)[] => [
    "Kept in ",
    link,
    ", a row a change. The register stays as it is.",
  ],
  addChange: "Add a change",
  newScenario: "New scenario",
  apply: "Apply",
  discardMeans: "Deletes its rows; Take back brings them back",
  discard: "Discard",
  applyQuestion: (scenario: string) => `Apply ${scenario}?`,
  becomes: "The register becomes what the scenario says.",
  beside: (one: string, other: string) => `${one} and ${other}`,
  change: "Change",
  figureToday: (figure: string) => `${figure} today`,
  figuresOf: (scenario: string) => `Figures of ${scenario}`,
  inNoRegister: "The scenario stands in no register: it is computed beside today.",

  controlAdded: (control: string) => `Control added: ${control}`,
  allOfThem: "all threats",
  insuranceOff: (whose: string) => `Insurance off: ${whose}`,
  /** "Frequency × 2: Ransomware". */
  frequencyTimes: (factor: string, whose: string) => `Frequency \u00d7 ${factor}: ${whose}`,
  lossTimes: (factor: string, whose: string) => `Loss \u00d7 ${factor}: ${whose}`,

  kinds: {
    Frequency: "Frequency is multiplied",
    Loss: "Loss of an event is multiplied",
    Insurance: "Insurance is off",
    Control: "A control is added",
  },
  addTo: (scenario: string) => `Add to ${scenario}`,
  scenarioName: "Name of the scenario",
  whatIf: "What if",
  whichControl: "Which control",
  ofThreat: "Of",
  allThreats: "All threats",
  by: "By",
  /** @param more 1.5 as numbers are typed here */
  byHint: (more: string, less: string) => `${more} is half as much again, ${less} a fifth less`,
  writeFactor: (such: string) => `Write a number above 0, such as ${such}.`,
  addToSheet: "Add to the sheet",
  cancel: "Cancel",

  wouldBeTrue: "What would have to be true",
  answerFormula: "The answer as a formula",
  threat: "Threat",
  figure: "Figure",
  soThat: "So that",
  comesTo: "comes to",
  suchAs: "such as 250k",
  readAs: (amount: string) => `= ${amount}`,
  lookingForFigure: "Looking for the figure",
  noFigure: (why: string) => `No figure does that: ${why}.`,
  /** @param now what its cell shows; empty for an empty one */
  wouldBe: <Figure>(column: string, figure: Figure, now: string): readonly (string | Figure)[] => [
    `${column} would have to be `,
    figure,
    now === "" ? " (it is empty now)." : `, now ${now}.`,
  ],
  then: (target: "expected" | "percentile" | "gap", amount: string) => {
    const what = {
      expected: "the average year's loss",
      percentile: "the 1-in-20 bad year",
      gap: "the gap",
    }[target];
    return `Then ${what} comes to ${amount}, with everything else as it is. Nothing was written.`;
  },
  whatItWouldBe: (column: string) => `What ${column} would have to be`,

  trying: "Trying every figure",
  mattersFormulas: "What matters most, as formulas",
  mattersTable: "What matters most, as a table",
  toThe: "To the",
};
