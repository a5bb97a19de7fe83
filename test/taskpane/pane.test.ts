import type { Page } from "playwright-core";
import type { RegisterSession } from "../../src/session/register-session";
import { chromiumPath } from "../support/chromium-path.cjs";
import type { SheetsInMemory } from "../support/sheets-in-memory";
import { axeFindings } from "./axe-findings";
import { openStates, type OpenedStates } from "./open-states";
import { workbooks } from "./states/workbooks";

/** What the page of states leaves in its window. */
interface StateWindow {
  readonly sheets: SheetsInMemory;
  readonly session: RegisterSession;
}

const withBrowser = chromiumPath() === undefined ? describe.skip : describe;
const states = [...Object.keys(workbooks), "outside", "unreachable"];

withBrowser("the pane (skipped without a Chromium: install one or set CHROME_PATH)", () => {
  let opened: OpenedStates;
  let page: Page;

  beforeAll(async () => {
    opened = await openStates();
  }, 120_000);

  afterAll(() => opened.close());

  afterEach(() => page.close());

  const show = async (...state: Parameters<OpenedStates["show"]>): Promise<void> => {
    page = await opened.show(...state);
  };
  /** Waits for what tells that a state is drawn. */
  const settled = async (state: string): Promise<void> => {
    const mark: Readonly<Record<string, string>> = {
      connecting: "Looking for a threat register",
      "cell-edit": "A cell is being edited",
      connection: "Excel does not answer",
      lost: "The threat register is gone",
      renamed: "must be",
      protected: "The sheet is protected",
    };
    await page
      .getByText(mark[state] ?? /\w/)
      .filter({ visible: true })
      .first()
      .waitFor();
  };
  const text = (): Promise<string> => page.locator("body").innerText();
  const row = (name: RegExp | string) => page.getByRole("listitem").getByRole("button", { name });
  const field = (name: string) => page.getByLabel(name, { exact: true });
  const contents = (area = "table"): Promise<unknown> =>
    page.evaluate((id) => (globalThis as unknown as StateWindow).sheets.contents(id), area);

  describe.each(states)("%s", (state) => {
    it.each([
      { width: 320, shade: "light" },
      { width: 450, shade: "dark" },
    ] as const)("fits $width pixels in the $shade and has no fault", async (look) => {
      await show(state, look);
      await settled(state);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(look.width);
      expect(opened.faults()).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  it("keeps a policy that allows no style but its own files and what script fills in", async () => {
    await show("twelve");
    const isAllowed = await page.evaluate(() => {
      const style = document.createElement("style");
      style.textContent = "main { display: none }";
      document.head.append(style);
      return style.sheet !== null;
    });
    expect(isAllowed).toBe(false);
    const weight = await page
      .getByRole("heading")
      .evaluate((heading) => getComputedStyle(heading).fontWeight);
    expect(weight).toBe("600");
  });

  it("answers first: spend, required and gap, short, with the full figure in the name", async () => {
    await show("twelve");
    const coverage = page.getByRole("region", { name: "Coverage" });
    const gap = coverage.getByRole("img").last();
    expect(await gap.innerText()).toMatch(/^\$\d{3}K$/);
    await gap.focus();
    expect(await gap.getAttribute("aria-label")).toMatch(/^\$\d{3},\d{3}$/);
    await page
      .getByRole("tooltip")
      .getByText(/^\$\d{3},\d{3}$/)
      .waitFor();
    expect(await coverage.innerText()).toMatch(/\d+% covered\. The budgets for \d of 10 threats/);
    expect(await coverage.innerText()).toContain("not an accounting provision");
  });

  it("writes numbers as the content's language and the sheet's formats do", async () => {
    await show("small", { locale: "de-DE" });
    const coverage = page.getByRole("region", { name: "Coverage" });
    expect((await coverage.innerText()).replace(/\s/g, " ")).toContain("12,3 €");
  });
});
