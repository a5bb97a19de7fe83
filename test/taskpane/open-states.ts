import { type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { launchChromium } from "../support/browser/launch-chromium.cjs";
import { serveStates } from "./serve-states.cjs";

/** Milliseconds something may take to be drawn; far more than it does. */
const patience = 40_000;

/** How a state is looked at. */
export interface Look {
  readonly shade?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** The view that is turned to; null for the one that is there at first. */
  readonly view?: string | null;
  /** As a system that replaces all colours by a few shows it. */
  readonly forcedColors?: boolean;
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
  const served = await serveStates();
  const browser = await launchChromium();
  let faults: string[] = [];
  // One context for all that look alike: what the browser has fetched and translated for one page serves the next.
  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextFor = (options: BrowserContextOptions): Promise<BrowserContext> => {
    const key = JSON.stringify(options);
    const known = contexts.get(key) ?? browser.newContext(options);
    contexts.set(key, known);
    return known;
  };
  return {
    async show(state, look = {}) {
      const { shade = "light", width = 320, height = 640, locale = "en-US" } = look;
      const { view = "Threats" } = look;
      const context = await contextFor({
        viewport: { width, height },
        colorScheme: shade,
        forcedColors: look.forcedColors === true ? "active" : "none",
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      faults = [];
      page.on("console", (message) => {
        // Fluent's slider names a look of Chromium's that is to go; it is not ours to leave out.
        const isOurs = !message.text().includes("'slider-vertical'");
        if (["error", "warning"].includes(message.type()) && isOurs) faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(error.message));
      await page.goto(`${served.address}/#${state},${shade},${locale}`);
      await page.getByRole("main").first().waitFor();
      if (view !== null && !["outside", "unreachable"].includes(state)) {
        const tab = page.getByRole("tab", { name: view });
        // A state without a register has no views.
        await page.locator("[role=tab], h1, [role=progressbar]").first().waitFor();
        if (await tab.isVisible()) await tab.click();
      }
      return page;
    },
    faults: () => faults,
    async close() {
      await browser.close();
      served.close();
    },
  };
}
