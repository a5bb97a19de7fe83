import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inBrowser } from "../../support/browser/in-browser";
import { tangledCells } from "../../support/model/tangled";
import { xlsxFile } from "../../support/workbook/xlsx-file";

/* A plan of a hundred controls, which the pane's search leaves open, proven by HiGHS in a thread of the real page. */

const folder = mkdtempSync(join(tmpdir(), "outspend-prove-"));
const book = join(folder, "hundred.xlsx");
const cells = tangledCells(100, 2);

inBrowser(
  "a plan of a hundred controls",
  async () => {
    const file = await xlsxFile((workbook) => {
      for (const [name, [headers = [], ...rows]] of [
        ["Threats", cells.register],
        ["Controls", cells.controls],
      ] as const) {
        workbook.addWorksheet(name).addTable({
          ...{ name, ref: "A1", headerRow: true, rows: rows.map((row) => [...row]) },
          columns: headers.map((header) => ({ name: String(header) })),
        });
      }
    });
    writeFileSync(book, file);
    return { book, view: "Plan" };
  },
  (workbook) => {
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    const pane = () => workbook.frame;
    const says = (words: string | RegExp): Promise<void> =>
      pane().getByText(words).first().waitFor();
    const prove = () => pane().getByRole("button", { name: /^(Prove it|Stop)$/ });
    const left = (): Promise<string> =>
      pane().getByRole("region", { name: "Plan" }).locator("dd").first().innerText();
    /** A budget of which the search does not know whether its plan is the best. */
    async function wish(budget: string): Promise<void> {
      const field = pane().getByRole("textbox", { name: "New money for controls, a year" });
      await field.fill(budget);
      await field.press("Enter");
      await says(/^Could a better plan exist\? By at most \d%\.$/);
      await pane().waitForFunction(
        () => document.querySelector("[aria-label=Plan]")?.getAttribute("aria-busy") === "false",
      );
    }

    it("is proven by the keyboard, and a better one is shown", async () => {
      const fetched: string[] = [];
      workbook.page.on("request", (request) => fetched.push(request.url()));
      await wish("3749");
      expect(fetched.filter((url) => /prover|wasm/.test(url))).toEqual([]);
      const before = await left();
      await prove().focus();
      await workbook.page.keyboard.press("Enter");
      await says(/A better plan exists, and is shown here: it avoids 1\.14k more\. Proven: none/);
      expect(await left()).not.toBe(before);
      expect(await prove().getAttribute("aria-disabled")).toBe("true");
      expect(await pane().evaluate(() => document.activeElement?.textContent)).toBe("Prove it");
      expect(fetched.some((url) => /\/highs\.[0-9a-f]+\.wasm$/.test(url))).toBe(true);
      // Only the pane has a solver: cells find the plan before.
      await pane().getByRole("button", { name: "The plan as formulas" }).click();
      await says(/No function gives this plan/);
      await workbook.page.keyboard.press("Escape");
    });

    it("is proven to be the best where it is", async () => {
      await wish("11246");
      const before = await left();
      await prove().press("Enter");
      await says("Proven: no better plan for this money.");
      expect(await left()).toBe(before);
    });

    it("is given up on Stop, and can be asked for again", async () => {
      await wish("7497");
      await prove().press("Enter");
      await says("Looking for a proof: a minute at most.");
      await pane().getByRole("button", { name: "Stop" }).press("Enter");
      await says(/^Could a better plan exist\? By at most/);
      expect(await prove().innerText()).toBe("Prove it");
    });

    it("breaks no rule", () => {
      expect(workbook.complaints).toEqual([]);
    });

    it("says where no WebAssembly is allowed, and where the solver cannot be fetched", async () => {
      const { page } = workbook;
      await page.route(/\/prover\.js/, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
        await route.fulfill({ response, headers });
      });
      await wish("3749.5");
      await prove().press("Enter");
      await says(/^Not proven: the solver needs WebAssembly, which this Excel does not allow\./);
      expect(await prove().getAttribute("aria-disabled")).toBe("true");
      await page.unroute(/\/prover\.js/);
      await page.route(/\.wasm$/, (route) => route.abort());
      await wish("3749.6");
      await prove().press("Enter");
      await says(/^Not proven: the solver could not be fetched\./);
      await page.unroute(/\.wasm$/);
      await prove().press("Enter");
      await says(/A better plan exists/);
    });
  },
);
