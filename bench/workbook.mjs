/*
 * How long the embedded workbook takes in Chromium: `node bench/workbook.mjs`, and with `--smoke` one round of each. An edit is timed from the write
 * until the last dependent cell reads the value that closed formulas give for it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../tools/ensure-built.mjs";
import { computedFormulas, writeComputedBook } from "./support/computed-book.mjs";
import { isSmoke, middle, report } from "./support/report.mjs";

const require = createRequire(import.meta.url);
const { openWorkbookPage } = require("../test/support/browser/open-workbook-page.cjs");

const rounds = isSmoke ? 1 : 7;
const edits = isSmoke ? 100 : 1000;

/** Mean of the lognormal loss whose 5th and 95th percentiles are 100,000 and 1,000,000. */
const meanLoss = 404001.2826945724;
/** The same in a cell, by functions every spreadsheet has. */
const nativeLoss =
  "EXP((LN(100000)+LN(1000000))/2+((LN(1000000)-LN(100000))/(2*1.6448536269514722))^2/2)";

await ensureBuilt();
const ready = [];
for (let round = 0; round < Math.min(rounds, 3); round++) {
  const opened = await openWorkbookPage({});
  ready.push(opened.secondsToReady);
  await opened.close();
}
report({
  what: "page ready, cold",
  value: `${ready.length} starts`,
  isRight: true,
  cost: middle(ready),
  limit: 5,
  unit: "s",
});

await computedBook();

const opened = await openWorkbookPage({});
await measure(opened, "");
await fiftyFunctions(opened);
await memory(opened);
await opened.close();

const paced = await openWorkbookPage({ query: "?pacing=runtime" });
await measure(paced, ", runtime's own pacing", 1500);
await paced.close();

/** A book of formulas that Excel has computed, from the choice of the file until it can be worked with. */
async function computedBook() {
  const folder = mkdtempSync(join(tmpdir(), "outspend-bench-"));
  const book = join(folder, "kept.xlsx");
  await writeComputedBook(book);
  const { page, close } = await openWorkbookPage({});
  const times = [];
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    await page.evaluate(() => {
      globalThis.openedBefore = globalThis.outspendWorkbook.grid;
    });
    const start = performance.now();
    await page.locator("#choose").setInputFiles(book);
    await page.waitForFunction(() => {
      const { isReady, grid } = globalThis.outspendWorkbook;
      return isReady && grid !== globalThis.openedBefore;
    });
    times.push((performance.now() - start) / 1000);
  }
  const value = await page.evaluate(() => {
    const { grid } = globalThis.outspendWorkbook;
    const cells = { startRow: 0, startColumn: 1, endRow: 999, endColumn: 13 };
    const values = grid.values({ sheet: grid.activeSheet(), ...cells });
    return values.flat().filter((each) => each === 7).length;
  });
  await close();
  rmSync(folder, { recursive: true });
  report({
    what: `${computedFormulas} formulas that Excel has computed, opened`,
    value,
    isRight: value === computedFormulas,
    cost: middle(times),
    limit: 3,
    unit: "s",
  });
}

/** Each case lays out a new sheet, then edits A1 of it. */
async function measure({ page }, note, limit) {
  // The runtime holds back what follows closely on its last results: an edit comes after a look at them.
  const pause = limit === undefined ? 300 : 1500;
  const register = (threats) => ({
    cells: [
      ["Threat", "Frequency", "Loss low", "Loss high", "=EXPECTED_LOSS(A1:D" + (threats + 1) + ")"],
      ...Array.from({ length: threats }, (_, i) => [`Threat ${i}`, 1, 100000, 1000000, ""]),
    ],
    edited: [1, 1],
    last: [0, 4],
    expected: { factor: meanLoss, offset: (threats - 1) * meanLoss },
  });
  const nativeRegister = (threats) => {
    const plain = register(threats);
    plain.cells[0][4] = `=SUMPRODUCT(B2:B${threats + 1})*${nativeLoss}`;
    return plain;
  };
  const column = (count, formula) => ({
    cells: Array.from({ length: count }, (_, i) => [i === 0 ? 1 : "", formula(i + 1)]),
    edited: [0, 0],
    last: [count - 1, 1],
    expected: { factor: count * meanLoss, offset: 0 },
  });
  const chain = (formula) => ({
    cells: [[1, formula("A1"), formula("B1"), formula("C1")]],
    edited: [0, 0],
    last: [0, 3],
    expected: { factor: 8, offset: 0 },
  });
  const own = (frequency) => `EXPECTED_LOSS(${frequency},100000,1000000)`;
  const native = (frequency) => `${frequency}*${nativeLoss}`;
  const cases = [
    ["12 threats", 150, register(12), nativeRegister(12)],
    ["1,000 threats", 400, register(1000), nativeRegister(1000)],
    [
      "500 function cells",
      400,
      column(500, (row) => `=${own(`$A$1*${row}`)}`),
      column(500, (row) => `=${native(`$A$1*${row}`)}`),
    ],
    [
      "a chain of three",
      200,
      chain((before) => `=2*${own(before)}/${meanLoss}`),
      chain((before) => `=2*${native(before)}/${meanLoss}`),
    ],
  ];
  for (const [what, usual, ours, theirs] of cases) {
    const mine = await page.evaluate(timeEdits, { ...ours, rounds, pause });
    const plain = await page.evaluate(timeEdits, { ...theirs, rounds, pause });
    report({
      what: `edit to result, ${what}${note}`,
      value: mine.value,
      isRight: mine.isRight && plain.isRight,
      cost: middle(mine.times),
      limit: limit ?? usual,
      unit: "ms",
      note: `(native ${middle(plain.times).toFixed(0)} ms)`,
    });
  }
}

