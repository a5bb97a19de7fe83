import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import {
  amounts,
  fields,
  plainHeader,
  readRates,
  readRegister,
  registerInCurrency,
} from "../../../src/core";
import { soundRegister } from "../../support/model/arbitraries";

const rates: Cells = [
  ["Currency", "Rate", "Date"],
  ["USD", 0.92, "2026-09-30"],
  ["GBP", 1.17, "2026-09-30"],
];
const inEuro = (cells: Cells, table = rates): Cells => {
  const { columns, rows } = registerInCurrency(cells, readRates(table, "EUR"));
  return [columns.map(plainHeader), ...rows];
};
const register = (...rows: (readonly Cell[])[]): Cells => [
  ["Threat", "Frequency", "Loss (k)", "Spend", "Productivity", "Currency"],
  ...rows,
];
const mixed = register(
  ["Fraud", 2, 100, 50, 1e-5, "USD"],
  ["Outage", 3, 10, null, null, " eur "],
  ["Theft", 4, 7, 1, null, "£"],
);

describe("a register in several currencies", () => {
  it("is a problem, said once", () => {
    const { findings, currency } = readRegister(mixed);
    expect(currency).toBeNull();
    expect(findings.filter(({ kind }) => kind === "Problem")).toEqual([
      {
        ...{ kind: "Problem", name: "", row: 0, column: "Currency", index: 5, value: "Currency" },
        rule: "must be the same in every row, and is USD in 1 row, EUR in 1 row, GBP in 1 row: write IN_CURRENCY(…) around the range",
      },
    ]);
  });

  it("is converted amount by amount, rates by row, and per unit of money the other way", () => {
    expect(inEuro(mixed)).toEqual([
      ["Threat", "Frequency", "Loss", "Spend", "Productivity"],
      ["Fraud", 2, 100_000 * 0.92, 50 * 0.92, 1e-5 / 0.92],
      ["Outage", 3, 10_000, null, null],
      ["Theft", 4, 7000 * 1.17, 1.17, null],
    ]);
  });

  it("has a problem where a row says none", () => {
    const blank = register(...mixed.slice(1, 3), ["Theft", 4, 7, 1, null, ""]);
    const said = readRegister(blank).findings.filter(({ kind }) => kind === "Problem");
    expect(said.map(({ row, rule }) => [row, rule])).toContainEqual([
      3,
      "must be filled in where rows are in several currencies",
    ]);
    expect(() => inEuro(blank)).toThrow("Currency in row 3 (Theft) of the register must be filled");
  });
});

describe("a register in one currency", () => {
  it("counts rows that name none in that of the others, and warns", () => {
    const { findings, currency } = readRegister(
      register(["Fraud", 2, 100, 50, null, "USD"], ["Theft", 4, 7, 1, null, null]),
    );
    expect(currency).toBe("USD");
    expect(findings.map(({ kind, rule }) => [kind, rule])).toContainEqual([
      "Warning",
      "is blank in 1 row: they count in USD like the others",
    ]);
  });

  it("may name it in a header, and not another one there", () => {
    const named = (code: string): Cells => [
      ["Threat", "Frequency", "Loss (k€)", "Currency"],
      ["Fraud", 1, 2, code],
    ];
    expect(readRegister(named("")).currency).toBe("EUR");
    for (const header of ["Loss (€)", "Loss €", "Loss (EUR)"]) {
      const { currency } = readRegister([
        ["Threat", "Frequency", header],
        ["Fraud", 1, 2],
      ]);
      expect(currency).toBe("EUR");
    }
    expect(readRegister(named("EUR")).currency).toBe("EUR");
    expect(readRegister(named("USD")).findings).toContainEqual(
      expect.objectContaining({ kind: "Problem", column: "Loss (k€)", index: 2 }),
    );
    expect(inEuro(named(""))).toEqual([
      ["Threat", "Frequency", "Loss"],
      ["Fraud", 1, 2000],
    ]);
  });
});

describe("rates", () => {
  const with2 = (...rows: (readonly Cell[])[]): Cells => [["Currency", "Rate"], ...rows];

  it.each<[string, Cells, string]>([
    ["a missing one", with2(["USD", 1]), 'rates must have a rate for "GBP", in EUR for one'],
    ["0", with2(["USD", 0]), "the rate of USD must be greater than 0, got a blank cell or 0"],
    ["one below 0", with2(["USD", -1]), "the rate of USD must be greater than 0, got -1"],
    ["text", with2(["USD", "0,9"]), 'the rate of USD must be a number, got the text "0,9"'],
    ["two", with2(["USD", 1], ["usd", 1]), 'rates must have one rate for "USD", got two'],
    ["another for what is reported in", with2(["EUR", 1.1]), "the rate of EUR must be 1"],
    ["no headers", [["USD", 0.9]], "rates must be a range with the headers Currency and Rate"],
  ])("are refused: %s", (_, table, message) => {
    expect(() => inEuro(mixed, table)).toThrow(message);
  });

  it("say of which day they are, the last one where there are several", () => {
    const days = with2(["USD", 1, "2026-09-30"], ["GBP", 1, "2026-10-02"], ["CHF", 1, ""]);
    const dated = days.map((row, i) => (i === 0 ? [...row, "Date"] : row));
    expect(readRates(dated, "EUR").date).toBe("2026-10-02");
    expect(readRates(days, "EUR").date).toBeNull();
  });
});

const money = new Set(
  fields.filter(({ quantity }) => amounts.includes(quantity)).map(({ name }) => name),
);
const withCurrency = (cells: Cells, code: string): Cells =>
  cells.map((row, i) => [...row, i === 0 ? "Currency" : code]);

describe("a sound register", () => {
  it("has every amount times the rate, rounded once, and nothing else changed", () => {
    fc.assert(
      fc.property(
        soundRegister(5),
        fc.double({ min: 1e-4, max: 1e4, noNaN: true }),
        (cells, rate) => {
          const table: Cells = [
            ["Rate", "Currency"],
            [rate, "USD"],
          ];
          const [headers = [], ...rows] = inEuro(withCurrency(cells, "USD"), table);
          const [given = [], ...before] = cells;
          expect(headers).toEqual(given);
          for (const [i, row] of rows.entries()) {
            for (const [j, cell] of row.entries()) {
              const old = before[i]?.[j] ?? null;
              const isAmount = typeof old === "number" && money.has((headers[j] ?? "") as string);
              const right = isAmount ? old * rate : old;
              expect(cell).toBe(right === 0 || right === "" ? null : right);
            }
          }
        },
      ),
    );
  });

  it("is the same to the last bit in its own currency", () => {
    fc.assert(
      fc.property(soundRegister(5), (cells) => {
        const converted = inEuro(withCurrency(cells, "EUR"));
        expect(readRegister(converted).threats).toEqual(readRegister(cells).threats);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
