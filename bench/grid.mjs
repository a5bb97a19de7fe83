/*
 * How long the grid over Univer takes without a screen: `node bench/grid.mjs`. Each line shows a value beside the time, and
 * a wrong value or a missed limit fails the run.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { inProject } from "../src/cli/project-root.mjs";

const require = createRequire(import.meta.url);
const webpack = require("webpack");
const tools = require(inProject("webpack.config.js"))().find(({ name }) => name === "tools");

await new Promise((resolve, reject) => {
  const entry = { "grid-edits": inProject("bench", "grid-edits.ts") };
  const output = { ...tools.output, path: inProject("dist", "bench") };
  webpack({ ...tools, entry, output }, (fault, stats) => {
    if (fault) reject(fault);
    else if (stats.hasErrors()) reject(new Error(stats.toString("errors-only")));
    else resolve();
  });
});

const run = spawnSync(
  process.execPath,
  ["--expose-gc", inProject("dist", "bench", "grid-edits.cjs")],
  { encoding: "utf8" },
);
if (run.status !== 0) throw new Error(run.stderr);
let failed = false;
for (const line of run.stdout.trim().split("\n")) {
  const { name, limit, milliseconds, most, megabytes, of, seconds, value, expected } =
    JSON.parse(line);
  const measured =
    megabytes === undefined
      ? `${milliseconds.toFixed(0)} ms (at most ${most.toFixed(0)})`
      : `${megabytes.toFixed(1)} MB of ${of.toFixed(0)}, ${seconds.toFixed(1)} s`;
  const isWrong = Math.abs(value - expected) > 1e-9 * Math.abs(expected);
  const isOver = (megabytes ?? milliseconds) > limit;
  failed ||= isWrong || isOver;
  const verdict = isWrong ? `WRONG, must be ${expected}` : isOver ? `OVER ${limit}` : "";
  console.log(`${name}: ${value}, ${measured} ${verdict}`.trimEnd());
}
if (failed) process.exitCode = 1;
