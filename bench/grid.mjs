/*
 * How long the grid over Univer takes without a screen: `node bench/grid.mjs`.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { inProject } from "../src/cli/project-root.mjs";
import { isSmoke, report } from "./report.mjs";

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
  ["--expose-gc", inProject("dist", "bench", "grid-edits.cjs"), ...(isSmoke ? ["--smoke"] : [])],
  { encoding: "utf8" },
);
if (run.status !== 0) throw new Error(run.stderr);
for (const line of run.stdout.trim().split("\n")) {
  const { name, limit, milliseconds, most, megabytes, of, seconds, value, expected } =
    JSON.parse(line);
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
