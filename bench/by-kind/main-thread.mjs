/*
 * What a worksheet calls that blocks the main thread: `node bench/by-kind/main-thread.mjs`. Every function over registers of every kind and size that it
 * never saw, those that the worker answers left out; the longest of each kind is shown, as it takes in a process of its own where it seems to take
 * long. Times are those of the processor, and of the translation of what was never run.
 */
import { bundle, linesOf } from "../support/bundled.mjs";
import { report } from "../support/report.mjs";

/** Milliseconds where the reference kernel takes one. */
const most = 100;

const file = await bundle("by-kind/main-thread");
for (const { kind, stayed, later, kernel, slow, worst } of linesOf(file)) {
  const limit = most * Math.max(kernel, 1);
  // What else ran, or what was left of thousands of registers, is not what it takes.
  const again = slow
    .filter(({ milliseconds }) => milliseconds > limit)
    .map((call) => {
      const [alone] = linesOf(file, { args: ["--one", String(call.place)] });
      return { ...call, milliseconds: Math.min(call.milliseconds, alone.worst.milliseconds) };
    });
  const under = slow.filter(({ milliseconds }) => milliseconds <= limit);
  const [longest = worst] = [...again, ...under].sort((a, b) => b.milliseconds - a.milliseconds);
  report({
    what: `${kind}: ${longest.call || "nothing"}, rows: ${longest.rows}`,
    value: Number(longest.value.toPrecision(8)),
    isRight: longest.isRight,
    cost: longest.milliseconds,
    limit,
    unit: "ms",
    note: `(${(longest.milliseconds / kernel).toFixed(0)} kernels; ${stayed} stayed, ${later} in the worker)`,
  });
}
