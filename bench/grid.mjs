/*
 * How long the grid over Univer takes without a screen: `node bench/grid.mjs`.
 */
import { runBundled } from "./support/bundled.mjs";
import { report } from "./support/report.mjs";

for (const measured of await runBundled("grid-edits", ["--expose-gc"])) {
  const { name, limit, milliseconds, most, megabytes, of, seconds, value, expected } = measured;
  const isMemory = megabytes !== undefined;
  report({
    what: name,
    value,
    isRight: Math.abs(value - expected) <= 1e-9 * Math.abs(expected),
    cost: isMemory ? megabytes : milliseconds,
    limit: limit ?? Infinity,
    unit: isMemory ? "MB" : "ms",
    note: isMemory
      ? `(of ${of.toFixed(0)} MB, ${seconds.toFixed(1)} s)`
      : `(at most ${most.toFixed(0)} ms)`,
  });
}
