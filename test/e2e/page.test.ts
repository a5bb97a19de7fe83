import { inBrowser } from "../support/in-browser";

/** What tests leave in the window of the add-in. */
declare global {
  var mark: number | undefined;
}

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
