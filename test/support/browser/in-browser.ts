import type { Frame, Locator, Page } from "playwright-core";
import type { CellRange, CellValue } from "../../../src/workbook/book/book";
import { parseRange } from "../../../src/workbook/book/cell-address";
import type { CellInput } from "../../../src/embedded/grid";
import type { WorkbookHandle } from "../../../src/embedded/page/workbook-handle";
import type { OpenedPage } from "./open-workbook-page.cjs";
import { openWorkbookPage } from "./open-workbook-page.cjs";
import { withBrowser } from "./with-browser";

/** What the page hands to tests. Functions given to `evaluate` run there, and see it as a global. */
declare global {
  var outspendWorkbook: WorkbookHandle;
}

/** Milliseconds a cell may take; far more than it does. */
const patience = 20_000;

const SECOND = 1000;

/** Milliseconds until the grid hears keys after a click or on a new sheet; no hand is back at them sooner. */
const moment = 150;

type PageOptions = Parameters<typeof openWorkbookPage>[0];

/** A describe block with the embedded workbook open in Chromium. */
export function inBrowser(
  title: string,
  options: PageOptions | (() => Promise<PageOptions>),
  tests: (workbook: BrowserWorkbook) => void,
): void {
  withBrowser(title, () => {
    const workbook = new BrowserWorkbook();
    beforeAll(async () => {
      await workbook.open(typeof options === "function" ? await options() : options);
    }, 90_000);
    afterAll(() => workbook.close(), 30_000);
    tests(workbook);
  });
}

/** The embedded workbook as a person uses it, and as a test looks into it. */
export class BrowserWorkbook {
  private openedPage: OpenedPage | undefined;

  async open(options: Parameters<typeof openWorkbookPage>[0]): Promise<void> {
    this.openedPage = await openWorkbookPage(options);
  }

  async close(): Promise<void> {
    await this.openedPage?.close();
  }

  get opened(): OpenedPage {
    if (!this.openedPage) throw new Error("the page must have opened");
    return this.openedPage;
  }

  get page(): Page {
    return this.opened.page;
  }

  /** What the page complains about, and what it asks of anyone but its own server. */
  get complaints(): readonly string[] {
    const { faults, outside } = this.opened;
    // Styles of the frame in which office.js asks whether to trust us; Excel itself is never asked about.
    const isTrustFrame = (fault: string) =>
      this.page.url().includes("office=web") && fault.startsWith("Applying inline style");
    return [...faults.filter((fault) => !isTrustFrame(fault)), ...outside];
  }

  /** The add-in's page in the pane. */
  get frame(): Frame {
    const found = this.page.frames().find((frame) => frame.url().includes("/addin/"));
    if (!found) throw new Error("the pane must have a page");
    return found;
  }

  /** The cells as they are painted. */
  get canvas(): Locator {
    return this.page.locator("canvas[id^=univer-sheet-main-canvas]");
  }

