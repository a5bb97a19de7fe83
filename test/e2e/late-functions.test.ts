import type { Page } from "playwright-core";
import { inBrowser } from "../support/in-browser";

/** What the test leaves in the window of the add-in. */
declare global {
  var associatedAtReady: number | undefined;
}

/** Milliseconds by which the functions come late: longer than office.js takes to be ready. */
const delay = 3000;

/** Lets the functions come late, and counts those that are known as office.js says that it is ready. */
async function comeLate(page: Page): Promise<void> {
  await page.route("**/addin/functions.js*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    await route.continue();
  });
  await page.route("**/office-js/office.js", async (route) => {
    const answer = await route.fetch();
    const count = "Object.keys(CustomFunctions._association.mappings).length";
    const note = `Office.onReady(() => { globalThis.associatedAtReady = ${count}; });`;
    await route.fulfill({ response: answer, body: `${await answer.text()}\n${note}` });
  });
}

inBrowser("functions that come late", { prepare: comeLate }, (workbook) => {
  it("are known before office.js says that it is ready", async () => {
    expect(await workbook.frame.evaluate(() => globalThis.associatedAtReady)).toBe(30);
  });

  it("answer the first call, which Excel makes at once", async () => {
    await workbook.newSheet();
    await workbook.type("A1", "=EXPECTED_LOSS(0.1,100000,1000000)");
    await workbook.comesTo("A1", 40_400.00000000001);
    const faults = await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      return grid.sheets().flatMap(({ id }) => {
        const used = grid.usedRange(id, true);
        const cells = used ? grid.values(used).flat() : [];
        return cells.filter((cell) => typeof cell === "object" && cell !== null);
      });
    });
    expect(faults).toEqual([]);
  });

  it("leave the page without a fault", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
