import { plural } from "./english";

/** What the charts say. An amount comes as it is to be written, short or in full. */
export const chartsTexts = {
  lossTitle: "Chance of losing more than …",
  logarithmic: "Logarithmic",
  yearsAxis: (of: string) => `Years in ${of}`,
  oneYearAxis: "One year in",
  noSeries: "No losses to show yet.",
  noLosses: "No year costs anything.",
  noReading: "No chance can be read off this curve.",
  level: (
    { years, of }: { readonly years: number; readonly of: number },
    count: (number: number) => string,
  ) => plural(years, `One year in ${count(of)}`, `${count(years)} years in ${count(of)}`),
  /** "One year in 20 costs more than $1,239k; with the plan, $812k." */
  reading: (level: string, years: number, first: string, others: readonly NamedAmount[]) =>
    `${level} ${plural(years, "costs", "cost")} more than ${first}` +
    others.map(({ name, amount }) => `; ${beginningSmall(name)}, ${amount}`).join("") +
    ".",
  levelHead: "Years",
  lossHead: (name: string) => `${name}, costs more than`,
  marksTitle: "Marked points",
  markHead: "Point",
  markLossHead: "A year costs more than",
  markYearsHead: "Years",
  /** After the name of a point that the chart does not reach. */
  beyondPart: " (to the right of the chart)",

  budgetTitle: "What is left to lose, by budget",
  leftAxis: "Left to lose",
  levelsOff: "Levels off",
  chosen: "Chosen",
  noBudgets: "No plans to compare yet.",
  nothingLeft: "Nothing is left to lose, whatever the budget.",
  freeOfCost: "The controls cost nothing, so there is no budget to choose.",
  left: (budget: string, loss: string, measure: string) =>
    `A budget of ${budget} leaves ${loss} to lose ${measure}.`,
  budgetHead: "Budget",

  trendTitle: "From review to review",
  trendAxis: "A year",
  noReviews: "No review was recorded yet.",
  reviewHead: "Review",
  /** "3/31/2026: required $292k, spend $331k, gap $53k." */
  trendReading: (day: string, figures: readonly NamedAmount[]) =>
    `${day}: ${figures.map(({ name, amount }) => `${beginningSmall(name)} ${amount}`).join(", ")}.`,

  sharesTitle: "Who makes the bad years",
  noShares: "No threat makes a bad year.",
  lessThan: (share: string) => `<${share}`,
  others: (count: string) => `Others (${count})`,
  shareInFull: (amount: string, share: string) => `${amount}, ${share} of the bad years`,

  swingsTitle: "What matters most",
  swingsMeaning: (today: string) =>
    `Today ${today}. Each bar: what changes when the figure is a tenth lower, and a tenth higher.`,
  noSwings: "No figure of the register moves this year's cost.",
  swingInFull: (field: string, low: string, high: string) =>
    `, ${field}: ${low} with a tenth less, ${high} with a tenth more`,

  eventTitle: "What one event costs",
  tenfold: "logarithmic scale",
  average: (amount: string) => `average ${amount}`,
  eventInFull: (low: string, high: string, average: string) =>
    `What one event costs: marked are ${low} and ${high}, and the average of ${average}.`,
  eventAlike: (amount: string) => `What one event costs: always ${amount}.`,
};

interface NamedAmount {
  readonly name: string;
  readonly amount: string;
}

const beginningSmall = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
