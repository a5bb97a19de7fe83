import type { CellValue } from "../../../src/workbook/book/book";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { bookOf, rowsFrom, shown, spilling } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";

/** What a formula gives beside cells, and its words. */
async function of(formula: string, cells: Record<string, CellValue>) {
  const book = await calculateBook(
    spilling(bookOf({ Sheet1: cells, Other: { C2: "=SEQUENCE(3)", C20: 4 } })),
    trialFunctions(),
  );
  const { values, message } = await book.evaluate(formula, "Sheet1");
  book.close();
  return { value: shown(values[0]?.[0] ?? null), message };
}

describe("a reference far beyond what is used", () => {
  const cells = { A1: 1, A2: 2, B3: 30, C5: "x" };
  it.each<[string, unknown]>([
    ["SUM(A1:XFD1048576)", 33],
    ["SUM(A2:ZZ100000)", 32],
    ["SUM(2:1048576)", 32],
    ["SUM(B2:B1048576)", 30],
    ["COUNTA(A1:XFD1048576)", 4],
    ["COUNTBLANK(A1:Z100000)", 2_600_000 - 4],
    ["ROWS(A3:Z500000)", 499_998],
    ["COLUMNS(A3:Z500000)", 26],
    ["INDEX(A1:Z500000,3,2)", 30],
    ["INDEX(A1:Z500000,400000,20)", 0],
    ["OFFSET(A1:Z500000,2,1,1,1)", 30],
    ["VLOOKUP(2,A1:Z500000,26,FALSE)", 0],
    ['MATCH("x",C1:C1048576,0)', 5],
    ["SUM(Other!C1:XFD1048576)", 10],
    // One size stays one size, wherever a reference begins and whatever its sheet holds.
    ["SUMPRODUCT(A2:A1048576*Other!C1:C1048575)", 0],
    ["SUMPRODUCT(B2:B1048576*Other!C2:C1048576)", 60],
    ["SUM(A1:B500)", 33],
  ])("%s is %p", async (formula, expected) => {
    expect((await of(formula, cells)).value).toBe(expected);
  });

  it("is refused in words where too many cells lie between those that hold something", async () => {
    const far = { A1: 1, XFD1048576: 1 };
    expect(await of("SUM(A1:XFD1048576)", far)).toEqual({
      value: "#NUM!",
      message: "a reference must be to no more than 4000000 cells in use",
    });
    expect((await of("SUM(A1:C1000)", far)).value).toBe(1);
  });

  it("sees what formulas have only just come to, and what has spilled", async () => {
    const book = await calculateBook(
      spilling(
        bookOf({
          Sheet1: {
            ...rowsFrom("A1", [[1], [2]]),
            B1: "=A1*10",
            B2: "=A2*10",
            D1: "=SUM(A1:B100000)",
            D2: "=SUM(F1:Z100000)",
            F3: "=SEQUENCE(4)",
          },
        }),
      ),
      trialFunctions(),
    );
    book.close();
    const values = book.sheets[0]?.cells.filter(({ column }) => column === 3);
    expect(values?.map(({ value }) => value)).toEqual([33, 10]);
  });
});
