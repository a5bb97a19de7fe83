import { inBrowser } from "../support/browser/in-browser";

/* Which register the pane is about, through the real office.js. */

inBrowser("the place of the register", {}, (workbook) => {
  const pane = () => workbook.frame;
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const row = (name: string | RegExp) => pane().getByRole("listitem").getByRole("button", { name });
  const first = "Ransomware stops both plants";
  const toSheet = (wanted: string): Promise<void> =>
    workbook.page.evaluate((name) => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find((each) => each.name === name);
      if (sheet) grid.activateSheet(sheet.id);
    }, wanted);

  it("is another range once one is picked, and the table again once that is", async () => {
    await workbook.newSheet();
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const range = { startRow: 2, startColumn: 1, endRow: 4, endColumn: 4 };
      grid.write({ sheet: grid.activeSheet(), ...range }, [
        ["Scenario", "ARO", "SLE", "Budget"],
        ["Flood", 0.1, 20_000, 500],
        ["Storm", 0.2, 10_000, 5_000],
      ]);
    });
    await button(/^Register Register!/).click();
    await pane()
      .getByRole("menuitemradio", { name: /!B3:E5.*2 threats/ })
      .click();
    await row(/^Flood/).waitFor();
    await row(/^Flood/).click();
    const spend = pane().getByRole("textbox", { name: "Budget", exact: true });
    await spend.fill("750");
    await spend.press("Enter");
    await workbook.comesTo("E4", 750);
    await workbook.select("A1");
    await workbook.page.keyboard.press("Control+z");
    await workbook.comesTo("E4", 500);
    await button(/^Register /).click();
    await pane()
      .getByRole("menuitemradio", { name: /Register!A7/ })
      .click();
    await row(first).waitFor();
  });

  it("is the range around the selection where that is wished for", async () => {
    await workbook.newSheet();
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const range = { startRow: 0, startColumn: 0, endRow: 1, endColumn: 2 };
      grid.write({ sheet: grid.activeSheet(), ...range }, [
        ["Threat", "Frequency", "Loss"],
        ["Hail", 0.1, 20_000],
      ]);
    });
    await workbook.select("B2");
    await button(/^Register /).click();
    await pane().getByRole("menuitem", { name: "Use the selection in the sheet" }).click();
    await row(/^Hail/).waitFor();
    await button(/^Register /).click();
    await pane()
      .getByRole("menuitemradio", { name: /Register!A7/ })
      .click();
    await row(first).waitFor();
  });

  it("has the risk appetite beside it that is selected, whatever its headers", async () => {
    await workbook.newSheet();
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.activeSheet();
      grid.write({ sheet, startRow: 2, startColumn: 1, endRow: 4, endColumn: 2 }, [
        ["Wie oft", "Schwelle"],
        [0.5, 1_000_000],
        [0.001, 3_000_000],
      ]);
      grid.select({ sheet, startRow: 2, startColumn: 1, endRow: 4, endColumn: 2 });
    });
    await pane().getByRole("tab", { name: "Overview" }).click();
    const appetite = pane().getByRole("region", { name: "Risk appetite" });
    await appetite.getByRole("button", { name: /^(Change|Choose one)$/ }).click();
    await appetite.getByRole("button", { name: "Use the selection in the sheet" }).click();
    await pane().getByText("Appetite $3M", { exact: false }).first().waitFor();
    const column = (name: string) => appetite.getByRole("combobox", { name });
    expect(await column("A year that costs more than").inputValue()).toBe("Schwelle");
    expect(await column("May happen").inputValue()).toBe("Wie oft");
    await workbook.select("F1");
    await button("The curve as formulas").click();
    await pane()
      .getByRole("menuitem", { name: "The year held against the appetite", exact: true })
      .click();
    await workbook.comesTo("F3", 3_000_000);
    await workbook.comesTo("G3", 0.001);
    await appetite.getByRole("button", { name: "Find it by its headers" }).click();
    await column("May happen").waitFor({ state: "detached" });
    await pane().getByRole("tab", { name: "Threats" }).click();
    await row(first).waitFor();
  });

  it("is lost with the table, in words with something to do, and found again", async () => {
    await toSheet("Register");
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const table = grid.tables().find(({ name }) => name === "Threats");
      if (table) grid.deleteTable(table.id, false);
    });
    await pane().getByRole("heading", { name: "The threat register is gone" }).waitFor();
    await button("Insert a starter register").waitFor();
    await workbook.page.evaluate(() => {
      globalThis.outspendWorkbook.grid.undo();
    });
    await row(first).waitFor();
  });

  it("is a new sheet where a starter register is inserted", async () => {
    await toSheet("Register");
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      for (const { id } of grid.tables()) grid.deleteTable(id, false);
    });
    await button("Insert a starter register").click();
    await row(/^Ransomware stops operations/).waitFor();
    await button("Add threat").click();
    const field = (name: string) => pane().getByRole("textbox", { name, exact: true });
    await field("Threat").fill("Fire");
    await field("Frequency (a year)").fill("5%");
    await field("Loss low ($)").fill("1000");
    await field("Loss high ($)").fill("90,000");
    await field("Loss high ($)").press("Enter");
    await row(/^Fire/).waitFor();
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
