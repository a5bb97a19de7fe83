import type {
  BadYearShare,
  BudgetPoint,
  Knee,
  LossMark,
  LossPoint,
  LossSeries,
  TrendPoint,
} from "../../../src/taskpane/charts/chart-contents";

/*
 * What the charts are given in each of their states. The curves of `charts` are known: a year costs more than x with a chance of
 * 0.8 / (1 + x / 500,000)^2 today and 0.6 / (1 + x / 300,000)^2 with the plan, so that one in 20 costs more than 1,500,000 and
 * 739,230.48.
 */

export interface ChartsContents {
  readonly series: readonly LossSeries[];
  readonly marks: readonly LossMark[];
  readonly budgets: readonly BudgetPoint[];
  readonly knee: Knee | null;
  readonly shares: readonly BadYearShare[];
  readonly reviews: readonly TrendPoint[];
}

const points = 200;

/** Points even in the logarithm of the chance, down to one year in 1,000. */
const falling = (any: number, size: number): LossPoint[] =>
  Array.from({ length: points }, (_, point) => {
    const chance = any * (0.001 / any) ** (point / (points - 1));
    return { loss: size * (Math.sqrt(any / chance) - 1), chance };
  });

const times = (factor: number): LossSeries[] => [
  { name: "Today", points: falling(0.8, 500_000 * factor) },
  { name: "With the plan", points: falling(0.6, 300_000 * factor) },
];
const marksTimes = (factor: number): LossMark[] => [
  {
    name: "Budget",
    loss: 2_000_000 * factor,
    chance: 0.8 / 25,
    meaning: "one year in 31 costs more than what is set aside.",
  },
  {
    name: "Appetite",
    loss: 3_500_000 * factor,
    chance: 0.01,
    meaning: "at most one year in 100 may cost more.",
  },
];
const budgetsTimes = (factor: number): BudgetPoint[] =>
  Array.from({ length: 21 }, (_, step) => ({
    budget: 50_000 * step * factor,
    loss: (200_000 + 1_300_000 / (1 + step / 3)) * factor,
  }));
const kneeTimes = (factor: number): Knee => ({
  budget: 450_000 * factor,
  loss: 525_000 * factor,
  meaning: "from here on, each further dollar saves less than 40 cents.",
});
const names = [
  "Ransomware stops production",
  "Payment fraud by business e-mail compromise",
  "Breach at a supplier or carrier",
  "Mailbox taken over by phishing",
  "Insider copies customer data",
  "Web shop down over a season's peak",
  "Fine for a late breach notice",
  "Source code stolen",
  "Lost laptop with unencrypted files",
  "Telephone fraud on the switchboard",
  "تعطل الإنتاج",
];
const sharesTimes = (factor: number): BadYearShare[] =>
  names.map((name, index) => ({
    id: String(index),
    name,
    amount: 1_024_000 * factor * 0.5 ** index,
    share: 0.5 ** (index + 1),
  }));
const reviewsTimes = (factor: number): TrendPoint[] => [
  { day: 45_747, amounts: [900_000 * factor, 400_000 * factor, 500_000 * factor] },
  { day: 45_838, amounts: [850_000 * factor, 520_000 * factor, 345_000 * factor] },
  { day: 45_930, amounts: [1_150_000 * factor, null, null] },
  { day: 46_022, amounts: [880_000 * factor, 700_000 * factor, 200_000 * factor] },
];
const usual = (factor: number): ChartsContents => ({
  series: times(factor),
  marks: marksTimes(factor),
  budgets: budgetsTimes(factor),
  knee: kneeTimes(factor),
  shares: sharesTimes(factor),
  reviews: reviewsTimes(factor),
});

const nothing: ChartsContents = {
  ...{ series: [], marks: [], budgets: [], knee: null, shares: [], reviews: [] },
};

export const chartsStates = {
  charts: usual(1),
  "charts-none": nothing,
  "charts-zero": {
    ...nothing,
    series: [{ name: "Today", points: [{ loss: 0, chance: 0 }] }],
    budgets: [
      { budget: 0, loss: 0 },
      { budget: 1000, loss: 0 },
    ],
    shares: [{ id: "1", name: "Flood", amount: 0, share: 0 }],
  },
  /** Losses of one size each, and a plan that takes the larger one away. */
  "charts-steps": {
    ...nothing,
    series: [
      {
        name: "Today",
        points: [
          { loss: 0, chance: 0.4 },
          { loss: 100_000, chance: 0.4 },
          { loss: 100_000, chance: 0.1 },
          { loss: 1_000_000, chance: 0.1 },
          { loss: 1_000_000, chance: 0 },
        ],
      },
      {
        name: "With the plan",
        points: [
          { loss: 0, chance: 0.4 },
          { loss: 100_000, chance: 0.4 },
          { loss: 100_000, chance: 0 },
        ],
      },
    ],
    marks: [{ name: "Budget", loss: 90_000_000, chance: 0, meaning: "no year costs as much." }],
    budgets: [
      { budget: 0, loss: 140_000 },
      { budget: 30_000, loss: 40_000 },
    ],
    shares: [{ id: "1", name: "Flood", amount: 5, share: 1 }],
  },
  "charts-point": {
    ...nothing,
    series: [{ name: "Today", points: [{ loss: 1_000_000, chance: 0.3 }] }],
    budgets: [{ budget: 5_000, loss: 10_000 }],
    reviews: [{ day: 45_747, amounts: [0, 0, 0] }],
  },
  "charts-huge": usual(1e250),
  "charts-tiny": usual(1e-9),
  "charts-rare": {
    ...usual(1),
    series: [{ name: "Today", points: falling(0.0021, 5e6) }],
    marks: [],
  },
} as const satisfies Readonly<Record<string, ChartsContents>>;

export type ChartsName = keyof typeof chartsStates;
