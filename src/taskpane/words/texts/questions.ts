import { listed, plural, stepsOfUndo } from "./english";

/** So many scores are named. */
const mostNamed = 5;

/** What is asked about cells and formulas, where they do not say all. */
export const questionsTexts = {
  questions: "Questions about cells",
  goTo: " Go to ",
  lostColumn: (header: string, field: string | null) =>
    `The column "${header}" ${field === null ? "was part of the register" : `was read as ${field}`}.`,
  headerNow: (header: string) => ` Its header is now "${header}".`,
  noLonger: " It is no longer in the sheet.",
  sameColumn: "It is the same column",
  readAs: (field: string) => `Read it as ${field}`,
  forget: "Forget it",

  unit: (header: string, shown: string, held: string, read: string, meant: string) =>
    `${header} shows ${shown} where the cell holds ${held}, read as ${read}. Does it mean ${meant}? Formulas do not see number formats, so the header must say it.`,
  write: (header: string) => `Write "${header}"`,
  writeAll: (count: number) => `Write all ${count} headers`,
  noItIs: (amount: string) => `No, it is ${amount}`,

  textNumbers: (count: number, named: readonly string[], areMore: boolean) =>
    `${count} cells hold numbers as text: ${named.map((text) => `"${text}"`).join(", ")}${areMore ? " and others" : ""}.`,
  makeAll: (count: number) => `Make all ${count} numbers`,
  oneByOne: "One by one",
  storedAsText: "Numbers stored as text",
  isText: (subject: string, text: string) => `${subject} is the text "${text}".`,
  makeCell: (address: string, number: string) => `Make ${address} the number ${number}`,
  makeIt: (number: string) => `Make it ${number}`,

  holdsScores: "This register holds scores, not money.",
  scoreMeans: " What each means stands in ",
  /** @param losses headers of scores of what an event costs */
  scoreWrite: (losses: readonly string[], rates: readonly string[]) =>
    `Write ${listed([...losses.map((header) => `what an event of each ${header} costs`), ...rates.map((header) => `how often a year each ${header} happens`)])} in ${plural(losses.length + rates.length, "a table", "two tables")} beside it: figures and formulas look it up there.`,
  scoreColumns:
    "Write in a table what each score costs and how often it happens, in columns of their own: Frequency and Loss.",
  lookUp: (address: string) => `Look them up in ${address}`,
  makeTables: (count: number) => plural(count, "Make the table", "Make the tables"),
  doesNotSay: (table: string, scores: readonly string[]) =>
    `${table} does not say yet what ${
      scores.length > mostNamed
        ? `${scores.slice(0, mostNamed).join(", ")} and others`
        : listed(scores)
    } ${plural(scores.length, "means", "mean")}.`,

  rowsApart: "Rows that are no threats",
  leaveOut: "Leave this row out",
  isThreat: "It is a threat",
  leftOut: (count: number, named: string) =>
    `${plural(count, "1 row is left out", `${count} rows are left out`)}: ${named}.`,
  row: (row: number) => `row ${row}`,
  namedRow: (name: string, row: number) => `${name} (row ${row})`,
  why: "Why",
  hideWhy: "Hide why",
  count: (name: string) => `Count ${name}`,

  inFormulas: (name: string) => `In formulas it is ${name}, as in =EXPECTED_LOSS(${name}).`,
  showIt: "Show it",
  doNotKnow: (range: string, differences: readonly string[]) =>
    `Formulas over ${range} do not know of ${listed(differences)}.`,
  readsAsBefore: (name: string) => `${name} still reads the register as it was read before.`,
  useInFormulas: "Use in formulas",
  bringUpToDate: "Bring it up to date",
  whatUseDoes: "Writes one THREAT_REGISTER formula of these columns on a sheet of its own",
  renameHeaders: "Rename the headers",
  whatRenameDoes: (isOneStep: boolean) =>
    `Writes headers that say what the columns hold, ${stepsOfUndo(isOneStep)}`,

  withoutFigure: "Formulas without a figure",
  noFigure: (count: number, written: string) =>
    plural(
      count,
      "1 formula has no figure, and says why",
      `${written} formulas have no figure, and say why`,
    ),

  broken: (count: number, named: string) =>
    `${plural(count, "A formula of Outspend was", `${count} formulas of Outspend were`)} changed by another program and cannot be calculated: ${named}.`,
  andMore: (named: string, more: number) => `${named} and ${more} more`,
  repair: (count: number) => plural(count, "Repair it", "Repair them"),
  mended: (count: number) =>
    `${plural(count, "One formula is as it was", `${count} formulas are as they were`)}. Ctrl+Z in the sheet takes that back.`,
};
