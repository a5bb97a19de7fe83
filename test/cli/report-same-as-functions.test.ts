import fc from "fast-check";
import { reportFrom } from "../../src/cli/report/write-report";
import type { Cell, Cells } from "../../src/core";
import { english } from "../../src/session/report/report-words-en";
import type { Book, BookCell, CellValue } from "../../src/workbook/book/book";
import { calculateBook } from "../../src/workbook/engine/calculate-book";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../src/workbook/xlsx/write/write-xlsx";
import { bookOfTables } from "../session/answers/book-of-tables";
import { drawnTables } from "../session/answers/drawn-tables";
import { formula, type Given, worksheet } from "../support/workbook/worksheet";

/* The page for a board over registers drawn at random: each of its figures against the function that it is a figure of. */

const ids = new Set(worksheet.map(({ id }) => id));
const [march, june] = [46112, 46203];

/** What is accepted: nearly every year, half of them, and hardly any. */
const limits: Cells = [
  [1, 0.99],
  [20_000, 0.5],
  [1_000_000, 0.01],
];

const drawn = fc.record({
  tables: drawnTables(1),
  factors: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 9, maxLength: 9 }),
});

/** A book with all that the page can tell of. */
function bookWith({ tables, factors }: ReturnType<typeof drawn.generate>["value"]) {
  const [headers = [], ...rows] = tables.register;
  const history: Cells = [
    ["Date", ...headers],
    ...[march, june].flatMap((day, review) =>
      rows.map((row, at): Cell[] => {
        const [name = null, often, ...others] = row;
        const factor = review === 0 ? (factors[at] ?? 1) / 10 : 1;
        return [day, name, Number(often) * factor, ...others];
      }),
    ),
  ];
  const book: Book = bookOfTables(
    [
      { sheet: "Register", name: "Risks", cells: tables.register },
      { sheet: "Buy", name: "Controls", cells: tables.controls },
      { sheet: "History", name: "RegisterHistory", cells: history },
      { sheet: "Board", name: null, cells: limits },
    ],
    new Map(),
  );
  const check: BookCell = {
    ...{ row: 0, column: 4, value: null, spill: [[null]] },
    formula: "APPETITE_CHECK(Risks[#All],A1:B3)",
  };
  const sheets = book.sheets.map((sheet) =>
    sheet.name === "Board" ? { ...sheet, cells: [...sheet.cells, check] } : sheet,
  );
  return { book: { ...book, sheets }, history };
}

/** What a file remembers of a sheet, by row and column, with what its formulas fill. */
function valuesOf({ sheets }: Book, name: string): CellValue[][] {
  const rows: CellValue[][] = [];
  for (const { row, column: first, value, spill = [[value]] } of sheets.find(
    (sheet) => sheet.name === name,
  )?.cells ?? []) {
    spill.forEach((line, r) => {
      line.forEach((each, c) => ((rows[row + r] ??= [])[first + c] ??= each));
    });
  }
  return Array.from(rows, (row: CellValue[] | undefined = []) =>
    Array.from(row, (value: CellValue | undefined) => value ?? null),
  );
}

const blank = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => row.map((cell) => (cell === "" || cell === undefined ? null : cell)));

const answer = (id: string, ...given: readonly Given[]): unknown[][] =>
  formula(id, ...given) as unknown[][];

it("shows what the functions come to, to the last bit", async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      const { register, controls, budget } = given.tables;
      const { book, history } = bookWith(given);
      const bytes = await writeXlsx(book, ids);
      const opened = { bytes, book: await readXlsx(bytes) };
      const isPlanned = controls.slice(1).some((row) => row.at(-1) === "no");
      const wish = { language: "en", ...(isPlanned ? { budget } : {}) } as const;
      const calculated = await calculateBook(opened.book, worksheet);
      const done = await reportFrom(opened, calculated, worksheet, wish).finally(calculated.close);
      expect(done).toMatchObject({ losses: [], errors: [] });
      const page = valuesOf(await readXlsx(done.bytes), done.sheet);
      const at = (label: string): readonly [number, number] => {
        const row = page.findIndex((line) => line.includes(label));
        return [row, page[row]?.indexOf(label) ?? -1];
      };
      const block = ([row, left]: readonly [number, number], rows: number, columns: number) =>
        Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (__, c) => page[row + r]?.[left + c] ?? null),
        );
      const below = (label: string, columns: number) => {
        const [row, left] = at(label);
        return block([row + 1, left], 1, columns);
      };
      const { figures } = english;

      const coverage = answer("COVERAGE_TABLE", register, "expected", undefined, undefined, true);
      expect(below(figures.required, 4)).toEqual([coverage.at(-1)?.slice(3, 7)]);
      const total = answer("LOSS_SUMMARY", register).find(([words]) =>
        String(words).startsWith("Total cost of risk"),
      );
      expect(below(figures.average, 4)).toEqual([
        [
          formula("EXPECTED_LOSS", register),
          formula("LOSS_PERCENTILE", register, 0.95),
          formula("LOSS_PERCENTILE", register, 0.99),
          total?.[1],
        ],
      ]);

      const gaps = coverage
        .slice(1, -1)
        .sort((a, b) => Number(b[5]) - Number(a[5]))
        .slice(0, 5)
        .map((row) => [row[0], ...row.slice(3, 6)]);
      const [gapsRow, gapsColumn] = at(english.gaps);
      expect(block([gapsRow + 2, gapsColumn], gaps.length, 4)).toEqual(gaps);

      if (isPlanned) {
        const plan = answer("BUDGET_PLAN", register, controls, budget, null, null, null, true);
        const funded = plan
          .slice(1, -1)
          .filter((row) => row[1] === true && typeof row[4] === "number");
        const [planRow, planColumn] = at(english.control);
        expect(block([planRow + 1, planColumn], Math.min(8, funded.length), 4)).toEqual(
          blank(funded.slice(0, 8).map((row) => [row[0], row[2], row[4], row[5]])),
        );
        const [sumRow, sumColumn] = at(english.together);
        const sums = plan.at(-1) ?? [];
        expect(block([sumRow, sumColumn + 1], 1, 3)).toEqual(blank([[sums[2], sums[4], sums[5]]]));
      } else expect(page.flat()).toContain(english.noPlan);

      const [, data] = at(english.chartData);
      const charts = [
        [0, answer("LOSS_CURVE", register, 40)],
        [3, answer("APPETITE_CHECK", register, limits)],
        ...(isPlanned ? [[8, answer("BUDGET_CURVE", register, controls, 20)] as const] : []),
      ] as const;
      for (const [offset, cells] of charts) {
        const there = block([1, data + offset], cells.length, cells[0]?.length ?? 0);
        expect(blank(there)).toEqual(blank(cells));
      }

      const before = answer("REGISTER_AT", history, june) as Cells;
      const bridge = answer("LOSS_BRIDGE", before, register, "gap", "expected");
      const moved = block([1, data + 18], bridge.length, bridge[0]?.length ?? 0);
      expect(blank(moved)).toEqual(blank(bridge));
      const effect = (step: string) => bridge.find(([name]) => name === step)?.at(-1);
      const [thenRow, thenColumn] = at(english.gapBefore);
      expect(page[thenRow]?.[thenColumn + 4]).toBe(effect("Before"));
      const [nowRow, nowColumn] = at(english.gapNow);
      expect(page[nowRow]?.[nowColumn + 4]).toBe(effect("After"));
    }),
    { numRuns: 6 },
  );
}, 120_000);
