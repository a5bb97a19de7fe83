/*
 * How long it takes to share out what controls avoid of a bad year: `node bench/control-value.mjs`. Limits are for an idle
 * machine on which the reference kernel takes a millisecond; where it takes longer, they grow with it.
 */
import { runBundled } from "./support/bundled.mjs";
import { report } from "./support/report.mjs";

for (const measured of await runBundled("controls")) {
  const { name, limit, milliseconds, kernel, value, isRight, years } = measured;
  report({
    what: `${name}, avoided by all`,
    value,
    isRight,
    cost: milliseconds,
    limit: limit * Math.max(kernel, 1),
    unit: "ms",
    note: `(${years} years, reference kernel ${kernel.toFixed(2)} ms)`,
  });
}
