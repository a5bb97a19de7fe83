import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inBrowser } from "../../support/browser/in-browser";
import { packageFaults } from "../../support/workbook/package-faults";
import { mainTypes, richPackage } from "../../support/workbook/rich-package";
import { changedParts, partsOf } from "../../support/workbook/saved-parts";

/* Tabs as a hand uses them, in a book whose charts, pivot tables and rules say its sheets. */

inBrowser("the tabs of a workbook", {}, (workbook) => {
  let folder: string;
  let bytes: Uint8Array;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "outspend-"));
    bytes = await richPackage("macros");
    const { page } = workbook;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page
      .locator("#choose")
      .setInputFiles({ name: "rich.xlsm", mimeType: "", buffer: Buffer.from(bytes) });
    await page.waitForFunction(
      () => globalThis.outspendWorkbook.name === "rich.xlsm" && globalThis.outspendWorkbook.isReady,
    );
    await workbook.settled();
  }, 90_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const names = () =>
    workbook.page.evaluate(() => globalThis.outspendWorkbook.grid.sheets().map(({ name }) => name));
  const areTabs = (wanted: readonly string[]) =>
    workbook.page.waitForFunction(
      (said) =>
        globalThis.outspendWorkbook.grid
          .sheets()
          .map(({ name }) => name)
          .join("|") === said,
      wanted.join("|"),
    );
  /** Presses Save, which asks nothing. */
  const saved = async (): Promise<Uint8Array> => {
    const { page } = workbook;
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe("rich.xlsm");
    const path = join(folder, "saved.xlsm");
    await file.saveAs(path);
    return new Uint8Array(readFileSync(path));
  };
  const choose = async (name: string, words: string) => {
    await workbook.tab(name).click();
    await workbook.tab(name).click({ button: "right" });
    await workbook.page.getByText(words, { exact: true }).click();
  };

  it("are renamed, put in and deleted, and every part of the file follows", async () => {
    const { page } = workbook;
    await workbook.rename("Feb 2", "March's & all");
    await areTabs(["Data", "March's & all", "Sum", "Pivot"]);

    await workbook.tab("Data").click();
    await page.locator("[data-u-comp=sheet-bar-append-button]").first().click();
    await page.waitForFunction(() => globalThis.outspendWorkbook.grid.sheets().length === 5);
    const added = (await names()).find((name) => /^Sheet/i.test(name)) ?? "";
    expect(await names()).toEqual(["Data", "March's & all", "Sum", "Pivot", added]);

    // The tab that was renamed is in its bar as before, and so the new one can be renamed, too.
    await workbook.rename(added, "April");
    await areTabs(["Data", "March's & all", "Sum", "Pivot", "April"]);

    await choose("Data", "Delete");
    // Univer asks whether it is meant.
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^(OK|Confirm|Yes|Delete)$/i })
      .click();
    await areTabs(["March's & all", "Sum", "Pivot", "April"]);
    await workbook.settled();
    const file = await saved();
    expect(await packageFaults(file)).toEqual([]);
    const parts = await partsOf(file);
    const listed = (parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet name="([^"]*)"/g);
    expect([...listed].map(([, name]) => name)).toEqual([
      ...["March's &#38; all", "Chart", "Sum", "Pivot", "April"],
    ]);
    expect(parts.get("[Content_Types].xml")).toContain(mainTypes.macros);
    expect(parts.get("xl/worksheets/sheet3.xml")).toContain("<f>'March''s &#38; all'!B2+#REF!</f>");
    expect(parts.get("xl/charts/chart2.xml")).toContain("'March''s &#38; all'!$B$2:$B$4");
    expect(parts.has("xl/charts/chart1.xml")).toBe(false);
  }, 120_000);

  it("are as they were once all is undone, and so is the file", async () => {
    const { page } = workbook;
    await workbook.canvas.click({ position: { x: 300, y: 300 } });
    await page.waitForTimeout(500);
    for (let step = 0; step < 4; step++) await page.keyboard.press("Control+z");
    await areTabs(["Data", "Feb 2", "Sum", "Pivot"]);
    await workbook.settled();
    expect(await changedParts(bytes, await saved())).toEqual([]);
  }, 120_000);

  it("what stays behind when cells are cut and pasted is said before saving", async () => {
    const { page } = workbook;
    await workbook.tab("Data").click();
    await workbook.canvas.click({ position: { x: 300, y: 300 } });
    await page.waitForTimeout(500);
    await workbook.select("A1:B2");
    await page.waitForTimeout(500);
    await page.keyboard.press("Control+x");
    await page.waitForTimeout(500);
    await workbook.select("D20");
    await page.waitForTimeout(500);
    await page.keyboard.press("Control+v");
    await workbook.comesTo("D20", "Line");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const question = page.getByRole("dialog");
    await question.getByText(/follow the cells that were cut from Data!A1:B2/).waitFor();
    expect(await question.innerText()).toContain(
      "that comments, charts, rules that read them and pivot tables",
    );
    await question.getByRole("button", { name: "Cancel" }).click();
    await workbook.select("A1");
    await page.keyboard.press("Control+z");
    await workbook.comesTo("A1", "Line");
    await workbook.settled();
    expect(await changedParts(bytes, await saved())).toEqual([]);
  }, 120_000);

  it("break no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
