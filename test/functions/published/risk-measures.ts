import { atMostOnce, chanceOf, number, publishedBy } from "./published-figure";

const alike = (count: number, chance: number, loss: number) =>
  atMostOnce(...Array.from({ length: count }, () => [chance, loss] as const));
const percentile = (cells: ReturnType<typeof alike>, level: number): number =>
  number("LOSS_PERCENTILE", cells, level);
const exceedance = (cells: ReturnType<typeof alike>, loss: number): number =>
  number("LOSS_EXCEEDANCE", cells, loss);

const turtle = "Bionic Turtle, forum thread 3910 (expected shortfall of bonds)";
const miller =
  "Miller, Mathematics and Statistics for Financial Risk Management, chapter 7 (in study notes)";
const draft = "Draft of an article on CVaR optimisation, appendix 'VaR is not subadditive'";
const course = "Credit risk course in a public repository, lesson asrf-model";
const bodoff =
  "Bodoff (2007), Capital allocation by percentile layer (in the documentation of aggregate)";
const hull =
  "Hull, Risk Management and Financial Institutions, value at risk and expected shortfall";

/** Independent projects that lose 1 for sure, and 10 in place of it in two years of a hundred. */
const project = (count: number) =>
  atMostOnce(...Array.from({ length: count }, () => [[1, 1] as const, [0.02, 9] as const]).flat());
const [loan, loans] = [alike(1, 0.1, 1), alike(2, 0.1, 1)];
const bonds = alike(2, 0.04, 100);
const pair = alike(2, 0.01, 1);
const perils = atMostOnce([0.2, 99], [0.05, 100]);
const ofBonds = (count: number): number => number("LOSS_TAIL_MEAN", alike(count, 0.02, 1), 0.95);

export const riskMeasures = [
  ...publishedBy(turtle, "tail", [
    ["one bond that defaults in 2%: worst 5%", 0.4, 5e-5, () => ofBonds(1)],
    ["two bonds: worst 5%", 0.8, 5e-5, () => ofBonds(2)],
    ["three bonds: worst 5%", 1.0238, 5e-5, () => ofBonds(3)],
  ]),
  ...publishedBy(miller, "tail", [
    ["two bonds that default in 4%: 95th percentile", 100, 0.5, () => percentile(bonds, 0.95)],
  ]),
  ...publishedBy(miller, "other", [
    ["no default of two", 0.9216, 5e-5, () => 1 - exceedance(bonds, 0)],
    ["a default of two", 0.0784, 5e-5, () => exceedance(bonds, 0)],
    ["one default", 0.0768, 5e-5, () => exceedance(bonds, 0) - exceedance(bonds, 100)],
    ["two defaults", 0.0016, 5e-5, () => exceedance(bonds, 100)],
  ]),
  ...publishedBy(draft, "tail", [
    ["a loan that loses 1 in 10%: 90th percentile", 0, 0.5, () => percentile(loan, 0.9)],
    ["two loans: 90th percentile", 1, 0.5, () => percentile(loans, 0.9)],
  ]),
  ...publishedBy(draft, "other", [
    ["two loans lose nothing", 0.81, 0.005, () => chanceOf(loans, 0)],
    ["two loans lose 1", 0.18, 0.005, () => chanceOf(loans, 1)],
    ["two loans lose 2", 0.01, 0.005, () => chanceOf(loans, 2)],
  ]),
  ...publishedBy(course, "tail", [
    ["two loans of 1%: 99.9th percentile", 1, 0.5, () => percentile(pair, 0.999)],
    [
      "the same less the expected loss",
      0.98,
      0.005,
      () => percentile(pair, 0.999) - number("EXPECTED_LOSS", pair),
    ],
  ]),
  ...publishedBy(course, "other", [["a default of two", 0.0199, 5e-5, () => exceedance(pair, 0)]]),
  ...publishedBy(hull, "tail", [
    ["a project: 97.5th percentile", 1, 0.5, () => percentile(project(1), 0.975)],
    ["two projects: 97.5th percentile", 11, 0.5, () => percentile(project(2), 0.975)],
    ["a project: worst 2.5%", 8.2, 0.05, () => number("LOSS_TAIL_MEAN", project(1), 0.975)],
    ["two projects: worst 2.5%", 11.144, 5e-4, () => number("LOSS_TAIL_MEAN", project(2), 0.975)],
  ]),
  ...publishedBy(hull, "other", [
    ["both lose 10", 0.0004, 5e-5, () => chanceOf(project(2), 20)],
    ["one loses 10", 0.0392, 5e-5, () => chanceOf(project(2), 11)],
    ["neither loses 10", 0.9604, 5e-5, () => chanceOf(project(2), 2)],
  ]),
  ...publishedBy(bodoff, "other", [
    ["wind 99 in 20%, quake 100 in 5%: any loss", 0.24, 0.005, () => exceedance(perils, 0)],
    ["more than 99", 0.05, 0.005, () => exceedance(perils, 99)],
    ["more than 100", 0.01, 0.005, () => exceedance(perils, 100)],
  ]),
];
