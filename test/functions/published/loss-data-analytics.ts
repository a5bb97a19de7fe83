import { register } from "../../support/model/register-cells";
import { formula } from "../../support/workbook/worksheet";
import { entry, fixedLosses, number, publishedBy } from "./published-figure";

/** 100 policies with a chance of a fire of 5% and 200 with 6%; a fire costs up to 400 and up to 300. */
const policies = (isUniform: boolean) =>
  register(
    isUniform
      ? ["Threat", "Probability", "Loss min", "Loss max"]
      : ["Threat", "Probability", "Loss"],
    ...Array.from({ length: 300 }, (_, i) => {
      const [chance, most] = i < 100 ? [0.05, 400] : [0.06, 300];
      return [`p${i}`, chance, ...(isUniform ? [0, most] : [most])];
    }),
  );
const uniform = register(["Threat", "Frequency", "Loss min", "Loss max"], ["a", 25, 5, 95]);
const four = [60, 120, 180, 300].map((loss, i) => [`t${i}`, 75, loss]);
const deductible = register(
  ["Threat", "Frequency", "Loss", "Retention", "Limit"],
  ...four.map((row) => [...row, 100, 1e6]),
);
const mean = (cells: Parameters<typeof number>[1]): number =>
  entry(formula("LOSS_SUMMARY", cells), 1, 1);
const variance = (cells: Parameters<typeof number>[1]): number =>
  entry(formula("LOSS_SUMMARY", cells), 2, 1) ** 2;

const by = "OpenActTexts, Loss Data Analytics";

export const lossDataAnalytics = [
  ...publishedBy(by, "other", [
    ["5.2.1: mean of 300 fire policies", 2800, 0.5, () => mean(policies(true))],
    ["5.2.1: its variance", 600467, 0.5, () => variance(policies(true))],
    ["5.2.1, follow-up: mean", 5600, 0.5, () => mean(policies(false))],
    ["5.2.1, follow-up: variance", 1775200, 0.5, () => variance(policies(false))],
    [
      "5.3.1: variance of claimants",
      40,
      0.005,
      () => variance(fixedLosses([6, 1], [4, 2], [2, 3])),
    ],
    ["5.3.5: mean", 1250, 0.5, () => mean(uniform)],
    ["5.4.2: variance", 79375, 0.5, () => variance(uniform)],
    ["9.4.2: claims a vehicle, 9/23", 0.391304347826087, 1e-12, () => update(0.5, 10, 13, 36)],
    ["9.4.2: claims of 18 vehicles", 7.04, 0.005, () => 18 * update(0.5, 10, 13, 36)],
  ]),
  ...publishedBy(by, "tail", [
    [
      "5.5.5: expected payments over a deductible of 100",
      22500,
      0.5,
      () =>
        number("EXPECTED_LOSS", register(["Threat", "Frequency", "Loss"], ...four)) -
        number("EXPECTED_LOSS", deductible),
    ],
    [
      "10.3.5: 95th percentile of a uniform loss up to 100",
      95,
      0.001,
      () =>
        number(
          "LOSS_PERCENTILE",
          register(["Threat", "Probability", "Loss min", "Loss max"], ["a", 1, 0, 100]),
          0.95,
        ),
    ],
  ]),
];

function update(...given: readonly number[]): number {
  return number("FREQUENCY_UPDATE", ...given);
}
