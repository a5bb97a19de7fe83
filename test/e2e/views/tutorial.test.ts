import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { inBrowser } from "../../support/browser/in-browser";
import { shiftDays } from "../../support/browser/shift-days";
import { type Step, tutorialSteps } from "../../support/docs/tutorial-steps";

/*
 * The tutorial, followed to the letter with real keys and clicks: what it names is pressed, what it quotes is to be seen. With
 * OUTSPEND_PICTURES=1 its pictures are taken anew.
 */

const docs = join(__dirname, "..", "..", "..", "docs");
const steps = tutorialSteps(readFileSync(join(docs, "tutorial.md"), "utf8"));
const patience = 20_000;
const parts = steps.reduce<Step[][]>((all, step) => {
  // What is seen belongs to what was done before it.
  const last = all.at(-1);
  const isSeen = step.kind === "shows" || step.kind === "picture";
  if (last && (isSeen || !last.some(({ kind }) => kind === "shows"))) last.push(step);
  else all.push([step]);
  return all;
}, []);

inBrowser("the tutorial", { view: null, prepare: shiftDays }, (workbook) => {
  const pane = () => workbook.frame;
  let folder: string;
  let saved: string;
  let done = 0;
  let quoted = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "outspend-"));
    saved = join(folder, "Book1.xlsx");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** All that can be read: in the pane, and in the sheet row by row. */
  async function seen(): Promise<string> {
    const inPane = await pane().evaluate(() => document.body.innerText);
    const inSheet = await workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const used = grid.usedRange(grid.activeSheet(), true);
      return used ? grid.texts(used).map((row) => row.filter((text) => text !== "")) : [];
    });
    return plain([inPane, ...inSheet.map((row) => row.join(" "))].join(" | "));
  }

  async function shows(words: string): Promise<void> {
    const end = Date.now() + patience;
    while (!(await seen()).includes(plain(words)) && Date.now() < end) {
      await workbook.page.waitForTimeout(50);
    }
    const all = await seen();
    expect(all.includes(plain(words)) ? words : all).toBe(words);
  }

  /** What a name in bold stands for: what is in front comes first. */
  async function named(name: string): Promise<Locator> {
    const { page } = workbook;
    const dialog = pane().getByRole("dialog");
    const places = [
      dialog.getByRole("button", { name, exact: true }),
      page.locator("#bar").getByRole("button", { name, exact: true }),
      page.locator("[data-u-comp=slide-tab-item]").filter({ hasText: exactly(name) }),
      ...(name === "+" ? [page.locator("[data-u-comp=sheet-bar-append-button]")] : []),
      pane().getByRole("tab", { name, exact: true }),
      pane().getByRole("button", { name, exact: true }),
      // A row of a list is named by all that it says.
      pane().getByRole("button", { name: new RegExp(`^${escaped(name)}`) }),
    ];
    const end = Date.now() + patience;
    for (;;) {
      for (const place of places) {
        const found = place.filter({ visible: true }).first();
        if (await found.isVisible()) return found;
      }
      if (Date.now() > end) throw new Error(`${name} must be there to press: ${await seen()}`);
      await page.waitForTimeout(50);
    }
  }

  async function press({ name }: Step & { kind: "press" }): Promise<void> {
    const { page } = workbook;
    const place = await named(name);
    if (name === "New") {
      await place.click();
      await page.waitForFunction(() => globalThis.outspendWorkbook.name === "Book1.xlsx");
      return opened();
    }
    if (name === "Save") {
      const coming = page.waitForEvent("download");
      await place.click();
      return (await coming).saveAs(saved);
    }
    if (name === "Open") {
      const asked = page.waitForEvent("filechooser");
      await place.click();
      const loaded = page.waitForEvent("framenavigated");
      await (await asked).setFiles(saved);
      await loaded;
      return opened();
    }
    const count = await sheets();
    await place.click();
    if (name === "+") {
      await page.waitForFunction(
        (before) => globalThis.outspendWorkbook.grid.sheets().length > before,
        count,
      );
    }
  }

  async function opened(): Promise<void> {
    await workbook.page.waitForFunction(() => globalThis.outspendWorkbook.isReady);
    await workbook.settled();
  }

  const sheets = () =>
    workbook.page.evaluate(() => globalThis.outspendWorkbook.grid.sheets().length);

  /** Row by row from the first cell on, with Tab between cells. */
  async function fill(rows: readonly (readonly string[])[]): Promise<void> {
    const { keyboard } = workbook.page;
    // The first cell: what was pressed before has the keyboard.
    await workbook.canvas.click({ position: { x: 70, y: 30 } });
    for (const [at, row] of rows.entries()) {
      const [first = "", ...others] = row;
      await workbook.type(`A${at + 1}`, first);
      await workbook.select(`B${at + 1}`);
      for (const text of others) {
        await keyboard.type(text);
        await keyboard.press("Tab");
      }
    }
    await workbook.page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
    await workbook.settled();
    const { length } = rows[0] ?? [];
    const last = String.fromCharCode(64 + length);
    const filled = await workbook.values(`A1:${last}${rows.length}`);
    expect(filled.map((row) => row.filter((value) => value !== null).length)).toEqual(
      rows.map((row) => row.filter((text) => text !== "").length),
    );
  }

  async function follow(step: Step): Promise<void> {
    const { page } = workbook;
    if (step.kind === "day")
      await page.evaluate((day) => void (globalThis.shownDay = day), step.day);
    if (step.kind === "press") await press(step);
    if (step.kind === "cells") await fill(step.rows);
    if (step.kind === "shows") {
      await shows(step.words);
      quoted = step.words;
    }
    if (step.kind === "picture") await picture(step.file);
  }

  /** Scrolls the pane to what was quoted last, where that is in the pane. */
  async function scrollTo(words: string): Promise<void> {
    await pane().evaluate((wanted) => {
      const holds = (element: Element): boolean =>
        (element as HTMLElement).innerText
          .replace(/\s+/g, " ")
          .replaceAll(" ,", ",")
          .includes(wanted);
      const all = Array.from(document.body.querySelectorAll("div, section, p, ul, li"));
      all.filter(holds).at(-1)?.scrollIntoView({ block: "center" });
    }, plain(words));
  }

  async function picture(file: string): Promise<void> {
    const path = join(docs, file);
    if (process.env.OUTSPEND_PICTURES === "1") {
      await scrollTo(quoted);
      // Popups and the grid are drawn a little after the page has settled.
      await workbook.page.waitForTimeout(700);
      await workbook.page.screenshot({ path, animations: "disabled" });
    }
    expect(readFileSync(path).subarray(1, 4).toString()).toBe("PNG");
  }

  it.each(parts.map((part) => [titleOf(part), part]))("%s", async (_, part) => {
    // Each part stands on those before it.
    expect(done).toBe(parts.indexOf(part));
    for (const step of part) await follow(step);
    done++;
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});

/** Spaces of any kind and any number of them are one. */
function plain(words: string): string {
  return words.replace(/[\s\u00a0\u202f]+/g, " ").replaceAll(" ,", ",");
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const exactly = (name: string): RegExp => new RegExp(`^${escaped(name)}$`);

function titleOf(part: readonly Step[]): string {
  const said = part.flatMap((step) => (step.kind === "shows" ? [step.words] : []));
  const done = part.flatMap((step) => (step.kind === "press" ? [step.name] : []));
  return `${done.join(", ") || "what is typed"}: ${said.join(" / ") || "done"}`;
}
