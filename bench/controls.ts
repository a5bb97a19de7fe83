/*
 * How long CONTROL_VALUE of a percentile takes. Started by control-value.mjs; prints one line of JSON for each kind of register: the
 * slowest of several drawn at random, with the time of a reference kernel of the same run beside it.
 */
import type { LossMeasure } from "../src/core";
import { controlValues, measuredLoss, treatedThreats, yearOfLosses } from "../src/core";
import { mixed, sixFixed } from "./support/controls-drawn";
import { measure, reference } from "./support/measure";

const isSmoke = process.argv.includes("--smoke");

const questions = [
  { name: "6 controls × 6 fixed losses, 90 %", level: 0.9, seeds: [1], limit: 1000 },
  { name: "12 × 12 mixed, three threats each, 99 %", level: 0.99, seeds: [1, 2, 3], limit: 5000 },
  { name: "12 × 12 mixed, on all threats, 99 %", level: 0.99, seeds: [1, 2, 3], limit: 30000 },
];

for (const { name, level, seeds, limit } of questions) {
  const kernel = measure(15, reference).milliseconds;
  const of: LossMeasure = { kind: "percentile", level, badYearSpread: 0 };
  let [milliseconds, value, isRight, years] = [0, 0, true, 0];
  for (const seed of isSmoke ? seeds.slice(0, 1) : seeds) {
    const { threats, controls } = name.startsWith("6")
      ? sixFixed()
      : mixed(seed, name.includes("all") ? Infinity : 3);
    const measured = measure(1, () => controlValues(threats, controls, of));
    const shares = measured.last.reduce((sum, each) => sum + (each?.share ?? NaN), 0);
    const now = measuredLoss(threats, of, yearOfLosses);
    const avoided = now - measuredLoss(treatedThreats(threats, controls), of, yearOfLosses);
    isRight = isRight && avoided > 0 && Math.abs(shares - avoided) <= 1e-9 * now;
    milliseconds = Math.max(milliseconds, measured.milliseconds);
    [value, years] = [Math.max(value, avoided), 2 ** controls.length];
  }
  process.stdout.write(
    `${JSON.stringify({ name, limit, milliseconds, kernel, value, isRight, years })}\n`,
  );
}
