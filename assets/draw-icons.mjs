/**
 * Draws the icons that manifest.xml names, from the two SVG files beside this script:
 *
 *     node assets/draw-icons.mjs
 *
 * Needs a Chromium or Chrome; CHROME_PATH says where when it is not Debian's. The pictures are kept in the repository,
 * so that a build needs no browser.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const drawings = [
  { source: "icon-small.svg", sizes: [16, 32] },
  { source: "icon.svg", sizes: [64, 80] },
];

const here = (name) => new URL(name, import.meta.url);

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
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
