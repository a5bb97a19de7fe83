import { inBrowser } from "../support/browser/in-browser";
import { isLong } from "../support/is-long";

/** Mean of the lognormal loss whose 5th and 95th percentiles are 100,000 and 1,000,000. */
const meanLoss = 404001.2826945724;

const ways: readonly (readonly [string, string])[] = [
  ["as Excel on the desktop runs it", ""],
  ["at the pace of the add-in's own runtime", "?pacing=runtime"],
  ["as Excel on the web runs it", "?office=web"],
];

// The web differs in what the pane may ask, which other tests ask there; the long run types formulas in it, too.
describe.each(isLong ? ways : ways.slice(0, 2))("a formula in the browser, %s", (_, query) => {
  inBrowser("the embedded workbook", { query }, (workbook) => {
    beforeEach(() => workbook.newSheet());

    it("typed with a function of ours gives its number, at full precision", async () => {
      await workbook.type("B2", "=EXPECTED_LOSS(0.1,100000,1000000)");
      await workbook.comesTo("B2", meanLoss / 10);
      await workbook.page.evaluate(() => {
        const { grid } = globalThis.outspendWorkbook;
        const cell = { startRow: 1, startColumn: 1, endRow: 1, endColumn: 1 };
        grid.setNumberFormats({ sheet: grid.activeSheet(), ...cell }, [["#,##0.00"]]);
      });
      expect(await workbook.texts("B2")).toEqual([["40,400.13"]]);
    });

    it("spills a column of results, and shows #SPILL! where a cell is in the way", async () => {
      await workbook.type("A1", "0.1");
      await workbook.type("A2", "0.2");
      await workbook.type("A3", "0.3");
      await workbook.type("C1", "=EXPECTED_LOSS(A1:A3,100000,1000000)");
      await workbook.comesTo("C3", 0.3 * meanLoss);
      await workbook.type("E2", "in the way");
      await workbook.type("E1", "=EXPECTED_LOSS(A1:A3,100000,1000000)");
      await workbook.comesTo("E1", { error: "#SPILL!" });
    });

    it("that is refused shows #VALUE!, and its message where it is selected", async () => {
      await workbook.type("D4", "=EXPECTED_LOSS(-1,100000,1000000)");
      await workbook.comesTo("D4", { error: "#VALUE!" });
      await workbook.select("D4");
      const status = workbook.page.locator("#message");
      await status.filter({ hasText: "must" }).waitFor();
      expect(await status.innerText()).toMatch(/^D4 +#VALUE! frequency must .*, got -1$/);
      await workbook.select("D9");
      await workbook.page.waitForFunction(
        () => document.getElementById("message")?.textContent === "",
      );
    });

    it("follows the cells it depends on, through another function, and back with Ctrl+Z", async () => {
      await workbook.type("A1", "0.1");
      await workbook.type("B1", "=EXPECTED_LOSS(A1,100000,1000000)");
      await workbook.type("C1", "=EXPECTED_LOSS(B1/B1,B1,B1*10)");
      await workbook.comesTo("B1", meanLoss / 10);
      await workbook.settled();
      const [[before = null] = []] = await workbook.values("C1");
      await workbook.type("A1", "0.2");
      await workbook.comesTo("B1", meanLoss / 5);
      await workbook.comesTo("C1", 2 * Number(before));
      await workbook.page.keyboard.press("Control+z");
      await workbook.comesTo("B1", meanLoss / 10);
      await workbook.comesTo("C1", before);
      await workbook.page.keyboard.press("Control+y");
      await workbook.comesTo("B1", meanLoss / 5);
    });

    it("runs in a page that breaks no rule and asks nobody else for anything", () => {
      expect(workbook.complaints).toEqual([]);
    });
  });
});
