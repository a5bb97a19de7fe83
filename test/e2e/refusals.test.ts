import { inBrowser } from "../support/browser/in-browser";

/* What functions refuse, in the pane beside the sheet, through the real office.js. */

inBrowser("formulas that refuse", {}, (workbook) => {
  const section = () => workbook.frame.getByRole("region", { name: "Formulas without a figure" });
  const line = (address: string) =>
    section()
      .getByRole("listitem")
      .filter({ hasText: new RegExp(`!${address} `) });
  const isGone = () => section().waitFor({ state: "detached" });

  /** A formula is put in as an add-in would: that typing works is shown elsewhere. */
  const enter = (address: string, formula: string): Promise<void> =>
    workbook.page.evaluate(
      ([column, row, input]) => {
        const { grid } = globalThis.outspendWorkbook;
        const [at, down] = [column.charCodeAt(0) - 65, Number(row) - 1];
        const cell = { startRow: down, endRow: down, startColumn: at, endColumn: at };
        grid.write({ sheet: grid.activeSheet(), ...cell }, [[input]]);
      },
      [address.charAt(0), address.slice(1), formula] as const,
    );

  beforeAll(() => workbook.newSheet());

  it("are listed with their cell and their words, and go when they are mended", async () => {
    await enter("B2", "=EXPECTED_LOSS(-1,1000)");
    await line("B2").waitFor();
    expect(await line("B2").innerText()).toMatch(
      /^Sheet\d+!B2 EXPECTED_LOSS: frequency must be 0 or more events a year, got -1\.$/,
    );
    await enter("C2", "=EXPECTED_LOSS(A1,A2)");
    await line("C2").waitFor();
    await workbook.type("A1", "2");
    await workbook.type("A2", "1000");
    await workbook.comesTo("C2", 2000);
    await line("C2").waitFor({ state: "detached" });
    await enter("B2", "=EXPECTED_LOSS(1,1000)");
    await isGone();
  });

  it("leave the list when their cell is cleared, and lead to it before", async () => {
    await enter("D4", "=EXPECTED_LOSS(-2,1000)");
    await line("D4").waitFor();
    await workbook.select("A1");
    await line("D4").getByRole("button").click();
    await workbook.page.waitForFunction(() => {
      const { startRow, startColumn } = globalThis.outspendWorkbook.grid.selection();
      return startRow === 3 && startColumn === 3;
    });
    await workbook.select("D4");
    await workbook.page.keyboard.press("Delete");
    await isGone();
  });

  it("are listed with the cell they were asked by, where the other thread answers", async () => {
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.activeSheet();
      const put = (row: number, column: number, inputs: (string | number)[][]) => {
        const [endRow, endColumn] = [
          row + inputs.length - 1,
          column + (inputs[0]?.length ?? 1) - 1,
        ];
        grid.write({ sheet, startRow: row, startColumn: column, endRow, endColumn }, inputs);
      };
      put(20, 0, [
        ["Threat", "Frequency", "Loss low", "Loss high"],
        ["Fire", 0.1, 1000, 90_000],
        ["Fraud", 1, 1000, 20_000],
      ]);
      put(20, 6, [
        ["Control", "Cost", "Threat", "Frequency reduction"],
        ["Alarm", 100, "Fire", 0.5],
        ["Guard", 100, "Fire", 5],
      ]);
      put(20, 12, [['=BUDGET_PLAN(A21:D23,G21:J23,1000,"percentile",0.95)']]);
    });
    await line("M21").waitFor();
    const words = await line("M21").innerText();
    expect(words).toMatch(/BUDGET_PLAN: /);
    const message = () =>
      workbook.page.evaluate(() => {
        const { grid } = globalThis.outspendWorkbook;
        return grid.message(grid.activeSheet(), 20, 12);
      });
    expect(words).toContain(await message());
    await workbook.type("J23", "7");
    await workbook.settled();
    const later = await message();
    expect(later).not.toBeNull();
    await line("M21")
      .filter({ hasText: later ?? "" })
      .waitFor();
    await workbook.type("J23", "0.5");
    await workbook.comesTo("M21", "Control");
    await isGone();
    expect(await message()).toBeNull();
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
