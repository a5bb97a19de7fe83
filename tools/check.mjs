import { spawnSync } from "node:child_process";
import { inProject } from "./project-root.mjs";

/** What judges a change, in the order of how soon it tells. */
const steps = [
  { name: "Types", tool: "typescript/bin/tsc", args: ["-b"] },
  { name: "Lint", tool: "eslint/bin/eslint.js", args: ["."] },
  {
    name: "Format",
    tool: "prettier/bin/prettier.cjs",
    args: ["--check", "--log-level", "warn", "."],
  },
  { name: "Tests", tool: "jest/bin/jest.js", args: resultsTo(process.env.OUTSPEND_TEST_RESULTS) },
];

/** Those that go on for longer with OUTSPEND_LONG=1, which `npm run long` sets. */
export const longTests = [
  "test/core/year",
  "test/core/plan",
  "test/excel/edit-sequences",
  "test/excel/large-registers",
  "test/workbook/engine/books-of-excel",
];

/** Where the results are wanted as a file, too. */
function resultsTo(file) {
  return file ? ["--json", `--outputFile=${file}`] : [];
}

/**
 * Runs every check and goes on after one that fails, so that one run tells all.
 *
 * @param {string[]} args for Jest: a path or a pattern, and then the tests alone are run
 * @returns {boolean} whether all passed
 */
export function check(args) {
  const chosen = args.length === 0 ? steps : steps.slice(-1);
  const failed = chosen.filter(({ name, tool, args: own }) => {
    console.log(`\n${name}`);
    const command = [inProject("node_modules", tool), ...own, ...(name === "Tests" ? args : [])];
    const { status } = spawnSync(process.execPath, command, { cwd: inProject(), stdio: "inherit" });
    return status !== 0;
  });
  const names = failed.map(({ name }) => name.toLowerCase()).join(", ");
  console.log(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${names}.`);
  return failed.length === 0;
}
