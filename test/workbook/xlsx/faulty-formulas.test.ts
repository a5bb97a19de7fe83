import { faultyFormulas } from "../../../src/workbook/xlsx/losses/faulty-formulas";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../src/workbook/xlsx/write/write-xlsx";
import { bookOf } from "../../support/workbook/book-of";

const book = bookOf(
  { "Cash flow": { A1: "=)(", B2: "=SUM(1;2)", C3: "=SUM(1,2)" } },
  { names: [{ name: "broken", formula: "1+" }] },
);

describe("formulas that cannot be read", () => {
  it("are told before saving", () => {
    expect(faultyFormulas(book)).toEqual([
      "the formula in 'Cash flow'!A1, which is kept as text: unexpected ) at character 1",
      "the formula in 'Cash flow'!B2, which is kept as text: unexpected ;: separate with commas at character 6",
      "the name broken: it ends where a value must follow",
    ]);
  });

  it("are text in the file, and others stay formulas", async () => {
    const read = await readXlsx(await writeXlsx(book, new Set()));
    expect(read.sheets[0]?.cells).toMatchObject([
      { row: 0, value: "=)(" },
      { row: 1, value: "=SUM(1;2)" },
      { row: 2, formula: "SUM(1,2)" },
    ]);
    expect(read.sheets[0]?.cells.map(({ formula }) => formula)).toEqual([
      undefined,
      undefined,
      "SUM(1,2)",
    ]);
    expect(read.names).toEqual([]);
  });
});
