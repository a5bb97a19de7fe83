import type { Locator } from "playwright-core";
import { contrastOf } from "../support/browser/contrast";
import { inBrowser } from "../support/browser/in-browser";

/** What tests leave in the window of the add-in. */
declare global {
  var mark: number | undefined;
}

/** Milliseconds in which a sheet is painted anew, and after which two clicks are no double click. */
const moment = 600;

inBrowser("the embedded workbook's page", {}, (workbook) => {
  it("shows the file's name, the manifest's button and the add-in in its pane", async () => {
    const { page, frame } = workbook;
    expect(await page.locator("#name").innerText()).toBe("sample.xlsx");
    expect(await page.title()).toBe("sample.xlsx - Outspend");
    const ribbon = page.getByRole("navigation", { name: "Ribbon" });
    expect(await ribbon.innerText()).toMatch(/^Home\s+Security budget\s+Outspend$/);
    expect(await frame.locator("body").innerText()).not.toBe("");
  });

  it("closes the pane and opens it again from the ribbon; the add-in lives on meanwhile", async () => {
    const { page, frame } = workbook;
    await frame.evaluate(() => (globalThis.mark = 7));
    const pane = page.locator("#pane");
    await page.getByRole("button", { name: "Close the pane" }).click();
    expect(await pane.isVisible()).toBe(false);
    await page.getByRole("group", { name: "Security budget" }).getByRole("button").click();
    expect(await pane.isVisible()).toBe(true);
    expect(await frame.evaluate(() => globalThis.mark)).toBe(7);
  });

  it("gives the keyboard to the ribbon's button as the pane closes, and to the pane as it opens", async () => {
    const { page, frame } = workbook;
    const close = page.getByRole("button", { name: "Close the pane" });
    const button = page.getByRole("group", { name: "Security budget" }).getByRole("button");
    const isFocused = (each: Locator) =>
      each.evaluate((element) => element === document.activeElement);
    for (const press of [() => close.click(), () => close.press("Enter")]) {
      await press();
      expect(await isFocused(button)).toBe(true);
      await page.keyboard.press("Enter");
      expect(await isFocused(page.locator("#pane-frame"))).toBe(true);
      expect(await frame.evaluate(() => document.hasFocus())).toBe(true);
    }
  });

  it("lets the pane be made wider and narrower by keyboard and by pointer", async () => {
    const { page } = workbook;
    const splitter = page.getByRole("separator", { name: "Width of the pane" });
    const width = async () => (await page.locator("#pane").boundingBox())?.width ?? 0;
    const before = await width();
    await splitter.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await width()).toBe(before + 16);
    await page.keyboard.press("Home");
    expect(await width()).toBe(300);
    expect(await splitter.getAttribute("aria-valuenow")).toBe("300");
    const box = await splitter.boundingBox();
    if (!box) throw new Error("the splitter must be visible");
    await page.mouse.move(box.x + 2, 400);
    await page.mouse.down();
    await page.mouse.move(box.x - 98, 400, { steps: 5 });
    await page.mouse.up();
    expect(Math.abs((await width()) - 400)).toBeLessThanOrEqual(6);
  });

  it.each(["", "with frozen rows and columns"])(
    "brings into sight what an add-in selects %s",
    async (isFrozen) => {
      const { page, frame } = workbook;
      if (isFrozen) {
        await page.evaluate(() => {
          const { grid } = globalThis.outspendWorkbook;
          const register = grid.sheets().find(({ name }) => name === "Register");
          if (register) grid.activateSheet(register.id);
        });
      } else await workbook.newSheet();
      const select = (address: string) =>
        frame.evaluate(
          (wanted) =>
            Excel.run(async (context) => {
              context.workbook.worksheets.getActiveWorksheet().getRange(wanted).select();
              await context.sync();
            }),
          address,
        );
      /** The cell that is hit by a click far from the frozen ones. */
      const clicked = async () => {
        await page.waitForTimeout(moment);
        await workbook.canvas.click({ position: { x: 700, y: 400 } });
        return page.evaluate(() => globalThis.outspendWorkbook.grid.selection());
      };
      for (const [address, row, column] of [
        ["AF2500", 2499, 31],
        ["F10", 9, 5],
      ] as const) {
        await select(address);
        const near = await clicked();
        expect(Math.abs(near.startRow - row)).toBeLessThan(40);
        expect(Math.abs(near.startColumn - column)).toBeLessThan(20);
      }
    },
  );

  it("knows our functions as one types: names, arguments and what they mean", async () => {
    const { page } = workbook;
    await workbook.newSheet();
    await workbook.select("A1");
    await page.keyboard.type("=expec");
    await page.getByText("EXPECTED_LOSS", { exact: true }).waitFor();
    await page
      .getByText(/^Expected loss of a year/)
      .first()
      .waitFor();
    await page.keyboard.type("ted_loss(");
    await page.getByText("frequency_or_register").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });

  it("leaves plain text from the clipboard as it is, whatever it looks like", async () => {
    const { page } = workbook;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await workbook.newSheet();
    await workbook.select("A1");
    const text = 'Q1 <draft> 5\tb\na<b>c\t<b>\ny\t&lt;"&amp;"\nx < 5\t12';
    await page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
    await page.keyboard.press("Control+v");
    await workbook.comesTo("B4", 12);
    expect(await workbook.values("A1:B4")).toEqual([
      ["Q1 <draft> 5", "b"],
      ["a<b>c", "<b>"],
      ["y", '&lt;"&amp;"'],
      ["x < 5", 12],
    ]);
  });

  it("pastes cells of several lines as one, in the look of where they go", async () => {
    const { page } = workbook;
    await workbook.select("D1");
    await page.keyboard.press("Control+b");
    const text = '"two\nlines"\t7\n"say ""hi"", twice"\t=E1*2\n';
    await page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
    await page.keyboard.press("Control+v");
    await workbook.comesTo("E2", 14);
    expect(await workbook.values("D1:E3")).toEqual([
      ["two\nlines", 7],
      ['say "hi", twice', 14],
      [null, null],
    ]);
    await workbook.select("D1:E2");
    await page.keyboard.press("Control+c");
    await page.waitForFunction(async () => {
      const [item] = await navigator.clipboard.read();
      return item?.types.includes("text/html");
    });
    await workbook.select("G1");
    await page.keyboard.press("Control+v");
    await workbook.comesTo("H2", 14);
    const looks = await page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const name = grid.sheets().find(({ id }) => id === grid.activeSheet())?.name;
      const cells = grid.book().sheets.find((sheet) => sheet.name === name)?.cells ?? [];
      return cells
        .filter(({ row, column }) => row < 2 && column > 2)
        .map(({ row, column, formula, style }) => ({ row, column, formula, style }));
    });
    // No font nor size that the cells did not have.
    expect(looks).toEqual([
      { row: 0, column: 3, style: { bold: true } },
      { row: 0, column: 4 },
      { row: 0, column: 6, style: { bold: true } },
      { row: 0, column: 7 },
      { row: 1, column: 3 },
      { row: 1, column: 4, formula: "E1*2" },
      { row: 1, column: 6 },
      { row: 1, column: 7, formula: "H1*2" },
    ]);
  });

  it("ends lines that are typed into a cell as Excel does", async () => {
    const { page } = workbook;
    await workbook.select("J1");
    await workbook.begin("a");
    await page.keyboard.press("Alt+Enter");
    await page.keyboard.type("b");
    await page.keyboard.press("Enter");
    await workbook.comesTo("J1", "a\nb");
    await workbook.type("J2", "=FIND(CHAR(10),J1)");
    await workbook.comesTo("J2", 2);
  });

  it("refuses in words a text that is longer than Excel's cells take", async () => {
    const { page } = workbook;
    await workbook.newSheet();
    await workbook.type("A1", "short");
    await workbook.select("A1");
    await page.keyboard.press("F2");
    await page.waitForFunction(() => globalThis.outspendWorkbook.grid.isEditing());
    await page.keyboard.insertText(" word".repeat(8000));
    await page.keyboard.press("Enter");
    const refusal =
      /^A1 was not changed because the text has 40005 characters and a cell takes 32767/;
    await page.locator("#message").filter({ hasText: refusal }).waitFor();
    expect(await workbook.values("A1")).toEqual([["short"]]);
  });

  it("refuses in words a name of a sheet that Excel keeps for itself", async () => {
    const { page } = workbook;
    await workbook.newSheet();
    const name = await page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      return grid.sheets().find(({ id }) => id === grid.activeSheet())?.name ?? "";
    });
    const tabs = page.locator("[data-u-comp=slide-tab-bar]");
    await workbook.rename(name, "history");
    await page.getByText(/Excel keeps it for itself/).waitFor();
    await page.getByRole("button", { name: "OK" }).click();
    await page.waitForTimeout(300);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Histories");
    await page.keyboard.press("Enter");
    await tabs.getByText("Histories", { exact: true }).waitFor();
    const names = await page.evaluate(() =>
      globalThis.outspendWorkbook.grid.sheets().map((sheet) => sheet.name),
    );
    expect(names.at(-1)).toBe("Histories");
  });

  it("says what is wrong where the pointer rests on an error", async () => {
    const { page } = workbook;
    await workbook.newSheet();
    await workbook.type("B3", "=EXPECTED_LOSS(-1,100000,1000000)");
    await workbook.comesTo("B3", { error: "#VALUE!" });
    const grid = await workbook.canvas.boundingBox();
    if (!grid) throw new Error("the grid must be visible");
    await page.mouse.move(grid.x + 170, grid.y + 130);
    await page.mouse.move(grid.x + 145, grid.y + 70, { steps: 4 });
    await page.getByText("frequency must").first().waitFor();
  });

  it("breaks no rule and asks nobody else for anything", () => {
    expect(workbook.complaints).toEqual([]);
  });
});

