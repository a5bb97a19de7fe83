import { inBrowser } from "../support/browser/in-browser";

inBrowser("formulas that are none, in the browser", {}, (workbook) => {
  const said = () => workbook.page.locator("#message");
  const isEditing = () =>
    workbook.page.evaluate(() => globalThis.outspendWorkbook.grid.isEditing());
  const enter = async (address: string, text: string) => {
    await workbook.select(address);
    await workbook.page.keyboard.type(text);
    await workbook.page.keyboard.press("Enter");
  };

  beforeEach(() => workbook.newSheet());

  it("stay in the editor with the reason, until they are put right", async () => {
    await enter("B2", "=SUM(1;2)");
    await said().filter({ hasText: "B2 cannot take this formula" }).waitFor();
    expect(await said().innerText()).toBe(
      "B2 cannot take this formula: unexpected ;: separate with commas at character 6. " +
        "Correct it, or press Esc to leave the cell as it was.",
    );
    expect(await isEditing()).toBe(true);
    for (let back = 0; back < 3; back++) await workbook.page.keyboard.press("Backspace");
    await workbook.page.keyboard.type(",2)");
    expect(await said().innerText()).toBe("");
    await workbook.page.keyboard.press("Enter");
    await workbook.comesTo("B2", 3);
    expect(await isEditing()).toBe(false);
  });

  it("are left with Esc, and the cell is as it was", async () => {
    await workbook.type("B2", "7");
    await enter("B2", "=PI(1)");
    await said().filter({ hasText: "PI must have no arguments, got 1" }).waitFor();
    await workbook.page.keyboard.press("Escape");
    await workbook.page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
    expect(await workbook.values("B2")).toEqual([[7]]);
  });

  it("are not lost to a click beside them, nor put into the cell clicked", async () => {
    await workbook.select("B2");
    await workbook.page.keyboard.type("=1+)");
    await workbook.canvas.click({ position: { x: 400, y: 300 } });
    await said().filter({ hasText: "B2 cannot take this formula" }).waitFor();
    expect(await isEditing()).toBe(true);
    await workbook.page.keyboard.press("Backspace");
    await workbook.page.keyboard.type("4");
    await workbook.page.keyboard.press("Enter");
    await workbook.comesTo("B2", 5);
  });

  it("leave every other formula right", async () => {
    await enter("A1", "=SUM(Threats[Spend)");
    await said().filter({ hasText: "A1 cannot take this formula" }).waitFor();
    await workbook.page.keyboard.press("Escape");
    await workbook.page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
    await workbook.type("A2", "=1+1");
    await workbook.comesTo("A2", 2);
  });

  it("are told apart from a circle, which is let in and said to be one", async () => {
    await workbook.type("B1", "=B1+1");
    await workbook.settled();
    expect(await workbook.values("B1")).toEqual([[0]]);
    await workbook.select("B1");
    await said().filter({ hasText: "refers to itself" }).waitFor();
  });

  it("of cells far beyond the used ones answer at once", async () => {
    await workbook.type("A1", "5");
    await workbook.type("A2", "=SUM(A3:ZZ100000)+SUM(B1:XFD1048576)+A1");
    await workbook.comesTo("A2", 5);
  });

  it("leave nothing for the page to complain about", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
