import { join } from "node:path";
import { inBrowser } from "../support/browser/in-browser";

/*
 * A published workbook (quantrr's example of multi-factor authentication) in the pane: its third sheet holds a range
 * with a misspelt header, names that repeat, and frequencies that are computed from the first.
 */

const { OUTSPEND_SHARED: shared } = process.env;
const low = 31_900;
const high = 17_000_000;
/** 95th percentile of the standard normal distribution. */
const z = 1.6448536269514722;

/** Mean of the lognormal distribution whose 5th and 95th percentiles are the two ends. */
const meanLoss = Math.exp(
  (Math.log(low) + Math.log(high)) / 2 + (Math.log(high / low) / (2 * z)) ** 2 / 2,
);
const written = (amount: number): string => Math.round(amount).toLocaleString("en-US");

if (shared === undefined) {
  it.skip("is tried with a published workbook (set OUTSPEND_SHARED)", () => undefined);
} else {
  const book = join(shared, "workbooks/quantrr-mfa.xlsx");
  inBrowser("the pane beside a published workbook", { book }, (workbook) => {
    const pane = () => workbook.frame;
    const button = (name: string | RegExp) =>
      pane().getByRole("button", { name }).filter({ visible: true });
    const row = (name: string | RegExp) =>
      pane().getByRole("listitem").getByRole("button", { name });
    const field = (name: string) => pane().getByRole("textbox", { name, exact: true });
    const comeTo = async (frequency: number): Promise<void> => {
      const treatments = { None: 1, "Use MFA (optomistic)": 0.01, "Use MFA (pessimistic)": 0.24 };
      for (const [name, left] of Object.entries(treatments)) {
        const loss = written(frequency * left * meanLoss);
        await row(name).filter({ hasText: loss }).waitFor();
      }
    };

    it("lists three threats once a range is picked, a header mapped and a column joined", async () => {
      const pick = button(/^Use Estimates/);
      const mend = button("Read it as Frequency");
      await pick.or(mend).first().waitFor();
      if (await pick.count()) await pick.first().click();
      await mend.click();
      await button("Join Treatment into the name").click();
      await row("Cybersecurity Breach").nth(2).waitFor();
      await comeTo(0.0748);
    });

    it("marks formula cells, and moves all three with the frequency they are computed from", async () => {
      await row("Use MFA (pessimistic)").click();
      expect(await field("Frequency (per yer)").getAttribute("readonly")).not.toBeNull();
      await button("Threats").click();
      await row("None").click();
      await field("Frequency (per yer)").fill("0.1");
      await field("Frequency (per yer)").press("Enter");
      await comeTo(0.1);
      await workbook.select("A1");
      await workbook.page.keyboard.press("Control+z");
      await comeTo(0.0748);
    });
  });
}
