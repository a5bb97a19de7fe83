import { inBrowser } from "../../support/browser/in-browser";

/* A page for the board beside the sample workbook, and a review before it: seen before, written, taken back. */

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

  it("comes after a review, which is recorded and accepted, each taken back by one Ctrl+Z", async () => {
    // A threat that was reviewed long ago waits for a review.
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const [sheet] = grid.sheets();
      const used = sheet && grid.usedRange(sheet.id, true);
      const rows = used ? grid.values(used) : [];
      const header = rows.findIndex((line) => line.includes("Last reviewed"));
      const column = rows[header]?.indexOf("Last reviewed") ?? -1;
      if (!used || column < 0) throw new Error("the sample must have a column Last reviewed");
      const [row, at] = [used.startRow + header + 1, used.startColumn + column];
      const cell = { startRow: row, endRow: row, startColumn: at, endColumn: at };
      grid.write({ sheet: used.sheet, ...cell }, [[45_000]]);
    });
    await pane().getByRole("tab", { name: "Review", exact: true }).click();
    await button("Record this review").waitFor();
    const before = await everything();
    const takenBack = async (): Promise<void> => {
      await workbook.settled();
      expect((await everything()) === before).toBe(false);
      await workbook.select("A1");
      await workbook.page.keyboard.press("Control+z");
      await workbook.settled();
      expect((await everything()) === before).toBe(true);
    };
    await button("Record this review").click();
    await pane().getByText("Recorded this review.").waitFor();
    await takenBack();
    const waiting = pane().getByRole("region", { name: "To review" });
    await waiting.getByRole("listitem").first().getByRole("button").first().click();
    await pane().getByLabel("Events", { exact: true }).fill("3");
    await button("Accept").click();
    await pane()
      .getByText(/^Accepted the review of /)
      .waitFor();
    await takenBack();
  });

  it("is what was done last once it is written: what was done before it is no longer offered back", async () => {
    await button("Record this review").click();
    await pane().getByText("Recorded this review.").waitFor();
    expect(await button("Take back").count()).toBe(1);
    await pane().getByRole("tab", { name: "Report", exact: true }).click();
    await button("Write the report").click();
    await pane().getByText("Written on Board report.").waitFor();
    await workbook.settled();
    expect(await button("Take back").count()).toBe(0);
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
