import { register } from "../../support/model/register-cells";
import { formula } from "../../support/workbook/worksheet";
import { entry, number, publishedBy } from "./published-figure";

const range = (...headers: readonly string[]) =>
  register(["Threat", "Probability", ...headers], ["a", 1, 100000, 20000000]);
const median = register(
  ["Threat", "Probability", "Loss median", "Loss high"],
  ["a", 1, 1425000, 20000000],
);
const quantrr = "quantrr, tests/testthat/test-risk.R";
/** σ of a lognormal, from its mean and μ. */
const sigma = (mean: number, mu: number): number => Math.sqrt(2 * (Math.log(mean) - mu));

/** What a control that saves so much a year is worth. */
const valued = (saved: number, cost: number, life: number, rate: number): unknown =>
  formula(
    "CONTROL_VALUE",
    register(["Threat", "Frequency", "Loss"], ["a", 1, saved]),
    register(
      ["Control", "Threat", "Loss reduction", "Build cost", "Life"],
      ["m", "a", 1, cost, life],
    ),
    rate,
  );
const npv = (saved: number, cost: number, life: number, rate: number): number =>
  entry(valued(saved, cost, life, rate), 1, 6);
const payback = (saved: number, cost: number, life: number): number =>
  entry(valued(saved, cost, life, 0.08), 1, 7);

export const securityHandbooks = [
  ...publishedBy(
    "Hubbard & Seiersen, How to Measure Anything in Cybersecurity Risk (spreadsheet, via math.techqa.club)",
    "other",
    [["5% for 500,000 to 2,000,000", 54643, 0.6, () => number("EXPECTED_LOSS", 0.05, 5e5, 2e6)]],
  ),
  ...publishedBy(quantrr, "other", [
    [
      "σ of 100,000 to 20,000,000",
      1.61057412031483,
      1e-9,
      () => sigma(number("EXPECTED_LOSS", range("Loss low", "Loss high")), 14.1620841482442),
    ],
    [
      "σ of median 1,425,000 and high 20,000,000",
      1.6059547284637,
      1e-9,
      () => sigma(number("EXPECTED_LOSS", median), 14.1696823716849),
    ],
  ]),
  ...publishedBy(quantrr, "tail", [
    [
      "μ of 100,000 to 20,000,000: logarithm of the median",
      14.1620841482442,
      1e-6,
      () => Math.log(number("LOSS_PERCENTILE", range("Loss low", "Loss high"), 0.5)),
    ],
  ]),
  ...publishedBy("(ISC)² CISSP Official Study Guide, p. 230", "other", [
    ["annual loss of a building", 10500, 0.5, () => number("EXPECTED_LOSS", 0.03, 0.7 * 500000)],
  ]),
  ...publishedBy("CISSO Prep Guide, p. 88", "other", [
    ["annual loss", 100000, 0.5, () => number("EXPECTED_LOSS", 1 / 10, 1000000)],
  ]),
  ...publishedBy("certifiedcissp.com, glossary", "other", [
    ["annual loss", 200000, 0.5, () => number("EXPECTED_LOSS", 2, 100000)],
  ]),
  ...publishedBy("hezhiquan.com 3-17, lecture on risk management", "other", [
    [
      "1,000 restaurants, 20 losses of 25,000 and 3 of 500,000",
      2000,
      0.5,
      () => number("EXPECTED_LOSS", 23 / 1000, (20 * 25000 + 3 * 500000) / 23),
    ],
  ]),
  ...publishedBy("examproblems4lossmodels.wordpress.com", "other", [
    ["17-A: posterior mean", 0.83, 0.005, () => number("FREQUENCY_UPDATE", 0.6, 5, 2, 1)],
    [
      "25-A: estimate after ten years",
      3.92,
      1e-9,
      () => number("FREQUENCY_UPDATE", 2, 2.5, 44, 10),
    ],
  ]),
  ...publishedBy("proreckoner.com, net present value", "other", [
    ["payback", 4, 1e-9, () => payback(45000, 180000, 6)],
    [
      "present value of 45,000 a year for six years at 8%",
      208030,
      2,
      () => npv(45000, 180000, 6, 0.08) + 180000,
    ],
    ["annuity at 12%", 4.1114, 5e-5, () => (npv(45000, 180000, 6, 0.12) + 180000) / 45000],
  ]),
  ...publishedBy("answer.ya.guru, delivery truck", "other", [
    ["payback", 7.3, 1e-9, () => payback(7500, 54750, 7)],
    [
      "annuity for seven years at 8%",
      5.2064,
      5e-5,
      () => (npv(7500, 54750, 7, 0.08) + 54750) / 7500,
    ],
  ]),
];
