import type { ReportLanguage } from "../contract/report";
import type { ReportWords } from "./report-words";
import { german } from "./report-words-de";
import { english } from "./report-words-en";

const catalogue: Readonly<Record<ReportLanguage, ReportWords>> = { en: english, de: german };

export const reportWords = (language: ReportLanguage): ReportWords => catalogue[language];

/** The language of a report for a workbook that is open in a region; English where there is none of its own. */
export const languageFor = (locale: string | undefined): ReportLanguage =>
  locale !== undefined && /^de\b/i.test(locale) ? "de" : "en";
