import { counted } from "./english";

/** What the view Review says. */
export const reviewTexts = {
  looking: "Looking for reviews",

  queue: "To review",
  queueOf: (count: string) => `To review (${count})`,
  dueFormula: "Reviews that are due, as a formula",
  due: "Reviews that are due",
  problemAndMore: (first: string, more: number) => `${first} And ${more} more.`,
  nothingWaits: "Nothing waits for a review.",
  showAll: (count: string) => `Show all ${count}`,
  neverReviewed: "never reviewed",
  overdue: (days: number) => `${counted(days, "day")} overdue`,
  toFix: (cells: number) => `${counted(cells, "cell")} to fix`,
  eventsSince: (events: number) => `${counted(events, "event")} since`,

  reviewOf: (threat: string) => `Review of ${threat}`,
  openThreat: "Open the threat",
  noOneRate:
    "Its row does not say in one number how often it happens. Open the threat and review it by hand.",
  fixFirst: "Something in its row is to be fixed first.",
  seen: "What was seen",
  newRateFormula: "The new rate as a formula",
  newRate: "Events a year, after what was seen",
  /** @param since a day; null where the last year is looked at */
  period: (
    since: string | null,
    { hasEvents, isThrough }: { readonly hasEvents: boolean; readonly isThrough: boolean },
  ) =>
    (since === null ? "In the last year" : `Since ${since}`) +
    (hasEvents ? "." : ". The workbook has no table of events: type how many there were.") +
    (isThrough ? " Count only events that got past the controls." : ""),
  lastReview: "the last review",
  events: "Events",
  inYears: "In years",
  estimateYears: "Estimate, years",
  writeNumbers: "Write numbers of 0 or more.",
  averageLoss: "Average year's loss",
  gap: "Gap",
  /** "Frequency: 0.2 → 0.35." */
  becomes: <Part>(column: string, now: string, then: Part): readonly (string | Part)[] => [
    `${column}: ${now} → `,
    then,
    ".",
  ],
  figureBecomes: (figure: string, now: string, then: string) => ` ${figure} ${now} → ${then}.`,
  seenOnly: "The estimate does not count: the new rate is what was seen.",
  weight: (years: string, ofEstimate: string, ofSeen: string) =>
    `The estimate counts as much as ${years} years of watching: it weighs ${ofEstimate}, what was seen ${ofSeen}.`,
  rateOfZero: "A register takes no rate of 0: give the estimate at least 1 year.",
  overOne: "That is more than one event a year: say it as a Frequency.",
  accept: "Accept",
  /** For the log of reviews. */
  why: (events: number, years: string, priorYears: string) =>
    `${counted(events, "event")} in ${years} years; the estimate counted as ${priorYears} years`,

  reviews: "Reviews so far",
  unknownDays:
    "Excel does not say here by which system the workbook counts its dates: dates are written as those that begin in 1900. If a date shows as four years late, the workbook counts from 1904 (File, Options, Advanced).",
  whyRecord:
    "Recording keeps the register as it is today on a sheet of the workbook, so that you can say next time what moved.",
  lastRecorded: (day: string) => `Last recorded on ${day}.`,
  reviewsTable: "What earlier reviews came to",
  review: "Review",
  required: "Required",
  averageYear: "Average year",
  spend: "Spend",
  record: "Record this review",
  trendFormula: "From review to review, as a formula",
  trendTable: "What earlier reviews came to",

  moved: "What moved",
  movedSince: "What moved since",
  movedSinceDay: (day: string) => `What moved since ${day}`,
  movedFormula: "What moved, as a formula",
  movedTable: "What moved, as a table",
  movedSteps: "What moved, as a waterfall",
  more: "More",
  less: "Less",
  total: "Total",
  onDay: (day: string) => `On ${day}`,
  reported: (day: string) => `Reported ${day}`,
  today: "Today",
  smaller: (count: number) => `${count} smaller ones`,
  since: "Since",
  of: "Of",
  comparing: "Comparing",
  nothingMoved: "Nothing moved.",
  otherRule: "It was reported by another rule, level or spread: both ends are by today's.",
  method: "Method",
  whatMethodIs:
    "Method: what today's computation makes of the register as it was, less what was reported.",

  actual: "Actual against modelled",
  actualFormula: "Actual against modelled, as a formula",
  actualTable: "Actual against modelled, as a table",
  noEvents:
    "Keep a table of what happened, with the headers Date, Threat and Loss, and it is held against the register here.",
  standing: (day: string, isRecorded: boolean) =>
    `Since ${day}, ${isRecorded ? "as the register stood then." : "as it stands today."}`,
  counting: "Counting",
  actualHeads: "Events, expected and seen",
  threat: "Threat",
  expected: "Expected",
  seenEvents: "Seen",
  byChance: (threats: string, flagged: string) =>
    `Of ${threats} threats about ${flagged} would be flagged by chance alone.`,
};
