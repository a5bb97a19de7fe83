/*
 * Runs webpack with the project's configuration into another folder: `node tools/build.mjs FOLDER`. A half-made dist
 * is never seen by anyone.
 */
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { setInterval } from "node:timers";
import { inProject } from "./project-root.mjs";

// Whoever wanted the build may be gone: nobody would take it, and the lock is no longer held.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 500).unref();

const require = createRequire(import.meta.url);
const webpack = require("webpack");
const folder = process.argv[2];

const configurations = require(inProject("webpack.config.js"))({}).map((configuration) => ({
  ...configuration,
  output: {
    ...configuration.output,
    path: join(folder, relative(inProject("dist"), configuration.output.path)),
  },
}));

webpack(configurations, (error, stats) => {
  const failed = error ?? stats.hasErrors();
  if (error) console.error(error.message);
  else if (failed) console.error(stats.toString({ all: false, errors: true }));
  process.exitCode = failed ? 1 : 0;
});
