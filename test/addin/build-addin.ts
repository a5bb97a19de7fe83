import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const kept = join(root, "build", "addins");

/**
 * Builds the add-in with options as people write them: `buildAddin("namespace=OUTSPEND")`. Without any it is there already, and so it is
 * where another test of the same sources has built it.
 *
 * @returns its folder, which is read and never changed
 */
export function buildAddin(...options: readonly string[]): string {
  const sources = readFileSync(join(root, "dist", "built-from"), "utf8").trim();
  if (options.length === 0) return join(root, "dist", "addin");
  const folder = join(
    kept,
    `${sources.slice(0, 16)} ${options.join(" ").replace(/[^\w= ]+/g, "_")}`,
  );
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  const made = mkdtempSync(join(kept, "made-"));
  const webpack = require.resolve("webpack/bin/webpack.js");
  const env = options.flatMap((option) => ["--env", option]);
  try {
    execFileSync(
      process.execPath,
      [webpack, "--config-name", "addin", "--output-path", made, ...env],
      { cwd: root, stdio: "pipe" },
    );
    renameSync(made, folder);
  } catch (fault) {
    rmSync(made, { recursive: true, force: true });
    // Another test may have been first.
    if (!existsSync(folder)) throw fault;
  }
  return folder;
}
