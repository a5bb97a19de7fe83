import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { lossesOf } from "../../../src/workbook/xlsx/losses/losses";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../src/workbook/xlsx/write/write-xlsx";
import { valuesOn } from "../../support/workbook/book-of";
import { put, valuesAt } from "../../support/workbook/grid-cells";
import { linkedFile } from "../../support/workbook/linked-file";
import { trialFunctions } from "../../support/workbook/trial-functions";

const functions = trialFunctions();
const ids = new Set(functions.map(({ id }) => id));

const cells = {
  A1: 1,
  B1: "='[1]My data'!A1*A1",
  B2: "=SUM('[1]My data'!A:A)*A1",
  B3: "=COUNT('[1]My data'!A1:A3)*A1",
  B4: "='[1]My data'!B1&A1",
  B5: "='[1]My data'!B3",
  B6: "=VLOOKUP(7,'[1]My data'!$A$1:$B$9,1,FALSE)+A1",
  B7: "=SUM(TWICE('[1]My data'!A1:A1))",
  C1: "=[1]Gone!A1+A1",
  C2: "=[1]!Rate*A1",
};
const remembered = { C1: 40, C2: 50 };
const right = { B1: 5, B2: 12, B3: 2, B4: "north1", B5: "#N/A", B6: 8, B7: 10, C1: 40, C2: 50 };

describe("formulas that read another workbook", () => {
  it("see the values their file remembers of it; where there are none they keep their own", async () => {
    const book = await readXlsx(await linkedFile(cells, remembered));
    expect(valuesOn(await calculateBook(book, functions), "Sheet1")).toEqual(right);
    const all = valuesOn(await calculateBook(book, functions, { all: true }), "Sheet1");
    expect(all).toEqual({ ...right, C1: "#REF!", C2: "#REF!" });
  });

  it("do so in the grid, too, after an edit", async () => {
    const grid = openHeadlessGrid(await readXlsx(await linkedFile(cells, remembered)), ids);
    grid.defineFunctions(
      functions.map(({ id }) => ({ id, name: id, parameters: [] })),
      ({ id, args, address }) => functions.find((each) => each.id === id)?.call(args, address) ?? 0,
    );
    await grid.settled();
    expect(valuesAt(grid, "B1:B7").flat()).toEqual(Object.values(right).slice(0, 7));
    put(grid, "A1", [[2]]);
    await grid.settled();
    expect(valuesAt(grid, "B1:B7").flat()).toEqual([10, 24, 4, "north2", "#N/A", 9, 10]);
    expect(valuesAt(grid, "C1:C2").flat()).toEqual([40, 50]);
    expect(grid.doubtful()).toEqual(["Sheet1!C1", "Sheet1!C2"]);
    grid.close();
  });

  it("are saved with it", async () => {
    const file = await linkedFile(cells, remembered);
    expect(await lossesOf(file)).toEqual([]);
    const book = await readXlsx(file);
    const again = await readXlsx(await writeXlsx(book, ids));
    expect(again.links).toEqual(book.links);
    expect(again.links?.[0]?.targets).toEqual([
      expect.objectContaining({ target: "../other.xlsx", mode: "External" }),
    ]);
  });
});
