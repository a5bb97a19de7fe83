/*
 * Takes the pictures of the embedded workbook: `node docs/images/take.mjs`. What is worth seeing in them is noted in
 * README.md beside them.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../../tools/ensure-built.mjs";

const require = createRequire(import.meta.url);
const { openWorkbookPage } = require("../../test/support/browser/open-workbook-page.cjs");

const folder = dirname(fileURLToPath(import.meta.url));

/** Name, window, and what is done before the picture is taken. */
const pictures = [
  ["page-light", {}, showRegister],
  ["page-dark", { dark: true }, showRegister],
  ["page-narrow", { width: 900 }, showRegister],
  ["page-narrow-dark", { width: 900, dark: true }, showRegister],
  ["error", {}, showError],
  ["formula-hint", {}, showHint],
  ["plan", { width: 1500, height: 900 }, showPlan],
];

await ensureBuilt();
for (const [name, options, arrange] of pictures) {
  const { page, faults, close } = await openWorkbookPage(options);
  await arrange(page);
  // Popups and the grid are drawn a little after the page has settled.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await close();
  if (faults.length > 0) throw new Error(`${name}: ${faults.join("\n")}`);
}

async function showRegister(page) {
  await select(page, "Register", 3, 1);
}

async function showPlan(page) {
  await select(page, "Plan", 6, 1);
}

async function showError(page) {
  await select(page, "Register", 22, 3);
  await page.keyboard.type("=EXPECTED_LOSS(-1,100000,1000000)");
  await page.keyboard.press("Enter");
  await page.evaluate(() => globalThis.outspendWorkbook.grid.settled());
  await page.keyboard.press("ArrowUp");
}

async function showHint(page) {
  await select(page, "Register", 22, 1);
  await page.keyboard.type("=expected_loss(", { delay: 30 });
}

/** Rows and columns count from 0. */
async function select(page, name, row, column) {
  await page.evaluate(
    ([wanted, startRow, startColumn]) => {
      const { grid } = globalThis.outspendWorkbook;
      const sheet = grid.sheets().find((each) => each.name === wanted) ?? grid.sheets()[0];
      const range = { startRow, startColumn, endRow: startRow, endColumn: startColumn };
      grid.activateSheet(sheet.id);
      grid.select({ sheet: sheet.id, ...range });
    },
    [name, row, column],
  );
}
