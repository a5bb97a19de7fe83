import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { opened, rememberedResults } from "./remembered-results";

const root = resolve(__dirname, "../..");
const committedFile = join(root, "assets/sample.xlsx");

/** What every formula of the sample gives with the add-in as it is now, by a calc built for the purpose. */
function calculatedNow(): unknown {
  const built = mkdtempSync(join(tmpdir(), "outspend-calc-"));
  try {
    const node = (...args: string[]) =>
      execFileSync(process.execPath, args, {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, NODE_PATH: join(root, "node_modules") },
      });
    const webpack = require.resolve("webpack/bin/webpack.js");
    for (const part of ["addin", "tools"]) {
      node(webpack, "--config-name", part, "--output-path", join(built, part));
    }
    return JSON.parse(node(join(built, "tools/calc.cjs"), committedFile));
  } finally {
    rmSync(built, { recursive: true });
  }
}

describe("the results in the committed sample workbook", () => {
  it("are those the add-in calculates now; if not, run `npm run sample` and commit the file", async () => {
    const remembered = rememberedResults(await opened(readFileSync(committedFile)));
    expect(remembered).toEqual(calculatedNow());
  }, 120_000);
});
