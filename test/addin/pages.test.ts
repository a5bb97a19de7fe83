import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../support/browser/launch-chromium.cjs";
import { withBrowser } from "../support/browser/with-browser";
import { buildAddin } from "./build-addin";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
};

const serve = (folder: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const file = join(folder, new URL(request.url ?? "/", "http://localhost").pathname);
      const isThere = extname(file) !== "" && existsSync(file);
      response.writeHead(isThere ? 200 : 404, { "content-type": types[extname(file)] ?? "" });
      response.end(isThere ? readFileSync(file) : "");
    });
    server.listen(0, "localhost", () => {
      resolve(server);
    });
  });

withBrowser("the add-in's pages", () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let faults: string[];
  /** What nobody caught. */
  let errors: string[];
  let openPage: Page | undefined;

  beforeAll(async () => {
    folder = buildAddin("namespace=OUTSPEND", "address=https://addins.example.com/spend/");
    server = await serve(folder);
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  /** Opens a page where Microsoft's server answers with the library's own package, or not at all. */
  async function open(
    path: string,
    situation: { officeJs?: boolean | "hangs"; width?: number } = {},
  ): Promise<Page> {
    const { officeJs = true, width = 320 } = situation;
    // office.js goes on working in a page that a test has left, and its faults are that page's.
    await openPage?.close();
    const page = await browser.newPage({ viewport: { width, height: 700 } });
    openPage = page;
    const ownFaults: string[] = [];
    faults = ownFaults;
    page.on("console", (message) => {
      if (message.type() === "error") ownFaults.push(message.text());
    });
    const ownErrors: string[] = [];
    errors = ownErrors;
    page.on("pageerror", (error) => {
      ownFaults.push(error.message);
      ownErrors.push(error.message);
    });
    const library = dirname(require.resolve("@microsoft/office-js/dist/office.js"));
    await page.route("https://appsforoffice.microsoft.com/**", (route) => {
      if (officeJs === "hangs") return undefined;
      const file = join(
        library,
        new URL(route.request().url()).pathname.split("/hosted/")[1] ?? "",
      );
      return officeJs && existsSync(file) ? route.fulfill({ path: file }) : route.abort();
    });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://localhost:${port}/${path}`, {
      waitUntil: officeJs === "hangs" ? "commit" : "load",
    });
    return page;
  }

  const promised = (): string[] => {
    const json = readFileSync(join(folder, "functions.json"), "utf8");
    return (JSON.parse(json) as { functions: { name: string }[] }).functions.map(
      ({ name }) => name,
    );
  };

  it("list the functions of functions.json as they are typed in this build", async () => {
    const page = await open("functions.html");
    await page.locator("#functions section").first().waitFor();
    const named = await page.locator("#functions h3").allTextContents();
    expect(named.sort()).toEqual(promised());
    expect(await page.locator("nav a").count()).toBe(promised().length + 1);
    const calls = await page.locator("#functions section > code").allTextContents();
    expect(calls).toHaveLength(promised().length);
    for (const call of calls) expect(call).toMatch(/^=OUTSPEND\.[A-Z_]+\([^ ]+(?: [^ ]+)*\)$/);
    expect(faults).toEqual([]);
  });

  it("explain each function by an example, in this build's namespace, and the columns it reads", async () => {
    const page = await open("functions.html", { width: 800 });
    const gap = page.locator("#coverage_gap");
    await gap.waitFor();
    expect(await gap.innerText()).toMatch(
      /=OUTSPEND\.COVERAGE_GAP\(Register!A1:G4\)\s+gives [\d,.]+$/,
    );
    expect(await page.locator("#functions section > div > code").count()).toBe(promised().length);
    expect(await page.locator("#columns").innerText()).toContain("Annual rate of occurrence");
    expect(faults).toEqual([]);
  });

  it("say that they stand outside Excel", async () => {
    const page = await open("taskpane.html");
    await page.getByText("You are looking at this page outside Excel.").waitFor();
    expect(faults).toEqual([]);
  });

  it("say that office.js did not load", async () => {
    const page = await open("taskpane.html", { officeJs: false });
    await page.getByText("Excel could not be reached").waitFor();
    expect(errors).toEqual([]);
  });

  it("say what they wait for where office.js hangs, though none of their scripts has run", async () => {
    const page = await open("taskpane.html", { officeJs: "hangs" });
    const words = page.getByText("Excel does not answer yet.");
    await words.waitFor({ state: "attached" });
    expect(await words.isVisible()).toBe(false);
    await words.waitFor({ state: "visible" });
    expect(errors).toEqual([]);
  });

  it("say why the functions are not listed, and try again", async () => {
    const page = await open("functions.html");
    let isDown = true;
    await page.route("**/functions.json", (route) =>
      isDown ? route.fulfill({ status: 503 }) : route.continue(),
    );
    await page.reload();
    await page.getByText("functions.json could not be read (503)").waitFor();
    isDown = false;
    await page.getByRole("button", { name: "Try again" }).press("Enter");
    await page.locator("#functions section").first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("take a sign-in page in place of functions.json for what it is", async () => {
    const page = await open("functions.html");
    await page.route("**/functions.json", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><b>Sign in</b>" }),
    );
    await page.reload();
    await page.getByText("The list of functions could not be loaded.").waitFor();
    expect(await page.locator("b").count()).toBe(0);
  });

  it("write what functions.json holds as text, never as markup", async () => {
    const page = await open("functions.html");
    const text = "<img src=x onerror=alert(1)>";
    const fn = { id: "X", name: text, description: text, parameters: [{ name: text }] };
    await page.route("**/functions.json", (route) => route.fulfill({ json: { functions: [fn] } }));
    await page.reload();
    await page.locator("#functions section").first().waitFor();
    expect(await page.locator("#functions h3").textContent()).toBe(text);
    expect(await page.locator("#functions img").count()).toBe(0);
  });

  it("lead from the pane to the functions by keyboard", async () => {
    const page = await open("taskpane.html");
    await page.getByText("You are looking at this page outside Excel.").waitFor();
    await page.keyboard.press("Tab");
    expect(await page.locator("a:focus").getAttribute("href")).toBe("functions.html");
  });

  it("open the help at the function asked for", async () => {
    const page = await open("functions.html#register_check", { width: 800 });
    await page.locator("section:focus").waitFor();
    expect(await page.locator("section:focus h3").textContent()).toBe("REGISTER_CHECK");
    expect(faults).toEqual([]);
  });

  it.each([320, 450])("fit a pane of %d pixels", async (width) => {
    for (const path of ["taskpane.html", "functions.html"]) {
      const page = await open(path, { width });
      await page.locator("main p, main [class*=fui]").first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});
