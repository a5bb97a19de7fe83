import { type LocaleMarks, marksOf } from "../../src/session/contract/locale-marks";
import type { Region } from "../../src/session/contract/register-port";
import { regionFor } from "../../src/workbook/book/region";

/** What Excel says on a machine of this region. */
export function regionIn(locale: string): Region {
  const { culture, decimal, group, shortDate } = regionFor(locale);
  return { culture, decimal, group, date: shortDate, from1904: false };
}

/** How numbers and dates are typed there, under English words. */
export const saidIn = (locale: string): LocaleMarks => marksOf("en-US", regionIn(locale));
