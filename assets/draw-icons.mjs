/**
 * Draws the icons that manifest.xml names, from the two SVG files beside this script:
 *
 *     node assets/draw-icons.mjs
 *
 * Needs a Chromium or Chrome; CHROME_PATH says where when it is in an unusual place. The pictures are kept in the
 * repository, so that a build needs no browser.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const drawings = [
  { source: "icon-small.svg", sizes: [16, 32] },
  { source: "icon.svg", sizes: [64, 80] },
];

const usualPlaces = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const here = (name) => new URL(name, import.meta.url);

const executablePath = usualPlaces.find((place) => place !== undefined && existsSync(place));
if (executablePath === undefined) {
  throw new Error("no Chromium found: install one, or name it in CHROME_PATH");
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  for (const { source, sizes } of drawings) {
    const svg = readFileSync(here(source), "utf8");
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      writeFileSync(here(`icon-${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  }
} finally {
  await browser.close();
}
