import fc from "fast-check";
import type { Cells, RegisterLine } from "../../../src/core";
import {
  plainRegister,
  readLine,
  readRates,
  readRegister,
  registerLine,
  RollUp,
  threatsOfPlain,
  yearOfLosses,
} from "../../../src/core";
import { soundRegister } from "../../support/model/arbitraries";

const lineOf = (cells: Cells, file: string, unit = file): RegisterLine => {
  const reading = readRegister(cells);
  const about = { file, range: "Register!A1:F9", hash: "0", unit, currency: reading.currency };
  return registerLine(plainRegister(cells, reading), about);
};
/** As it comes out of a file. */
const written = (line: RegisterLine): unknown => JSON.parse(JSON.stringify(line));

describe("a register as a line", () => {
  const again = (cells: Cells) => threatsOfPlain(readLine(written(lineOf(cells, "a.xlsx"))).plain);

  it("gives back the same threats to the last bit", () => {
    fc.assert(
      fc.property(soundRegister(6), (cells) => {
        expect(again(cells).map(({ threat }) => threat)).toEqual(readRegister(cells).threats);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it.each<[string, Cells]>([
    [
      "of units, multiples, percentages and rates of months",
      [
        [
          "Scenario",
          "Events per month",
          "Low (10%) [k€]",
          "P90 (k€)",
          "Spend (per quarter)",
          "Note",
        ],
        ["Fraud", 0.1, 5, 70.7, 1200, "none of ours"],
        ["Total", 0.1, 5, 70.7, 1200, null],
      ],
    ],
    [
      "of names that come again by unit, closed rows, texts and dates",
      [
        [
          "Risk",
          "Annual probability",
          "Min",
          "Mode",
          "Max",
          "Entity",
          "Status",
          "Last reviewed",
          "Owner",
        ],
        ["Fire", 0.1, null, 500, 900, "North", "open", 45000, "Ann"],
        ["Fire", 0.2, 100, 500, 900, "South", null, 45001, " Bo "],
        ["Flood", 0.2, 100, 500, 900, "South", "Closed", null, null],
      ],
    ],
  ])("gives back threats %s", (_, cells) => {
    const { threats } = readRegister(cells);
    expect(threats.length).toBeGreaterThan(0);
    expect(again(cells).map(({ threat }) => threat)).toEqual(threats);
  });

  it.each<[string, unknown, RegExp]>([
    ["of another kind", { outspend: "book" }, /be a register as calc --registers prints it/],
    ["of a later version", { outspend: "register", version: 2 }, /be of version 1, got 2/],
    [
      "that is cut off",
      { outspend: "register", version: 1, columns: ["Threat"] },
      /have columns, rows/,
    ],
    [
      "with a column nobody knows",
      {
        ...lineOf(
          [
            ["Threat", "Frequency", "Loss"],
            ["A", 1, 2],
          ],
          "a",
        ),
        columns: ["Threat", "Frequency", "Cost of it"],
      },
      /have columns of a register, got "Cost of it"/,
    ],
  ])("is refused %s", (_, line, message) => {
    expect(() => readLine(line)).toThrow(message);
  });
});

/** Registers of units in which what a year costs is found quickly. */
const registers = (): fc.Arbitrary<RegisterLine[]> => {
  const row = fc.tuple(
    fc.constantFrom("Fraud", "Fire", "fraud "),
    fc.double({ min: 0.01, max: 3, noNaN: true }),
    fc.integer({ min: 1000, max: 50_000 }),
    fc.integer({ min: 60_000, max: 900_000 }),
    fc.nat(100_000),
    fc.constantFrom("North", "South", null),
  );
  return fc
    .array(
      fc.uniqueArray(row, {
        minLength: 1,
        maxLength: 3,
        selector: ([name, , , , , unit]) => name.trim().toLowerCase() + String(unit),
      }),
      { minLength: 2, maxLength: 5 },
    )
    .map((books) =>
      books.map((rows, book) =>
        lineOf(
          [["Threat", "Frequency", "Loss low", "Loss high", "Spend", "Unit"], ...rows],
          `book ${book}`,
          book % 2 === 0 ? "Headquarters" : "north",
        ),
      ),
    );
};
const levels = [0.9, 0.99];
const yearOf = (lines: readonly unknown[]) => {
  const all = new RollUp();
  for (const line of lines) all.add(line);
  return all.year({ levels });
};
/** Lines as a roll-up of them gives them out. */
const passedOn = (lines: readonly RegisterLine[]): unknown[] => {
  const part = new RollUp();
  return lines.map((line) => {
    const { plain, ...about } = part.add(written(line));
    return written(registerLine(plain, about));
  });
};
const runs = { numRuns: 8, endOnFailure: true };

describe("a roll-up", () => {
  it("has the bits of the single register of all rows", () => {
    fc.assert(
      fc.property(registers(), (lines) => {
        const threats = lines.flatMap((line) =>
          threatsOfPlain(readLine(line).plain).map(({ threat }) => threat),
        );
        const year = yearOfLosses(threats);
        const { total } = yearOf(lines);
        expect(total.percentiles).toEqual(levels.map((level) => year.percentile(level)));
        expect(total.tailMeans).toEqual(levels.map((level) => year.tailMean(level)));
      }),
      runs,
    );
  });

  it("has the same bits in any order and grouping", () => {
    const cases = registers().chain((lines) =>
      fc.tuple(
        fc.constant(lines),
        fc.shuffledSubarray(lines, { minLength: lines.length }),
        fc.integer({ min: 1, max: lines.length - 1 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([lines, others, cut]) => {
        const parts = [...passedOn(others.slice(0, cut)), ...passedOn(others.slice(cut))];
        expect(yearOf(parts)).toEqual(yearOf(lines));
      }),
      runs,
    );
  });

  it("adds up by unit and by type, and says what is saved by being one", () => {
    fc.assert(
      fc.property(registers(), (lines) => {
        const { total, units, types, diversification } = yearOf(lines);
        const near = (a: number, b: number): void => {
          expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * b);
        };
        for (const parts of [units, types]) {
          near(
            parts.reduce((sum, { expectedLoss }) => sum + expectedLoss, 0),
            total.expectedLoss,
          );
          for (const [at, tail] of total.tailMeans.entries()) {
            near(
              parts.reduce((sum, part) => sum + (part.contributions[at] ?? 0), 0),
              tail,
            );
            near(
              parts.reduce((sum, part) => sum + (part.shares[at] ?? 0), 0),
              1,
            );
          }
        }
        expect(types.map(({ name }) => name.toLowerCase())).toEqual(
          [...new Set(types.map(({ name }) => name.toLowerCase()))].sort(),
        );
        for (const [at, saved] of diversification.tailMeans.entries()) {
          const alone = units.reduce((sum, unit) => sum + (unit.tailMeans[at] ?? 0), 0);
          near(saved + (total.tailMeans[at] ?? 0), alone);
          expect(saved).toBeGreaterThanOrEqual(-1e-9 * alone);
        }
      }),
      runs,
    );
  });

  const small = (file: string, currency: string): RegisterLine => ({
    ...lineOf(
      [
        ["Threat", "Frequency", "Loss"],
        ["Fire", 0.5, 100],
      ],
      file,
    ),
    currency,
  });

  it("refuses one register given twice", () => {
    expect(() => yearOf([small("a.xlsx", "EUR"), small("a.xlsx", "EUR")])).toThrow(
      "Register!A1:F9 of a.xlsx must be given once, got it twice",
    );
  });

  it("refuses currencies side by side, and converts them by rates", () => {
    const lines = [small("a.xlsx", "EUR"), small("b.xlsx", "USD")];
    expect(() => yearOf(lines)).toThrow(
      "the currency must be one for all registers unless they are converted: give a currency and rates, got EUR in a.xlsx and USD in b.xlsx",
    );
    const inEuro = new RollUp(
      readRates(
        [
          ["Currency", "Rate"],
          ["USD", 0.5],
        ],
        "EUR",
      ),
    );
    for (const line of lines) inEuro.add(line);
    expect(inEuro.year({ levels })).toMatchObject({
      ...{ currency: "EUR", registers: 2 },
      total: { expectedLoss: 75 },
    });
    const lacking = new RollUp(
      readRates(
        [
          ["Currency", "Rate"],
          ["CHF", 0.5],
        ],
        "EUR",
      ),
    );
    expect(() => lacking.add(small("b.xlsx", "USD"))).toThrow('have a rate for "USD"');
  });
});
