import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { opened, rememberedResults } from "./remembered-results";

const root = resolve(__dirname, "../..");
const committedFile = join(root, "assets/sample.xlsx");

/** What every formula of the sample gives with the add-in as it is now, by the calc that was built before the tests. */
function calculatedNow(): unknown {
  const calc = join(root, "dist/tools/calc.cjs");
  return JSON.parse(execFileSync(process.execPath, [calc, committedFile], { encoding: "utf8" }));
}

describe("the results in the committed sample workbook", () => {
  it("are those the add-in calculates now; if not, run `npm run sample` and commit the file", async () => {
    const remembered = rememberedResults(await opened(readFileSync(committedFile)));
    expect(remembered).toEqual(calculatedNow());
  }, 120_000);
});
