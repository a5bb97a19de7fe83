/*
 * Takes the pictures of the pane: `node docs/images/take-pane.mjs`, and with names only those. Each shows a state four
 * times: 320 and 450 pixels wide, light and dark. What is worth seeing in them is noted in pane/README.md.
 */
import { createRequire } from "node:module";
import { ensureBuilt } from "../../tools/ensure-built.mjs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { launchChromium } = require("../../test/support/browser/launch-chromium.cjs");
const { serveStates } = require("../../test/taskpane/serve-states.cjs");

const folder = join(dirname(fileURLToPath(import.meta.url)), "pane");
const looks = [
  [320, "light"],
  [320, "dark"],
  [450, "light"],
  [450, "dark"],
];
const height = 680;
const gap = 12;

/** Name, state, and what is done in it before the picture is taken. */
const pictures = [
  ["overview", "planned", showOverview],
  ["appetite", "appetite", showAppetite],
  ["appetite-choice", "appetite", showAppetiteChoice],
  ["plan", "planned", showPlan],
  ["adopt", "planned", showAdopt],
  ["review", "reviewed", showReview],
  ["review-card", "reviewed", showReviewCard],
  ["trend", "reviewed", showTrend],
  ["what-moved", "reviewed", showWhatMoved],
  ["report", "planned", showReport],
  ["freeze", "planned", showFreeze],
  ["twelve", "twelve"],
  ["one", "one"],
  ["thousand", "thousand"],
  ["empty", "empty"],
  ["covered", "covered"],
  ["no-spend", "no-spend"],
  ["problems", "problems"],
  ["all-problems", "all-problems"],
  ["odd-names", "odd-names"],
  ["treatments", "treatments"],
  ["none", "none"],
  ["unlikely", "unlikely"],
  ["lost", "lost", (pane) => said(pane, "is gone")],
  ["renamed", "renamed", (pane) => said(pane, "to fix")],
  ["protected", "protected", (pane) => said(pane, "is protected")],
  ["cell-edit", "cell-edit", (pane) => said(pane, "being edited")],
  ["connection", "connection", (pane) => said(pane, "does not answer")],
  ["connecting", "connecting", (pane) => said(pane, "Looking for")],
  ["outside", "outside"],
  ["unreachable", "unreachable"],
  ["threat", "twelve", (pane) => open(pane, "Ransomware")],
  ["insured", "every-field", (pane) => open(pane, /^Insured(?! for)/)],
  ["validation", "twelve", showValidation],
  ["rate-range", "further-fields", (pane) => open(pane, "Rate in a range")],
  ["return-period", "further-fields", (pane) => open(pane, "Once in 20 years")],
  ["two-piece", "further-fields", (pane) => open(pane, "In two pieces")],
  ["asset", "further-fields", (pane) => open(pane, "A quarter of the plant")],
  ["asset-beside", "further-fields", showAssetBeside],
  ["secondary", "further-fields", showSecondary],
  ["findings", "further-fields", showFindings],
  ["formula", "formulas", (pane) => open(pane, "Ransomware")],
  ["conflict", "twelve", showConflict],
  ["gone", "twelve", showGone],
  ["new", "twelve", (pane) => pane.getByRole("button", { name: "Add threat" }).click()],
  ["columns", "treatments", showColumns],
  ["places", "twelve", (pane) => pane.getByRole("button", { name: /^Register / }).click()],
  ["delete", "twelve", showDelete],
  ["search", "twelve", (pane) => pane.getByLabel("Find a threat").fill("fraud")],
  ["focus", "twelve", showFocus],
  ["spoilt", "spoilt", (pane) => said(pane, "Repair")],
  ["refused", "refused", (pane) => said(pane, "have no figure")],
  ["understood", "twelve", (pane) => showTyped(pane, "310000")],
  ["doubt", "twelve", (pane) => showTyped(pane, "250.000"), { locale: "de-DE" }],
  ["doubtful", "twelve", (pane) => showTyped(pane, "250,000"), { locale: "de-DE" }],
];

const wanted = process.argv.slice(2);
await ensureBuilt();
const served = await serveStates();
const browser = await launchChromium();
for (const [name, state, arrange, options] of pictures) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await take(name, state, arrange, options);
  const forced = { twelve: "forced-colors", threat: "threat-forced" }[name];
  if (forced) await take(forced, state, arrange, { forcedColors: "active" });
}
await browser.close();
served.close();

async function take(name, state, arrange = () => undefined, { locale = "en-US", ...options } = {}) {
  const width = looks.reduce((sum, [each]) => sum + each + gap, gap);
  const page = await browser.newPage({
    viewport: { width, height: height + 2 * gap },
    reducedMotion: "reduce",
    ...options,
  });
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Fluent's slider names a look of Chromium's that is to go.
    const isOurs = !message.text().includes("'slider-vertical'");
    if (["error", "warning"].includes(message.type()) && isOurs) faults.push(message.text());
  });
  const frames = looks.map(
    ([each, shade]) =>
      `<iframe name="${each}-${shade}" src="${served.address}/#${state},${shade},${locale}"
        style="width:${each}px;height:${height}px;border:0;color-scheme:${shade}"></iframe>`,
  );
  await page.setContent(
    `<body style="margin:${gap}px;display:flex;gap:${gap}px;background:#888">${frames.join("")}`,
  );
  for (const [each, shade] of looks) {
    const pane = page.frame(`${each}-${shade}`);
    await pane.getByRole("main").first().waitFor();
    await pane.getByText(/\w/).filter({ visible: true }).first().waitFor();
    if (!["outside", "unreachable"].includes(state)) await turnToThreats(pane);
    await arrange(pane);
  }
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  await page.close();
  if (faults.length > 0) throw new Error(`${name}: ${faults.join("\n")}`);
}

