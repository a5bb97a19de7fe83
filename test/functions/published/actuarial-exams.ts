import type { Cells } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula } from "../../support/workbook/worksheet";
import {
  atMostOnce,
  chanceOf,
  entry,
  expectedExcess,
  fixedLosses,
  number,
  publishedBy,
} from "./published-figure";

const soa =
  "Society of Actuaries, sample questions with solutions (P 47, 49, 59, 60, 86, 181, 405; FAM via stochiki.com)";
const cas = "Casualty Actuarial Society, exam MAS-I 2018 (in the Actuarial Notes Wiki)";
const waterloo = "University of Waterloo, ACTSC 363 Loss Models, lecture notes (2021)";
const guide = "Study guide on aggregate loss models, worked examples 3 and 4 (public repository)";
const exchange = "Mathematics Stack Exchange, question 2173745 (via math.techqa.club)";
const homework = "homeworksource.com";

/** Poisson events of 1. */
const counted = (mean: number): Cells => fixedLosses([mean, 1]);
const thirds = fixedLosses([2 / 3, 1], [2 / 3, 2], [2 / 3, 3]);
const severities = fixedLosses([0.75, 1], [0.45, 2], [0.3, 3]);
const policies = atMostOnce([0.1, 1], [0.05, 2], [0.2, 1]);
const compound = fixedLosses([2, 1], [0.5, 2]);
const geometric = register(
  ["Threat", "Frequency", "Frequency variance ratio", "Loss"],
  ["a", 3, 4, 1],
);
/** What the insurer pays above a deductible for one uniform loss. */
const paid = (most: number, deductible: number): number => {
  const headers = ["Threat", "Probability", "Loss min", "Loss max"];
  const loss = ["a", 1, 0, most];
  return (
    number("EXPECTED_LOSS", register(headers, loss)) -
    number(
      "EXPECTED_LOSS",
      register([...headers, "Retention", "Limit"], [...loss, deductible, 10 * most]),
    )
  );
};
const summary = (cells: Cells, row: number): number =>
  entry(formula("LOSS_SUMMARY", cells), row, 1);
const exceedance = (cells: Cells, loss: number): number => number("LOSS_EXCEEDANCE", cells, loss);
const uniform = register(["Threat", "Probability", "Loss min", "Loss max"], ["a", 1, 0, 1000]);
/** A car with a loss of N in 5%·K/N, N = 1 to 5, and a deductible of 2. */
const car = (): number => {
  const once = [1, 2, 3, 4, 5].map((n) => [`n${n}`, (0.05 * 60) / 137 / n, n] as const);
  const headers = ["Threat", "Probability", "Loss"];
  const covered = once.map((row) => [...row, 2, 100]);
  return (
    number("EXPECTED_LOSS", register(headers, ...once)) -
    number("EXPECTED_LOSS", register([...headers, "Retention", "Limit"], ...covered))
  );
};

