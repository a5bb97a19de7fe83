/*
 * How long it takes to read a register: `node bench/reading.mjs`. The limit of the plain one is for an idle machine on which
 * the reference kernel takes a millisecond, and grows with it; that of each other is twice what the plain one took.
 */
import { runBundled } from "./support/bundled.mjs";
import { report } from "./support/report.mjs";

for (const measured of await runBundled("reading")) {
  const { name, limit, milliseconds, middle, kernel, value, expected } = measured;
  report({
    what: name,
    value,
    isRight: value === expected,
    cost: milliseconds,
    limit: limit * Math.max(kernel, 1),
    unit: "ms",
    note: `(middle ${middle.toFixed(0)}, reference kernel ${kernel.toFixed(2)} ms)`,
  });
}
