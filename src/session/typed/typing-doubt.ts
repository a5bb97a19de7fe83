import type { LocaleMarks } from "../contract/locale-marks";
import { type CellKind, isDated, numberIn, takesNumbers } from "./typed-cell";
import { datesMeant, internationalDate, spokenDate, typedDate } from "./typed-date";
import { numbersMeant, typedNumber } from "./typed-number";

/**
 * Why nobody can be sure what was typed, and what to type instead: Excel does not read it here, or only its language is
 * known, which says little about separators. In the words of a rule: "must have one meaning: type 250.0 or 250000".
 *
 * @returns null where it is clear, and where it is a text
 */
export function doubtIn(typed: string, kind: CellKind, marks: LocaleMarks): string | null {
  const text = typed.trim();
  if (text === "" || !takesNumbers(kind)) return null;
  const read = numberIn(text, kind, marks);
  if (read !== null && marks.isSaid) return null;
  // Among words, what Excel reads as no number is a word.
  if (read === null && kind.quantity === "text") return null;
  const dates = isDated(kind) ? datesMeant(text, marks) : [];
  return dates.length > 0 ? dateDoubt(dates, read, marks) : numberDoubt(text, read, marks);
}

function dateDoubt(
  dates: readonly number[],
  read: number | null,
  marks: LocaleMarks,
): string | null {
  const spoken = dates.map((date) => spokenDate(date, marks) ?? "").join(" or ");
  if (dates.length > 1) {
    const clear = dates.map((date) => internationalDate(date, marks) ?? "").join(" or ");
    return `${oneMeaning}: it may be ${spoken}, type ${clear}`;
  }
  if (read !== null) return null;
  const [date = 0] = dates;
  return `${asReadHere}: for ${spoken} type ${typedDate(date, marks) ?? ""}`;
}

function numberDoubt(text: string, read: number | null, marks: LocaleMarks): string | null {
  const meant = numbersMeant(text, marks);
  if (meant.length === 0 || (read !== null && meant.length === 1)) return null;
  const clear = meant.map((number) => clearly(number, text.includes("%"), marks)).join(" or ");
  return `${meant.length > 1 ? oneMeaning : asReadHere}: type ${clear}`;
}

const oneMeaning = "must have one meaning";
const asReadHere = "must be written as Excel reads it here";

/** A number so that it has one meaning: three digits behind a separator may be thousands, four may not. */
function clearly(number: number, isPercent: boolean, marks: LocaleMarks): string {
  const plain = typedNumber(number, isPercent, marks);
  return marks.isSaid ? plain : plain.replace(/^(-?[1-9]\d{0,2}[.,]\d{3})(%?)$/, "$10$2");
}
