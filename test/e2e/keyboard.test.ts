import { inBrowser } from "../support/browser/in-browser";

/* Who has the keyboard, with real keys: the sheet keeps it whatever the pane shows, and the pane keeps its own. */

/** Row 8 of the sheet Register holds the first threat. */
const first = "Ransomware stops both plants";
const spends = ["P8", "P9", "P10", "P11"] as const;

inBrowser("the keyboard between sheet and pane", {}, (workbook) => {
  beforeAll(() => workbook.spendAsTyped());

  const pane = () => workbook.frame;
  const row = (name: string | RegExp) => pane().getByRole("listitem").getByRole("button", { name });
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const field = (name: string) => pane().getByRole("textbox", { name, exact: true });
  const seen = (words: string | RegExp) =>
    pane().getByText(words).filter({ visible: true }).first().waitFor();
  const nameAt = async (address: string): Promise<string> =>
    (await workbook.texts(address)).flat().join();
  const isFormOf = (name: string) => pane().getByRole("heading", { name, exact: true }).waitFor();
  const isInSheet = (): Promise<boolean> =>
    workbook.page.evaluate(() => document.activeElement?.tagName !== "IFRAME");

  const toRegister = (): Promise<void> =>
    workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find(({ name }) => name === "Register");
      if (sheet) grid.activateSheet(sheet.id);
    });
  const threats = (): Promise<unknown[]> =>
    workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const table = grid.tables().find(({ name }) => name === "Threats");
      if (!table) throw new Error("the table must be there");
      const { range } = table;
      return grid.values({ ...range, endColumn: range.startColumn }).flat();
    });

  /** The views of the pane, and how one gets there. */
  const views: readonly (readonly [string, () => Promise<void>])[] = [
    ["the list", () => Promise.resolve()],
    ...["Overview", "What if", "Plan", "Review", "Report"].map(
      (name) => [name, () => pane().getByRole("tab", { name }).click()] as const,
    ),
    ["a threat's form", () => row(first).first().click()],
    ["the form of a new threat", () => button("Add threat").click()],
    [
      "the columns",
      async () => {
        await button("More").click();
        await pane().getByText("How the columns are read").click();
      },
    ],
  ];

  beforeEach(async () => {
    await toRegister();
    await row(first).first().waitFor();
  });

  describe.each(views)("with %s open", (view, open) => {
    it("takes four numbers typed down a column, each into its own cell", async () => {
      const before = await workbook.values("P8:P11");
      await open();
      await workbook.select("P8");
      for (const [index, address] of spends.entries()) {
        if (view === "a threat's form") await isFormOf(await nameAt(`A${8 + index}`));
        await workbook.page.keyboard.type(String(410_001 + index), { delay: 30 });
        await workbook.page.keyboard.press("Enter");
        await workbook.comesTo(address, 410_001 + index);
      }
      if (view === "a threat's form") await isFormOf(await nameAt("A12"));
      expect(await isInSheet()).toBe(true);
      expect((await workbook.values("P8:P11")).flat()).toEqual([
        410_001, 410_002, 410_003, 410_004,
      ]);
      for (let index = 0; index < 4; index++) await workbook.page.keyboard.press("Control+z");
      await workbook.comesTo("P8", before[0]?.[0] ?? null);
      if (view === "the list") return;
      const back = view === "the form of a new threat" ? button("Cancel") : button("Threats");
      const tab = pane().getByRole("tab", { name: "Threats" });
      await ((await tab.isVisible()) ? tab : back).click();
      await row(first).first().waitFor();
    });
  });

  it("stops once a field when Tab walks through a form, and a key leads to the cell", async () => {
    await row(first).first().click();
    await field("Frequency").focus();
    const stops: string[] = [];
    for (let tab = 0; tab < 3; tab++) {
      stops.push(await pane().evaluate(() => document.activeElement?.tagName ?? ""));
      await workbook.page.keyboard.press("Tab");
    }
    expect(stops).toEqual(["INPUT", "INPUT", "INPUT"]);
    await field("Spend").focus();
    await workbook.page.keyboard.press("Control+g");
    await workbook.page.waitForFunction(() => {
      const { startRow, startColumn } = globalThis.outspendWorkbook.grid.selection();
      return startRow === 7 && startColumn === 15;
    });
    expect(await pane().evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await button("Threats").click();
  });

  it("stays in the list after a deletion, and Ctrl+Z there brings the threat back as it was", async () => {
    const before = await threats();
    const cells = await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const table = grid.tables().find(({ name }) => name === "Threats");
      return table ? grid.formulas(table.range) : [];
    });
    await row(first).first().click();
    await isFormOf(first);
    await workbook.page.keyboard.press("Escape");
    await pane().waitForFunction(() => document.activeElement?.closest("li") !== null);
    await workbook.page.keyboard.press("Delete");
    const dialog = pane().getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Delete" }).waitFor();
    await workbook.page.keyboard.press("Tab");
    await dialog.getByRole("button", { name: "Delete" }).press("Enter");
    await seen(/^Deleted Ransomware/);
    await pane().waitForFunction(() => document.activeElement?.closest("li") !== null);
    expect(await isInSheet()).toBe(false);
    expect(await threats()).not.toContain(first);
    await workbook.page.keyboard.press("Control+z");
    await seen(/^Brought back Ransomware/);
    await row(first).first().waitFor();
    expect(await threats()).toEqual(before);
    const after = await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const table = grid.tables().find(({ name }) => name === "Threats");
      return table ? grid.formulas(table.range) : [];
    });
    expect(after).toEqual(cells);
    expect(await isInSheet()).toBe(false);
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
