import type { ReportLanguage } from "../../session/contract/report";
import { languageFor } from "../../session/report/report-language";
import type { Book } from "../../workbook/book/book";

/** Languages that number formats name, by the numbers that Windows has for them: "[$€-407]" is German in Germany. */
const germanNumber = 0x07;
const englishNumber = 0x09;

/**
 * The language of a workbook: that of its amounts and dates, by the formats that say one, then that of its headers; English where
 * neither says another.
 */
export function languageOfBook(book: Book): ReportLanguage {
  const said = book.sheets.flatMap(({ cells }) =>
    cells.flatMap(({ format }) => languageOfFormat(format ?? "") ?? []),
  );
  const german = said.filter((language) => language === "de").length;
  if (said.length > 0) return 2 * german > said.length ? "de" : "en";
  const isGerman = book.sheets.some(({ cells }) =>
    cells.some(({ value }) => typeof value === "string" && germanHeader.test(value)),
  );
  return isGerman ? "de" : "en";
}

/** Words that headers of registers have in German and in no other language. */
const germanHeader =
  /^(?:Bedrohung(?:en)?|Risiko|Risiken|Gefährdung|Häufigkeit|Eintrittswahrscheinlichkeit|Schaden|Ausgaben|Maßnahmen?)(?: *[([].*)?$/i;

/** null where a format names none, or none of ours. */
function languageOfFormat(format: string): ReportLanguage | null {
  const [, tag = ""] = /\[\$[^\]-]*-([0-9A-Za-z-]+)[^\]]*\]/.exec(format) ?? [];
  if (/^[a-z]{2,3}(?:-[a-z]+)*$/i.test(tag)) return languageFor(tag);
  // Numbers above stand for ways to write dates and digits.
  const number = /^[0-9A-F]+$/i.test(tag) ? parseInt(tag, 16) & 0x3ff : null;
  return number === germanNumber ? "de" : number === englishNumber ? "en" : null;
}
