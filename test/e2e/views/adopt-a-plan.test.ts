import { inBrowser } from "../../support/browser/in-browser";

/* The loop of a controller beside the sample workbook: what is missing, what to buy, buy it, what is missing now. */

inBrowser("a plan from Overview to Overview", { view: null }, (workbook) => {
  const pane = () => workbook.frame;
  const tab = (name: string) => pane().getByRole("tab", { name });
  const button = (name: string | RegExp) =>
    pane().getByRole("button", { name }).filter({ visible: true });
  const dialog = () => pane().getByRole("dialog");
  const gap = async (): Promise<string> =>
    (await pane()
      .getByRole("region", { name: "Coverage" })
      .getByRole("img")
      .nth(2)
      .getAttribute("aria-label")) ?? "";
  /** All cells of both tables: formulas where there are some. */
  const tables = (): Promise<string> =>
    workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const all = grid.tables().filter(({ name }) => ["Threats", "Controls"].includes(name));
      return JSON.stringify(all.map(({ name, range }) => [name, range, grid.formulas(range)]));
    });
  const gapInSheet = (): Promise<number> =>
    workbook.page.evaluate(() => {
      const { grid } = globalThis.outspendWorkbook;
      const budget = grid.sheets().find(({ name }) => name === "Budget");
      const cell = { startRow: 15, startColumn: 1, endRow: 15, endColumn: 1 };
      return Number(grid.values({ sheet: budget?.id ?? "", ...cell })[0]?.[0]);
    });
  const amount = (words: string): number => Number(words.replace(/[^\d.]/g, ""));

  /** The gap that the pane shows is that of the sheet. */
  async function gapsAgree(): Promise<void> {
    await workbook.settled();
    expect(amount(await gap())).toBeCloseTo(await gapInSheet(), -1);
  }

  async function isBackAsIt(was: string, before: string): Promise<void> {
    await pane().waitForFunction(
      (wanted) =>
        document
          .querySelector("section[aria-label=Coverage]")
          ?.querySelectorAll("[role=img]")[2]
          ?.getAttribute("aria-label") === wanted,
      before,
    );
    expect(await tables()).toBe(was);
  }

  const isOtherThan = (before: string): Promise<unknown> =>
    pane().waitForFunction(
      (unwanted) =>
        document
          .querySelector("section[aria-label=Coverage]")
          ?.querySelectorAll("[role=img]")[2]
          ?.getAttribute("aria-label") !== unwanted,
      before,
    );

  // As it comes fresh: where it was left does not count.
  beforeEach(async () => {
    const { page } = workbook;
    const loaded = page.waitForEvent("framenavigated");
    await page.evaluate(() => {
      const frame = document.getElementById("pane-frame") as HTMLIFrameElement | null;
      frame?.contentWindow?.location.reload();
    });
    await loaded;
    await tab("Overview").waitFor();
    await pane().getByText("An average year costs").filter({ visible: true }).waitFor();
  });

  it("with the mouse only, and one Ctrl+Z in the sheet takes all of it back", async () => {
    const [was, before] = [await tables(), await gap()];
    expect(await tab("Overview").getAttribute("aria-selected")).toBe("true");
    await tab("Plan").click();
    await button("Adopt the plan").click();
    await dialog()
      .getByText(/in one step of undo/)
      .waitFor();
    const cells = await dialog().getByRole("listitem").count();
    expect(cells).toBeGreaterThan(3);
    expect(await tables()).toBe(was);
    await dialog().getByRole("button", { name: "Adopt" }).click();
    await pane()
      .getByText(/^Adopted /)
      .waitFor();
    await tab("Overview").click();
    await pane().getByText("An average year costs").filter({ visible: true }).waitFor();
    expect(await gap()).not.toBe(before);
    expect(await tables()).not.toBe(was);
    await gapsAgree();
    expect(await button("Take back").count()).toBe(1);
    await workbook.select("A1");
    await workbook.page.keyboard.press("Control+z");
    await isBackAsIt(was, before);
    await gapsAgree();
  });

  it("with the keyboard only, and Ctrl+Z takes all of it back, in the pane and in the sheet", async () => {
    const { keyboard } = workbook.page;
    const [was, before] = [await tables(), await gap()];
    const onto = async (words: string | RegExp): Promise<void> => {
      const pattern = typeof words === "string" ? `^${words}$` : words.source;
      const isOn = (): Promise<boolean> =>
        pane().evaluate((wanted) => {
          const { activeElement: element } = document;
          const name = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
          return new RegExp(wanted).test(name);
        }, pattern);
      for (let tabs = 0; tabs < 40 && !(await isOn()); tabs++) await keyboard.press("Tab");
      expect(await isOn()).toBe(true);
    };
    await workbook.select("A1");
    await keyboard.press("F6");
    await workbook.page.waitForFunction(() => document.activeElement?.tagName === "IFRAME");
    await onto("Overview");
    // Threats, then Plan.
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    await button("Adopt the plan").waitFor();
    expect(await tab("Plan").getAttribute("aria-selected")).toBe("true");
    await onto("Adopt the plan");
    await keyboard.press("Enter");
    await dialog()
      .getByText(/in one step of undo/)
      .waitFor();
    await onto("Adopt");
    await keyboard.press("Enter");
    await pane()
      .getByText(/^Adopted /)
      .waitFor();
    await dialog().waitFor({ state: "detached" });
    // What asked for the dialog may be gone: the keyboard is back at the view's own name.
    await pane().waitForFunction(() => document.activeElement?.textContent === "Plan");
    await keyboard.press("Home");
    expect(await tab("Overview").getAttribute("aria-selected")).toBe("true");
    expect(await gap()).not.toBe(before);
    await gapsAgree();
    await keyboard.press("Control+z");
    await pane()
      .getByText(/^Took back the adoption/)
      .waitFor();
    await isBackAsIt(was, before);
    // Back in the sheet the same keys undo that, and then the adoption itself, each in one step.
    await keyboard.press("F6");
    await workbook.page.waitForFunction(() => document.activeElement?.tagName !== "IFRAME");
    await keyboard.press("Control+z");
    await isOtherThan(before);
    await keyboard.press("Control+z");
    await isBackAsIt(was, before);
    await gapsAgree();
  });

  it("breaks no rule", () => {
    expect(workbook.complaints).toEqual([]);
  });
});
