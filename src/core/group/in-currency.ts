import type { Cells } from "../input/cell";
import { ModelError } from "../input/model-error";
import { checkNoProblem } from "../register/findings/no-problem";
import { amounts } from "../register/headers/field";
import { currencyCode } from "../register/headers/header-unit";
import { threatKind } from "../register/headers/threat-kind";
import { readRegister } from "../register/read-register";
import type { PlainCell, PlainColumn, PlainRegister } from "./plain-register";
import { plainRegister } from "./plain-register";
import type { Rates } from "./rates";
import { rateOf } from "./rates";

/**
 * A register in one currency: every amount times the rate of its row's currency, rounded once. What is counted per unit of money, as
 * Gordon and Loeb's productivity, is divided by it. The column Currency is gone, with the rows that do not count.
 *
 * @param range a headed range, its amounts in the currencies that its column Currency names
 * @throws ModelError `unreadable-register` with the first problem, several currencies being none here; `incomplete` where a row has
 *   no currency or a currency no rate, `too-large` where an amount is no number any more
 */
export function registerInCurrency(range: Cells, rates: Rates): PlainRegister {
  const reading = readRegister(range, { mayMix: true });
  checkNoProblem(reading.findings, threatKind.called);
  const usual = reading.currency;
  return converted(plainRegister(range, reading), usual, rates);
}

/**
 * The same of a plain register.
 *
 * @param usual the currency of rows that name none; null where none is known
 */
export function converted(
  { columns, rows }: PlainRegister,
  usual: string | null,
  rates: Rates,
): PlainRegister {
  const at = columns.findIndex(({ key }) => key === "currency");
  const kept = columns.flatMap((column, index) => (index === at ? [] : [{ column, index }]));
  return {
    columns: kept.map(({ column }) => column),
    rows: rows.map((row) => {
      const own = at < 0 ? null : (row[at] ?? null);
      const code = own === null ? usual : currencyCode(String(own));
      if (code === null) {
        const rule = "have a column Currency, or a currency in a header";
        throw new ModelError("incomplete", "register", rule, "none");
      }
      const rate = rateOf(rates, code);
      return kept.map(({ column, index }) => inUnits(row[index] ?? null, column, rate));
    }),
  };
}

function inUnits(cell: PlainCell, { key, quantity }: PlainColumn, rate: number): PlainCell {
  if (typeof cell !== "number") return cell;
  const isPerUnit = key === "productivity";
  if (!isPerUnit && !amounts.includes(quantity)) return cell;
  const amount = isPerUnit ? cell / rate : cell * rate;
  if (Number.isFinite(amount) && (amount > 0 || cell === 0)) return amount;
  throw new ModelError(
    "too-large",
    "an amount",
    "stay a number when it is converted",
    String(cell),
  );
}
