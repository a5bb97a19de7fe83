import type { SheetRange } from "../../src/embedded/grid";
import { inBrowser } from "../support/browser/in-browser";

/*
 * The pane beside the sample workbook, through the real office.js. Every test leaves the workbook as it found it.
 */

/** Row 8 of the sheet Register holds the first threat; these are its columns. */
const first = "Ransomware stops both plants";

inBrowser("the pane beside a workbook", {}, (workbook) => {
  beforeAll(() => workbook.spendAsTyped());

  const pane = () => workbook.frame;
  const row = (name: string | RegExp) => pane().getByRole("listitem").getByRole("button", { name });
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const field = (name: string) => pane().getByRole("textbox", { name, exact: true });
  const seen = (words: string | RegExp) =>
    pane().getByText(words).filter({ visible: true }).first().waitFor();

  const toSheet = (wanted: string): Promise<void> =>
    workbook.page.evaluate((name) => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find((each) => each.name === name);
      if (sheet) grid.activateSheet(sheet.id);
    }, wanted);
  const gapCell = async (): Promise<number> => {
    await workbook.settled();
    return workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const budget = grid.sheets().find(({ name }) => name === "Budget");
      const cell = { startRow: 15, startColumn: 1, endRow: 15, endColumn: 1 };
      return Number(grid.values({ sheet: budget?.id ?? "", ...cell })[0]?.[0]);
    });
  };
  const table = (): Promise<{ readonly range: SheetRange; readonly showTotals: boolean }> =>
    workbook.page.evaluate(() => {
      const found = globalThis.outspendWorkbook.grid
        .tables()
        .find(({ name }) => name.startsWith("Threats"));
      if (!found) throw new Error("the table must be there");
      return found;
    });
  const undo = async (): Promise<void> => {
    await workbook.select("A1");
    await workbook.page.keyboard.press("Control+z");
  };
  const rowsComeTo = (count: number): Promise<unknown> =>
    workbook.page.waitForFunction((wanted) => {
      const found = globalThis.outspendWorkbook.grid
        .tables()
        .find(({ name }) => name.startsWith("Threats"));
      return found && found.range.endRow - found.range.startRow === wanted;
    }, count);
  const rowCount = async (): Promise<number> => {
    const { range } = await table();
    return range.endRow - range.startRow;
  };
  const toList = async (): Promise<void> => {
    if (await button("Threats").count()) await button("Threats").click();
    await row(/^Ransomware/)
      .first()
      .waitFor();
  };

  beforeEach(async () => {
    await toSheet("Register");
    await row(first).waitFor();
  });

  it("shows what is typed in the sheet", async () => {
    await workbook.type("P8", "512345");
    await pane()
      .getByRole("button", { name: /Ransomware stops both plants.*Spend \$?512,345/ })
      .waitFor();
    await undo();
    await pane()
      .getByRole("button", { name: /Ransomware stops both plants.*Spend \$?512,345/ })
      .waitFor({ state: "detached" });
  });

  it("changes the sheet and every function cell, and Ctrl+Z takes it back in one step", async () => {
    const before = await gapCell();
    const [[frequency = null, , , , , , , , , , , , , , spend = null] = []] =
      await workbook.values("B8:P8");
    await row(first).click();
    await field("Frequency").fill("0.4");
    await field("Spend").fill("1");
    await field("Spend").press("Enter");
    await seen(`Saved ${first}.`);
    await workbook.comesTo("P8", 1);
    await workbook.comesTo("B8", 0.4);
    expect(await gapCell()).not.toBe(before);
    await undo();
    await workbook.comesTo("P8", spend);
    await workbook.comesTo("B8", frequency);
    expect(await gapCell()).toBe(before);
  });

  it("adds a row to the table, with a total below and without, and Ctrl+Z takes it away", async () => {
    const before = await rowCount();
    for (const showTotals of [false, true]) {
      await workbook.page.evaluate((on) => {
        const { grid } = globalThis.outspendWorkbook;
        const found = grid.tables().find(({ name }) => name.startsWith("Threats"));
        if (found) grid.setTable(found.id, { showTotals: on });
      }, showTotals);
      const totals = Number(showTotals);
      await rowsComeTo(before + totals);
      await button("Add threat").click();
      await field("Threat").fill("Flooded archive");
      await field("Frequency").fill("0.02");
      await field("Loss low").fill("10000");
      await field("Loss high").fill("90000");
      await field("Status").fill("Open");
      await button(/^Add$/).click();
      await seen("Added Flooded archive.");
      await rowsComeTo(before + totals + 1);
      const { range } = await table();
      const last = range.endRow + 1 - totals;
      expect(await workbook.values(`A${last}:B${last}`)).toEqual([["Flooded archive", 0.02]]);
      await undo();
      await rowsComeTo(before + totals);
      await row("Flooded archive").waitFor({ state: "detached" });
    }
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const found = grid.tables().find(({ name }) => name.startsWith("Threats"));
      if (found) grid.setTable(found.id, { showTotals: false });
    });
    await rowsComeTo(before);
  });

  it("duplicates a threat with its cells, and deletes the copy again", async () => {
    const before = await rowCount();
    await row(first).click();
    await button("Duplicate").click();
    await rowsComeTo(before + 1);
    const heading = pane().getByRole("heading", { name: /^Ransomware stops both plants .+/ });
    await heading.waitFor();
    const name = await heading.innerText();
    await button("Delete").click();
    await pane().getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await seen(`Deleted ${name}.`);
    await rowsComeTo(before);
    await undo();
    await rowsComeTo(before + 1);
    await undo();
    await rowsComeTo(before);
    await toList();
    await row(name).waitFor({ state: "detached" });
  });

  it("ends two edits of one cell from both sides with both values shown and nothing lost", async () => {
    await row(first).click();
    await field("Spend").fill("300001");
    await workbook.type("P8", "300002");
    await seen(/The sheet now holds .*300,002.*You typed 300001/);
    await field("Spend").press("Enter");
    await workbook.comesTo("P8", 300_002);
    await button("Keep mine").click();
    await field("Spend").press("Enter");
    await seen(`Saved ${first}.`);
    await workbook.comesTo("P8", 300_001);
    await undo();
    await workbook.comesTo("P8", 300_002);
    await undo();
    await toList();
  });

  it("says that a cell is being edited, keeps the form, and saves once it is over", async () => {
    await row(first).click();
    await field("Spend").fill("300003");
    await workbook.select("A30");
    await workbook.begin("x");
    await pane()
      .locator("form")
      .evaluate((form: HTMLFormElement) => {
        form.requestSubmit();
      });
    await seen("A cell is being edited");
    expect(await field("Spend").inputValue()).toMatch(/^300,?003$/);
    await workbook.page.keyboard.press("Escape");
    await workbook.page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
    await field("Spend").press("Enter");
    await seen(`Saved ${first}.`);
    await workbook.comesTo("P8", 300_003);
    await undo();
    await toList();
  });

  it("says that the sheet is protected, and changes nothing", async () => {
    const [[spend = null] = []] = await workbook.values("P8");
    const protect = (on: boolean): Promise<void> =>
      workbook.page.evaluate((wanted) => {
        const { grid } = globalThis.outspendWorkbook;
        grid.protect(grid.activeSheet(), wanted);
      }, on);
    await protect(true);
    try {
      await row(first).click();
      await field("Spend").fill("300004");
      await field("Spend").press("Enter");
      await seen(/sheet is protected/);
      await workbook.comesTo("P8", spend);
    } finally {
      await protect(false);
    }
    await field("Spend").press("Enter");
    await seen(`Saved ${first}.`);
    await workbook.comesTo("P8", 300_004);
    await undo();
    await toList();
  });

  it("lists a register of which every row has a problem, each with its reason", async () => {
    const rows = await rowCount();
    await workbook.page.evaluate((count) => {
      const { grid } = globalThis.outspendWorkbook;
      const column = { startRow: 7, startColumn: 1, endRow: 6 + count, endColumn: 2 };
      const end = grid.openStep();
      grid.write({ sheet: grid.activeSheet(), ...column }, Array(count).fill(["often", ""]));
      end();
    }, rows);
    await row(/Frequency must be a number, got the text "often"/)
      .first()
      .waitFor();
    await seen(/problems/);
    expect(await pane().getByRole("region", { name: "Coverage" }).count()).toBe(0);
    await undo();
    await pane().getByRole("region", { name: "Coverage" }).waitFor();
  });

  it("keeps to its table when that and a header are renamed, and says which header is not known", async () => {
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const found = grid.tables().find(({ name }) => name === "Threats");
      if (found) grid.setTable(found.id, { name: "ThreatsRenamed" });
    });
    await workbook.type("B7", "How often it is");
    await seen(/How often it is|Probability|must/);
    await row(first).waitFor();
    await undo();
    await pane().getByRole("region", { name: "Coverage" }).waitFor();
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const found = grid.tables().find(({ name }) => name === "ThreatsRenamed");
      if (found) grid.setTable(found.id, { name: "Threats" });
    });
  });

  it("stores a name that looks like a formula, markup or a member as the text it is", async () => {
    const names = ['=HYPERLINK("http://x","y")', "<img src=x onerror=alert(1)>", "__proto__"];
    for (const name of [...names, "Total outage", "تعطل ".repeat(60).trim()]) {
      await row(first).click();
      await field("Threat").fill(name);
      await field("Threat").press("Enter");
      await seen(`Saved ${name}`);
      await workbook.comesTo("A8", name);
      await undo();
      await workbook.comesTo("A8", first);
      await row(first).waitFor();
    }
    expect(await pane().locator("main img").count()).toBe(0);
  });

  it("follows the selection of the sheet, and selects in the sheet what is opened", async () => {
    await workbook.select("D10");
    const [[name = null] = []] = await workbook.values("A10");
    await pane()
      .locator("[aria-current=true]", { hasText: typeof name === "string" ? name : "?" })
      .waitFor();
    await row(first).click();
    await workbook.page.waitForFunction(
      () => globalThis.outspendWorkbook.grid.selection().startRow === 7,
    );
    await toList();
  });

  it("is left for the sheet with F6, and come back to", async () => {
    await row(first).focus();
    await workbook.page.keyboard.press("F6");
    await workbook.page.waitForFunction(
      () => document.activeElement !== null && document.activeElement.tagName !== "IFRAME",
    );
    await workbook.page.keyboard.press("F6");
    await workbook.page.waitForFunction(() => document.activeElement?.tagName === "IFRAME");
    expect(await pane().evaluate(() => document.activeElement?.textContent)).toContain(first);
  });

  it("breaks no rule and asks nobody else for anything", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
