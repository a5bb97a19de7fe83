/*
 * How long a year of losses takes: `node bench/loss.mjs`. Each line shows a value beside the time, and a wrong value or a missed limit fails
 * the run. Limits are for an idle machine on which the reference kernel takes a millisecond; where it takes longer, they grow with it.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { inProject } from "../src/cli/project-root.mjs";

const require = createRequire(import.meta.url);
const webpack = require("webpack");
const tools = require(inProject("webpack.config.js"))().find(({ name }) => name === "tools");

await new Promise((resolve, reject) => {
  const entry = { year: inProject("bench", "year.ts") };
  const output = { ...tools.output, clean: false, path: inProject("dist", "bench") };
  webpack({ ...tools, entry, output }, (fault, stats) => {
    if (fault) reject(fault);
    else if (stats.hasErrors()) reject(new Error(stats.toString("errors-only")));
    else resolve();
  });
});

const run = spawnSync(process.execPath, [inProject("dist", "bench", "year.cjs")], {
  encoding: "utf8",
});
if (run.status !== 0) throw new Error(run.stderr);
let failed = false;
for (const line of run.stdout.trim().split("\n")) {
  const { name, limit, milliseconds, kernel, value, expected, tolerance } = JSON.parse(line);
  const allowed = limit * Math.max(kernel, 1);
  const isWrong = expected !== null && !(Math.abs(value / expected - 1) <= tolerance);
  const isOver = !(milliseconds <= allowed);
  failed ||= isWrong || isOver;
  const verdict = isWrong
    ? `WRONG, must be ${expected}`
    : isOver
      ? `OVER ${allowed.toFixed(2)}`
      : "";
  const beside = `${milliseconds.toFixed(3)} ms (reference kernel ${kernel.toFixed(2)} ms)`;
  console.log(`${name}: percentile 99.99 % ${value}, ${beside} ${verdict}`.trimEnd());
}
if (failed) process.exitCode = 1;
