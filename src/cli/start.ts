import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CellValue } from "../workbook/book";
import { calculateBook } from "../workbook/calculate-book";
import { readXlsx } from "../workbook/read-xlsx";
import { builtFunctions } from "./built-functions";

const sample = join("assets", "sample.xlsx");

/** What a controller asks first of a register, and the formula that answers. */
const questions = [
  ["Security spend a year", "SUM(Threats[Spend])", "money"],
  ["Expected loss, after controls and insurance", "EXPECTED_LOSS(Threats[#All])", "money"],
  ["Missing until spend covers it, threat by threat", "COVERAGE_GAP(Threats[#All])", "money"],
  ["Covered share", "COVERAGE_RATIO(Threats[#All])", "share"],
  ["Missing against what attackers would take", 'COVERAGE_GAP(Threats[#All],"inherent")', "money"],
] as const;

const formats = {
  money: new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 }),
  share: new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 }),
};

void main();

async function main(): Promise<void> {
  const book = await readXlsx(await readFile(join(__dirname, "../..", sample)));
  const calculated = await calculateBook(book, await builtFunctions());
  try {
    const ask = async (formula: string): Promise<readonly (readonly CellValue[])[]> =>
      (await calculated.evaluate(formula, "Register")).values;
    console.log(`\nThe sample register (${sample}), recalculated by the add-in's own functions\n`);
    for (const [question, formula, format] of questions) {
      const answer = shown((await ask(formula))[0]?.[0] ?? null, formats[format]);
      console.log(`  ${question.padEnd(49)}${answer.padStart(11)}   =${formula}`);
    }
    const [, ...findings] = await ask("REGISTER_CHECK(Threats[#All])");
    console.log("\n  What =REGISTER_CHECK(Threats[#All]) says of it");
    for (const [threat, row, , kind, what] of findings) {
      const where = row === "" ? "" : `row ${text(row)}, ${text(threat)}: `;
      console.log(`  ${[text(kind), where + text(what)].join("  ").trim() || text(threat)}`);
    }
    const next = [
      [`npm run -s calc -- ${sample}`, "every result of the workbook, as JSON"],
      ["npm run -s calc -- --formula '=EXPECTED_LOSS(0.1,100000,1000000)'", "one formula"],
      ["docs/functions.md", "every function, with examples"],
    ];
    console.log("\nNext");
    for (const [what = "", why = ""] of next) console.log(`  ${what.padEnd(68)}${why}`);
  } finally {
    calculated.close();
  }
}

function shown(value: CellValue, format: Intl.NumberFormat): string {
  return typeof value === "number" ? format.format(value) : text(value);
}

function text(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value.error : String(value);
}
