/*
 * How long a year of losses takes: `node bench/loss.mjs`. Counted is the fastest of many times, since what else runs on the
 * machine only ever adds to it; the middle one stands beside it. Limits are for a machine on which the reference kernel takes
 * a millisecond; where it takes longer, they grow with it.
 */
import { bundle, linesOf } from "./bundled.mjs";
import { isSmoke, report } from "./report.mjs";

const file = await bundle("year");
const starts = Array.from(
  { length: isSmoke ? 3 : 9 },
  () => linesOf(file, { args: ["--first"] })[0],
);
const [fastest] = starts.sort((a, b) => a.milliseconds - b.milliseconds);
const first = { ...fastest, middle: starts[starts.length >> 1].milliseconds };

for (const measured of [first, ...linesOf(file)]) {
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
