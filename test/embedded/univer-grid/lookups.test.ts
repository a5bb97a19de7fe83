import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { bookOf } from "../../support/workbook/book-of";
import { put, valuesAt } from "../../support/workbook/grid-cells";

const rows = Array.from({ length: 6 }, (_, row) => row + 1);
const book = bookOf({
  Sheet1: {
    ...Object.fromEntries(rows.map((row) => [`A${row}`, row])),
    ...Object.fromEntries(rows.map((row) => [`B${row}`, `=A${row}*10`])),
    // Before, between and after what they look in, whatever order that is calculated in.
    ...{ C1: "=MATCH(30,B1:B6,0)", C2: "=VLOOKUP(50,B1:B6,1,FALSE)", C3: "=COUNTIF(B1:B6,60)" },
    ...{ B8: "=MATCH(C1*10,B1:B6,0)", D1: "=XLOOKUP(B8*10,B1:B6,A1:A6)" },
  },
});

it("lookups find what formulas come to, after every edit of what these read", async () => {
  const grid = openHeadlessGrid(book);
  await grid.settled();
  const found = () => [
    valuesAt(grid, "C1:C3").flat(),
    valuesAt(grid, "B8")[0]?.[0],
    valuesAt(grid, "D1")[0]?.[0],
  ];
  expect(found()).toEqual([[3, 50, 1], 3, 3]);
  put(grid, "A1", [[3], [6], [9]]);
  await grid.settled();
  expect(found()).toEqual([[1, 50, 2], "#N/A", "#N/A"]);
  put(grid, "A1", [[1]]);
  await grid.settled();
  expect(found()).toEqual([["#N/A", 50, 2], "#N/A", "#N/A"]);
  put(grid, "A5", [[3]]);
  await grid.settled();
  expect(found()).toEqual([[5, "#N/A", 2], "#N/A", "#N/A"]);
  put(grid, "A2", [[5], [4]]);
  await grid.settled();
  expect(found()).toEqual([[5, 50, 1], 2, "#N/A"]);
  grid.close();
});
