const { performance } = require("node:perf_hooks");
const { spawn } = require("node:child_process");
const { once } = require("node:events");
const { join } = require("node:path");
const { launchChromium } = require("./launch-chromium.cjs");

const tool = join(__dirname, "..", "..", "..", "dist", "tools", "start.cjs");

/**
 * What `npm start` does, with a Chromium that opens the address it prints. Used by tests, the bench and the script that
 * takes pictures.
 */
async function openWorkbookPage({
  book,
  query = "",
  width = 1280,
  height = 800,
  dark = false,
  locale = "en-US",
  view = "Threats",
  prepare = async () => undefined,
}) {
  const server = spawn(process.execPath, [tool, ...(book === undefined ? [] : [book])]);
  let said = "";
  server.stdout.on("data", (text) => (said += text));
  server.stderr.on("data", (text) => (said += text));
  const ended = once(server, "exit");
  while (!/http:\S+/.test(said)) {
    const end = await Promise.race([once(server.stdout, "data"), ended.then(() => "ended")]);
    if (end === "ended") throw new Error(`the server ended: ${said}`);
  }
  const [address] = /http:\S+/.exec(said);
  const browser = await launchChromium();
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale,
  });
  const faults = [];
  const outside = [];
  page.on("console", (message) => {
    // Fluent's slider names a look of Chromium's that is to go; it is not ours to leave out.
    const isOurs = !message.text().includes("'slider-vertical'");
    if (["error", "warning"].includes(message.type()) && isOurs) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error.stack ?? error.message)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !/^(data|blob):/.test(url)) outside.push(url);
  });
  const close = async () => {
    await browser.close();
    server.kill("SIGTERM");
    await ended;
  };
  const started = performance.now();
  try {
    await prepare(page);
    await page.goto(`${address}/${query}`);
    await page.waitForFunction(() => globalThis.outspendWorkbook?.isReady, undefined, {
      timeout: 60_000,
    });
    const secondsToReady = (performance.now() - started) / 1000;
    if (view !== null) await turnTo(page, view);
    return { page, address, faults, outside, secondsToReady, close };
  } catch (error) {
    await close();
    throw new Error(`${error.message}\n${[...faults, ...outside].join("\n")}`);
  }
}

/** Turns the pane to one of its views; a pane that shows no register has none. */
async function turnTo(page, view) {
  const pane = page.frameLocator("#pane-frame");
  const tabs = pane.getByRole("tablist");
  await tabs.or(pane.getByRole("heading")).first().waitFor();
  if (await tabs.isVisible()) await pane.getByRole("tab", { name: view }).click();
}

module.exports = { openWorkbookPage };
