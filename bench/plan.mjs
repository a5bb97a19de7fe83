/*
 * How long a plan takes, and how much of it is proven: `node bench/plan.mjs`. Limits are for an idle machine on which the
 * reference kernel takes a millisecond; where it takes longer, they grow with it.
 */
import { runBundled } from "./support/bundled.mjs";
import { report } from "./support/report.mjs";

for (const measured of await runBundled("plans")) {
  const { name, limit, milliseconds, kernel, value, isRight, gap, mostGap } = measured;
  report({
    what: `${name}, loss with the plan`,
    value,
    isRight: isRight && gap <= mostGap,
    cost: milliseconds,
    limit: limit * Math.max(kernel, 1),
    unit: "ms",
    note: `(gap ${(100 * gap).toFixed(2)} %, reference kernel ${kernel.toFixed(2)} ms)`,
  });
}
