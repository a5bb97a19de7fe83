import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { agree, compareWithFile } from "../../../src/cli/compare-values";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { isLong } from "../../support/is-long";

/** Test workbooks of IronCalc, whose formulas remember what Excel computed. */
const folder = join(process.env.OUTSPEND_SHARED ?? "", "ironcalc");
const isThere = process.env.OUTSPEND_SHARED !== undefined && existsSync(folder);
/** Forty thousand cells of two functions. */
const largest = "MATH_AND_TRIGONOMETRY_ARABIC_ROMAN.xlsx";
const books = isThere
  ? readdirSync(folder).filter((name) => name.endsWith(".xlsx") && (isLong || name !== largest))
  : [];

/** The function a disagreement is put down to: the first that the formula calls. */
const functionOf = (formula: string) =>
  /([A-Z][A-Z0-9.]*)\(/.exec(formula.replace(/_xl(?:fn|ws)\./g, ""))?.[1] ?? "no function";

(isThere ? describe : describe.skip)("books that Excel computed (needs OUTSPEND_SHARED)", () => {
  it("agree in their cells when all are calculated", async () => {
    const byFunction = new Map<string, number>();
    const shares: number[] = [];
    const slow: string[] = [];
    for (const name of books) {
      const book = await readXlsx(readFileSync(join(folder, name)));
      if (!book.isComputed) continue;
      const start = Date.now();
      const calculated = await calculateBook(book, [], { all: true });
      if (Date.now() - start > 30_000) slow.push(name);
      const { compared, disagreements } = compareWithFile(book, calculated);
      shares.push(compared === 0 ? 1 : 1 - disagreements.length / compared);
      for (const { formula } of disagreements) {
        const fn = functionOf(formula);
        byFunction.set(fn, (byFunction.get(fn) ?? 0) + 1);
      }
    }
    if (isLong) {
      const most = [...byFunction].sort((a, b) => b[1] - a[1]);
      process.stdout.write(`${most.map(([name, count]) => `${name} ${count}`).join("\n")}\n`);
    }
    const whole = shares.filter((share) => share === 1).length / shares.length;
    const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
    expect(slow).toEqual([]);
    expect(shares.length).toBeGreaterThan(100);
    expect(whole).toBeGreaterThanOrEqual(0.9);
    expect(mean).toBeGreaterThanOrEqual(0.99);
  }, 300_000);

  it("keep what Excel computed where nothing is to be calculated", async () => {
    const book = await readXlsx(readFileSync(join(folder, "FINANCIAL_ACCRINT_extended.xlsx")));
    const calculated = await calculateBook(book, []);
    expect(calculated.counts).toMatchObject({ calculated: 0, uncomputable: 0 });
    expect(calculated.counts.kept).toBeGreaterThan(200);
    expect(compareWithFile(book, calculated).disagreements).toEqual([]);
  });
});

describe("values agree", () => {
  it.each([
    [1, 1 + 1e-10, true],
    [1, 1 + 1e-8, false],
    [0, 1e-13, true],
    [null, 0, true],
    ["0", 0, false],
    [{ error: "#N/A" }, { error: "#N/A" }, true],
    [{ error: "#N/A" }, { error: "#NUM!" }, false],
    [true, 1, false],
  ])("%p and %p: %p", (a, b, expected) => {
    expect(agree(a, b)).toBe(expected);
  });
});
