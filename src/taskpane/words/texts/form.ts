/** What the form of a threat says. */
export const formTexts = {
  sections: {
    often: "How often",
    much: "How much",
    advanced: "Advanced",
    controls: "Controls",
    insurance: "Insurance",
    budget: "Budget",
    attacker: "Attacker",
    review: "Review",
  },
  noPicture: "What one event costs will be drawn here.",

  newThreat: "New threat",
  duplicate: "Duplicate",
  delete: "Delete",
  firstRow: (row: number, address: string) => `Row ${row}, the first threat of ${address}.`,
  /** @param above the name of the row below it; null for none */
  newRow: (row: number, address: string, above: string | null) =>
    `New row ${row}${
      above === null
        ? `, below the last threat of ${address}`
        : `, above ${above === "" ? "a row without a name" : `"${above}"`}`
    }.`,

  gone: "This threat is no longer in the sheet. What you typed is kept here.",
  addAgain: "Add it again",
  saving: "Saving…",
  add: "Add",
  save: "Save",
  cancel: "Cancel",
  discard: "Discard changes",

  goTo: (address: string, header: string) => `Go to ${address}, ${header}`,
  goToKeys: "Go to the cell (Ctrl+G)",
  replaceFormula: "Replace the formula (F2)",
  keepFormula: "Keep the formula (F2)",
  changedInSheet: (header: string) => `${header} changed in the sheet`,
  conflict: (now: string, before: string, typed: string) =>
    `The sheet now holds ${now || "nothing"}, no longer ${before || "nothing"}. You typed ${typed || "nothing"}.`,
  keepMine: "Keep mine",
  useSheets: "Use the sheet's",
  filledIn: "Filled in by the formula of its column.",
  savingReplaces: (formula: string) => `Saving replaces ${formula}`,
  understood: (amount: string) => `= ${amount}`,

  figures: "Figures",
  figuresOnceSaved: "Figures once saved",
  covered: (share: string, aside: string | null) =>
    `${share} covered${aside === null ? "" : `, spend ${aside}`}.`,
  onceSaved: "As it would be once saved.",
  figuresAppear: "Figures appear when the marked fields are fixed.",
  missingAppear: "What is missing appears when the marked fields are fixed.",
  figuresCome: "Figures come as the fields are filled in.",

  showEmpty: (count: number) =>
    count === 1 ? "Show the empty field" : `Show ${count} empty fields`,
  showAdvanced: (count: number) =>
    count === 1 ? "Show the advanced field" : `Show ${count} advanced fields`,
  notPart: (headers: readonly string[]) =>
    `Not part of the register, to be edited in the sheet: ${headers.join(", ")}.`,
};
