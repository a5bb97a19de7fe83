/*
 * How long an edit takes until what depends on it has its results, in the grid over Univer without a screen, and what a
 * thousand edits leave in memory. Started by grid.mjs; prints one line of JSON for each measurement.
 */
import { performance } from "node:perf_hooks";
import type { CellInput, Grid } from "../src/embedded/grid";
import { openHeadlessGrid } from "../src/embedded/univer-grid/open-headless-grid";

const sumOf = (rows: readonly (readonly unknown[])[]) =>
  rows.reduce((sum, row) => sum + row.reduce<number>((all, cell) => all + Number(cell), 0), 0);

/** A function of a whole range, answered at once. */
const functions = [
  {
    id: "RANGE_TOTAL",
    name: "RANGE_TOTAL",
    parameters: [{ name: "range", dimensionality: "matrix" }],
  },
];
const answer: Parameters<Grid["defineFunctions"]>[1] = ({ args: [range] }) =>
  Array.isArray(range) ? sumOf(range as unknown[][]) : Number(range);

const formulaRows = (count: number, formula: (row: number) => string): CellInput[][] =>
  Array.from({ length: count }, (_, index) => [index + 1, formula(index + 1)]);

interface Measurement {
  readonly name: string;
  readonly limit: number;
  readonly rows: readonly (readonly CellInput[])[];
  /** Row and column of the cell whose value is the result. */
  readonly result: readonly [number, number];
  readonly expected: (edit: number) => number;
}

const threats = 12;
const cells = 500;
const many = 20_000;
const sumTo = (count: number) => (count * (count + 1)) / 2;

const measurements: readonly Measurement[] = [
  {
    name: `a function of a register of ${threats} threats`,
    limit: 150,
    rows: [...formulaRows(threats, (row) => `=A${row}`), [0, `=RANGE_TOTAL(A1:B${threats})`]],
    result: [threats, 1],
    expected: (edit) => 2 * (sumTo(threats) - 1 + edit),
  },
  {
    name: `${cells} cells of a function, sum`,
    limit: 400,
    rows: [...formulaRows(cells, (row) => `=RANGE_TOTAL($A$1:A${row})`), [0, `=SUM(B1:B${cells})`]],
    result: [cells, 1],
    expected: (edit) =>
      Array.from({ length: cells }, (_, row) => sumTo(row + 1) - 1 + edit).reduce((a, b) => a + b),
  },
  {
    name: `${cells} cells of SUM, sum`,
    limit: 400,
    rows: [...formulaRows(cells, (row) => `=SUM($A$1:A${row})`), [0, `=SUM(B1:B${cells})`]],
    result: [cells, 1],
    expected: (edit) =>
      Array.from({ length: cells }, (_, row) => sumTo(row + 1) - 1 + edit).reduce((a, b) => a + b),
  },
  {
    name: `${many} formulas that read a cell`,
    limit: 4000,
    rows: formulaRows(many, (row) => `=$A$1*${row}`),
    result: [many - 1, 1],
    expected: (edit) => many * edit,
  },
  {
    name: "a chain of three functions",
    limit: 200,
    rows: [
      [1, "=RANGE_TOTAL(A1)"],
      [0, "=RANGE_TOTAL(B1)+1"],
      [0, "=RANGE_TOTAL(B2)+1"],
    ],
    result: [2, 1],
    expected: (edit) => edit + 2,
  },
];

async function measure({ name, limit, rows, result, expected }: Measurement): Promise<void> {
  const grid = openHeadlessGrid();
  grid.defineFunctions(functions, answer);
  const sheet = grid.activeSheet();
  const [row, column] = result;
  const cell = { sheet, startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 };
  grid.write({ ...cell, endRow: rows.length - 1, endColumn: 1 }, rows);
  await grid.settled();
  const times: number[] = [];
  const rounds = process.argv.includes("--smoke") ? 3 : 15;
  for (let edit = 1; edit <= rounds; edit++) {
    const start = performance.now();
    grid.write(cell, [[edit * 10]]);
    await grid.settled();
    times.push(performance.now() - start);
  }
  const at = { ...cell, startRow: row, endRow: row, startColumn: column, endColumn: column };
  const value = grid.values(at)[0]?.[0];
  grid.close();
  times.sort((a, b) => a - b);
  const print = {
    name,
    limit,
    milliseconds: times[Math.floor(times.length / 2)],
    most: times.at(-1),
    value,
    expected: expected(rounds * 10),
  };
  process.stdout.write(`${JSON.stringify(print)}\n`);
}

const used = () => {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** Random edits of a sheet of formulas; what is kept for undo is as much from the first hundred on. */
async function memory(edits: number, limit: number): Promise<void> {
  const grid = openHeadlessGrid();
  grid.defineFunctions(functions, answer);
  const sheet = grid.activeSheet();
  const size = 200;
  const rows = formulaRows(size, (row) => `=RANGE_TOTAL($A$1:A${row})`);
  grid.write({ sheet, startRow: 0, endRow: size - 1, startColumn: 0, endColumn: 1 }, rows);
  grid.write({ sheet, startRow: 0, endRow: 0, startColumn: 3, endColumn: 3 }, [["=SEQUENCE(A1)"]]);
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const edit = async () => {
    const row = random(size);
    const cell = { sheet, startRow: row, endRow: row, startColumn: 0, endColumn: 0 };
    grid.write(cell, [[random(20) + 1]]);
    await grid.settled();
  };
  const start = performance.now();
  for (let round = 0; round < 200; round++) await edit();
  const before = used();
  for (let round = 0; round < edits; round++) await edit();
  const after = used();
  const total = grid.values({
    sheet,
    startRow: size - 1,
    endRow: size - 1,
    startColumn: 1,
    endColumn: 1,
  })[0]?.[0];
  const inputs = grid.values({
    sheet,
    startRow: 0,
    endRow: size - 1,
    startColumn: 0,
    endColumn: 0,
  });
  const print = {
    name: `memory after ${edits} edits of ${size} cells, growth in MB`,
    limit,
    megabytes: after - before,
    of: after,
    seconds: (performance.now() - start) / 1000,
    value: total,
    expected: sumOf(inputs),
  };
  process.stdout.write(`${JSON.stringify(print)}\n`);
  grid.close();
}

async function all(): Promise<void> {
  for (const measurement of measurements) await measure(measurement);
  await memory(process.argv.includes("--smoke") ? 200 : 1000, 5);
}

void all();
