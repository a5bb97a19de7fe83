/// <reference types="office-js" />
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { asComputed } from "../support/workbook/as-computed.cjs";
import { changedParts, cut, partsOf } from "../support/workbook/saved-parts";
import { withPart, xlsxFile } from "../support/workbook/xlsx-file";
import { richBook } from "../support/workbook/rich/rich-book";
import { inBrowser } from "../support/browser/in-browser";

const quantity = { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
const sample = join(__dirname, "../../assets/sample.xlsx");

inBrowser("files in the embedded workbook", {}, (workbook) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "outspend-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const choose = (name: string, bytes: Uint8Array) =>
    workbook.page
      .locator("#choose")
      .setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
  const isOpen = (name: string) =>
    workbook.page.waitForFunction(
      (wanted) =>
        globalThis.outspendWorkbook.name === wanted && globalThis.outspendWorkbook.isReady,
      name,
    );

  /** Presses Save. @returns where the file is then */
  const saved = async (name: string): Promise<string> => {
    const { page } = workbook;
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const goAhead = page.getByRole("dialog").getByRole("button", { name: "Save", exact: true });
    const first = await Promise.race([coming, goAhead.waitFor().then(() => undefined)]);
    if (!first) await goAhead.click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(name);
    const path = join(folder, `saved-${name}`);
    await file.saveAs(path);
    return path;
  };

  it("an edit is marked beside the name; Save hands over a workbook that holds it", async () => {
    const { page } = workbook;
    await workbook.newSheet();
    await workbook.type("A1", "=EXPECTED_LOSS(0.1,100000,1000000)");
    await workbook.settled();
    expect(await page.locator("#name").innerText()).toMatch(/^sample\.xlsx\s+not saved$/);
    const path = await saved("sample.xlsx");
    const book = await readXlsx(readFileSync(path));
    const original = await readXlsx(readFileSync(sample));
    expect(book.sheets.map(({ name }) => name).slice(0, original.sheets.length)).toEqual(
      original.sheets.map(({ name }) => name),
    );
    const added = book.sheets.at(-1)?.cells.find(({ row, column }) => row === 0 && column === 0);
    expect(added?.value).toBe(40400.12826945724);
    expect(added?.formula).toMatch(/EXPECTED_LOSS\(0.1,100000,1000000\)$/);
    expect(await page.locator("#name").innerText()).toBe("sample.xlsx");
  });

  it("a workbook nobody changed is saved as it was, byte for byte", async () => {
    const bytes = readFileSync(sample);
    await choose("same.xlsx", bytes);
    await isOpen("same.xlsx");
    expect(readFileSync(await saved("same.xlsx")).equals(bytes)).toBe(true);
  });

  it("what the page does not know stays in the file, and nobody is asked about it", async () => {
    const { page } = workbook;
    const bytes = await xlsxFile((book) => {
      const sheet = book.addWorksheet("Data");
      sheet.getCell("A1").value = 1;
      sheet.getCell("A2").value = {
        richText: [{ text: "in " }, { font: { bold: true }, text: "part" }],
      };
      sheet.getCell("B1").dataValidation = { type: "whole", formulae: [0, 9] };
      sheet.getCell("B1").note = "checked in May";
    });
    await choose("rules.xlsx", bytes);
    await isOpen("rules.xlsx");
    await workbook.type("A1", "7");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const path = join(folder, "rules.xlsx");
    await (await coming).saveAs(path);
    const changed = await changedParts(bytes, readFileSync(path));
    expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
    const xml = [bytes, readFileSync(path)].map(async (file) =>
      cut((await partsOf(file)).get("xl/worksheets/sheet1.xml") ?? "", "A1"),
    );
    const [before, after] = await Promise.all(xml);
    expect(after).toEqual({ around: before?.around, cell: '<c r="A1"><v>7</v></c>' });
  });

  it("another workbook opens in its place, after a question where something is not saved", async () => {
    const { page } = workbook;
    await choose("sample.xlsx", readFileSync(sample));
    await isOpen("sample.xlsx");
    await workbook.newSheet();
    await workbook.type("A1", "1");
    const bytes = readFileSync(join(folder, "saved-sample.xlsx"));
    await choose("other.xlsx", bytes);
    const question = page.getByRole("dialog");
    await question.getByRole("button", { name: "Cancel" }).click();
    expect(await page.evaluate(() => globalThis.outspendWorkbook.name)).toBe("sample.xlsx");
    await choose("other.xlsx", bytes);
    await question.getByRole("button", { name: "Open without saving" }).click();
    await isOpen("other.xlsx");
    const value = await page.evaluate((cell) => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().at(-1)?.id ?? "";
      return grid.values({ sheet, ...cell });
    }, quantity);
    expect(value).toEqual([[40400.12826945724]]);
    expect(await page.locator("#name").innerText()).toBe("other.xlsx");
  });

  it("the add-in is loaded anew for it, and answers", async () => {
    await workbook.newSheet();
    await workbook.type("A1", "=EXPECTED_LOSS(0.2,100000,1000000)");
    await workbook.comesTo("A1", 80800.25653891447);
    expect(
      await workbook.frame.evaluate(() =>
        Excel.run(async (context) => {
          const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
          cell.load("values");
          await context.sync();
          return cell.values as unknown;
        }),
      ),
    ).toEqual([[80800.25653891447]]);
  });

  it("the look of a part of a text is said not to be saved, and a text of two lines saved without a question", async () => {
    const { page } = workbook;
    const { keyboard } = page;
    await workbook.newSheet();
    await workbook.type("A1", "one two");
    await workbook.select("A2");
    await workbook.begin("a");
    await keyboard.press("Alt+Enter");
    await keyboard.type("b");
    await keyboard.press("Enter");
    await page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await coming;
    await workbook.select("A1");
    await keyboard.press("F2");
    await page.waitForFunction(() => globalThis.outspendWorkbook.grid.isEditing());
    for (let letter = 0; letter < 3; letter++) await keyboard.press("Shift+ArrowLeft");
    await keyboard.press("Control+b");
    await keyboard.press("ArrowRight");
    await keyboard.type("!");
    await keyboard.press("Enter");
    await page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const question = page.getByRole("dialog");
    await question.getByText(/^the look of a part of the text in Sheet\d+!A1$/).waitFor();
    await question.getByRole("button", { name: "Cancel" }).click();
  });

  it("menus of cells and tabs offer nothing that no file keeps", async () => {
    const { page } = workbook;
    await workbook.select("B2");
    await workbook.canvas.click({ button: "right", position: { x: 200, y: 60 } });
    await page.getByText("Freeze", { exact: true }).first().waitFor();
    expect(
      await page
        .getByText(/Protect/i)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    await page.keyboard.press("Escape");
    await workbook.canvas.click({ position: { x: 300, y: 300 } });
    const [name = ""] = await page.evaluate(() =>
      globalThis.outspendWorkbook.grid.sheets().map((sheet) => sheet.name),
    );
    await workbook.tab(name).click({ button: "right" });
    await page.getByText("Rename", { exact: true }).first().waitFor();
    expect(
      await page
        .getByText(/Protect/i)
        .filter({ visible: true })
        .count(),
    ).toBe(0);
    await page.keyboard.press("Escape");
    await workbook.canvas.click({ position: { x: 300, y: 300 } });
  });

  it("what is no workbook is refused in words, and the open one stays", async () => {
    const { page } = workbook;
    await choose("notes.xlsx", Buffer.from("just text"));
    const question = page.getByRole("dialog");
    await question.getByText("notes.xlsx is not a workbook: save it as .xlsx").waitFor();
    await question.getByRole("button", { name: "OK" }).click();
    expect(await page.evaluate(() => globalThis.outspendWorkbook.name)).toBe("other.xlsx");
  });

  it("a file dropped on the page opens", async () => {
    const { page } = workbook;
    const base64 = readFileSync(sample).toString("base64");
    await page.evaluate((text) => {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], "dropped.xlsx"));
      const target = document.querySelector("canvas[id^=univer-sheet-main-canvas]");
      for (const type of ["dragover", "drop"]) {
        target?.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }
    }, base64);
    const goAhead = page.getByRole("button", { name: "Open without saving" });
    await goAhead.click();
    await isOpen("dropped.xlsx");
  });

  it("a choice in the pane is marked beside the name, and comes back with the saved file", async () => {
    const { page } = workbook;
    const rule = () => workbook.frame.getByRole("combobox", { name: "Budget should reach" });
    await choose("first.xlsx", readFileSync(sample));
    await isOpen("first.xlsx");
    await rule().waitFor();
    expect(await rule().inputValue()).toBe("expected");
    expect(await page.locator("#name").innerText()).toBe("first.xlsx");
    await rule().selectOption("inherent");
    await page.locator("#name", { hasText: "not saved" }).waitFor();
    const path = await saved("first.xlsx");
    expect(await page.locator("#name").innerText()).toBe("first.xlsx");
    await choose("again.xlsx", readFileSync(path));
    await isOpen("again.xlsx");
    await rule().waitFor();
    expect(await rule().inputValue()).toBe("inherent");
    await choose("never.xlsx", readFileSync(sample));
    await isOpen("never.xlsx");
    await rule().waitFor();
    expect(await rule().inputValue()).toBe("expected");
  });

  it("what Excel has computed stays; what cannot be calculated here is named, and saved as it was", async () => {
    const { page } = workbook;
    // Wrong figures, so that keeping and calculating differ.
    const bytes = await xlsxFile((book) => {
      const sheet = book.addWorksheet("Data");
      sheet.getCell("A1").value = 1;
      sheet.getCell("B1").value = { formula: "A1+1", result: 100 };
      sheet.getCell("B2").value = { formula: "OTHERS(C1)", result: 40 };
      sheet.getCell("C1").value = { formula: "EXPECTED_LOSS(A1,100000,1000000)", result: 7 };
    });
    await choose("computed.xlsx", await asComputed(bytes));
    await isOpen("computed.xlsx");
    await workbook.comesTo("C1", 404001.2826945724);
    expect(await workbook.values("B1:B2")).toEqual([[100], [40]]);
    expect(await page.locator("#message").innerText()).toBe(
      "Data!B2 cannot be calculated here and keeps its value from the file.",
    );
    // News stands in the line until the next thing is done.
    await workbook.select("B2");
    await page.keyboard.press("Shift");
    await page.locator("#message", { hasText: /^B2 +it cannot be calculated here/ }).waitFor();
    await workbook.type("A1", "2");
    await workbook.comesTo("B1", 3);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const question = page.getByRole("dialog");
    await question.getByText("Data!B2").waitFor();
    await question.getByRole("button", { name: "Save", exact: true }).click();
    const path = join(folder, "computed.xlsx");
    await (await coming).saveAs(path);
    const cells = (await readXlsx(readFileSync(path))).sheets[0]?.cells ?? [];
    expect(cells.find(({ row, column }) => row === 1 && column === 1)).toMatchObject({
      formula: "OTHERS(C1)",
      value: 40,
    });
  });

  it("a workbook that is calculated on demand waits for F9", async () => {
    const { page } = workbook;
    const bytes = await xlsxFile((book) => {
      const sheet = book.addWorksheet("Data");
      sheet.getCell("A1").value = 1;
      sheet.getCell("B1").value = { formula: "A1+1", result: 100 };
    });
    const manual = await withPart(bytes, "xl/workbook.xml", (xml) =>
      xml.replace("<calcPr", '<calcPr calcMode="manual"'),
    );
    await choose("manual.xlsx", manual);
    await isOpen("manual.xlsx");
    await workbook.type("A1", "4");
    await page.locator("#activity", { hasText: "F9 calculates" }).waitFor();
    expect(await workbook.values("B1")).toEqual([[100]]);
    await page.keyboard.press("F9");
    await workbook.comesTo("B1", 5);
    await page.waitForFunction(() => document.getElementById("activity")?.textContent === "");
  });

  it("what a sheet holds that is not shown is named when it opens, and when it comes to the front", async () => {
    const { page } = workbook;
    await choose("rich.xlsx", await richBook());
    const goAhead = page.getByRole("dialog").getByRole("button", { name: "Open without saving" });
    const asked = goAhead.waitFor().then(
      () => true,
      () => false,
    );
    if (await Promise.race([asked, isOpen("rich.xlsx").then(() => false)])) await goAhead.click();
    await isOpen("rich.xlsx");
    const said = (words: string) =>
      page
        .locator("#message", { hasText: `Not shown here, but kept in the file: ${words}.` })
        .waitFor();
    await said(
      "a chart, a picture, comments, shapes, sparklines, conditional formats and page setup",
    );
    await page.getByText("Report", { exact: true }).click();
    await said("a chart, sparklines and conditional formats");
  });

  it("none of it broke a rule of the page", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
