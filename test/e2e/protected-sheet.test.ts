import { inBrowser } from "../support/browser/in-browser";

inBrowser("a protected sheet in the browser", {}, (workbook) => {
  const refusal = (address: string) =>
    new RegExp(
      `^${address} was not changed because the sheet Sheet\\d+ is protected: change another`,
    );
  const said = async () => workbook.page.locator("#message").innerText();
  const isSaid = (text: RegExp) =>
    workbook.page.locator("#message").filter({ hasText: text }).waitFor();

  beforeAll(async () => {
    await workbook.newSheet();
    await workbook.type("B2", "5");
    await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      grid.protect(grid.activeSheet(), true);
    });
  });

  it("says in the status line why what is typed comes to nothing, and what to do", async () => {
    await workbook.type("B2", "6");
    await isSaid(refusal("B2"));
    expect(await workbook.values("B2")).toEqual([[5]]);
    const line = workbook.page.getByRole("status").filter({ hasText: "protected" });
    expect(await line.getAttribute("id")).toBe("message");
  });

  it("is silent again with the next key, and says the same anew for the next attempt", async () => {
    await workbook.page.evaluate(() => {
      const line = document.getElementById("message");
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      if (!line) throw new Error("the line must be there");
      new MutationObserver(() => heard.push(line.textContent)).observe(line, { childList: true });
    });
    await workbook.select("B2");
    await workbook.page.keyboard.press("ArrowDown");
    expect(await said()).toBe("");
    await workbook.select("B2");
    const heard = () =>
      workbook.page.evaluate(() =>
        (globalThis as unknown as { heard: string[] }).heard.filter((text) => text !== ""),
      );
    for (const times of [1, 2]) {
      await workbook.page.keyboard.press("Delete");
      // The first attempt's message still stands when the second key is pressed.
      await workbook.page.waitForFunction(
        (least) =>
          (globalThis as unknown as { heard: string[] }).heard.filter((text) => text !== "")
            .length >= least,
        times,
      );
      expect(await heard()).toHaveLength(times);
    }
    await isSaid(refusal("B2"));
    expect(await workbook.values("B2")).toEqual([[5]]);
  });

  it("says so for a change of looks too, and a click ends it", async () => {
    await workbook.select("B2");
    await workbook.page.keyboard.press("Control+b");
    await isSaid(refusal("B2"));
    await workbook.canvas.click({ position: { x: 300, y: 300 } });
    expect(await said()).toBe("");
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
