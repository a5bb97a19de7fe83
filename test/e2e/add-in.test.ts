/// <reference types="office-js" />
import { inBrowser } from "../support/browser/in-browser";

/** What tests leave in the window of the add-in. */
declare global {
  var heard: { address: string; source: string; value: unknown }[];
}

describe.each([
  ["as Excel on the desktop runs it", ""],
  ["as Excel on the web runs it", "?office=web"],
])("an add-in, %s", (_, query) => {
  inBrowser("beside the embedded workbook", { query }, (workbook) => {
    beforeEach(() => workbook.newSheet());

    it("writes cells that appear in the grid, and one Ctrl+Z takes them all back", async () => {
      await workbook.frame.evaluate(() =>
        Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          sheet.getRange("B2:C3").values = [
            ["Ransomware", 0.1],
            ["Phishing", 2],
          ];
          await context.sync();
          sheet.getRange("D2").formulas = [["=EXPECTED_LOSS(C2,100000,1000000)"]];
          await context.sync();
        }),
      );
      expect(await workbook.values("B2:C3")).toEqual([
        ["Ransomware", 0.1],
        ["Phishing", 2],
      ]);
      await workbook.comesTo("D2", 40400.12826945724);
      await workbook.select("A9");
      await workbook.page.keyboard.press("Control+z");
      await workbook.comesTo("B2", null);
      expect(await workbook.values("B2:D3")).toEqual([
        [null, null, null],
        [null, null, null],
      ]);
    });

    it("hears of an edit typed into the grid, and reads what is there", async () => {
      await workbook.frame.evaluate(() => {
        globalThis.heard = [];
        return Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          sheet.onChanged.add(async ({ address, source }) => {
            await Excel.run(async (inHandler) => {
              const cell = inHandler.workbook.worksheets.getActiveWorksheet().getRange(address);
              cell.load("values");
              await inHandler.sync();
              const value: unknown = cell.values[0]?.[0];
              globalThis.heard.push({ address, source, value });
            });
          });
          await context.sync();
        });
      });
      await workbook.type("C5", "1234");
      await workbook.frame.waitForFunction(() => globalThis.heard.length > 0);
      expect(await workbook.frame.evaluate(() => globalThis.heard)).toEqual([
        { address: "C5", source: "Local", value: 1234 },
      ]);
    });

    it("breaks no rule of the page and asks nobody else for anything", () => {
      expect(workbook.complaints).toEqual([]);
    });
  });
});
