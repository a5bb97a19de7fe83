import type { Page } from "playwright-core";
import { chromiumPath } from "../support/chromium-path.cjs";
import type { SheetsInMemory } from "../support/sheets-in-memory";
import { openStates, type OpenedStates } from "./open-states";

const withBrowser = chromiumPath() === undefined ? describe.skip : describe;

const states = [
  ...["read", "covered", "small", "huge", "warned", "no-spend", "problems", "one-problem"],
  ...["none", "connecting", "cell-edit", "outside", "unreachable"],
];

withBrowser("the pane (skipped without a Chromium: install one or set CHROME_PATH)", () => {
  let opened: OpenedStates;

  beforeAll(async () => {
    opened = await openStates();
  }, 120_000);

  afterAll(() => opened.close());

  const text = (page: Page): Promise<string> => page.getByRole("main").innerText();
  const selected = (page: Page): Promise<SheetsInMemory["selected"]> =>
    page.evaluate(() => (globalThis as unknown as { sheets: SheetsInMemory }).sheets.selected);

  it.each(states)("fits 320 pixels, and 450 in the dark, without a fault: %s", async (state) => {
    const looks = [
      { width: 320, shade: "light" },
      { width: 450, shade: "dark" },
    ] as const;
    for (const { width, shade } of looks) {
      const page = await opened.show(state, { width, shade });
      // A spinner comes late on purpose.
      if (state !== "connecting") await page.getByRole("main").getByText(/\w/).first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(width);
      expect(opened.faults()).toEqual([]);
      await page.close();
    }
  });

  it("keeps a policy that allows no style but its own files and what script fills in", async () => {
    const page = await opened.show("read");
    const allowed = await page.evaluate(() => {
      const style = document.createElement("style");
      style.textContent = "main { display: none }";
      document.head.append(style);
      return style.sheet !== null;
    });
    expect(allowed).toBe(false);
    const background = await page
      .getByRole("heading")
      .evaluate((heading) => getComputedStyle(heading).fontWeight);
    expect(background).toBe("600");
  });

  it("answers first: spend, required and gap, short with the full figure in the name", async () => {
    const page = await opened.show("read");
    const gap = page.getByRole("img", { name: /^36\d,\d{3}$/ });
    await gap.waitFor();
    expect(await gap.innerText()).toBe("364K");
    expect(await gap.getAttribute("title")).toBe(await gap.getAttribute("aria-label"));
    expect(await page.getByRole("progressbar").getAttribute("aria-valuenow")).toMatch(/^0\.53/);
    expect(await text(page)).toContain(
      "53% of the required spend is covered. The budgets of 3 of 4 threats are below what they are expected to cost.",
    );
  });

  it("writes numbers as the content's language does", async () => {
    const page = await opened.show("small", { locale: "de-DE" });
    await page.getByRole("img", { name: "12,25" }).waitFor();
  });

  it("says that nothing is missing in words, too", async () => {
    const page = await opened.show("covered");
    await page.getByText("No budget is below what its threat is expected to cost.").waitFor();
  });

  it("asks for a column of spend where there is none, and shows the expected loss", async () => {
    const page = await opened.show("no-spend");
    await page.getByText("Add a column Spend").waitFor();
    await page.getByRole("img", { name: "785," }).waitFor();
  });

  it("names what keeps a register from adding up, as text and never as markup", async () => {
    const page = await opened.show("problems");
    await page.getByText("8 problems").waitFor();
    expect(await text(page)).toContain(
      'Frequency of Fire <b>bold</b> must be a number, got the text "often".',
    );
    expect(await text(page)).toContain("And 3 more.");
    expect(await page.locator("main b").count()).toBe(0);
  });

  it("leads to the register and to each cell by keyboard, in the order of sight", async () => {
    const page = await opened.show("problems");
    await page.getByText("8 problems").waitFor();
    const reached: string[] = [];
    for (let tab = 0; tab < 7; tab++) {
      await page.keyboard.press("Tab");
      reached.push(await page.locator("*:focus").innerText());
      if (tab < 2) await page.keyboard.press("Enter");
    }
    expect(reached).toEqual([
      "Register!B4:G10",
      "Go to E5",
      "Go to C6",
      "Go to B7",
      "Go to D8",
      "Go to B9",
      "Worksheet functions",
    ]);
    expect(await selected(page)).toEqual([
      { id: "table", cells: { row: 3, column: 1, rows: 7, columns: 6 } },
      { id: "table", cells: { row: 4, column: 4, rows: 1, columns: 1 } },
    ]);
  });

  it("says what a register is where there is none, and has one button", async () => {
    const page = await opened.show("none");
    await page.getByRole("heading", { name: "This workbook has no threat register" }).waitFor();
    expect(await page.getByRole("button").allInnerTexts()).toEqual(["Look again"]);
    await page.evaluate(() => {
      const { sheets } = globalThis as unknown as { sheets: SheetsInMemory };
      sheets.put("table", {
        cells: [
          ["Threat", "Frequency", "Loss", "Spend"],
          ["Fire", 1, 50, 9],
        ],
      });
    });
    await page.getByRole("button").press("Enter");
    await page.getByRole("img", { name: "41" }).waitFor();
  });

  it("shows a spinner for a workbook that takes its time", async () => {
    const page = await opened.show("connecting");
    await page.getByRole("progressbar").waitFor();
    await page.getByText("Looking for a threat register").waitFor();
  });

  it("keeps the figures in place while a cell is edited, and says so", async () => {
    const page = await opened.show("cell-edit");
    const gap = page.getByRole("img", { name: /^36\d,/ });
    await gap.waitFor();
    const before = await gap.boundingBox();
    await page.getByText("A cell is being edited").waitFor();
    expect(await gap.boundingBox()).toEqual(before);
  });

  it.each`
    state            | words
    ${"outside"}     | ${"You are looking at this page outside Excel."}
    ${"unreachable"} | ${"Excel could not be reached"}
  `("says why there is no workbook: $state", async ({ state, words }) => {
    const page = await opened.show(state as string);
    await page.getByText(words as string).waitFor();
  });
});
