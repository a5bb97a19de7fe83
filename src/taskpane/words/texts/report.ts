import { stepsOfUndo } from "./english";

/** What the view Report says of the page for a board. */
export const reportTexts = {
  before: "a report can be written",
  title: "A page for the board",
  language: "Language",
  languages: { en: "English", de: "Deutsch" },
  paper: "Paper",
  puttingTogether: "Putting the page together",
  willHold: "What the page will hold",
  onNewSheet: (sheet: string, what: string) =>
    `On a new sheet, ${sheet}: ${what}. Delete the sheet to be rid of it.`,
  again: (sheet: string, what: string, isOneStep: boolean) =>
    `Replaces what was written on ${sheet} before, and leaves alone what you put beside it: ${what}, ${stepsOfUndo(isOneStep)}.`,
  cellsAndCharts: (cells: string, charts: string) => `${cells} cells and ${charts} charts`,
  writing: "Writing…",
  writeAgain: "Write it again",
  write: "Write the report",
  written: (sheet: string) => `Written on ${sheet}.`,
};
