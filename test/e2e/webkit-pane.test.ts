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
  const [[value]] = grid.values({ sheet, startRow: 7, endRow: 7, startColumn: 15, endColumn: 15 });`;

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
        const label = [...document.querySelectorAll("form label")].find((each) => each.textContent.trim() === "Spend");
        document.getElementById(label.htmlFor).setAttribute("data-spend", "");`);
    await browser.click("[data-spend]");
    await browser.press(control, "a");
    for (const key of "512345") await browser.press(key);
    await browser.until("return /= 512,345/.test(document.body.innerText)");
    await browser.press(enter);
    await browser.toPage();
    await browser.until(`${cell} return value === 512345;`);
    await browser.click("canvas[id^=univer-sheet-main-canvas]");
    await browser.press(control, "z");
    await browser.until(`${cell} return value === 260000;`);
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
