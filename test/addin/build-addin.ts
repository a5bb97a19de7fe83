import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

/** The add-in as the build makes it, in a folder of its own until `close`. */
export interface BuiltAddin {
  readonly folder: string;
  readonly close: () => void;
}

/** Builds the add-in with options as people write them: `buildAddin("namespace=OUTSPEND")`. Without any it is there already. */
export function buildAddin(...options: readonly string[]): BuiltAddin {
  if (options.length === 0) return { folder: join(root, "dist", "addin"), close: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "outspend-addin-"));
  const webpack = require.resolve("webpack/bin/webpack.js");
  const env = options.flatMap((option) => ["--env", option]);
  execFileSync(
    process.execPath,
    [webpack, "--config-name", "addin", "--output-path", folder, ...env],
    { cwd: root, stdio: "pipe" },
  );
  return {
    folder,
    close: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
