import { numfmt } from "@univerjs/core";
import type { Region } from "../../../workbook/book/region";

/**
 * Teaches the number formats how a region writes numbers; the names of its months and days they know.
 *
 * @returns the name by which they know it
 */
export function numbersOfRegion({ culture, decimal, group }: Region): string {
  const [language = "en", ...rest] = culture.split("-");
  const territory = rest.find((part) => /^(?:[A-Z]{2}|\d{3})$/.test(part));
  const name = territory === undefined ? language : `${language}-${territory}`;
  numfmt.addLocale({ ...numfmt.getLocale(name), decimal, group }, name);
  return name;
}
