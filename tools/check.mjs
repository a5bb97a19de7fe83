import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureBuilt } from "./ensure-built.mjs";
import { inProject } from "./project-root.mjs";

/** What judges a change before anything runs, in lanes side by side: each takes a core to itself. */
const lanes = [
  [
    { name: "Types", tool: "typescript/bin/tsc", args: ["-b"] },
    {
      name: "Format",
      tool: "prettier/bin/prettier.cjs",
      args: ["--check", "--log-level", "warn", "."],
    },
    // What nobody imports: files, exports, dependencies.
    { name: "Unused", tool: "knip/bin/knip.js", args: ["--no-progress"] },
  ],
  [{ name: "Lint", tool: "eslint/bin/eslint.js", args: ["."] }],
];
const tests = {
  name: "Tests",
  tool: "jest/bin/jest.js",
  args: resultsTo(process.env.OUTSPEND_TEST_RESULTS),
};

/** Those that go on for longer with OUTSPEND_LONG=1, which `npm run long` sets. */
export const longTests = [
  "test/core/year",
  "test/core/plan",
  "test/cli/many-machines",
  "test/cli/report-printed",
  "test/core/register/laws",
  "test/embedded/univer-grid/save/rich-books",
  "test/embedded/univer-grid/save/moved-objects",
  "test/e2e/formulas",
  "test/e2e/regions",
  "test/excel/edit-sequences",
  "test/excel/large-registers",
  "test/taskpane/pane",
  "test/taskpane/views",
  "test/workbook/engine/books-of-excel",
  "test/workbook/xlsx/hostile-files",
  "test/workbook/xlsx/save/any-change",
];

/** Where the results are wanted as a file, too. */
function resultsTo(file) {
  return file ? ["--json", `--outputFile=${file}`] : [];
}

/**
 * Runs every check and goes on after one that fails, so that one run tells all.
 *
 * @param {string[]} args for Jest: a path or a pattern, and then the tests alone are run
 * @returns {Promise<boolean>} whether all passed
 */
export async function check(args) {
  const begun = (args.length === 0 ? lanes : []).map(async (lane) => {
    const results = [];
    for (const step of lane) results.push(await run(step));
    return results;
  });
  await ensureBuilt();
  // What looks at the sources goes on while the tests run: the longest of it would else have the machine to itself.
  console.log(`\n${tests.name}`);
  const tested = await run({ ...tests, args: [...tests.args, ...args] }, "inherit");
  const looked = (await Promise.all(begun)).flat();
  for (const { name, said } of looked) console.log(`\n${name}\n${said}`.trimEnd());
  const ended = [...looked, tested];
  const names = ended
    .filter(({ isFine }) => !isFine)
    .map(({ name }) => name.toLowerCase())
    .join(", ");
  console.log(names === "" ? "\nAll checks passed." : `\nFailed: ${names}.`);
  return names === "";
}

/** Runs a tool, and keeps what it says where that is not shown at once. */
async function run({ name, tool, args }, stdio = ["ignore", "pipe", "pipe"]) {
  const command = [inProject("node_modules", tool), ...args];
  const child = spawn(process.execPath, command, { cwd: inProject(), stdio });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => (said += text));
  }
  const [status] = await once(child, "close");
  return { name, said, isFine: status === 0 };
}
