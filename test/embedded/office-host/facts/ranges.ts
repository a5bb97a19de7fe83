import type { OpenOffice } from "../opened-office";

type Derive = (range: Excel.Range, sheet: Excel.Worksheet) => Excel.Range;

export function rangeFacts(open: OpenOffice): void {
  describe("what is in a range", () => {
    it("is read as values, texts, formulas, types and number formats", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:D2");
        range.values = [
          [1.5, "text", true, ""],
          ["=A1+1", 0.25, "#N/A", "'007"],
        ];
        range.getCell(1, 1).numberFormat = [["0%"]];
        range.load("values,text,formulas,valueTypes,numberFormat");
        await context.sync();
        return [range.values, range.text, range.formulas, range.valueTypes, range.numberFormat];
      });
      expect(seen).toEqual([
        [
          [1.5, "text", true, ""],
          [2.5, 0.25, "#N/A", "007"],
        ],
        [
          ["1.5", "text", "TRUE", ""],
          ["2.5", "25%", "#N/A", "007"],
        ],
        [
          [1.5, "text", true, ""],
          ["=A1+1", 0.25, "#N/A", "007"],
        ],
        [
          ["Double", "String", "Boolean", "Empty"],
          ["Double", "Double", "Error", "String"],
        ],
        [
          ["General", "General", "General", "General"],
          ["General", "0%", "General", "General"],
        ],
      ]);
    });

    it("is written cell by cell, where null leaves a cell and one value fills all", async () => {
      const { run, write, values } = await open();
      await write("A1:B2", [
        [1, 2],
        [3, 4],
      ]);
      await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1:B2").values = [
          [null, 20],
          [30, null],
        ];
        sheet.getRange("A3:B4").values = 7 as never;
        sheet.getRange("C1:C2").formulas = "=A1" as never;
        await context.sync();
      });
      expect(await values("A1:C4")).toEqual([
        [1, 20, 1],
        [30, 4, 1],
        [7, 7, ""],
        [7, 7, ""],
      ]);
    });

    it.each<[string, unknown]>([
      ["too few rows", [[1, 2]]],
      ["rows of the wrong length", [[1, 2], [3]]],
      ["a list of values", [1, 2]],
      [
        "objects",
        [
          [{}, 1],
          [2, 3],
        ],
      ],
    ])("is not written with %s", async (_, given) => {
      const { failure } = await open();
      const { code, location, statement } = await failure(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
        range.values = given as unknown[][];
        await context.sync();
      });
      expect([code, location]).toEqual(["InvalidArgument", "Range.values"]);
      expect(statement).toMatch(/\.values = \.\.\.;/);
    });

    it("is written and read in full where the library splits it, above 1,500 cells", async () => {
      const { run, values } = await open();
      const rows = Array.from({ length: 1000 }, (_, row) => [row, row * 2, `r${row}`]);
      await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:D1001");
        range.values = rows;
        await context.sync();
      });
      expect(await values("B2:D1001")).toEqual(rows);
    });

    it("is not written in part where a split write has the wrong size", async () => {
      const { failure, values } = await open();
      const { code } = await failure(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C999");
        range.values = Array.from({ length: 1000 }, () => [1, 2, 3]);
        await context.sync();
      });
      expect([code, await values("A1")]).toEqual(["InvalidArgument", [[""]]]);
    });

    it("of whole columns reads as null and is not written", async () => {
      const { run, failure } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A:B");
        range.load("values,isEntireColumn,isEntireRow,cellCount");
        await context.sync();
        return [range.values, range.isEntireColumn, range.isEntireRow, range.cellCount];
      });
      const { code } = await failure(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A:B").values = [[1]];
        await context.sync();
      });
      expect([seen, code]).toEqual([[null, true, false, 2_097_152], "InvalidArgument"]);
    });

    it("is cleared: contents, looks or both", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange("A1:C1");
        range.values = [[1, 2, 3]];
        range.numberFormat = [["0%", "0%", "0%"]];
        sheet.getRange("A1").clear("Contents");
        sheet.getRange("B1").clear("Formats");
        sheet.getRange("C1").clear();
        range.load("values,numberFormat");
        await context.sync();
        return [range.values, range.numberFormat];
      });
      expect(seen).toEqual([[["", 2, ""]], [["0%", "General", "General"]]]);
    });

    it("moves down for new cells and up for deleted ones", async () => {
      const { run, write, values } = await open();
      await write("A1:B3", [
        [1, "a"],
        [2, "b"],
        [3, "c"],
      ]);
      const address = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const inserted = sheet.getRange("A2").insert("Down");
        inserted.load("address");
        sheet.getRange("B1").delete("Up");
        await context.sync();
        return inserted.address;
      });
      expect([address, await values("A1:B4")]).toEqual([
        "Sheet1!A2",
        [
          [1, "b"],
          ["", "c"],
          [2, ""],
          [3, ""],
        ],
      ]);
    });

    it("is a copy of another: contents with moved references, looks, or both", async () => {
      const { run, write, values, grid } = await open();
      await write("A1:C1", [[2, "'=a", "=A1*2"]]);
      await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const source = sheet.getRange("A1:C1");
        source.numberFormat = [["0.00", "General", "0%"]];
        source.format.font.bold = true;
        await context.sync();
        sheet.getRange("A2:C2").copyFrom(source, "Formulas");
        sheet.getRange("A3:C3").copyFrom(source, "Formats");
        sheet.getRange("A4:C4").copyFrom("A1:C1");
        sheet.getRange("A2").values = [[5]];
        await context.sync();
      });
      await grid.settled();
      expect(await values("A1:C4")).toEqual([
        [2, "=a", 4],
        [5, "=a", 10],
        ["", "", ""],
        [2, "=a", 4],
      ]);
      const looks = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const cells = ["C2", "C3", "C4"].map((address) => {
          const cell = sheet.getRange(address).load("numberFormat");
          cell.format.font.load("bold");
          return cell;
        });
        await context.sync();
        return cells.map(({ numberFormat, format }) => [
          ...(numberFormat as string[][]).flat(),
          format.font.bold,
        ]);
      });
      expect(looks).toEqual([
        ["General", false],
        ["0%", true],
        ["0%", true],
      ]);
    });

    it("is no copy of one of another size", async () => {
      const { failure } = await open();
      const { code } = await failure(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A2").copyFrom("A1:C1");
        await context.sync();
      });
      expect(code).toBe("ApiNotFound");
    });

    it("stays the same cells for a range that is kept while rows come in above", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const range = sheet.getRange("B3");
        range.values = [["here"]];
        await context.sync();
        sheet.getRange("1:2").insert("Down");
        await context.sync();
        range.load("address,values");
        await context.sync();
        return [range.address, range.values];
      });
      expect(seen).toEqual(["Sheet1!B5", [["here"]]]);
    });
  });

  describe("a range from a range", () => {
    it.each<[string, Derive, string]>([
      ["getCell", (range) => range.getCell(1, 2), "E4"],
      ["getCell beyond it", (range) => range.getCell(5, 0), "C8"],
      ["getRow", (range) => range.getRow(1), "C4:E4"],
      ["getColumn", (range) => range.getColumn(0), "C3:C5"],
      ["getLastRow", (range) => range.getLastRow(), "C5:E5"],
      ["getLastColumn", (range) => range.getLastColumn(), "E3:E5"],
      ["getLastCell", (range) => range.getLastCell(), "E5"],
      ["getEntireRow", (range) => range.getEntireRow(), "3:5"],
      ["getEntireColumn", (range) => range.getEntireColumn(), "C:E"],
      ["getOffsetRange", (range) => range.getOffsetRange(-1, 2), "E2:G4"],
      ["getResizedRange", (range) => range.getResizedRange(1, -2), "C3:C6"],
      ["getAbsoluteResizedRange", (range) => range.getAbsoluteResizedRange(2, 5), "C3:G4"],
      ["getRowsAbove", (range) => range.getRowsAbove(2), "C1:E2"],
      ["getRowsBelow", (range) => range.getRowsBelow(), "C6:E6"],
      ["getColumnsBefore", (range) => range.getColumnsBefore(), "B3:B5"],
      ["getColumnsAfter", (range) => range.getColumnsAfter(2), "F3:G5"],
      ["getBoundingRect of an address", (range) => range.getBoundingRect("A1"), "A1:E5"],
      [
        "getBoundingRect of a range",
        (range, sheet) => range.getBoundingRect(sheet.getRange("G9")),
        "C3:G9",
      ],
      ["getIntersection", (range) => range.getIntersection("D1:D99"), "D3:D5"],
      ["getUsedRange", (range) => range.getUsedRange(true), "C3:D4"],
      ["getSurroundingRegion", (range) => range.getCell(0, 0).getSurroundingRegion(), "C3:D4"],
    ])("%s", async (_, derive, expected) => {
      const { run, write } = await open();
      await write("C3:D4", [
        [1, 2],
        [3, 4],
      ]);
      const address = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const derived = derive(sheet.getRange("C3:E5"), sheet);
        derived.load("address");
        await context.sync();
        return derived.address;
      });
      expect(address).toBe(`Sheet1!${expected}`);
    });

    it.each<[string, Derive, string]>([
      ["beyond the sheet", (range) => range.getOffsetRange(-9, 0), "InvalidArgument"],
      ["of no size", (range) => range.getResizedRange(-3, 0), "InvalidArgument"],
      ["of nothing shared", (range) => range.getIntersection("A1"), "ItemNotFound"],
      ["of nothing used", (range) => range.getUsedRange(true), "ItemNotFound"],
      ["of half a row", (range) => range.getRow(0.5), "InvalidArgument"],
    ])("%s is refused", async (_, derive, expected) => {
      const { failure } = await open();
      const { code } = await failure(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        derive(sheet.getRange("C3:E5"), sheet);
        await context.sync();
      });
      expect(code).toBe(expected);
    });

    it("that would be nothing is a null object where asked for", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("C3:E5");
        const shared = range.getIntersectionOrNullObject("A1");
        const used = range.getUsedRangeOrNullObject(true);
        await context.sync();
        return [shared.isNullObject, used.isNullObject];
      });
      expect(seen).toEqual([true, true]);
    });

    it("knows its counts, its place and its sheet", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("B3:D7");
        range.load("rowCount,columnCount,cellCount,rowIndex,columnIndex,worksheet/name");
        await context.sync();
        const { rowCount, columnCount, cellCount, rowIndex, columnIndex, worksheet } = range;
        return [rowCount, columnCount, cellCount, rowIndex, columnIndex, worksheet.name];
      });
      expect(seen).toEqual([5, 3, 15, 2, 1, "Sheet1"]);
    });
  });

  describe("what is used", () => {
    it("counts cells that a formula just written fills", async () => {
      const { run } = await open();
      const address = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1:A3").values = [[1], [2], [3]];
        sheet.getRange("C1").formulas = [["=A1:A3"]];
        const used = sheet.getUsedRange(true);
        used.load("address,formulas");
        await context.sync();
        return [used.address, used.formulas.map((row) => row[2] as unknown)];
      });
      expect(address).toEqual(["Sheet1!A1:C3", ["=A1:A3", 2, 3]]);
    });
  });

  describe("the selection", () => {
    it("is set and read, with its first cell", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        context.workbook.worksheets.add("Other").getRange("B2:C3").select();
        const selected = context.workbook.getSelectedRange();
        const active = context.workbook.getActiveCell();
        selected.load("address");
        active.load("address");
        await context.sync();
        return [selected.address, active.address];
      });
      expect(seen).toEqual(["Other!B2:C3", "Other!B2"]);
    });
  });
}
