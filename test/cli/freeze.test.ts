import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";

const root = resolve(__dirname, "../..");
const sample = join(root, "assets/sample.xlsx");
const calc = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, "dist/tools/calc.cjs"), ...args], { encoding: "utf8" });

/** Sheets with their formulas, and what all their cells show. */
async function contents(file: string) {
  const { sheets } = await readXlsx(readFileSync(file));
  return sheets
    .filter(({ name }) => name !== "Frozen formulas")
    .map(({ name, cells }) => ({
      name,
      formulas: cells.flatMap(({ row, column, formula }) =>
        (formula ?? []) ? [`${row},${column} ${formula ?? ""}`] : [],
      ),
      shown: new Map(
        cells.flatMap(({ row, column, value, spill }) =>
          (spill ?? [[value]]).flatMap((line, r) =>
            line.map((each, c) => [`${row + r},${column + c}`, each ?? ""] as const),
          ),
        ),
      ),
    }));
}

describe("calc --freeze and --thaw", () => {
  const folder = mkdtempSync(join(tmpdir(), "frozen-"));
  const [frozen, thawed] = [join(folder, "frozen.xlsx"), join(folder, "thawed.xlsx")];
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("write a copy that shows the same without a formula of ours, and one with all of them back", async () => {
    const done = calc(sample, "--freeze", frozen);
    expect(done.stdout).toMatch(/^\d+ formulas frozen: \d+ as Excel's own, \d+ as results/);
    const before = await contents(sample);
    const now = await contents(frozen);
    expect(
      now.flatMap(({ formulas }) => formulas).filter((text) => text.includes("_xldudf_")),
    ).toEqual([]);
    for (const [at, { name, shown }] of before.entries()) {
      const apart = [...shown].filter(([place, value]) => {
        const other = now[at]?.shown.get(place) ?? "";
        return typeof value === "number" && typeof other === "number"
          ? Math.abs(value - other) > 1e-9 * Math.abs(value)
          : JSON.stringify(value) !== JSON.stringify(other);
      });
      expect({ name, apart }).toEqual({ name, apart: [] });
    }
    expect(calc(frozen, "--thaw", thawed).stdout).toMatch(/^\d+ formulas are back in place\n$/);
    const after = await contents(thawed);
    expect(after.map(({ formulas }) => formulas)).toEqual(before.map(({ formulas }) => formulas));
  });

  it.each([
    [[sample, "--freeze", sample], /is the workbook itself/],
    [[sample, "--thaw", thawed], /lists no frozen formulas/],
    [[frozen, "--freeze", thawed], /no formula of the workbook needs the add-in/],
    [[sample, "--freeze", frozen, "--thaw", thawed], /write one file each/],
    [["--freeze", frozen, "--formula", "=1"], /--freeze needs a workbook/],
  ])("refuse %j", (args, words) => {
    const { status, stderr } = calc(...args);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(words);
  });
});
