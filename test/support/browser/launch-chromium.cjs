const { existsSync } = require("node:fs");
const { chromium } = require("playwright-core");

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * The Chromium or Chrome of this machine, or what CHROME_PATH names; undefined where there is none.
 *
 * @throws Error where there is none and OUTSPEND_NEEDS_BROWSER says that browser tests must not be skipped
 */
function chromiumPath() {
  const found = process.env.CHROME_PATH ?? usualPlaces.find((place) => existsSync(place));
  if (found === undefined && process.env.OUTSPEND_NEEDS_BROWSER) {
    throw new Error(
      "browser tests must run: install Chromium or Chrome, or name one in CHROME_PATH",
    );
  }
  return found;
}

/**
 * What a Chromium of today opens beside each page though nobody looks at it: the lists that drop from its address bar,
 * and a spare process. They take three quarters of the time that a page needs to open.
 */
const unseen = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"];

/** Playwright's own list, as far as it matters here: the last list that Chromium is given is the one that counts. */
const unwanted = ["HttpsUpgrades", "MediaRouter", "OptimizationHints", "PaintHolding"];

/** A Chromium without a screen, and without what browsers ask the world on their own account. */
function launchChromium() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--enable-precise-memory-info",
      `--disable-features=${[...unseen, ...unwanted].join(",")}`,
    ],
  });
}

module.exports = { chromiumPath, launchChromium };
