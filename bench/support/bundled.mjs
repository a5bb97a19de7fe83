import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { inProject } from "../../tools/project-root.mjs";
import { isSmoke } from "./report.mjs";

const require = createRequire(import.meta.url);

/**
 * Bundles a TypeScript file of this folder as the tools are bundled.
 *
 * @param name of the file, without its ending
 * @returns path of the bundle
 */
export async function bundle(name) {
  const webpack = require("webpack");
  const tools = require(inProject("webpack.config.js"))().find((each) => each.name === "tools");
  const entry = { [name]: inProject("bench", `${name}.ts`) };
  const output = { ...tools.output, clean: false, path: inProject("dist", "bench") };
  await new Promise((resolve, reject) => {
    webpack({ ...tools, entry, output }, (fault, stats) => {
      if (fault) reject(fault);
      else if (stats.hasErrors()) reject(new Error(stats.toString("errors-only")));
      else resolve();
    });
  });
  return inProject("dist", "bench", `${name}.cjs`);
}

/**
 * Runs a bundle in a process of its own.
 *
 * @param options for Node
 * @returns the lines of JSON it prints, as objects
 */
export function linesOf(file, { options = [], args = [] } = {}) {
  const smoke = isSmoke ? ["--smoke"] : [];
  const run = spawnSync(process.execPath, [...options, file, ...args, ...smoke], {
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Bundles a file and runs it. */
export async function runBundled(name, options = []) {
  return linesOf(await bundle(name), { options });
}
