import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FunctionsMetadata } from "../../../src/workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../../src/workbook/add-in/add-in-functions";
import type { BookCell, BookRow, CellValue } from "../../../src/workbook/book/book";
import { parseRange } from "../../../src/workbook/book/cell-address";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { shown } from "../../support/workbook/book-of";

interface Case {
  readonly kind: string;
  readonly cells: Readonly<Record<string, number | string | boolean | null>>;
  readonly formula: string;
  readonly right: number | string | boolean;
  readonly stored: "plain" | "dynamic" | "array";
  readonly at?: string;
  readonly hidden_rows?: readonly number[];
  readonly filtered_rows?: readonly number[];
}

const file = (...path: string[]) => readFileSync(join(__dirname, "../../..", ...path), "utf8");
const { cases } = JSON.parse(file("test", "golden", "formulas.json")) as { cases: Case[] };
const functions = openAddInFunctions(
  file("dist", "addin", "functions.js"),
  JSON.parse(file("dist", "addin", "functions.json")) as FunctionsMetadata,
);

function place(address: string) {
  const range = parseRange(address);
  if (!range) throw new Error(`${address} is no cell`);
  return range;
}

function cellOf(address: string, content: CellValue): BookCell {
  const { startRow: row, startColumn: column } = place(address);
  const isFormula = typeof content === "string" && content.startsWith("=");
  return isFormula
    ? { row, column, value: null, formula: content.slice(1), spill: [[null]] }
    : { row, column, value: content };
}

async function given(each: Case): Promise<unknown> {
  const at = place(each.at ?? "H40");
  const { startRow: row, startColumn: column } = at;
  const asked: BookCell = {
    row,
    column,
    value: null,
    formula: each.formula,
    ...(each.stored === "dynamic" ? { spill: [[null]] } : {}),
    ...(each.stored === "array" ? { fills: at } : {}),
  };
  const cells = Object.entries(each.cells)
    .filter(([, content]) => content !== null)
    .map(([address, content]) => cellOf(address, content));
  const rows: BookRow[] = [
    ...(each.hidden_rows ?? []).map((number) => ({ row: number - 1, hidden: true })),
    ...(each.filtered_rows ?? []).map((number) => ({
      row: number - 1,
      hidden: true,
      filtered: true,
    })),
  ];
  const sheet = { name: "Sheet1", hidden: false, cells: [...cells, asked], rows };
  const book = await calculateBook({ sheets: [sheet], tables: [], names: [] }, functions);
  const found = book.sheets[0]?.cells.find((cell) => cell.row === row && cell.column === column);
  return shown(found?.value ?? null);
}

describe("formulas of other people's workbooks come to what Excel shows", () => {
  it.each(cases.map((each) => [`${each.kind}: ${each.formula} (${each.stored})`, each] as const))(
    "%s",
    async (_, each) => {
      const { right } = each;
      const value = await given(each);
      if (typeof right !== "number") expect(value).toBe(right);
      else expect(value).toBeCloseTo(right, 9);
    },
  );

  it("has cases of every kind", () => {
    expect(cases.length).toBeGreaterThanOrEqual(70);
  });
});

describe("one cell's fault stays in one cell", () => {
  it.each([
    ["LET(f,LAMBDA(f,f+1),5)", 5],
    ["LET(x,1,LET(x,x+1,LET(x,x*5,x)))", 10],
    [Array.from({ length: 3301 }, () => "A1").join("+"), 3301 * 7],
    ["Endless(1)", "#NUM!"],
    ["Branching(60)", "#NUM!"],
    [`${"(".repeat(5000)}1${")".repeat(5000)}`, "#NUM!"],
    ["Factorial(20)", 2432902008176640000],
  ])("%.40s", async (formula, right) => {
    const cell = (row: number, text: string) => ({ row, column: 1, value: null, formula: text });
    const book = await calculateBook(
      {
        sheets: [
          {
            name: "Sheet1",
            hidden: false,
            cells: [
              { row: 0, column: 0, value: 7 },
              cell(0, "A1*2"),
              cell(1, formula),
              cell(2, "B1+1"),
            ],
          },
        ],
        tables: [],
        names: [
          { name: "Endless", formula: "LAMBDA(n,Endless(n+1))" },
          { name: "Branching", formula: "LAMBDA(n,IF(n<2,1,Branching(n-1)+Branching(n-2)))" },
          { name: "Factorial", formula: "LAMBDA(n,IF(n<2,1,n*Factorial(n-1)))" },
        ],
      },
      functions,
    );
    expect(book.sheets[0]?.cells.map(({ value }) => shown(value))).toEqual([14, right, 15]);
  });
});
