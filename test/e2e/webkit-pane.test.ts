import { openWebkitSession, type WebkitSession } from "../support/browser/webkit-session";
import { webkitBrowser, withWebkit } from "../support/browser/webkit-tools";

/*
 * The pane's main path in WebKit, which Excel on a Mac shows panes in: it opens, finds the register, writes what is typed
 * with real keys, takes it back, and fits 320 pixels in the light and in the dark.
 */

const control = "\uE009";
const enter = "\uE007";

/** Function bodies that run in the browser. */
const cell = `
  const { grid } = window.outspendWorkbook;
  const sheet = grid.sheets().find(({ name }) => name === "Register").id;
  const [[value]] = grid.values({ sheet, startRow: 7, endRow: 7, startColumn: 14, endColumn: 14 });`;

withWebkit("the pane in WebKit", webkitBrowser, "webkit2gtk-driver xvfb", () => {
  let browser: WebkitSession;

  beforeAll(async () => {
    if (!webkitBrowser) throw new Error("the browser must be there");
    browser = await openWebkitSession(webkitBrowser);
    await browser.until("return Boolean(window.outspendWorkbook?.isReady)");
  }, 120_000);
  afterAll(() => browser.close(), 30_000);

  it("finds the register and says what it comes to", async () => {
    await browser.toPane();
    await browser.until("return /Gap/.test(document.body.innerText)");
    expect(await browser.evaluate("return document.body.innerText")).toMatch(/\$166k/);
  });

  it("writes what is typed with real keys into the sheet, and Ctrl+Z there takes it back", async () => {
    await browser.toPane();
    await browser.evaluate(`
        const tabs = [...document.querySelectorAll("[role=tab]")];
        tabs.find(({ textContent }) => textContent === "Threats").setAttribute("data-threats", "");`);
    await browser.click("[data-threats]");
    await browser.until(
      "return [...document.querySelectorAll('li')].some((row) => /^Ransomware stops/.test(row.textContent))",
    );
    await browser.evaluate(`
        const isFirst = ({ textContent }) => /^Ransomware stops/.test(textContent);
      const name = [...document.querySelectorAll("[role=listitem] *, li *")].find(isFirst);
      (name.closest("button") ?? name).setAttribute("data-first", "");`);
    await browser.click("[data-first]");
    await browser.until("return Boolean(document.querySelector('form input'))");
    await browser.evaluate(`
        const label = [...document.querySelectorAll("form label")].find((each) => each.textContent.trim() === "Premium");
        document.getElementById(label.htmlFor).setAttribute("data-premium", "");`);
    await browser.click("[data-premium]");
    await browser.press(control, "a");
    for (const key of "512345") await browser.press(key);
    await browser.until("return /= 512,345/.test(document.body.innerText)");
    await browser.press(enter);
    await browser.toPage();
    await browser.until(`${cell} return value === 512345;`);
    await browser.click("canvas[id^=univer-sheet-main-canvas]");
    await browser.press(control, "z");
    await browser.until(`${cell} return value === 145000;`);
  });

  it("runs the solver of plans in a thread, whose policy lets it, while the page's own does not", async () => {
    await browser.toPane();
    await browser.evaluate(`
      WebAssembly.instantiate(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
        () => { window.wasmInPage = "runs"; },
        () => { window.wasmInPage = "refused"; },
      );
      const { src } = document.querySelector("script[src*='functions.js']");
      const prover = new Worker("prover.js" + new URL(src).search);
      prover.onmessage = ({ data }) => {
        window.proverSaid = [...(window.proverSaid ?? []), data];
      };
      const register = [["Threat", "Frequency", "Loss"], ["Fraud", 1, 1000]];
      const controls = [["Control", "Cost", "Frequency reduction"], ["Calls", 100, 0.5]];
      const args = [register, controls, [[200]], null, null, null, null];
      prover.postMessage({ call: 1, id: "BUDGET_PLAN", args });`);
    await browser.until("return window.proverSaid?.length === 2");
    await browser.until("return window.wasmInPage !== undefined");
    expect(await browser.evaluate("return [window.wasmInPage, window.proverSaid]")).toEqual([
      "refused",
      // The search knows that this plan is the best, so the solver was not asked; it is there all the same.
      [
        expect.objectContaining({
          result: expect.arrayContaining([["Calls", true, 100, 500, 500, 4, 0]]) as unknown,
        }),
        { kind: "done", outcome: "bent" },
      ],
    ]);
  });

  it("is not clipped at 320 pixels, in the light and in the dark", async () => {
    await browser.toPage();
    await browser.evaluate("document.getElementById('pane').style.width = '320px'");
    await browser.toPane();
    await browser.until("return innerWidth === 320");
    for (const scheme of ["light", "dark"]) {
      await browser.evaluate("document.documentElement.style.colorScheme = arguments[0]", scheme);
      expect(
        await browser.evaluate(`
            const beyond = (element) => element.scrollWidth > element.clientWidth + 1;
            const isText = (element) => element.children.length === 0 && element.textContent.trim() !== "";
            const shown = [...document.querySelectorAll("h1, [role=listitem] *, dl *, section *")].filter(
              // What only a screen reader hears is one pixel wide.
              (element) => isText(element) && element.getBoundingClientRect().width > 1,
            );
            return {
              page: document.documentElement.scrollWidth,
              clipped: shown.filter(beyond).map((element) => element.textContent),
              outside: shown
                .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
                .map((element) => element.textContent),
            };`),
      ).toEqual({ page: 320, clipped: [], outside: [] });
    }
  });
});
