import type { CellValue } from "../../src/workbook/book/book";
import { inBrowser } from "../support/browser/in-browser";
import { isLong } from "../support/is-long";

/*
 * What is typed with real keys into the sheet and into the pane, under English words, where the browser's region is
 * another: each is read as Excel reads it there, or refused in the pane with what it may mean.
 */

const typed = ["1.234,56", "1 234,56", "1'234.56", "12,5 %", "3.4.2026"] as const;

interface Region {
  /** What the sheet holds of each; a text is what Excel takes for no number there. */
  readonly held: readonly CellValue[];
  /** What the pane says below the field of an amount, or of a share, or of a date. */
  readonly said: readonly RegExp[];
}

const asHere = (clear: string) =>
  new RegExp(`must be written as Excel reads it here: type ${clear}$`);
const bothShares = /must have one meaning: type 12.5% or 125%$/;
const bothDays = /it may be 3 April 2026 or 4 March 2026, type 2026-04-03 or 2026-03-04$/;

const english: Region = {
  held: typed,
  said: [asHere("1234.56"), asHere("1234.56"), asHere("1234.56"), bothShares, bothDays],
};
const regions: Readonly<Record<string, Region>> = {
  "en-US": english,
  "en-GB": english,
  "de-DE": {
    held: [1234.56, "1 234,56", "1'234.56", 0.125, 46115],
    said: [/^= 1\.234,56$/, asHere("1234,56"), asHere("1234,56"), /^= 12,5%$/, /^= 3 April 2026$/],
  },
  "de-CH": {
    held: ["1.234,56", "1 234,56", 1234.56, "12,5 %", 46115],
    said: [
      asHere("1234.56"),
      asHere("1234.56"),
      /^= 1.234\.56$/,
      asHere("12.5%"),
      /^= 3 April 2026$/,
    ],
  },
  "fr-FR": {
    held: ["1.234,56", 1234.56, "1'234.56", 0.125, "3.4.2026"],
    said: [asHere("1234,56"), /^= 1.234,56$/, asHere("1234,56"), /^= 12,5%$/, bothDays],
  },
  "pt-BR": {
    held: [1234.56, "1 234,56", "1'234.56", 0.125, "3.4.2026"],
    said: [/^= 1\.234,56$/, asHere("1234,56"), asHere("1234,56"), /^= 12,5%$/, bothDays],
  },
};

/** The fields that take an amount, a share and a date. */
const fields = ["Loss low", "Loss low", "Loss low", "Loss reduction", "Last reviewed"];

/** `npm run long` types in all of them. */
const typedIn = isLong ? Object.keys(regions) : ["en-US", "de-DE", "fr-FR"];

for (const [locale, { held, said }] of Object.entries(regions)) {
  if (!typedIn.includes(locale)) continue;
  inBrowser(`typing in ${locale}`, { locale }, (workbook) => {
    it("is read in the sheet as Excel reads it there", async () => {
      await workbook.newSheet();
      for (const [index, text] of typed.entries()) await workbook.type(`B${index + 1}`, text);
      await workbook.settled();
      expect((await workbook.values("B1:B5")).flat()).toEqual(held);
    });

    it("is read in the pane likewise, and repeated, or refused", async () => {
      const pane = workbook.frame;
      await pane
        .getByRole("listitem")
        .getByRole("button", { name: /^Ransomware/ })
        .first()
        .click();
      for (const [index, text] of typed.entries()) {
        const field = pane.getByRole("textbox", { name: fields[index] ?? "", exact: true });
        await field.click();
        await workbook.page.keyboard.press("Control+a");
        await workbook.page.keyboard.type(text);
        await pane
          .getByText(said[index] ?? "")
          .filter({ visible: true })
          .first()
          .waitFor();
        await workbook.page.keyboard.press("Control+a");
        await workbook.page.keyboard.type("1");
      }
      await pane.getByRole("button", { name: "Discard changes" }).click();
    });

    it("breaks no rule", () => {
      expect(workbook.complaints).toEqual([]);
    });
  });
}