inBrowser("the page in a narrow window", { width: 900, height: 640 }, (workbook) => {
  /** The widths in which tabs of sheets can be seen, and whether any two things in their line lie on each other. */
  const foot = () =>
    workbook.page.evaluate(() => {
      const tab = document.querySelector("[data-u-comp=slide-tab-bar]");
      const line = tab?.closest("footer");
      if (!tab || !line) throw new Error("the line of tabs must be there");
      const buttons = Array.from(line.querySelectorAll("button"))
        .map((button) => button.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .sort((a, b) => a.left - b.left);
      const seen = tab.parentElement?.getBoundingClientRect().width ?? 0;
      const overlaps = buttons.filter(({ left }, at) => left < (buttons[at - 1]?.right ?? 0));
      const beyond = buttons.filter(({ right }) => right > line.getBoundingClientRect().right);
      return { seen, faults: overlaps.length + beyond.length };
    });

  it("shows several tabs of sheets beside the usual pane", async () => {
    const { seen, faults } = await foot();
    expect(seen).toBeGreaterThan(250);
    expect(faults).toBe(0);
  });

  it("keeps room for tabs however wide the pane is made", async () => {
    await workbook.page.locator("#splitter").press("End");
    await workbook.page.waitForTimeout(200);
    const { seen, faults } = await foot();
    expect(seen).toBeGreaterThan(150);
    expect(faults).toBe(0);
  });

  it("keeps a tab in sight where there is hardly room for both", async () => {
    await workbook.page.setViewportSize({ width: 500, height: 500 });
    await workbook.page.waitForTimeout(200);
    const { seen, faults } = await foot();
    expect(seen).toBeGreaterThan(70);
    expect(faults).toBe(0);
  });
});

for (const dark of [false, true]) {
  inBrowser(`the hint of a function in the ${dark ? "dark" : "light"}`, { dark }, (workbook) => {
    it("can be read: every line stands out from its ground by 4.5 to 1", async () => {
      const { page } = workbook;
      await workbook.newSheet();
      await workbook.select("A1");
      await page.keyboard.type("=expected_loss(");
      const described = page.getByText(/^Required\. Loss events a year/);
      await described.waitFor();
      for (const line of [
        described,
        page.getByText("frequency_or_register", { exact: true }).first(),
        page.getByText("frequency_or_register", { exact: true }).last(),
      ]) {
        expect(await contrastOf(line)).toBeGreaterThan(4.5);
      }
    });
  });
}
