import { counted, plural, stepsOfUndo } from "./english";

/** What stands around every view, and in parts that several of them share. */
export const frameTexts = {
  functions: "Worksheet functions",
  tryAgain: "Try again",
  showInSheet: "Show in sheet",
  notFetched: "A part of the pane could not be fetched. Close the pane and open it again.",
  protectedSheet:
    "The sheet is protected: its locked cells stay as they are. Take the protection off under Review, Unprotect Sheet.",

  goTo: "Go to",
  goToCell: (address: string) => `Go to ${address}`,
  figuresAsFormulas: "Figures as formulas",
  insert: "Insert into the selected cell",
  insertChart: "Insert as a chart",
  chartOf: (name: string) => `Chart of ${name}`,
  copy: "Copy the formula",
  copyOf: (name: string) => `Copy ${name}`,
  useInFormulasFirst:
    "Formulas do not read the register as it is read here: choose Use in formulas first.",
  copyFromHere: (formula: string) => `Copy it from here: ${formula}`,

  cancel: "Cancel",
  writing: "Writing…",
  whatChanges: "What changes",
  looking: "Looking at the cells",
  cellsChange: (count: number, written: string, isOneStep: boolean) =>
    `${plural(count, "1 cell changes", `${written} cells change`)}, ${stepsOfUndo(isOneStep)}:`,
  seeToIt: "I see to it",
  newColumns: (columns: readonly string[]) =>
    `${plural(columns.length, "A new column", "New columns")}: ${columns.join(", ")}.`,
  formulasStay: "These cells hold formulas and stay as they are:",
  wouldHaveToBe: (address: string, value: string) => `${address}, would have to come to ${value}`,
  empty: "empty",

  /** @param header null where the finding is about this column */
  readAs: (header: string | null, field: string, how: string | null) =>
    `${header === null ? "Read it" : `Read ${header}`} as ${field}${how === null ? "" : `, ${how}`}`,
  inUnit: (unit: string) => `in ${unit}`,
  bracketLeftOut: "its bracket left out",
  sayWhatColumnsHold: "Say what the columns hold",
  /** @param before what needs them: "there is a plan" */
  toFixBefore: (count: number, written: string, before: string) =>
    `The register has ${counted(count, "cell", written)} to fix before ${before}.`,
  showThem: "Show them",
  threatBefore: (before: string) => `The register needs a threat before ${before}.`,
  addThreat: "Add it",
};
