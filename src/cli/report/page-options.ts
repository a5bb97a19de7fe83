import { reportLanguages, reportPapers } from "../../session/contract/report";
import { shortText } from "../../workbook/formulas/short-text";
import { UsageError } from "../io/usage-error";
import type { ReportOptions } from "./write-report";

/**
 * How a report is to be, as it was typed.
 *
 * @throws UsageError where a word is none of those known
 */
export function pageIn({
  paper,
  language,
}: {
  readonly paper?: string | undefined;
  readonly language?: string | undefined;
}): Pick<ReportOptions, "paper" | "language"> {
  return {
    ...(paper === undefined ? {} : { paper: oneOf("--paper", reportPapers, paper) }),
    ...(language === undefined ? {} : { language: oneOf("--language", reportLanguages, language) }),
  };
}

function oneOf<Word extends string>(option: string, words: readonly Word[], given: string): Word {
  const word = words.find((each) => each.toLowerCase() === given.trim().toLowerCase());
  if (word !== undefined) return word;
  throw new UsageError(`${option} must be ${words.join(" or ")}, got ${shortText(given)}`);
}