export const actuarialExams = [
  ...publishedBy(soa, "tail", [
    [
      "P 47: 10,000 for each snowstorm but the first",
      7231.3,
      0.05,
      () => expectedExcess(fixedLosses([1.5, 10000]), 10000),
    ],
    [
      "P 60: 1,000 for each of at most two rainy days",
      573.1,
      0.05,
      () => 600 - expectedExcess(fixedLosses([0.6, 1000]), 2000),
    ],
    ["P 59: paid for a uniform loss up to 1,500 above 250", 520.83, 0.005, () => paid(1500, 250)],
    ["P 86: paid for a uniform loss up to 20,000 above 5,000", 5625, 0.5, () => paid(20000, 5000)],
    ["P 49: paid for a car above 2", 0.0314, 5e-5, car],
    [
      "P 181: median less 20th percentile of what is paid above 250",
      250,
      0.5,
      () =>
        Math.max(number("LOSS_PERCENTILE", uniform, 0.5) - 250, 0) -
        Math.max(number("LOSS_PERCENTILE", uniform, 0.2) - 250, 0),
    ],
    // Its terms are printed with four digits; the key is 2.36.
    [
      "FAM: payments beyond an aggregate deductible of 2",
      2.36,
      0.005,
      () => expectedExcess(thirds, 2),
    ],
  ]),
  ...publishedBy(soa, "other", [
    ["FAM: no loss", 0.1353, 5e-5, () => chanceOf(thirds, 0)],
    ["FAM: a loss of 1", 0.0902, 5e-5, () => chanceOf(thirds, 1)],
    ["P 405: at most two claims of 2 a year", 0.677, 5e-4, () => 1 - exceedance(counted(2), 2)],
  ]),
  ...publishedBy(cas, "other", [
    [
      "fall 4: variance of twelve months of claims",
      168600,
      0.5,
      () => summary(fixedLosses([12, 5], [24, 50], [12, 95]), 2) ** 2,
    ],
    [
      "spring 4: standard deviation of a year of delays",
      154919,
      0.5,
      () =>
        summary(
          register(["Threat", "Frequency", "Loss mean", "Loss SD"], ["a", 48, 20000, 10000]),
          2,
        ),
    ],
    ["fall 2: none of 6.75", 0.00117, 5e-6, () => chanceOf(counted(6.75), 0)],
    ["fall 2: at most one, 0.91%", 0.0091, 5e-5, () => 1 - exceedance(counted(6.75), 1)],
    ["spring 3: 50 cars of 59", 0.0273, 5e-5, () => chanceOf(counted(59), 50)],
    [
      "fall 3: three of five claims in portfolio 1",
      0.7901,
      5e-5,
      () => exceedance(atMostOnce(...Array.from({ length: 5 }, () => [2 / 3, 1] as const)), 2),
    ],
    [
      "spring 2: three of six by half time",
      0.3125,
      5e-5,
      () => chanceOf(atMostOnce(...Array.from({ length: 6 }, () => [0.5, 1] as const)), 3),
    ],
  ]),
  ...publishedBy(waterloo, "tail", [
    // From a term that is rounded to four digits itself.
    ["example 45: stop-loss premium beyond 2", 1.3284, 1e-4, () => expectedExcess(compound, 2)],
  ]),
  ...publishedBy(waterloo, "other", [
    ["example 45: a loss of 1", 0.1642, 5e-5, () => chanceOf(compound, 1)],
    ["example 12: two claims of a geometric number", 0.1406, 5e-5, () => chanceOf(geometric, 2)],
  ]),
  ...publishedBy(guide, "tail", [
    ["example 3: stop-loss premium beyond 2", 1.163608, 5e-7, () => expectedExcess(severities, 2)],
    ["example 3: what is below 2", 1.386392, 5e-7, () => 2.55 - expectedExcess(severities, 2)],
  ]),
  ...publishedBy(guide, "other", [
    ["example 3: no loss", 0.22313, 5e-7, () => chanceOf(severities, 0)],
    ["example 3: a loss of 1", 0.167348, 5e-7, () => chanceOf(severities, 1)],
    ["example 3: a loss of 2", 0.163164, 1e-6, () => chanceOf(severities, 2)],
    ["example 3: a loss of 3", 0.157934, 1e-6, () => chanceOf(severities, 3)],
    ["example 3: at least 2", 0.609522, 1e-6, () => exceedance(severities, 1)],
    ["example 4: mean of three policies", 0.4, 0.005, () => summary(policies, 1)],
    ["example 4: their variance", 0.44, 5e-4, () => summary(policies, 2) ** 2],
  ]),
  ...publishedBy(exchange, "tail", [
    [
      "10,000 for the first loss, 7,500 for the second, 5,000 for each further one of 2.5",
      18871.33,
      0.005,
      () =>
        10000 * (2.5 - expectedExcess(counted(2.5), 1)) +
        7500 * expectedExcess(counted(2.5), 1, 1) +
        5000 * expectedExcess(counted(2.5), 2),
    ],
  ]),
  ...publishedBy(homework, "other", [
    ["5.23: more than 6 of 4.7", 0.1954, 5e-5, () => exceedance(counted(4.7), 6)],
    ["5.23: at most 3", 0.3097, 6e-5, () => 1 - exceedance(counted(4.7), 3)],
    ["5.23: 5", 0.1738, 5e-5, () => chanceOf(counted(4.7), 5)],
    ["p 1073600: more than 100 of 100", 0.473437801, 5e-10, () => exceedance(counted(100), 100)],
    ["p 1073600: 100 of 100", 0.039860997, 5e-10, () => chanceOf(counted(100), 100)],
  ]),
  ...publishedBy("dedalusconsultoria, Poisson of 10", "other", [
    ["15 of 10", 0.0347, 5e-5, () => chanceOf(counted(10), 15)],
  ]),
];
