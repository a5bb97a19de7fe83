/*
 * How long it takes to find what matters most and what would have to be true: `node bench/sensitivity.mjs`. Limits are for
 * an idle machine on which the reference kernel takes a millisecond; where it takes longer, they grow with it.
 */
import { runBundled } from "./support/bundled.mjs";
import { report } from "./support/report.mjs";

for (const measured of await runBundled("changes")) {
  const { name, limit, milliseconds, kernel, value, expected } = measured;
  report({
    what: name,
    value,
    isRight: Math.abs(value / expected - 1) <= 1e-6,
    cost: milliseconds,
    limit: limit * Math.max(kernel, 1),
    unit: "ms",
    note: `(reference kernel ${kernel.toFixed(2)} ms)`,
  });
}
