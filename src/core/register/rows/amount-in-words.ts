import { groupedDigits } from "../../input/grouped-digits";

/** An amount with commas, to the cent. */
export function amountInWords(amount: number): string {
  if (!(amount < 1e15)) return amount.toExponential(3);
  const [whole = "", cents = ""] = (Math.round(amount * 100) / 100).toFixed(2).split(".");
  const grouped = groupedDigits(whole);
  return cents === "00" ? grouped : `${grouped}.${cents}`;
}
