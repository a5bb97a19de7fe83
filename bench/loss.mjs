/*
 * How long a year of losses takes: `node bench/loss.mjs`. Counted is the fastest of many times, since what else runs on the
 * machine only ever adds to it; the middle one stands beside it. Limits are for a machine on which the reference kernel takes
 * a millisecond; where it takes longer, they grow with it.
 */
import { bundle, linesOf } from "./support/bundled.mjs";
import { isSmoke, report } from "./support/report.mjs";

const file = await bundle("year");
const cold = [
  { name: "P20", limit: 15, starts: isSmoke ? 3 : 9 },
  ...["P1000", "P10000", "P100000", "200 threats of all kinds"].map((name) => ({
    ...{ name, limit: Infinity, starts: isSmoke ? 1 : 3 },
  })),
].map(({ name, limit, starts }) => {
  const runs = Array.from({ length: starts }, () => linesOf(file, { args: ["--first", name] })[0]);
  const [fastest] = runs.sort((a, b) => a.milliseconds - b.milliseconds);
  const middle = runs[runs.length >> 1].milliseconds;
  return { ...fastest, name: `${name}, first call of a process`, limit, middle };
});

for (const measured of [...cold, ...linesOf(file)]) {
  const { name, shown, limit, milliseconds, middle, kernel, value, miss, tolerance } = measured;
  report({
    what: `${name}, ${shown}`,
    value,
    isRight: miss <= tolerance,
    cost: milliseconds,
    limit: limit * Math.max(kernel, 1),
    unit: "ms",
    note: `(middle ${middle.toPrecision(3)}, off by ${miss.toExponential(0)}, kernel ${kernel.toFixed(2)} ms)`,
  });
}
