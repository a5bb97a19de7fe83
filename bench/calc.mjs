/*
 * How long calc takes, start of Node and reading of the file included: `node bench/calc.mjs`. Each line shows a value
 * beside the time, and a wrong value or a missed limit fails the run.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { inProject } from "../src/cli/project-root.mjs";

const { Workbook } = createRequire(import.meta.url)("exceljs");
const rounds = 3;
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
  report("one formula, no file", 6, ["--formula", "=EXPECTED_LOSS(0.1,100000,1000000)"], {
    read: (result) => result,
    expected: meanLoss / 10,
  });
  report("the sample workbook, cells", 6, [inProject("assets", "sample.xlsx")], {
    read: (result) => Object.values(result).flatMap((sheet) => Object.keys(sheet)).length,
  });
  const read = ({ Sheet1 }) => Sheet1.C1;
  report(`${cells} cells of EXPECTED_LOSS, sum`, 10, [own], { read, expected: total });
  report(`${cells} cells of native functions, sum`, 10, [native], { read, expected: total });
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
  const launch = inProject("src", "cli", "launch.mjs");
  const options = { encoding: "utf8", maxBuffer: 1e8 };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [launch, "calc", ...args],
    options,
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Runs calc a few times and prints the value it gives beside the middle time. */
function report(what, limit, args, { read, expected }) {
  const times = [];
  let value = NaN;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    value = read(JSON.parse(calc(...args)));
    times.push((performance.now() - start) / 1000);
  }
  const seconds = times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  const isRight = expected === undefined || Math.abs(value / expected - 1) < 1e-9;
  const verdict = !isRight ? `WRONG, must be ${expected}` : seconds > limit ? "TOO SLOW" : "";
  console.log(`${what.padEnd(42)} ${String(value).padEnd(20)} ${seconds.toFixed(2)} s  ${verdict}`);
  if (verdict !== "") process.exitCode = 1;
}
