import { unshownBySheet } from "../../../src/workbook/xlsx/losses/unshown";
import { richBook } from "../../support/workbook/rich/rich-book";
import { xlsxFile } from "../../support/workbook/xlsx-file";

describe("what a file holds that is not shown where only cells are", () => {
  it("is named sheet by sheet", async () => {
    expect(await unshownBySheet(await richBook())).toEqual([
      [
        ...["a chart", "a picture", "comments", "shapes"],
        ...["sparklines", "conditional formats", "page setup"],
      ],
      ["a chart", "sparklines", "conditional formats"],
      [],
    ]);
  });

  it("is nothing in a plain file, however it is printed", async () => {
    const plain = await xlsxFile((book) => {
      book.addWorksheet("Data").getCell("A1").value = 1;
      book.addWorksheet("Wide", { pageSetup: { orientation: "landscape" } });
    });
    expect(await unshownBySheet(plain)).toEqual([[], []]);
  });
});