/** The pane opens on Overview where there are figures. */
async function turnToThreats(pane) {
  await pane.locator("[role=tab], h1, [role=progressbar], p").first().waitFor();
  const tab = pane.getByRole("tab", { name: "Threats" });
  if (await tab.isVisible()) await tab.click();
}

async function showOverview(pane) {
  await pane.getByRole("tab", { name: "Overview" }).click();
  await said(pane, "with the plan");
}

async function showAppetite(pane) {
  await pane.getByRole("tab", { name: "Overview" }).click();
  await toMiddle(pane.getByRole("slider", { name: "Chance of losing more than …" }));
  await said(pane, "to the right of the chart");
}

async function showAppetiteChoice(pane) {
  await showAppetite(pane);
  const appetite = pane.getByRole("region", { name: "Risk appetite" });
  await appetite.getByRole("button", { name: "Change" }).click();
  await pane.evaluate(() =>
    globalThis.sheets.goTo({
      sheet: "Board",
      areas: ["board"],
      cells: { row: 0, column: 0, rows: 4, columns: 2 },
    }),
  );
  await appetite.getByRole("button", { name: "Use the selection in the sheet" }).click();
  await appetite.getByRole("combobox", { name: "May happen" }).waitFor();
  await toMiddle(appetite);
}

async function showPlan(pane) {
  await pane.getByRole("tab", { name: "Plan" }).click();
  await said(pane, "Could a better plan exist?");
}

async function showReview(pane) {
  await pane.getByRole("tab", { name: "Review" }).click();
  await said(pane, /^Reported .*2026/);
}

async function showReviewCard(pane) {
  await showReview(pane);
  await pane.getByRole("button", { name: /^Payment fraud/ }).click();
  await said(pane, "The estimate counts");
}

async function showTrend(pane) {
  await showReview(pane);
  await toMiddle(pane.getByRole("slider", { name: "From review to review" }));
}

async function showWhatMoved(pane) {
  await showReview(pane);
  await pane.getByText("would be flagged").scrollIntoViewIfNeeded();
}

async function showReport(pane) {
  await pane.getByRole("tab", { name: "Report" }).click();
  await pane.getByRole("button", { name: "Freeze formulas…" }).waitFor();
}

async function showFreeze(pane) {
  await showReport(pane);
  await pane.getByRole("button", { name: "Freeze formulas…" }).click();
  await said(pane, "What they were");
}

async function showAdopt(pane) {
  await showPlan(pane);
  await pane.getByRole("button", { name: "Adopt the plan" }).click();
  await said(pane, "cells change");
}

async function said(pane, words) {
  await pane.getByText(words).filter({ visible: true }).first().waitFor();
}

async function open(pane, name) {
  await pane.getByRole("listitem").getByRole("button", { name }).click();
  await pane.getByRole("button", { name: "Delete" }).waitFor();
}

async function showTyped(pane, text) {
  await open(pane, "Ransomware");
  await field(pane, "Spend").fill(text);
  await toMiddle(field(pane, "Spend"));
}

/** What is said below a field is in the picture, too. */
async function toMiddle(part) {
  await part.evaluate((at) => at.scrollIntoView({ block: "center" }));
}

async function showValidation(pane) {
  await open(pane, "Ransomware");
  await field(pane, "Frequency").fill("often");
  await field(pane, "Loss high").fill("5000");
}

async function showAssetBeside(pane) {
  await open(pane, "The plant, and its loss");
  await said(pane, /^is not used/);
  await toMiddle(field(pane, "Asset value"));
}

async function showSecondary(pane) {
  await open(pane, "With a fine that may follow");
  await toMiddle(field(pane, "Secondary chance"));
}

async function showFindings(pane) {
  await pane.getByRole("tab", { name: "Overview" }).click();
  await pane.getByText(/to look at/).click();
  await said(pane, "To look at");
}

async function showConflict(pane) {
  await open(pane, "Ransomware");
  await field(pane, "Spend").fill("300000");
  await pane.evaluate(() => globalThis.writeInSheet("table", 1, 6, 280000));
  await said(pane, "Keep mine");
  await toMiddle(pane.getByRole("button", { name: "Keep mine" }));
}

async function showGone(pane) {
  await open(pane, "Ransomware");
  await field(pane, "Spend").fill("300000");
  await pane.evaluate(() => globalThis.removeInSheet("table", 1));
  await said(pane, "no longer in the sheet");
}

async function showColumns(pane) {
  await pane.getByRole("button", { name: "More" }).click();
  await pane.getByText("How the columns are read").click();
}

async function showDelete(pane) {
  await open(pane, "Ransomware");
  await pane.getByRole("button", { name: "Delete" }).click();
  await said(pane, "Delete Ransomware");
}

async function showFocus(pane) {
  await pane.getByLabel("Find a threat").focus();
  await pane.page().keyboard.press("ArrowDown");
  await pane.page().keyboard.press("ArrowDown");
}

function field(pane, name) {
  return pane.getByRole("textbox", { name, exact: true });
}
