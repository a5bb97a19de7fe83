import { inBrowser } from "../support/browser/in-browser";

/* A register as a controller has it, from the selection to a figure in a cell, through the real office.js. */

inBrowser("a register with sums, thousands and texts", {}, (workbook) => {
  const pane = () => workbook.frame;
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const row = (name: string | RegExp) => pane().getByRole("listitem").getByRole("button", { name });

  it("is mended in the pane, and its loss is in a cell what it is there", async () => {
    await workbook.newSheet();
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.activeSheet();
      const range = { sheet, startRow: 5, startColumn: 1, endRow: 10, endColumn: 4 };
      grid.write(range, [
        ["Gefahr", "Wie oft", "Loss", "Spend"],
        ["Flood", "0.125", 800, 50],
        ["Storm", 2, 10, 5],
        ["Both plants", null, "=SUM(D7:D8)", "=SUM(E7:E8)"],
        ["Total outage", 0.5, 4, 1],
        ["Total", null, "=D9+D10", "=E9+E10"],
      ]);
      const thousands = ['#,##0 "k\u20ac"', '#,##0 "k\u20ac"'];
      grid.setNumberFormats(
        { ...range, startRow: 6, startColumn: 3 },
        Array.from({ length: 5 }, () => thousands),
      );
      grid.select({ ...range });
    });
    await button(/^Register /).click();
    await pane().getByRole("menuitem", { name: "Use the selection in the sheet" }).click();
    await button("Read Wie oft as Frequency").click();
    await button("Write all 2 headers").click();
    await button("Make C7 the number 0.125").click();
    await button("It is a threat").click();
    await row(/^Total outage/).waitFor();
    await button("Use in formulas").click();
    await pane().getByText("In formulas it is Threats_2").waitFor();
    await workbook.select("G1");
    await button("Figures as formulas").click();
    await pane().getByRole("menuitem", { name: "Average year's loss", exact: true }).click();
    await workbook.comesTo("G1", 1000 * (0.125 * 800 + 2 * 10 + 0.5 * 4));
    await workbook.comesTo("D6", "Loss (k\u20ac)");
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
