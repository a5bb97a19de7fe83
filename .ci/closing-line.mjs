/*
 * Prints the closing line of a run, `N passed, N failed, N skipped`, from Jest's results and the exit codes of the checks
 * around it; a check that failed without a failed test counts as one failure.
 */
import { existsSync, readFileSync } from "node:fs";

const [path, ...codes] = process.argv.slice(2);
const results = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = results;
const broken = codes.filter((code) => code !== "0").length;
const failed = Math.max(numFailedTests + (results.numRuntimeErrorTestSuites ?? 0), broken);

console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
process.exitCode = failed === 0 && numPassedTests > 0 ? 0 : 1;
