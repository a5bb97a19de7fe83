/*
 * What rows of newer kinds cost beside those that strike at most once: `node bench/by-kind/kinds.mjs`. Limits are multiples of what as many such rows take in
 * the same run, without bad years that bind all.
 */
import { runBundled } from "../support/bundled.mjs";
import { report } from "../support/report.mjs";

/** By kind: without a bad_year_spread, and with one. */
const limits = {
  "at most once a year": [1, 3],
  "loss with min and max": [1.5, 5],
  "secondary loss": [1.5, 3],
  "fixed secondary loss": [2, 5],
  "two-piece loss": [1.5, 4],
  "rate with min and max": [2, 20],
  "rate with low and high": [2.5, 25],
  "secondary loss beyond min and max": [5, 12],
  "secondary loss beyond a two-piece one": [8, 14],
  "limit a year": [400, 20000],
};

for (const measured of await runBundled("by-kind/year-kinds")) {
  const { name, rows, badYearSpread, kernel, percentile, exceedance, milliseconds, once } =
    measured;
  const isBound = badYearSpread > 0;
  report({
    what: `${rows} × ${name}${isBound ? ", bad years" : ""}`,
    value: Number(percentile.toPrecision(9)),
    isRight: Math.abs(exceedance - 0.01) <= 1e-6,
    cost: milliseconds,
    limit: once * (limits[name]?.[isBound ? 1 : 0] ?? Infinity),
    unit: "ms",
    note: `(${(milliseconds / once).toFixed(1)} times ${once.toFixed(2)} ms, kernel ${kernel.toFixed(2)} ms)`,
  });
}
