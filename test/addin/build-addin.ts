import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { keptBuild } from "../support/kept-build.cjs";

const root = resolve(__dirname, "../..");

/**
 * Builds the add-in with options as people write them: `buildAddin("namespace=OUTSPEND")`. Without any it is there already, and so it is
 * where another test of the same sources has built it.
 *
 * @returns its folder, which is read and never changed
 */
export function buildAddin(...options: readonly string[]): string {
  if (options.length === 0) return join(root, "dist", "addin");
  const webpack = require.resolve("webpack/bin/webpack.js");
  const env = options.flatMap((option) => ["--env", option]);
  return keptBuild(options.join(" ").replace(/[^\w= ]+/g, "_"), [], (folder) => {
    execFileSync(
      process.execPath,
      [webpack, "--config-name", "addin", "--output-path", folder, ...env],
      { cwd: root, stdio: "pipe" },
    );
  });
}
