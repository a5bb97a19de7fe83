import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What the page's own script leaves in its window. */
interface AxeWindow {
  readonly axe: { readonly run: () => Promise<AxeResults> };
}

/** What axe-core finds serious or critical on a page, a line each: rule, what it is about, and where. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's policy keeps scripts out; what the debugger evaluates is none of them.
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as AxeWindow).axe.run());
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        [id, help, target.join(" "), failureSummary ?? ""].join(" | "),
      ),
    );
}
