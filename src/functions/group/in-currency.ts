import {
  describeCell,
  hasHeaderRow,
  ModelError,
  plainHeader,
  readRates,
  registerInCurrency,
} from "../../core";
import { cellsIn, checkNoError, singleIn } from "../cells/cells-in";
import { inCell } from "../cells/in-cell";

/**
 * A threat register whose rows are in several currencies, as one in a single currency: every amount times the rate of its row's currency. The other functions read the result like a register of the sheet.
 * @customfunction IN_CURRENCY
 * @param register Threat register with its header row and a column Currency of codes such as EUR, or a currency in its headers.
 * @param rates Exchange rates with the headers Currency and Rate: what one unit of each currency is worth in the one of the result.
 * @param currency Code of the currency of the result, such as "EUR".
 * @returns A register in units of the currency: the columns that are read, but for Currency, and the rows that count.
 */
export function inCurrency(register: any[][], rates: any[][], currency: any[][]): any[][] {
  return inCell(() => {
    checkNoError(register, "register", "be a range with headers");
    checkNoError(rates, "rates", "be a range with headers");
    const code = singleIn(currency, "currency");
    if (typeof code !== "string" || code.trim() === "") {
      throw new ModelError("incomplete", "currency", 'be a code such as "EUR"', describeCell(code));
    }
    const cells = cellsIn(register);
    if (!hasHeaderRow(cells)) {
      throw new ModelError("incomplete", "register", "be a range with headers", "values");
    }
    const { columns, rows } = registerInCurrency(cells, readRates(cellsIn(rates), code));
    return [columns.map(plainHeader), ...rows.map((row) => row.map((cell) => cell ?? ""))];
  });
}