/** Runs in the page. */
async function timeEdits({
  cells,
  edited: [row, column],
  last: [lastRow, lastColumn],
  expected,
  rounds,
  pause,
}) {
  const { grid } = globalThis.outspendWorkbook;
  const { id: sheet } = grid.addSheet();
  grid.activateSheet(sheet);
  const rectangle = (startRow, startColumn, endRow, endColumn) => ({
    sheet,
    startRow,
    startColumn,
    endRow,
    endColumn,
  });
  const read = () => grid.values(rectangle(lastRow, lastColumn, lastRow, lastColumn))[0][0];
  const isNear = (value, wanted) =>
    typeof value === "number" && Math.abs(value / wanted - 1) < 1e-12;
  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  grid.write(rectangle(0, 0, cells.length - 1, cells[0].length - 1), cells);
  await grid.settled();
  const times = [];
  let isRight = true;
  for (let round = 0; round < rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const input = round + 2;
    const wanted = expected.factor * input + expected.offset;
    const start = performance.now();
    grid.write(rectangle(row, column, row, column), [[input]]);
    while (!isNear(read(), wanted) && performance.now() - start < 10_000) await nextTask();
    times.push(performance.now() - start);
    isRight &&= isNear(read(), wanted);
  }
  const value = read();
  grid.deleteSheet(sheet);
  await grid.settled();
  return { times, value, isRight };
}

/**
 * 50 functions of one register of 1,000 rows, of which an edit changes two. Events of 0.02 a year in each row are 20 a year
 * together, whose percentiles are published; an edit moves some from one row to the other.
 */
async function fiftyFunctions({ page }) {
  const published = {
    0.5: 7904465,
    0.9: 11123036,
    0.95: 12149614,
    0.99: 14226420,
    0.999: 16821641,
  };
  const { times, value, isRight } = await page.evaluate(timeFifty, {
    threats: 1000,
    levels: Object.keys(published).map(Number),
    wanted: 10 * Object.values(published).reduce((a, b) => a + b),
    rounds,
  });
  report({
    what: "edit to result, 50 functions of 1,000 threats",
    value,
    isRight,
    cost: middle(times),
    limit: 800,
    unit: "ms",
    note: `(at most ${Math.max(...times).toFixed(0)} ms)`,
  });
}

/** Runs in the page. */
async function timeFifty({ threats, levels, wanted, rounds }) {
  const { grid } = globalThis.outspendWorkbook;
  const { id: sheet } = grid.addSheet();
  grid.activateSheet(sheet);
  const write = (row, column, rows) => {
    const [endRow, endColumn] = [row + rows.length - 1, column + rows[0].length - 1];
    grid.write({ sheet, startRow: row, startColumn: column, endRow, endColumn }, rows);
  };
  const read = () =>
    grid.values({ sheet, startRow: 0, startColumn: 6, endRow: 0, endColumn: 6 })[0][0];
  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
  write(0, 0, [
    ["Threat", "Frequency", "Loss low", "Loss high"],
    ...Array.from({ length: threats }, (_, i) => [`Threat ${i}`, 20 / threats, 100000, 1000000]),
  ]);
  // No two ask for quite the same level, or they would be one call.
  const formulas = Array.from({ length: 50 }, (_, i) => [
    `=LOSS_PERCENTILE($A$1:$D$${threats + 1},${levels[i % 5]}-${i}E-12)`,
  ]);
  write(0, 4, formulas);
  // What an edit changes, so that its result is known from the one before.
  write(0, 6, [["=SUM(E1:E50)+1E9*B2"]]);
  await grid.settled();
  const times = [];
  let isRight = true;
  for (let round = 1; round <= rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const moved = round / 1000;
    const right = wanted + 1e9 * (20 / threats + moved);
    const isNear = () => Math.abs(read() / right - 1) < 2e-6;
    const start = performance.now();
    write(1, 1, [[20 / threats + moved], [20 / threats - moved]]);
    while (!isNear() && performance.now() - start < 10_000) await nextTask();
    times.push(performance.now() - start);
    isRight &&= isNear();
  }
  const value = read();
  grid.deleteSheet(sheet);
  await grid.settled();
  return { times, value, isRight };
}

/** What the heap holds after a collection, before and after many edits. */
async function memory({ page }) {
  const client = await page.context().newCDPSession(page);
  const held = async () => {
    await client.send("HeapProfiler.collectGarbage");
    return (await client.send("Runtime.getHeapUsage")).usedSize / 1e6;
  };
  const run = (count) => page.evaluate(manyEdits, { count, meanLoss });
  await run(100);
  const before = await held();
  const value = await run(edits);
  const grown = (await held()) - before;
  const isRight = Math.abs(value / (meanLoss * (edits + 1)) - 1) < 1e-12;
  report({
    what: `heap grown over ${edits} edits`,
    value,
    isRight,
    cost: grown,
    limit: 15,
    unit: "MB",
    note: `(from ${before.toFixed(0)} MB)`,
  });
}

/** Runs in the page. */
async function manyEdits({ count }) {
  const { grid } = globalThis.outspendWorkbook;
  const { id: sheet } = grid.addSheet();
  const cell = (column) => ({
    sheet,
    startRow: 0,
    startColumn: column,
    endRow: 0,
    endColumn: column,
  });
  grid.write(cell(1), [["=EXPECTED_LOSS(A1,100000,1000000)"]]);
  for (let i = 1; i <= count; i++) {
    grid.write(cell(0), [[i + 1]]);
    if (i % 10 === 0) await grid.settled();
  }
  await grid.settled();
  const [[value]] = grid.values(cell(1));
  grid.deleteSheet(sheet);
  await grid.settled();
  return value;
}
