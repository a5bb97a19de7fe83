import type { OpenOffice } from "../opened-office";

export function formatFacts(open: OpenOffice): void {
  describe("the look of cells", () => {
    it("is set and read", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { format } = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
        format.font.bold = true;
        format.font.italic = true;
        format.font.color = "#112233";
        format.font.name = "Arial";
        format.font.size = 14;
        format.fill.color = "#ffee00";
        format.horizontalAlignment = "Right";
        format.wrapText = true;
        format.load("horizontalAlignment,wrapText,fill/color,font/bold,font/italic,font/color");
        format.font.load("name,size");
        await context.sync();
        return [
          format.font.bold,
          format.font.italic,
          format.font.color,
          format.font.name,
          format.font.size,
          format.fill.color,
          format.horizontalAlignment,
          format.wrapText,
        ];
      });
      expect(seen).toEqual([true, true, "#112233", "Arial", 14, "#FFEE00", "Right", true]);
    });

    it("has colours by name, in any case", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { format } = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        format.fill.color = "LightGoldenrodYellow";
        format.font.color = "red";
        format.load("fill/color,font/color");
        await context.sync();
        return [format.fill.color, format.font.color];
      });
      expect(seen).toEqual(["#FAFAD2", "#FF0000"]);
    });

    it("takes one number format for many cells", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
        range.numberFormat = [["#,##0.00"]];
        range.load("numberFormat");
        await context.sync();
        return range.numberFormat;
      });
      expect(seen).toEqual([
        ["#,##0.00", "#,##0.00"],
        ["#,##0.00", "#,##0.00"],
      ]);
    });

    it("is null where cells differ", async () => {
      const { run } = await open();
      const bold = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").format.font.bold = true;
        const { font } = sheet.getRange("A1:A2").format;
        font.load("bold");
        await context.sync();
        return font.bold;
      });
      expect(bold).toBeNull();
    });

    it("shows no fill as white, and again once it is cleared", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { fill } = context.workbook.worksheets.getActiveWorksheet().getRange("A1").format;
        fill.load("color");
        await context.sync();
        const before = fill.color;
        fill.color = "#000000";
        fill.clear();
        fill.load("color");
        await context.sync();
        return [before, fill.color];
      });
      expect(seen).toEqual(["#FFFFFF", "#FFFFFF"]);
    });

    it("sizes columns and rows", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const { format } = context.workbook.worksheets.getActiveWorksheet().getRange("B:C");
        format.columnWidth = 90;
        const row = context.workbook.worksheets.getActiveWorksheet().getRange("3:3").format;
        row.rowHeight = 33;
        format.load("columnWidth");
        row.load("rowHeight");
        await context.sync();
        return [format.columnWidth, row.rowHeight].map((size) => Math.round(size));
      });
      expect(seen).toEqual([90, 33]);
    });

    it("makes columns as wide as their texts when asked", async () => {
      const { run, write } = await open();
      await write("A1:B1", [["a rather long text in a narrow column", "x"]]);
      const [wide, narrow] = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A:B").format.autofitColumns();
        const formats = ["A1", "B1"].map((address) => sheet.getRange(address).format);
        for (const format of formats) format.load("columnWidth");
        await context.sync();
        return formats.map(({ columnWidth }) => columnWidth);
      });
      expect(wide).toBeGreaterThan(narrow ?? Infinity);
    });

    it.each<[string, (range: Excel.Range) => void, string]>([
      [
        "a colour that is none",
        ({ format }) => {
          format.fill.color = "#12";
        },
        "InvalidArgument",
      ],
      [
        "an alignment the grid does not have",
        ({ format }) => {
          format.horizontalAlignment = "Distributed";
        },
        "ApiNotFound",
      ],
      [
        "a property that is not implemented",
        ({ format }) => {
          format.font.strikethrough = true;
        },
        "ApiNotFound",
      ],
    ])("refuses %s", async (_, set, expected) => {
      const { failure } = await open();
      const { code } = await failure(async (context) => {
        set(context.workbook.worksheets.getActiveWorksheet().getRange("A1"));
        await context.sync();
      });
      expect(code).toBe(expected);
    });
  });
}
