/*
 * How long it takes to read 5,000 rows, and whether headers and names that nobody would write cost more. Started by
 * reading.mjs; prints one line of JSON for each measurement, with the time of a reference kernel of the same run beside it.
 */
import type { Cell, Cells } from "../src/core";
import { readRegister, totalExpectedLoss } from "../src/core";
import { measure, reference } from "./support/measure";

const isSmoke = process.argv.includes("--smoke");
const count = 5000;

/** A register with a further column of ones below a header, and the names that are given. */
function registerOf(name: (row: number) => string, header = "Notes"): Cells {
  const headers = ["Threat", "Frequency", "Loss low", "Loss high", "Spend", "Owner", "Status"];
  const rows = Array.from({ length: count }, (_, i): Cell[] => {
    const low = 1000 + i;
    return [name(i), 0.1 + i / count, low, 100 * low, 500 + i, "Ann", "Open", 1];
  });
  return [[...headers, header], ...rows];
}

const plainName = (row: number): string => `Threat number ${row}`;
/** Names without end, for some of the rows. */
const long = (text: string) => (row: number) => (row % 50 === 0 ? `${text}${row}` : plainName(row));

const plain = registerOf(plainName);
const hostile: readonly (readonly [string, Cells])[] = [
  ["a header of 32,000 blanks", registerOf(plainName, `Loss${" ".repeat(32_000)}x`)],
  ["a header of 32,000 hard blanks", registerOf(plainName, `Loss${"\u00a0".repeat(32_000)}x`)],
  ["a header of 8,000 open brackets", registerOf(plainName, "(".repeat(8000))],
  ["a header of 4,000 pairs of brackets", registerOf(plainName, `Loss ${"()".repeat(4000)}`)],
  ["names of 32,000 blanks", registerOf(long(`x${" ".repeat(32_000)}`))],
  ["names of 8,000 brackets", registerOf(long("(".repeat(8000)))],
  ["names that begin as totals do", registerOf((row) => `Total ${row} outage of a site`)],
  ["names with other letters", registerOf((row) => `Überfall ${row}`)],
];

const expected = totalExpectedLoss(readRegister(plain).threats);
const timed = (cells: Cells) =>
  measure(isSmoke ? 3 : 15, () => totalExpectedLoss(readRegister(cells).threats));
const kernel = measure(15, reference).milliseconds;
timed(plain);
const base = timed(plain);

const say = (name: string, limit: number, { milliseconds, middle, last }: typeof base): void => {
  const line = { name, limit, milliseconds, middle, value: last, expected, kernel };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
say("5,000 rows", 100, base);
for (const [name, cells] of hostile) {
  // Twice, and what the clock is off by: what grows with the square of a length takes a hundred times as long.
  say(`5,000 rows, ${name}`, 2 * base.milliseconds + 10, timed(cells));
}
