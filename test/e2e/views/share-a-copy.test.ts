import { inBrowser } from "../../support/browser/in-browser";

/* The sample, made fit for people without the add-in, and back. */

inBrowser("a copy for people without the add-in", { view: null }, (workbook) => {
  const pane = () => workbook.frame;
  const button = (name: string) => pane().getByRole("button", { name, exact: true });
  /** All formulas of the sheets that were there at first. */
  const formulas = (): Promise<string> =>
    workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheets = grid.sheets().filter(({ name }) => name !== "Frozen formulas");
      return JSON.stringify(
        sheets.map(({ id, name }) => {
          const used = grid.usedRange(id, true);
          const texts = used ? grid.formulas(used).flat() : [];
          return [name, texts.filter((text) => typeof text === "string" && text.startsWith("="))];
        }),
      );
    });
  const ours = /EXPECTED_LOSS\(|COVERAGE_|LOSS_[A-Z]+\(|BUDGET_PLAN|REGISTER_CHECK|CONTROL_VALUE/;

  it("is frozen with keyboard only, taken back by one Ctrl+Z, frozen again and put back, taken back and put back again", async () => {
    const { keyboard } = workbook.page;
    await workbook.settled();
    const before = await formulas();
    expect(ours.test(before)).toBe(true);
    await pane().getByRole("tab", { name: "Overview" }).focus();
    await keyboard.press("End");
    await button("Freeze formulas…").waitFor();
    for (let tabs = 0; tabs < 20; tabs++) {
      const name = await pane().evaluate(() => document.activeElement?.textContent);
      if (name === "Freeze formulas…") break;
      await keyboard.press("Tab");
    }
    await keyboard.press("Enter");
    const dialog = pane().getByRole("dialog");
    await dialog.getByText(/^\d+ formulas on \d+ sheets change: /).waitFor();
    expect((await formulas()) === before).toBe(true);
    await dialog.getByRole("button", { name: "Freeze" }).focus();
    await keyboard.press("Enter");
    await pane()
      .getByText(/^\d+ formulas frozen: \d+ as Excel's own/)
      .waitFor();
    await workbook.settled();
    const frozen = await formulas();
    expect(ours.exec(frozen)).toBeNull();
    await workbook.select("A1");
    await keyboard.press("Control+z");
    await workbook.settled();
    expect((await formulas()) === before).toBe(true);
    await keyboard.press("Control+y");
    await workbook.settled();
    expect((await formulas()) === frozen).toBe(true);
    await button("Put formulas back").click();
    await pane()
      .getByText(/^\d+ formulas are back in place\.$/)
      .waitFor();
    await workbook.settled();
    expect((await formulas()) === before).toBe(true);
    await workbook.select("A1");
    await keyboard.press("Control+z");
    await workbook.settled();
    expect((await formulas()) === frozen).toBe(true);
    await keyboard.press("Control+y");
    await workbook.settled();
    expect((await formulas()) === before).toBe(true);
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
