import { inBrowser } from "../support/browser/in-browser";

inBrowser("edits that are refused in the browser", {}, (workbook) => {
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

  it("says in the status line of a protected sheet why what is typed comes to nothing, and what to do", async () => {
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

  describe("on a sheet with a table and something in its last row", () => {
    /** Clicks on the words after the number of lines in a menu: in it, one would type. */
    const choose = async (words: string) => {
      const { page } = workbook;
      // A menu that opens still moves; what is under the mouse does not.
      await page.getByText(words).hover();
      const item = await page.getByText(words).boundingBox();
      if (!item) throw new Error(`${words} must be in the menu`);
      await page.mouse.click(item.x + item.width - 8, item.y + item.height / 2);
    };
    const formulas = () =>
      workbook.page.evaluate(() => {
        const { grid } = globalThis.outspendWorkbook;
        const cells = { startRow: 6, endRow: 6, startColumn: 0, endColumn: 1 };
        return grid.formulas({ sheet: grid.activeSheet(), ...cells });
      });
    const menuAt = (x: number, y: number) =>
      workbook.canvas.click({ position: { x, y }, button: "right" });

    beforeAll(async () => {
      await workbook.newSheet();
      await workbook.page.evaluate(() => {
        const { grid } = globalThis.outspendWorkbook;
        const sheet = grid.activeSheet();
        const last = 1_048_575;
        grid.write({ sheet, startRow: last, endRow: last, startColumn: 0, endColumn: 0 }, [
          ["end"],
        ]);
        const cells = { sheet, startRow: 1, endRow: 3, startColumn: 1, endColumn: 3 };
        grid.write(cells, [
          ["Name", "Cost", "More"],
          ["a", 1, 2],
          ["b", 3, 4],
        ]);
        grid.addTable(cells, true, "Paid");
        grid.write({ sheet, startRow: 6, endRow: 6, startColumn: 0, endColumn: 1 }, [
          ["=SUM(Paid[Cost])", "=SUM(Paid[More])+1"],
        ]);
      });
      await workbook.select("A1");
    });

    it("a row that would push that off the sheet is refused, and the line says where and why", async () => {
      await menuAt(20, 50);
      await choose("rows above");
      await isSaid(
        /^Row 2 was not inserted because what is in A1048576 would be pushed off the sheet: clear/,
      );
      expect(await workbook.values("A1048576")).toEqual([["end"]]);
    });

    it("cells that would tear the table apart are refused, too", async () => {
      await menuAt(80, 70);
      await workbook.page.getByText("Insert", { exact: true }).hover();
      await workbook.page.getByText("Move Right", { exact: true }).click();
      await isSaid(/^Cell A3 was not inserted because the table Paid would be torn apart: choose/);
      expect(await workbook.values("B2:D2")).toEqual([["Name", "Cost", "More"]]);
    });

    it("formulas that name a column of the table lose it with the column, and undo gives it back", async () => {
      const before = [["=SUM(Paid[Cost])", "=SUM(Paid[More])+1"]];
      expect(await formulas()).toEqual(before);
      await menuAt(210, 10);
      await workbook.page.getByText("Delete Selected Column", { exact: true }).click();
      await workbook.comesTo("A7", { error: "#REF!" });
      expect(await formulas()).toEqual([["=SUM(#REF!)", "=SUM(Paid[More])+1"]]);
      await workbook.page.keyboard.press("Control+z");
      await workbook.comesTo("A7", 4);
      expect(await formulas()).toEqual(before);
    });
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
