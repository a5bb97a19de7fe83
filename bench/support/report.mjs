/** One round of everything, and limits that leave room for a busy machine: for a check that values are right and nothing is far off. */
export const isSmoke = process.argv.includes("--smoke");

const slack = isSmoke ? 4 : 1;

/** Enough to tell two runs apart. */
const digits = (cost, unit) => (unit === "s" ? 2 : unit === "ms" && cost < 10 ? 3 : 1);

/**
 * Prints a value beside what it cost. A wrong value, or a cost above the limit, fails the run.
 *
 * @param what is measured, in a few words
 * @param value what came out
 * @param isRight whether that is what another way of computing it gives
 * @param cost in the unit
 * @param limit in the unit, Infinity where there is none
 * @param unit "s", "ms", "kB" or "MB"
 * @param note what to compare it with
 */
export function report({ what, value, isRight, cost, limit, unit, note = "" }) {
  const verdict = !isRight
    ? "WRONG"
    : cost > limit * slack
      ? `OVER ${+limit.toPrecision(3)} ${unit}`
      : "";
  const figure = `${cost.toFixed(digits(cost, unit)).padStart(7)} ${unit.padEnd(2)}`;
  console.log(
    `${what.padEnd(56)} ${String(value).padEnd(20)} ${figure} ${note} ${verdict}`.trimEnd(),
  );
  if (verdict !== "") process.exitCode = 1;
}

/** The middle one of some numbers. */
export const middle = (numbers) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
