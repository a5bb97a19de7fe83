/*
 * The year of twenty threats side by side with other tools, in one run: `node bench/others.mjs` prints a table of times and errors. A tool that is not
 * there is left out, with a line that says so (`python3` with numpy; `apt-get install -y r-cran-actuar` on Debian).
 *
 * Errors are relative, against an independent computation on grids of 2^22 to 2^24 nodes (years-elsewhere.ts). A wrong answer of ours fails.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "../tools/project-root.mjs";
import { bundle, linesOf } from "./support/bundled.mjs";
import { isSmoke } from "./support/report.mjs";

const [ours] = linesOf(await bundle("twenty"));
const { question, expected } = ours;

const years = isSmoke ? 100_000 : 1_000_000;
const steps = isSmoke ? [100_000] : [100_000, 25_000];
/** Beyond the highest percentile asked for, as Panjer's recursion needs it. */
const end = 6e8;

const tools = [
  { name: "Outspend", ...ours },
  monteCarlo(),
  ...steps.map((step) => recursion(step)),
].filter((tool) => tool !== null);

console.log(`\nNode ${process.version}, ${cpus().length} cores (${cpus()[0].model.trim()})\n`);
const asked = [
  ...[0.5, 0.9, 0.99, 0.999, 0.9999].map((level) => ({ kind: "percentile", level })),
  ...[0.99, 0.999].map((level) => ({ kind: "tailMean", level })),
];
const heads = asked.map(
  ({ kind, level }) => `${kind === "percentile" ? "" : "tail "}${percent(level)}`,
);
row(["tool", "ms", ...heads]);
row(["---", "--:", ...heads.map(() => "--:")]);
for (const tool of tools) {
  const errors = asked.map(({ kind, level }) => errorOf(tool, kind, level));
  row([
    tool.name,
    tool.milliseconds.toPrecision(3),
    ...errors.map((error) => error.toExponential(1)),
  ]);
  if (tool.name === "Outspend" && errors.some((error) => !(Math.abs(error) <= 1e-5))) {
    console.log("WRONG");
    process.exitCode = 1;
  }
}

function errorOf(tool, kind, level) {
  const words = kind === "percentile" ? "percentile" : "tail mean";
  const value = tool[kind][question.levels.indexOf(level)];
  return value / expected[`${words} ${level}`] - 1;
}

/** Numpy's best: all losses of a million years drawn at once. */
function monteCarlo() {
  const script = inProject("bench", "others", "monte-carlo.py");
  const input = JSON.stringify(question);
  return answerOf(
    `simulation of ${years.toLocaleString("en")} years, numpy`,
    "python3",
    [script, String(years)],
    {
      input,
    },
  );
}

/** R's actuar, by its fastest exact method. */
function recursion(step) {
  const folder = mkdtempSync(join(tmpdir(), "outspend-bench-"));
  const file = join(folder, "question.txt");
  const { levels, frequency, mu, sigma } = question;
  const lines = [levels, frequency, mu, sigma].map((numbers) => numbers.join(" "));
  writeFileSync(file, `${lines.join("\n")}\n`);
  const script = inProject("bench", "others", "actuar.R");
  const name = `recursion with a step of ${step.toLocaleString("en")}, R's actuar`;
  try {
    return answerOf(name, "Rscript", ["--vanilla", script, String(step), String(end), file], {});
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a tool prints; null where it is not there. */
function answerOf(name, command, args, options) {
  const run = spawnSync(command, args, { ...options, encoding: "utf8" });
  if (run.error !== undefined || run.status !== 0) {
    const reason = run.error?.message ?? run.stderr.trim().split("\n").at(-1);
    console.log(`left out: ${name} (${reason})`);
    return null;
  }
  const { version, ...answers } = JSON.parse(run.stdout);
  return { name: `${name} ${version}`, ...answers };
}

function percent(level) {
  return `${+(100 * level).toFixed(4)} %`;
}

function row(cells) {
  console.log(`| ${cells.join(" | ")} |`);
}
