/*
 * How long many books and many registers take, and how much memory at most: `node bench/many.mjs`, with `--smoke` a tenth of them.
 */
import { spawn } from "node:child_process";
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { once } from "node:events";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setInterval, clearInterval } from "node:timers";
import { ensureBuilt } from "../tools/ensure-built.mjs";
import { inProject } from "../tools/project-root.mjs";
import { isSmoke, report } from "./support/report.mjs";

const { Workbook } = createRequire(import.meta.url)("exceljs");
const part = isSmoke ? 0.1 : 1;

/** Mean of the lognormal loss whose 5th and 95th percentiles are 100,000 and 1,000,000. */
const meanLoss = 404001.2826945724;

const folder = mkdtempSync(join(tmpdir(), "outspend-bench-"));
try {
  await ensureBuilt();
  await books(200 * part, 50);
  await registers(10_000 * part, 100);
} finally {
  rmSync(folder, { recursive: true });
}

/** Frequencies of book b are 0.001 b, 0.002 b, … */
async function books(count, threats) {
  const inside = join(folder, "books");
  mkdirSync(inside);
  for (let book = 1; book <= count; book++) {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet("Register");
    sheet.addRow(["Threat", "Frequency", "Loss low", "Loss high", "Spend"]);
    for (let row = 1; row <= threats; row++) {
      sheet.addRow([`Threat ${row}`, (row * book) / 1000, 100000, 1000000, 5000]);
    }
    const whole = `A1:E${threats + 1}`;
    sheet.getCell("G1").value = { formula: `EXPECTED_LOSS(${whole})` };
    sheet.getCell("G2").value = { formula: `LOSS_PERCENTILE(${whole},0.99)` };
    await workbook.xlsx.writeFile(join(inside, `unit ${String(book).padStart(4, "0")}.xlsx`));
  }
  const { lines, seconds, megabytes } = await calc("--jobs", "2", inside);
  const total = lines.reduce((sum, { expectedLoss }) => sum + expectedLoss, 0);
  const right = ((meanLoss * threats * (threats + 1)) / 2000) * ((count * (count + 1)) / 2);
  const isRight = lines.length === count && Math.abs(total / right - 1) < 1e-9;
  const what = `${count} books of ${threats} threats, two at a time`;
  report({ what, value: total, isRight, cost: seconds, limit: 60 * part, unit: "s" });
  report({
    what: `${what}, memory`,
    value: lines.length,
    isRight,
    cost: megabytes,
    limit: 1000,
    unit: "MB",
  });
}

async function registers(count, threats) {
  const file = join(folder, "units.jsonl");
  const out = createWriteStream(file);
  for (let unit = 1; unit <= count; unit++) {
    const rows = Array.from({ length: threats }, (_, row) => [
      `Threat ${row + 1}`,
      ((row + 1) * (1 + (unit % 7))) / 1e6,
      100000,
      1000000,
      1000 + row,
    ]);
    const line = {
      ...{
        outspend: "register",
        version: 1,
        file: `${unit}.xlsx`,
        range: "Register!A1:E101",
        hash: "0",
      },
      ...{ unit: `Unit ${unit}`, currency: "EUR" },
      columns: ["Threat", "Frequency", "Loss low", "Loss high", "Spend"],
      rows,
    };
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  const { text, seconds, megabytes } = await calc("--roll-up", file);
  const { total, units, types } = JSON.parse(text);
  let sevenths = 0;
  for (let unit = 1; unit <= count; unit++) sevenths += 1 + (unit % 7);
  const right = ((meanLoss * threats * (threats + 1)) / 2e6) * sevenths;
  const isRight =
    Math.abs(total.expectedLoss / right - 1) < 1e-9 &&
    units.length === count &&
    types.length === threats;
  const what = `${count} registers of ${threats} threats rolled up`;
  const value = total.expectedLoss;
  report({ what, value, isRight, cost: seconds, limit: 60 * part, unit: "s" });
  report({
    what: `${what}, memory`,
    value: units.length,
    isRight,
    cost: megabytes,
    limit: 2000,
    unit: "MB",
  });
}

/** Runs calc, and looks what it and the processes it starts hold. */
async function calc(...args) {
  const start = performance.now();
  const child = spawn(process.execPath, [inProject("dist", "tools", "calc.cjs"), ...args]);
  let [text, said, megabytes] = ["", "", 0];
  child.stdout.on("data", (chunk) => (text += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const timer = setInterval(() => {
    megabytes = Math.max(megabytes, heldBy(child.pid));
  }, 100);
  const [code] = await once(child, "close");
  clearInterval(timer);
  if (code !== 0) throw new Error(said || text);
  const seconds = (performance.now() - start) / 1000;
  const lines =
    args[0] === "--roll-up"
      ? []
      : text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line));
  return { text, lines, seconds, megabytes };
}

/** Memory of a process and of those it started, where the system tells. */
function heldBy(pid) {
  try {
    const held = Number(
      /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0,
    );
    const below = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    return held / 1000 + below.reduce((sum, each) => sum + heldBy(each), 0);
  } catch {
    return 0;
  }
}
