import { spawnSync } from "node:child_process";
import { join } from "node:path";

describe("the first command", () => {
  it("shows the sample's budget: its figures are those the workbook remembers", () => {
    const tool = join(__dirname, "../../dist/tools/start.cjs");
    const { stdout, stderr, status } = spawnSync(process.execPath, [tool], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/Security spend a year +878,000 +=SUM\(Threats\[Spend\]\)/);
    expect(stdout).toMatch(/Expected loss.* 717,979 +=EXPECTED_LOSS\(Threats\[#All\]\)/);
    expect(stdout).toMatch(/Covered share +76\.8% +=COVERAGE_RATIO\(Threats\[#All\]\)/);
    expect(stdout).toMatch(/Note {2}row 14, .*: Status is Draft: the row is left out/);
  });
});
