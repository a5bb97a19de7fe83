import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { chromium, type Page } from "playwright-core";
import { chromiumPath } from "../support/chromium-path.cjs";

const root = resolve(__dirname, "../..");
const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
};

/** How a state is looked at. */
export interface Look {
  readonly shade?: "light" | "dark";
  readonly width?: number;
  readonly locale?: string;
}

/** The pane in its states, in a browser. */
export interface OpenedStates {
  /** Shows a state on a page of its own. */
  readonly show: (state: string, look?: Look) => Promise<Page>;
  /** What the browser complained of since the last page was opened. */
  readonly faults: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds the pane's states with the pane's own page, and opens a browser on them. */
export async function openStates(): Promise<OpenedStates> {
  const folder = mkdtempSync(join(tmpdir(), "outspend-states-"));
  const webpack = require.resolve("webpack/bin/webpack.js");
  const config = join(__dirname, "states/webpack.config.cjs");
  execFileSync(process.execPath, [webpack, "--config", config, "--output-path", folder], {
    cwd: root,
    stdio: "pipe",
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(folder, path === "/" ? "index.html" : path);
    const isThere = existsSync(file);
    response.writeHead(isThere ? 200 : 204, { "content-type": types[extname(file)] ?? "" });
    response.end(isThere ? readFileSync(file) : "");
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  let faults: string[] = [];
  return {
    async show(state, { shade = "light", width = 320, locale = "en-US" } = {}) {
      const page = await browser.newPage({ viewport: { width, height: 560 }, colorScheme: shade });
      faults = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(error.message));
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://localhost:${port}/#${state},${shade},${locale}`);
      await page.getByRole("main").waitFor();
      return page;
    },
    faults: () => faults,
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
