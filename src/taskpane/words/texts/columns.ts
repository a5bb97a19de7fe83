/** What is said of how columns are read. */
export const columnsTexts = {
  title: "How the columns are read",
  kept: "Kept in the workbook, so that colleagues see the same. Formulas know of it once you choose Use in formulas.",
  column: (address: string) => `Column ${address}`,
  asHeaderSays: "As its header says",
  itsHeader: (field: string) => `Its header: ${field}`,
  noValues: "No values yet",
  holds: (column: string) => `What ${column} holds`,
  notPart: "Not part of the register",
  unitOf: (column: string) => `Unit of ${column}`,
  readAs: (field: string, unit: string | null) =>
    `Read it as ${field}${unit === null ? "" : `, in ${unit}`}`,
  lookedUpIn: (address: string) => `Its scores are looked up in ${address}`,
  stopLookingUp: "Stop looking them up",
  partOfName: "Part of the threat's name",

  mayMean: "Its header may mean that.",
  areDates: "Its cells are dates.",
  areStates: "Its cells say open, closed and the like.",
  areNames: "Its cells are words of which no two are alike.",
  areShares: "Its numbers lie between 0 and 1.",
  areSmall: "Its numbers are small, as events a year are.",
  areLarge: "Its numbers are large, as losses are.",

  ends: "What the ends of the losses mean",
  endsQuestion: (low: string, high: string) =>
    `Are ${low} and ${high} hard limits, or right 9 times in 10?`,
  shapes: {
    limits: "Hard limits: no event costs less or more",
    "9 in 10": "9 times in 10: one event in 20 costs more, and much more",
  },
  averageYear: (amount: string) => `Average year ${amount}`,
  asYouSaid: "As you said",
  readSoNow: "Read so now",
  itIsThis: "It is this",
};
