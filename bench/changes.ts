/*
 * How long questions take that measure a year over and over with one figure changed. Started by sensitivity.mjs; prints one
 * line of JSON for each measurement, with the time of a reference kernel of the same run beside it.
 */
import type { Cell, Cells, LossMeasure } from "../src/core";
import { breakEven, measuredLoss, readRegister, sensitivities } from "../src/core";
import { measure, reference } from "./support/measure";

const isSmoke = process.argv.includes("--smoke");
const fraction = (x: number): number => x - Math.floor(x);

/** Threats with a frequency, a loss range and both reductions: four figures each. */
function registerOf(threats: number): Cells {
  const rows = Array.from({ length: threats }, (_, i): Cell[] => {
    const median = 20000 * Math.pow(50, fraction(0.7548776662466927 * i));
    const factor = Math.exp(1.6448536269514722 * (0.6 + 1.4 * fraction(0.5698402909980532 * i)));
    const frequency = 0.05 * Math.pow(60, fraction(0.6180339887498949 * i));
    return [`Threat ${i}`, frequency, median / factor, median * factor, 0.2, 0.1];
  });
  const reductions = ["Frequency reduction", "Loss reduction"];
  return [["Threat", "Frequency", "Loss low", "Loss high", ...reductions], ...rows];
}

const percentile: LossMeasure = { kind: "percentile", level: 0.99, badYearSpread: 0 };
const expected: LossMeasure = { kind: "expected" };

/**
 * The largest range of all, and the same from the one register in which that figure was typed lower, and that in which it was
 * typed higher.
 */
function swings(cells: Cells, of: LossMeasure): { once: () => number; check: () => number } {
  const reading = readRegister(cells);
  const once = (): number => sensitivities(reading, cells, of, 0.1)[0]?.range ?? NaN;
  const check = (): number => {
    const [first] = sensitivities(reading, cells, of, 0.1);
    const columns =
      first?.field === "Loss" ? [2, 3] : [(cells[0] ?? []).indexOf(first?.field ?? "")];
    const at = (factor: number): number => {
      const typed = cells.map((row, i) =>
        row.map((cell, j) =>
          i === first?.threat.row && columns.includes(j) ? Number(cell) * factor : cell,
        ),
      );
      return measuredLoss(readRegister(typed).threats, of);
    };
    return Math.abs(at(1.1) - at(0.9));
  };
  return { once, check };
}

/** What a figure must be so that the measure is a fiftieth higher, and the measure with it in its cell against that target. */
function search(cells: Cells, of: LossMeasure): { once: () => number; check: () => number } {
  const reading = readRegister(cells);
  const [threat] = reading.threats;
  if (threat === undefined) throw new Error("the register must have a threat");
  const target = 1.02 * measuredLoss(reading.threats, of);
  const found = (): number =>
    breakEven(reading, cells, { threat, key: "frequency", measure: of, target }).value;
  const once = (): number => {
    const value = found();
    const typed = cells.map((row, i) =>
      row.map((cell, j) => (i === threat.row && j === 1 ? value : cell)),
    );
    return measuredLoss(readRegister(typed).threats, of);
  };
  return { once, check: () => target };
}

const hundred = registerOf(100);
const thousand = registerOf(1000);
const measurements = [
  { name: "100 threats × 4 fields, percentile 99 %", limit: 500, ...swings(hundred, percentile) },
  { name: "1,000 threats × 4 fields, expected", limit: 500, ...swings(thousand, expected) },
  {
    name: "break-even of 100 threats, percentile 99 %",
    limit: 120,
    ...search(hundred, percentile),
  },
  { name: "break-even of 1,000 threats, expected", limit: 30, ...search(thousand, expected) },
];

for (const { name, limit, once, check } of measurements) {
  const kernel = measure(15, reference);
  const { milliseconds, last: value } = measure(isSmoke ? 1 : 5, once);
  process.stdout.write(
    `${JSON.stringify({ name, limit, milliseconds, value, expected: check(), kernel: kernel.milliseconds })}\n`,
  );
}
