const { existsSync } = require("node:fs");

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

module.exports = { chromiumPath };
