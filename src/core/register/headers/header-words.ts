/** A header's words in small letters without accents: "LossLow_kEUR" is "loss low k eur". */
export function headerWords(header: string): string[] {
  return spaced(header)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .split(/[^\p{L}\p{M}\p{N}%]+/u)
    .filter((word) => word !== "");
}

/** A header with blanks where its writer left none: "annualLoss", "loss_low", "Events/yr". */
export function spaced(header: string): string {
  return header
    .replace(/_/g, " ")
    .replace(/(\p{Ll})(?=\p{Lu})/gu, "$1 ")
    .replace(/\s*\/\s*/g, " /")
    .trim();
}
