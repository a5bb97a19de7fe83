import { register } from "../../support/model/register-cells";
import { number, publishedBy } from "./published-figure";

/** Exposure and mean default rate of the 25 obligors; the standard deviation of a rate is half of it. */
const obligors: readonly (readonly [number, number])[] = [
  [358475, 0.3],
  [1089819, 0.3],
  [1799710, 0.1],
  [1933116, 0.15],
  [2317327, 0.15],
  [2410929, 0.15],
  [2652184, 0.3],
  [2957685, 0.15],
  [3137989, 0.05],
  [3204044, 0.05],
  [4727724, 0.015],
  [4830517, 0.05],
  [4912097, 0.05],
  [4928989, 0.3],
  [5042312, 0.1],
  [5320364, 0.075],
  [5435457, 0.05],
  [5517586, 0.03],
  [5764596, 0.075],
  [5847845, 0.03],
  [6466533, 0.3],
  [6480322, 0.3],
  [7727651, 0.016],
  [15410906, 0.1],
  [20238895, 0.075],
];

/** Losses are whole units, rounded up; the expected loss of each obligor is kept. */
const banded = (count: number) => {
  const kept = obligors.slice(0, count);
  const unit = Math.ceil(Math.max(...kept.map(([exposure]) => exposure)) / 100);
  const rows = kept.map(([exposure, rate], i) => {
    const band = Math.ceil(exposure / unit);
    return [`o${i}`, (rate * exposure) / (band * unit), band * unit];
  });
  return { unit, cells: register(["Threat", "Frequency", "Loss"], ...rows) };
};

/** One sector for all: a gamma factor with the standard deviation of a rate over its mean. */
const SPREAD = 0.5;

/** The percentile as the publisher has it: a straight line between two whole units. */
function percentile(count: number, level: number): number {
  const { unit, cells } = banded(count);
  const above = number("LOSS_PERCENTILE", cells, level, SPREAD);
  const below = above - unit;
  const [high, low] = [above, below].map(
    (loss) => 1 - number("LOSS_EXCEEDANCE", cells, Math.round(loss), SPREAD),
  ) as [number, number];
  return below + (unit * (level - low)) / (high - low);
}

const by = "Credit Suisse First Boston (1997), CreditRisk+ and its spreadsheet";

export const creditRiskPlus = [
  ...publishedBy(by, "other", [
    ["example 1A: expected loss", 14221863, 0.5, () => number("EXPECTED_LOSS", banded(25).cells)],
    ["example 1B: expected loss", 11162856, 0.5, () => number("EXPECTED_LOSS", banded(23).cells)],
  ]),
  ...publishedBy(by, "tail", [
    ["example 1A: 99th percentile", 55311503, 0.5, () => percentile(25, 0.99)],
    ["example 1A: 99.5th percentile", 62033181, 0.5, () => percentile(25, 0.995)],
    ["example 1B: 99th percentile", 39946857, 0.5, () => percentile(23, 0.99)],
  ]),
];
