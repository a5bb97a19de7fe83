import type { Page } from "playwright-core";
import { functions } from "../golden/functions.json";
import { inBrowser } from "../support/browser/in-browser";

/** What the test leaves in the window of the add-in, and what office.js speaks through there. */
declare global {
  var associatedAtReady: number | undefined;
  var _richApiNativeBridge: { sendMessageToHost: (text: string) => void } | undefined;
}

/** Milliseconds by which the functions come late: longer than office.js takes to be ready. */
const delay = 3000;

/** Lets the functions come late, and counts those that are known as the runtime says that it takes calls. */
async function comeLate(page: Page): Promise<void> {
  await page.route("**/addin/functions.js*", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    await route.continue();
  });
  await page.addInitScript(() => {
    if (parent === self) return;
    let bridge: typeof globalThis._richApiNativeBridge;
    const known = (): number => {
      const { CustomFunctions: functions } = globalThis as unknown as {
        CustomFunctions: { _association: { mappings: object } };
      };
      return Object.keys(functions._association.mappings).length;
    };
    Object.defineProperty(globalThis, "_richApiNativeBridge", {
      configurable: true,
      get: () => bridge,
      set: (given: NonNullable<typeof bridge>) => {
        const send = given.sendMessageToHost.bind(given);
        given.sendMessageToHost = (text) => {
          const isReady = text.includes("_SetOsfControlContainerReadyForCustomFunctions");
          if (isReady) globalThis.associatedAtReady ??= known();
          send(text);
        };
        bridge = given;
      },
    });
  });
}

inBrowser("functions that come late", { prepare: comeLate }, (workbook) => {
  it("are known before the runtime says that it takes calls", async () => {
    expect(await workbook.frame.evaluate(() => globalThis.associatedAtReady)).toBe(
      functions.length,
    );
  });

  it("answer the first call, which Excel makes at once", async () => {
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.addSheet().id;
      grid.activateSheet(sheet);
      const cell = { sheet, startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
      grid.write(cell, [["=EXPECTED_LOSS(0.1,100000,1000000)"]]);
    });
    await workbook.comesTo("A1", 40_400.12826945724);
    /** Cells that show an error, the sample's own among them; those that the other thread still works on are busy. */
    const faults = () =>
      workbook.page.evaluate(() => {
        const { grid } = globalThis.outspendWorkbook;
        return grid.sheets().flatMap(({ id }) => {
          const used = grid.usedRange(id, true);
          const cells = used ? grid.values(used).flat() : [];
          return cells.flatMap((cell) => (typeof cell === "object" && cell ? [cell.error] : []));
        });
      });
    let last = await faults();
    for (const end = Date.now() + 30_000; last.includes("#BUSY!") && Date.now() < end;) {
      await workbook.page.waitForTimeout(100);
      last = await faults();
    }
    expect(last).toEqual([]);
  });

  it("leave the page without a fault", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
