import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { errorsIn, type Results } from "./sheets/formula-cells";
import { sampleWorkbook } from "./sample-workbook";

/**
 * Writes assets/sample.xlsx, or the file named on the command line: builds the workbook without results, has calc
 * calculate it, and builds it again with what calc gave.
 */
async function writeSample(): Promise<void> {
  const [, , named] = process.argv;
  const target = named ? resolve(named) : join(__dirname, "..", "..", "assets", "sample.xlsx");
  const results = calculate(await sampleWorkbook({}));
  const errors = errorsIn(results);
  if (errors.length > 0) {
    throw new Error(`the sample must calculate without errors, got ${errors.join(", ")}`);
  }
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await sampleWorkbook(results));
}

/** Runs calc, which lies beside this bundle, on a workbook. */
function calculate(workbook: Uint8Array): Results {
  const folder = mkdtempSync(join(tmpdir(), "outspend-sample-"));
  try {
    const file = join(folder, "sample.xlsx");
    writeFileSync(file, workbook);
    const calc = join(__dirname, "calc.cjs");
    const printed = execFileSync(process.execPath, [calc, file], { encoding: "utf8" });
    return JSON.parse(printed) as Results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// There is nowhere left to say it.
process.stderr.on("error", () => undefined);
writeSample().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
