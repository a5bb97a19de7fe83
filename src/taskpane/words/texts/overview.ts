import { plural } from "./english";

/** How an appetite and a year are held against each other. */
interface Held {
  /** "$2M". */
  readonly loss: string;
  /** "5 of 100 years". */
  readonly most: string;
  /** "9". */
  readonly says: string;
}

const mayHappen = ({ loss, most }: Omit<Held, "says">) =>
  `A year above ${loss} may happen in ${most}`;

/** What the view Overview says. */
export const overviewTexts = {
  year: "The year",
  aYear: "A year",
  yearFormulas: "The year as formulas",
  average: "An average year costs",
  bad: "1 year in 20 costs more than",
  worst: "1 year in 100 costs more than",
  total: "Total cost of risk: losses, spend, premium",
  yearTable: "All of it, as a table",

  toDo: "To do",
  toFix: (count: number, written: string) =>
    `${plural(count, "1 cell", `${written} cells`)} to fix before totals can be shown`,
  addFirst: "The register has no threats yet: add the first",
  questions: (count: number, written: string) =>
    plural(
      count,
      "1 question about how cells are read",
      `${written} questions about how cells are read`,
    ),
  toLookAt: (count: number, written: string, first: string) =>
    plural(
      count,
      `1 cell to look at: ${first}`,
      `${written} cells to look at, the first is ${first}`,
    ),
  notes: (count: number, written: string) =>
    plural(count, "1 note on how cells are read", `${written} notes on how cells are read`),
  withoutFigure: (count: number, written: string) =>
    plural(
      count,
      "1 formula has no figure and says why",
      `${written} formulas have no figure and say why`,
    ),
  largestGap: (threat: string, gap: string) => `Largest gap: ${threat}, ${gap}`,
  reviewDue: (threat: string) => `Review due: ${threat}`,
  reviewsDue: (count: string, first: string) => `${count} reviews due, first ${first}`,
  controlsToFix: (count: number, written: string) =>
    `${plural(count, "1 cell", `${written} cells`)} of the controls to fix before a plan`,

  computing: "Computing the year",
  withPlan: "With the plan",
  budget: "Budget",
  overBudget: (budget: string, years: string) =>
    `A year costs more than the budget of ${budget} ${years}.`,
  curveFormulas: "The curve as formulas",
  curveToday: "Curve of losses today",
  curveTitle: "Chance that a year costs more than …",
  costOfYear: "Cost of a year",
  chance: "Chance",
  beyondBudget: "Chance of a year beyond the budget",
  curveWithPlan: "Curve with the plan",
  adoptFirst: "It is of a register that stands in no sheet: adopt the plan first.",

  appetite: (loss: string) => `Appetite ${loss}`,
  heldAgainst: "The year held against the appetite",
  /** "5 of 100 years". */
  yearsOf: (years: string, of: string) => `${years} of ${of} years`,
  noYear: "no year",
  fewerThanOne: "fewer than 1",
  /** @param more how many points are exceeded beside this one; null for none */
  exceeded: (held: Held, more: string | null) =>
    `${mayHappen(held)}; the register says ${held.says}${more === null ? "" : ` (and ${more} more)`}`,
  held: (held: Held, isWithin: boolean) =>
    `${mayHappen(held)}; the register says ${held.says}${isWithin ? "" : ": exceeded"}.`,
  heldTooClose: (held: Omit<Held, "says">) =>
    `${mayHappen(held)}; the register lies too close to that to tell.`,
  appetiteLacks: (address: string) =>
    `The appetite in ${address} is not read: call its columns "A year that costs more than" and "May happen", or choose it and say which they are.`,
  appetiteUnit: (header: string) =>
    `The appetite is not read: "${header}" says a unit, and its cells are read as they are. Write plain amounts a year, chances from 0 to 1, and a header without a unit.`,
  wrongLoss: (address: string, got: string) =>
    `The appetite is not read: ${address} must be an amount of 0 or more, got ${got}.`,
  wrongChance: (address: string, got: string) =>
    `The appetite is not read: ${address} must be a chance from 0 to 1, such as 0.05 or 5%, got ${got}.`,
  sayColumns: "Say which column holds the losses, and which how likely a year may be to cost more.",
  appetitePlace: "Risk appetite",
  /** "Risk appetite: Board!A1:B4 · Change". */
  appetiteIn: <Link>(address: Link, change: Link): readonly (string | Link)[] => [
    "Risk appetite: ",
    address,
    " \u00b7 ",
    change,
  ],
  noAppetite: "No risk appetite is marked on the curve.",
  chooseAppetite: "Choose one",
  changeAppetite: "Change",
  selectAppetite:
    "Select a table in the sheet: losses of a year in one column, how likely a year may be to cost more in another, and their headers.",
  forgetAppetite: "Find it by its headers",
  lossColumn: "A year that costs more than",
  allowedColumn: "May happen",
  whichColumn: "Which column?",
  appetiteRefused: (address: string, why: string) =>
    `The appetite in ${address} is not read: ${why}.`,

  whoMakes: "Who makes the bad years",
  whoMakesFormula: "Who makes the bad years, as a formula",
};
