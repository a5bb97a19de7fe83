import { rowsShift, withRowsIn } from "../../src/cli/report/rows-inserted";
import { bookOf } from "../support/workbook/book-of";

const book = bookOf({ Report: { A1: "Report", F2: "=A1:A4" }, Notes: { A1: "=Report!F3" } });
const [report, notes] = book.sheets;
const filling = (endRow: number) => ({
  ...book,
  sheets: [
    {
      ...{ name: "Report", hidden: false },
      cells: (report?.cells ?? []).map((cell) =>
        cell.formula === undefined
          ? cell
          : { ...cell, fills: { startRow: 1, endRow, startColumn: 5, endColumn: 5 } },
      ),
    },
    ...(notes ? [notes] : []),
  ],
});

it("names the array formula that rows would tear apart", () => {
  expect(() => withRowsIn(filling(4), "Report", rowsShift(3, 3))).toThrow(
    /array formula in F2 of Report, beside the report, .* move it elsewhere/,
  );
});

it.each([
  [rowsShift(5, 6), { startRow: 1, endRow: 4 }, "A1:A4", "Report!F3"],
  [rowsShift(1, 2), { startRow: 3, endRow: 6 }, "A1:A6", "Report!F5"],
])("lets rows in above and below it: %j", (shift, fills, formula, elsewhere) => {
  const { sheets } = withRowsIn(filling(4), "Report", shift);
  expect(sheets[0]?.cells.at(-1)).toMatchObject({ formula, fills });
  expect(sheets[1]?.cells[0]?.formula).toBe(elsewhere);
});
