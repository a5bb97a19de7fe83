import type { Cell, Cells } from "../input/cell";
import { describeCell, isBlank, quote } from "../input/cell";
import { ModelError } from "../input/model-error";
import { currencyCode } from "../register/headers/header-unit";

/** What amounts in other currencies are worth in one. */
export interface Rates {
  /** ISO code of the currency that is reported in. */
  readonly into: string;
  /** Units of that currency for one of another, by its code. */
  readonly of: ReadonlyMap<string, number>;
  /** What their range says of their day, as it stands there; null where it says nothing. */
  readonly date: Cell;
}

/**
 * Reads exchange rates: a headed range with the columns Currency and Rate, and perhaps Date.
 *
 * @param cells first row headers, then a row a currency; rows without a code are left out
 * @param into the currency that is reported in; one unit of it is one
 * @throws ModelError `incomplete` for a column or rate that is missing, or a currency with two rates; `out-of-range` for a rate of 0
 *   or below
 */
export function readRates(cells: Cells, into: string): Rates {
  if (currencyCode(into) === "") {
    throw new ModelError("incomplete", "currency", 'be a code such as "EUR"', "none");
  }
  const [headers = [], ...rows] = cells;
  const at = (name: string): number =>
    headers.findIndex((cell) => typeof cell === "string" && cell.trim().toLowerCase() === name);
  const [codes, rates, dates] = [at("currency"), at("rate"), at("date")];
  if (codes < 0 || rates < 0) {
    const rule = "be a range with the headers Currency and Rate";
    throw new ModelError("incomplete", "rates", rule, describeCell(headers[0]));
  }
  const of = new Map([[currencyCode(into), 1]]);
  const said = new Set<string>();
  let date: Cell = null;
  for (const row of rows) {
    const [cell, rate = null] = [row[codes], row[rates]];
    if (typeof cell !== "string" || isBlank(cell)) continue;
    const code = currencyCode(cell);
    if (said.has(code)) {
      throw new ModelError("incomplete", "rates", `have one rate for ${quote(code)}`, "two");
    }
    said.add(code);
    of.set(code, rateIn(rate, code, currencyCode(into)));
    date = laterOf(date, dates < 0 ? null : (row[dates] ?? null));
  }
  return { into: currencyCode(into), of, date };
}

function rateIn(cell: Cell, code: string, into: string): number {
  const name = `the rate of ${code}`;
  if (typeof cell !== "number" || !Number.isFinite(cell)) {
    throw new ModelError("not-a-number", name, "be a number", describeCell(cell));
  }
  if (cell <= 0) {
    throw new ModelError("out-of-range", name, "be greater than 0", describeCell(cell));
  }
  if (code === into && cell !== 1) {
    throw new ModelError("out-of-range", name, "be 1: it is what is reported in", String(cell));
  }
  return cell;
}

/** Rates of several days are as old as the youngest says: texts in ISO form and dates of a sheet both sort by their day. */
function laterOf(a: Cell, b: Cell): Cell {
  if (isBlank(a)) return isBlank(b) ? null : b;
  return !isBlank(b) && typeof a === typeof b && (b as string | number) > (a as string | number)
    ? b
    : a;
}

/**
 * The rate of a currency.
 *
 * @throws ModelError `incomplete` where there is none
 */
export function rateOf({ of, into }: Rates, code: string): number {
  const rate = of.get(code);
  if (rate !== undefined) return rate;
  const rule = `have a rate for ${quote(code)}, in ${into} for one`;
  throw new ModelError("incomplete", "rates", rule, "none");
}
