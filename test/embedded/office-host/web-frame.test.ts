import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join, normalize } from "node:path";
import type { Browser, Frame } from "playwright-core";
import { OfficeHost } from "../../../src/embedded/office-host/office-host";
import type { WebFrame } from "../../../src/embedded/office-host/web-frame";
import { openWebFrame } from "../../../src/embedded/office-host/web-frame";
import { launchChromium } from "../../support/browser/launch-chromium.cjs";
import { withBrowser } from "../../support/browser/with-browser";
import { MemoryGrid } from "../../support/workbook/memory-grid";

/*
 * The real office.js in a frame of a browser, as in Excel on the web. The grid and the host stay here; the page around
 * the frame does nothing but carry messages.
 */

const library = dirname(require.resolve("@microsoft/office-js/dist/office.js"));

const pages: Readonly<Record<string, string>> = {
  "/": "<!doctype html><title>host</title>",
  "/addin.html": `<!doctype html><title>addin</title>
    <script src="/office-js/office.js"></script>
    <script>CustomFunctions.associate("TWICE", (value) => value * 2);</script>`,
  "/trusted.html": `<!doctype html><script>
    addEventListener("message", (event) =>
      event.source.postMessage(JSON.stringify({ hostUserTrusted: true }), event.origin));
    </script>`,
};

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    // The page by which the library asks whether to trust a host that it does not know.
    const page = pathname.endsWith("/AgaveErrorUX/index.html") ? "/trusted.html" : pathname;
    const text = pages[page];
    try {
      const body = text ?? readFileSync(join(library, normalize(pathname.slice(10))));
      response.setHeader("content-type", text === undefined ? "text/javascript" : "text/html");
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

withBrowser("office.js in a frame of the web", () => {
  let server: Server;
  let browser: Browser;
  let frame: Frame;
  let web: WebFrame;
  const grid = new MemoryGrid();
  const shown: boolean[] = [];
  const host = new OfficeHost(grid, { showPane: (visible) => shown.push(visible) });

  beforeAll(async () => {
    server = await serve();
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
    const page = await browser.newPage();
    await page.exposeFunction("toHost", (text: string) => {
      web.receive(text);
    });
    await page.goto(origin);
    web = openWebFrame(host, {
      origin,
      post: (text) => {
        const posted = page.evaluate((message) => {
          document.querySelector("iframe")?.contentWindow?.postMessage(message, "*");
        }, text);
        // The browser may be gone before the last message is.
        posted.catch(() => undefined);
      },
    });
    await page.evaluate((name) => {
      const inner = document.createElement("iframe");
      inner.name = name;
      inner.src = "/addin.html";
      const relay = globalThis as unknown as { toHost: (text: string) => void };
      addEventListener("message", ({ source, data }: MessageEvent<string>) => {
        if (source === inner.contentWindow) relay.toHost(data);
      });
      document.body.append(inner);
    }, web.name);
    await host.ready();
    const found = page.frames().find((each) => each.url().endsWith("/addin.html"));
    if (!found) throw new Error("the page must have the add-in's frame");
    frame = found;
  }, 60_000);

  afterAll(async () => {
    web.close();
    host.close();
    grid.close();
    await browser.close();
    server.close();
  });

  it("meets Excel on the web", async () => {
    const info = await frame.evaluate(() => Office.onReady());
    expect(info).toMatchObject({ host: "Excel", platform: "OfficeOnline" });
  });

  it("writes and reads cells, and meets errors", async () => {
    const seen = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
        range.values = [[1, "=A1+1"]];
        range.load("values");
        await context.sync();
        const { values } = range;
        context.workbook.worksheets.getItem("Nope").load("name");
        const code = await context.sync().catch((error: unknown) => {
          return error instanceof OfficeExtension.Error ? error.code : error;
        });
        return [values, code];
      }),
    );
    expect(seen).toEqual([[[1, 2]], "ItemNotFound"]);
  });

  it("hears what the user types", async () => {
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add((event) => {
          Object.assign(globalThis, { heard: [event.address, event.triggerSource] });
          return Promise.resolve();
        });
        await context.sync();
      }),
    );
    const cell = { startRow: 3, startColumn: 3, endRow: 3, endColumn: 3 };
    grid.write({ sheet: grid.activeSheet(), ...cell }, [["typed"]]);
    const heard = await frame.waitForFunction("globalThis.heard");
    expect(await heard.jsonValue()).toEqual(["D4", "Unknown"]);
  });

  it("answers custom functions at the runtime's own pace", async () => {
    host.defineFunctions({
      functions: [{ id: "TWICE", name: "TWICE", parameters: [{ name: "value" }] }],
    });
    const cell = {
      sheet: grid.activeSheet(),
      startRow: 5,
      startColumn: 0,
      endRow: 5,
      endColumn: 0,
    };
    grid.write(cell, [["=TWICE(21)"]]);
    await grid.settled();
    expect(grid.values(cell)).toEqual([[42]]);
  });

  it("runs buttons of the ribbon and hides the pane", async () => {
    await frame.evaluate(() => {
      Office.actions.associate("hide", (event: Office.AddinCommands.Event) => {
        void Office.addin.hide().then(() => {
          event.completed();
        });
      });
    });
    await host.commands.invoke("hide", "HideButton");
    expect(shown).toEqual([false]);
  });
});
