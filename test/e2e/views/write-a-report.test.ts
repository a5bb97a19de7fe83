import { inBrowser } from "../../support/browser/in-browser";

/* A page for the board beside the sample workbook: seen before, written, taken back. */

inBrowser("a page for the board", { view: "Report" }, (workbook) => {
  const pane = () => workbook.frame;
  const button = (name: string) => pane().getByRole("button", { name, exact: true });
  const everything = (): Promise<string> =>
    workbook.page.evaluate(() => {
      const { sheets, names } = globalThis.outspendWorkbook.grid.book();
      return JSON.stringify([sheets, names]);
    });
  const pictures = () => workbook.page.locator(".chart-layer svg");

  it("is shown, written with its charts, and taken back by one Ctrl+Z", async () => {
    await workbook.settled();
    const before = await everything();
    await button("Write the report").waitFor();
    await pane().getByRole("group", { name: "What the page will hold" }).waitFor();
    expect((await everything()) === before).toBe(true);
    await button("Write the report").click();
    await pane().getByText("Written on Board report.").waitFor();
    await workbook.settled();
    await pictures().nth(1).waitFor();
    expect(await pictures().first().getAttribute("aria-label")).toBe(
      "Chance that a year costs more than …",
    );
    const errors = await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find(({ name }) => name === "Board report");
      const used = sheet && grid.usedRange(sheet.id, true);
      const values = used ? grid.values(used).flat() : [];
      return values.filter((value) => typeof value === "object" && value !== null).length;
    });
    expect(errors).toBe(0);
    await workbook.select("A1");
    await workbook.page.keyboard.press("Control+z");
    await workbook.settled();
    expect((await everything()) === before).toBe(true);
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