  /** A new sheet of its own for a test, in front. */
  async newSheet(): Promise<void> {
    await this.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      grid.activateSheet(grid.addSheet().id);
    });
    await this.keysArrive();
  }

  /**
   * Waits until the grid hears every key: for a moment after it was given the keyboard, or a sheet, it does not. The
   * moment is the page's own, so that a busy machine has it longer.
   */
  private async keysArrive(): Promise<void> {
    await this.page.evaluate(
      (milliseconds) =>
        new Promise<void>((resolve) => {
          requestIdleCallback(() => {
            setTimeout(() => {
              requestIdleCallback(() => {
                resolve();
              });
            }, milliseconds);
          });
        }),
      moment,
    );
  }

  /** Selects cells and gives the keyboard to the grid, as a click does. */
  async select(address: string): Promise<void> {
    const isElsewhere = await this.page.evaluate(
      () => document.activeElement?.closest("#grid, [data-u-comp]") === null,
    );
    if (isElsewhere) {
      await this.canvas.click({ position: { x: 300, y: 300 } });
      await this.keysArrive();
    }
    await this.page.evaluate((range) => {
      const { grid } = globalThis.outspendWorkbook;
      grid.select({ sheet: grid.activeSheet(), ...range });
    }, rangeAt(address));
  }

  /** Types into a cell and presses Enter. */
  async type(address: string, text: string): Promise<void> {
    await this.select(address);
    await this.begin(text.charAt(0));
    await this.page.keyboard.type(text.slice(1));
    // What a formula may go on with is offered while it is typed, late on a busy page, and Enter would take that.
    if (text.startsWith("=")) await this.keysArrive();
    await this.page.keyboard.press("Enter");
    await this.page.waitForFunction(() => !globalThis.outspendWorkbook.grid.isEditing());
  }

  /** Types the first letter of a cell until its editor opens: those before are lost on a page that is busy, as an empty cell shows. */
  async begin(letter: string): Promise<void> {
    const isEditing = () => globalThis.outspendWorkbook.grid.isEditing();
    const end = Date.now() + patience;
    while (Date.now() < end) {
      await this.page.keyboard.type(letter);
      const opened = this.page.waitForFunction(isEditing, undefined, { timeout: 2 * SECOND });
      if (await opened.then(() => true).catch(() => false)) return;
      await this.keysArrive();
    }
    throw new Error("the cell must open for typing");
  }

  /** The tab of a sheet. */
  tab(name: string): Locator {
    return this.page.locator("[data-u-comp=slide-tab-item]").filter({ hasText: name });
  }

  /** Gives a sheet another name at its tab, as typed there; two clicks within 0.3 s are wanted, which a busy page may miss. */
  async rename(sheet: string, name: string): Promise<void> {
    await this.tab(sheet).click();
    await this.settled();
    const isSelected = () =>
      document.activeElement?.closest("[data-u-comp=slide-tab-item]") &&
      document.getSelection()?.toString() === document.activeElement.textContent;
    const end = Date.now() + patience;
    while (Date.now() < end) {
      await this.tab(sheet).dblclick();
      const opened = this.page.waitForFunction(isSelected, undefined, { timeout: SECOND });
      if (!(await opened.then(() => true).catch(() => false))) continue;
      await this.page.keyboard.type(name);
      await this.page.keyboard.press("Enter");
      return;
    }
    throw new Error("the tab must open for typing");
  }

  /** Puts the sample's spend in as numbers, in place of the formulas that read its budget lines. */
  async spendAsTyped(): Promise<void> {
    await this.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const threats = grid.tables().find(({ name }) => name === "Threats");
      if (!threats) throw new Error("the sample's table must be there");
      const { startRow, endRow } = threats.range;
      const [headers = []] = grid.values({ ...threats.range, endRow: startRow });
      const column = threats.range.startColumn + headers.indexOf("Spend");
      const rows = { ...threats.range, startRow: startRow + 1, endRow };
      const range = { ...rows, startColumn: column, endColumn: column };
      grid.write(range, grid.values(range) as CellInput[][]);
    });
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.evaluate(() => globalThis.outspendWorkbook.grid.settled());
  }

  /** Results of the sheet in front. */
  async values(address: string): Promise<CellValue[][]> {
    return this.page.evaluate((range) => {
      const { grid } = globalThis.outspendWorkbook;
      return grid.values({ sheet: grid.activeSheet(), ...range });
    }, rangeAt(address));
  }

  async texts(address: string): Promise<string[][]> {
    return this.page.evaluate((range) => {
      const { grid } = globalThis.outspendWorkbook;
      return grid.texts({ sheet: grid.activeSheet(), ...range });
    }, rangeAt(address));
  }

  /** Waits until a cell holds a value; a number may be off in its last digits. */
  async comesTo(address: string, wanted: CellValue): Promise<void> {
    const read = async () => (await this.values(address))[0]?.[0];
    const end = Date.now() + patience;
    while (!isSame(await read(), wanted) && Date.now() < end) await this.page.waitForTimeout(10);
    const found = await read();
    expect(isSame(found, wanted) ? wanted : found).toEqual(wanted);
  }
}

function isSame(found: CellValue | undefined, wanted: CellValue): boolean {
  if (typeof found !== "number" || typeof wanted !== "number") {
    return JSON.stringify(found) === JSON.stringify(wanted);
  }
  return Math.abs(found - wanted) <= 1e-12 * Math.abs(wanted);
}

function rangeAt(address: string): CellRange {
  const range = parseRange(address);
  if (!range) throw new Error(`${address} is no range`);
  return range;
}
