/*
 * How long a year of losses takes: `node bench/loss.mjs`. Limits are for an idle machine on which the reference kernel
 * takes a millisecond; where it takes longer, they grow with it.
 */
import { runBundled } from "./bundled.mjs";
import { report } from "./report.mjs";

for (const measured of await runBundled("year")) {
  const { name, limit, milliseconds, kernel, value, expected, tolerance } = measured;
  report({
    what: `${name}, percentile 99.99 %`,
    value,
    isRight: expected === null || Math.abs(value / expected - 1) <= tolerance,
    cost: milliseconds,
    limit: limit * Math.max(kernel, 1),
    unit: "ms",
    note: `(reference kernel ${kernel.toFixed(2)} ms)`,
  });
}
