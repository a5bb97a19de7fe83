import { regionFor } from "../../../../src/workbook/book/region";
import { aMoment } from "../opened-office";
import type { OpenOffice } from "../opened-office";

export function protocolFacts(open: OpenOffice): void {
  describe("a run", () => {
    it("meets Excel on the desktop", async () => {
      const { window } = await open({ language: "de-DE" });
      const { context } = window.Office;
      const supports = (set: string, version: string) =>
        context.requirements.isSetSupported(set, version);
      expect([
        context.host,
        context.platform,
        context.contentLanguage,
        context.displayLanguage,
        context.officeTheme.bodyBackgroundColor.toLowerCase(),
        supports("ExcelApi", "1.14"),
        supports("SharedRuntime", "1.1"),
        supports("ExcelApi", "9.9"),
      ]).toEqual(["Excel", "PC", "de-DE", "de-DE", "#ffffff", true, true, false]);
    });

    it("takes options, those of undo included", async () => {
      const { window } = await open();
      const options = { delayForCellEdit: true, mergeUndoGroup: true };
      const name = await window.Excel.run(options, async (context) => {
        context.workbook.load("name");
        await context.sync();
        return context.workbook.name;
      });
      expect(name).toBe("Book1.xlsx");
    });

    it("cannot read what it did not load: the library itself says so", async () => {
      const { failure } = await open();
      const { code } = await failure(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        await context.sync();
        return range.values;
      });
      expect(code).toBe("PropertyNotLoaded");
    });

    it("loads everything there is when no names are given", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        range.load();
        range.format.load();
        context.workbook.worksheets.load("items");
        await context.sync();
        const { name } = context.workbook.worksheets.items[0] ?? {};
        return [range.address, range.rowCount, range.format.wrapText, name];
      });
      expect(seen).toEqual(["Sheet1!A1", 1, false, "Sheet1"]);
    });

    it("loads by an object of names, with what they lead to", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1:A2").values = [["Head"], [1]];
        sheet.tables.add("A1:A2", true);
        sheet.load({ name: true, tables: { showHeaders: true, columns: { name: true } } });
        await context.sync();
        const [table] = sheet.tables.items;
        return [sheet.name, table?.showHeaders, table?.columns.items.map(({ name }) => name)];
      });
      expect(seen).toEqual(["Sheet1", true, ["Head"]]);
    });

    it("sets several properties at once", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        range.set({ values: [[5]], format: { font: { bold: true } } });
        range.load("values,format/font/bold");
        await context.sync();
        return [range.values, range.format.font.bold];
      });
      expect(seen).toEqual([[[5]], true]);
    });

    it.each<[string, (context: Excel.RequestContext) => void, string, string]>([
      [
        "a sheet that is not there",
        ({ workbook }) => workbook.worksheets.getItem("Nope").getRange("A1"),
        "ItemNotFound",
        "WorksheetCollection.getItem",
      ],
      [
        "an address that is none",
        ({ workbook }) => workbook.worksheets.getActiveWorksheet().getRange("A0:B"),
        "InvalidArgument",
        "Worksheet.getRange",
      ],
      [
        "a method that is not implemented",
        ({ workbook }) => {
          workbook.worksheets.getActiveWorksheet().getRange("A1").merge();
        },
        "ApiNotFound",
        "Range.merge",
      ],
      [
        "an object that is not implemented",
        ({ workbook }) => workbook.worksheets.getActiveWorksheet().pivotTables.getItem("x"),
        "ApiNotFound",
        "Worksheet.pivotTables",
      ],
      [
        "formulas in R1C1",
        ({ workbook }) => {
          workbook.worksheets.getActiveWorksheet().getRange("A1").formulasR1C1 = [["=RC[1]"]];
        },
        "ApiNotFound",
        "Range.formulasR1C1",
      ],
      [
        "a property that is not implemented",
        ({ workbook }) => workbook.worksheets.getActiveWorksheet().getRange("A1").load("hyperlink"),
        "ApiNotFound",
        "Range",
      ],
      [
        "another mode of calculation",
        ({ workbook }) => {
          workbook.application.calculationMode = "Manual";
        },
        "ApiNotFound",
        "Application.calculationMode",
      ],
    ])("ends with an error at %s", async (_, ask, code, location) => {
      const { failure } = await open();
      const failed = await failure(async (context) => {
        ask(context);
        await context.sync();
      });
      expect(failed.code).toBe(code);
      expect(failed.location).toContain(location);
      expect(failed.message).not.toBe("");
      expect(failed.statement).toBeDefined();
    });

    it("keeps what it did before the error, and does nothing after it", async () => {
      const { failure, values } = await open();
      await failure(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").values = [["before"]];
        sheet.getRange("A2").values = [[1, 2]];
        sheet.getRange("A3").values = [["after"]];
        await context.sync();
      });
      expect(await values("A1:A3")).toEqual([["before"], [""], [""]]);
    });

    it("cannot use a range of a run that is over, unless it was kept", async () => {
      const { run, failure, window } = await open();
      const { lost, kept } = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        const ranges = { lost: sheet.getRange("A1"), kept: sheet.getRange("B1") };
        context.trackedObjects.add(ranges.kept);
        await context.sync();
        return ranges;
      });
      await aMoment();
      const { code } = await failure(async () => {
        lost.load("values");
        await lost.context.sync();
      });
      const address = await window.Excel.run(kept, async (context) => {
        kept.load("address");
        await context.sync();
        return kept.address;
      });
      expect([code, address]).toEqual(["InvalidObjectPath", "Sheet1!B1"]);
    });

    it("finds no sheet once it is deleted", async () => {
      const { failure } = await open();
      const { code } = await failure(async (context) => {
        const sheet = context.workbook.worksheets.add("Second");
        await context.sync();
        sheet.delete();
        await context.sync();
        sheet.load("name");
        await context.sync();
      });
      expect(code).toBe("ItemNotFound");
    });

    it("does nothing where a null object is told to do something, and goes on", async () => {
      const { run, values } = await open();
      const isNullObject = await run(async (context) => {
        const none = context.workbook.worksheets.getItemOrNullObject("Nope");
        none.activate();
        none.getRange("A1").clear();
        none.delete();
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["on"]];
        await context.sync();
        return none.isNullObject;
      });
      expect([isNullObject, await values("A1")]).toEqual([true, [["on"]]]);
    });

    it("cannot set anything of a null object", async () => {
      const { failure } = await open();
      const { code } = await failure(async (context) => {
        context.workbook.worksheets.getItemOrNullObject("Nope").name = "There";
        await context.sync();
      });
      expect(code).toBe("ItemNotFound");
    });

    it("says the separators of the region under the words of another language", async () => {
      const { run } = await open({ language: "en-US", region: regionFor("de-DE") });
      const said = await run(async (context) => {
        const { application } = context.workbook;
        application.load("decimalSeparator,thousandsSeparator,useSystemSeparators");
        const { cultureInfo } = application;
        cultureInfo.load("name,numberFormat,datetimeFormat/shortDatePattern");
        cultureInfo.datetimeFormat.load("dateSeparator");
        await context.sync();
        return [
          application.decimalSeparator,
          application.thousandsSeparator,
          application.useSystemSeparators,
          cultureInfo.name,
          cultureInfo.numberFormat.numberDecimalSeparator,
          cultureInfo.numberFormat.numberGroupSeparator,
          cultureInfo.datetimeFormat.shortDatePattern,
          cultureInfo.datetimeFormat.dateSeparator,
        ];
      });
      expect(said).toEqual([",", ".", true, "de-DE", ",", ".", "d.M.yyyy", "."]);
    });

    it("is refused while somebody types in a cell, and works afterwards", async () => {
      const { typing, failure, write, values } = await open();
      // Without a screen nobody types.
      if (!typing) return;
      typing.begin();
      const { code } = await failure(async (context) => {
        context.workbook.load("name");
        await context.sync();
      });
      typing.end();
      await write("A1", [[1]]);
      expect([code, await values("A1")]).toEqual(["InvalidOperationInCellEditMode", [[1]]]);
    });

    it("reads what its formulas come to", async () => {
      const { run } = await open();
      const seen = await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1:A3").formulas = [[1], ["=A1*2"], ["=SUM(A1:A2)"]];
        const range = sheet.getRange("A1:A3");
        range.load("values,formulas");
        await context.sync();
        context.workbook.application.calculate("Full");
        range.calculate();
        sheet.calculate(false);
        await context.sync();
        return [range.values, range.formulas];
      });
      expect(seen).toEqual([
        [[1], [2], [3]],
        [[1], ["=A1*2"], ["=SUM(A1:A2)"]],
      ]);
    });

    it("may ask for calm on the screen", async () => {
      const { run } = await open();
      const mode = await run(async (context) => {
        const { application } = context.workbook;
        application.suspendScreenUpdatingUntilNextSync();
        application.suspendApiCalculationUntilNextSync();
        application.load("calculationMode");
        await context.sync();
        return application.calculationMode;
      });
      expect(mode).toBe("Automatic");
    });
  });

  describe("undo", () => {
    it("takes back all edits of a run at once, over several syncs", async () => {
      const { grid, run, values } = await open();
      await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").values = [[1]];
        await context.sync();
        sheet.getRange("A2").values = [[2]];
        sheet.getRange("A1:A2").format.font.bold = true;
        await context.sync();
      });
      await aMoment();
      grid.undo();
      const undone = await values("A1:A2");
      grid.redo();
      expect([undone, await values("A1:A2")]).toEqual([
        [[""], [""]],
        [[1], [2]],
      ]);
    });

    it("is one step though another run reads and ends in between", async () => {
      const { grid, run, values } = await open();
      await run(async (context) => {
        const sheet = context.workbook.worksheets.getActiveWorksheet();
        sheet.getRange("A1").values = [[1]];
        await context.sync();
        await values("A1");
        sheet.getRange("A2").values = [[2]];
        await context.sync();
      });
      await aMoment();
      grid.undo();
      expect(await values("A1:A2")).toEqual([[""], [""]]);
    });

    it("takes back one run and leaves the one before", async () => {
      const { grid, write, values } = await open();
      await write("A1", [[1]]);
      await aMoment();
      await write("A1", [[2]]);
      await aMoment();
      grid.undo();
      expect(await values("A1")).toEqual([[1]]);
    });
  });
}
