/*
 * How long calc takes, start of Node and reading of the file included: `node bench/calc.mjs`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { inProject } from "../tools/project-root.mjs";
import { computedFormulas, writeComputedBook } from "./support/computed-book.mjs";
import { isSmoke, middle, report } from "./support/report.mjs";

const { Workbook } = createRequire(import.meta.url)("exceljs");
const rounds = isSmoke ? 1 : 3;
const cells = 2000;

/** Mean of the lognormal loss whose 5th and 95th percentiles are 100,000 and 1,000,000. */
const meanLoss = 404001.2826945724;
/** The same in a cell, by functions every spreadsheet has. */
const nativeLoss =
  "EXP((LN(100000)+LN(1000000))/2+((LN(1000000)-LN(100000))/(2*1.6448536269514722))^2/2)";
/** Frequencies are 0.001, 0.002, … */
const total = ((cells * (cells + 1)) / 2000) * meanLoss;

const folder = mkdtempSync(join(tmpdir(), "outspend-bench-"));
try {
  calc("--help");
  const own = await column((row) => `EXPECTED_LOSS(A${row},100000,1000000)`);
  const native = await column((row) => `A${row}*${nativeLoss}`);
  time("one formula, no file", 6, ["--formula", "=EXPECTED_LOSS(0.1,100000,1000000)"], {
    read: (result) => result,
    expected: meanLoss / 10,
  });
  time("the sample workbook, cells", 6, [inProject("assets", "sample.xlsx")], {
    read: (result) => Object.values(result).flatMap((sheet) => Object.keys(sheet)).length,
  });
  const kept = join(folder, "kept.xlsx");
  await writeComputedBook(kept);
  time(`${computedFormulas} formulas that Excel has computed, kept`, 3, [kept], {
    read: ({ Sheet1 }) => Object.values(Sheet1).filter((value) => value === 7).length,
    expected: computedFormulas,
  });
  const read = ({ Sheet1 }) => Sheet1.C1;
  time(`${cells} cells of EXPECTED_LOSS, sum`, 10, [own], { read, expected: total });
  time(`${cells} cells of native functions, sum`, 10, [native], { read, expected: total });
} finally {
  rmSync(folder, { recursive: true });
}

/** A workbook with a column of formulas and their sum in C1. */
async function column(formula) {
  const book = new Workbook();
  const sheet = book.addWorksheet("Sheet1");
  for (let row = 1; row <= cells; row++) {
    sheet.getCell(row, 1).value = row / 1000;
    sheet.getCell(row, 2).value = { formula: formula(row) };
  }
  sheet.getCell("C1").value = { formula: "SUM(B:B)" };
  const path = join(folder, `${formula(1).length}.xlsx`);
  await book.xlsx.writeFile(path);
  return path;
}

function calc(...args) {
  const launch = inProject("tools", "launch.mjs");
  const options = { encoding: "utf8", maxBuffer: 1e8 };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [launch, "calc", ...args],
    options,
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Runs calc a few times and reports the value it gives beside the middle time. */
function time(what, limit, args, { read, expected }) {
  const times = [];
  let value = NaN;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    value = read(JSON.parse(calc(...args)));
    times.push((performance.now() - start) / 1000);
  }
  const isRight = expected === undefined || Math.abs(value / expected - 1) < 1e-9;
  report({ what, value, isRight, cost: middle(times), limit, unit: "s" });
}
