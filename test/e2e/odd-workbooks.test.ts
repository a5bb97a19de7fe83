import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isLong } from "../support/is-long";
import { inBrowser } from "../support/browser/in-browser";
import { type OddWorkbook, workbooks } from "../workbooks/make-workbooks.cjs";

const folder = join(__dirname, "../workbooks");

/* Registers as other people keep them: what formulas over them show while they are typed into, deleted from and taken back. */

inBrowser("an odd workbook", {}, (workbook) => {
  const pane = () => workbook.frame;
  // By their text: among thousands of rows, roles take half a minute to be told.
  const button = (text: string) => pane().locator("button", { hasText: new RegExp(`^${text}$`) });
  const row = (name: string) => pane().locator("li button", { hasText: new RegExp(`^${name}`) });
  const toSheet = (wanted: string): Promise<void> =>
    workbook.page.evaluate((name) => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find((each) => each.name === name);
      if (sheet) grid.activateSheet(sheet.id);
    }, wanted);
  const open = async (name: string): Promise<void> => {
    const buffer = readFileSync(join(folder, name));
    await workbook.page.locator("#choose").setInputFiles({ name, mimeType: "", buffer });
    // A file that was typed into is asked about before another is opened.
    const goAhead = workbook.page.getByRole("button", { name: "Open without saving" });
    const isOpen = workbook.page.waitForFunction(
      (wanted) =>
        globalThis.outspendWorkbook.name === wanted && globalThis.outspendWorkbook.isReady,
      name,
    );
    const asked = await Promise.race([
      isOpen.then(() => false),
      goAhead.waitFor().then(() => true),
    ]);
    if (asked) await goAhead.click();
    await isOpen;
  };
  const totalComesTo = async (right: number): Promise<void> => {
    await toSheet("Figures");
    await workbook.comesTo("B1", right);
  };
  /** The name of a threat that is added: its first field. */
  const nameOf = ({ fields }: OddWorkbook["adds"]): string => Object.values(fields)[0] ?? "";
  const undo = async (): Promise<void> => {
    await workbook.select("A1");
    await workbook.page.keyboard.press("Control+z");
  };

  it.each(workbooks.map((each) => [each.file, each] as const))(
    "%s has the right total, before and after",
    async (file, { sheet, right, edit, maps = [], inFormulas, adds }) => {
      await open(file);
      await totalComesTo(right);
      await toSheet(sheet);
      await workbook.type(edit.cell, String(edit.to));
      await totalComesTo(edit.right);
      for (const name of maps) await button(name).click();
      if (inFormulas !== undefined) {
        await workbook.type("B5", `=EXPECTED_LOSS(${inFormulas})`);
        await workbook.comesTo("B5", edit.right);
      }
      // Thousands of rows take their time in a browser that is asked for each of them.
      if (file === "five-thousand.xlsx" && !isLong) return;
      await toSheet(sheet);
      // A register with figures opens on what they say.
      await pane().getByRole("tab", { name: "Threats" }).click();
      await button("Add threat").click();
      for (const [header, text] of Object.entries(adds.fields)) {
        await pane().getByRole("textbox", { name: header, exact: true }).fill(text);
      }
      await button("Add").click();
      await totalComesTo(edit.right + adds.costs);
      await toSheet(sheet);
      await row(nameOf(adds)).first().click();
      await button("Delete").first().click();
      await pane().locator("[role=alertdialog] button", { hasText: "Delete" }).click();
      await row(nameOf(adds)).waitFor({ state: "detached" });
      await totalComesTo(edit.right);
      await toSheet(sheet);
      await undo();
      await row(nameOf(adds)).first().waitFor();
      await totalComesTo(edit.right + adds.costs);
    },
  );

  it("breaks no rule of the page", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
