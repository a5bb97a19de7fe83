import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inBrowser } from "../support/browser/in-browser";
import { workbooks } from "../workbooks/make-workbooks.cjs";

const folder = join(__dirname, "../workbooks");

/* Registers as other people keep them: what formulas over them show while they are typed into, deleted from and taken back. */

inBrowser("an odd workbook", {}, (workbook) => {
  const pane = () => workbook.frame;
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const row = (name: string) =>
    pane()
      .getByRole("listitem")
      .getByRole("button", { name: new RegExp(`^${name}`) });
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
  const undo = async (): Promise<void> => {
    await workbook.select("A1");
    await workbook.page.keyboard.press("Control+z");
  };

  it.each(workbooks.map((each) => [each.file, each] as const))(
    "%s has the right total, before and after",
    async (file, { sheet, right, edit }) => {
      await open(file);
      await totalComesTo(right);
      await toSheet(sheet);
      await workbook.type(edit.cell, String(edit.to));
      await totalComesTo(edit.right);
      await toSheet(sheet);
      await undo();
      await totalComesTo(right);
      if (edit.deletes === undefined) return;
      await toSheet(sheet);
      await row(edit.deletes).first().click();
      await button("Delete").click();
      await pane().getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
      await row(edit.deletes).waitFor({ state: "detached" });
      await undo();
      await row(edit.deletes).first().waitFor();
      await totalComesTo(right);
    },
  );

  it("breaks no rule of the page", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
