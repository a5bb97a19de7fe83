/*
 * Writes earlier-years.json: what an earlier state of the project says of the registers of test/support/oracles/earlier-years.ts.
 *
 *     git archive 867def3f src | tar x -C FOLDER && node test/golden/make-earlier-years.mjs FOLDER
 *
 * 867def3f is the last state before rates that are not known, two-piece and secondary losses came in.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const webpack = require("webpack");
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder of the earlier state");
const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "../..");
const path = mkdtempSync(join(tmpdir(), "outspend-earlier-"));
const core = resolve(folder, "src/core/index.ts");
const rules = [
  {
    test: /\.ts$/,
    loader: "ts-loader",
    options: { configFile: join(root, "tsconfig.json"), transpileOnly: true },
  },
];
try {
  await new Promise((done, failed) => {
    webpack(
      {
        ...{ mode: "development", devtool: false, context: root, target: "node" },
        entry: join(root, "test/support/oracles/earlier-years.ts"),
        output: { path, filename: "earlier.cjs", library: { type: "commonjs2" } },
        resolve: { extensions: [".ts"] },
        module: { rules },
        plugins: [new webpack.NormalModuleReplacementPlugin(/\/src\/core$/, core)],
      },
      (fault, stats) => {
        if (fault) failed(fault);
        else if (stats.hasErrors()) failed(new Error(stats.toString("errors-only")));
        else done();
      },
    );
  });
  const { earlierYears, answersOf } = require(join(path, "earlier.cjs"));
  const answers = earlierYears(48).map(answersOf);
  const note =
    "Answers about registers of the kinds that were there before rates that are not known, two-piece and secondary losses.";
  const lines = answers.map((each) => `    ${JSON.stringify(each)}`).join(",\n");
  const text = `{\n  "note": ${JSON.stringify(note)},\n  "answers": [\n${lines}\n  ]\n}\n`;
  writeFileSync(join(here, "earlier-years.json"), text);
} finally {
  rmSync(path, { recursive: true });
}
