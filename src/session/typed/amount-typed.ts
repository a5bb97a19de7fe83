import type { LocaleMarks } from "../contract/locale-marks";
import { numberMeant } from "./number-meant";

/**
 * An amount of a year as people write it in a hurry: "640k", "2.5m", "1,2 Mio. €".
 *
 * @returns null for anything else
 */
export const amountTyped = (typed: string, marks: LocaleMarks): number | null =>
  numberMeant(typed, { quantity: "year-amount", scale: 1, format: "General" }, marks)?.value ??
  null;
