import type { CellValue } from "../../book/book";
import { toNumber } from "../formula/convert";
import { daysOfMonth, dateOfSerial, serialOfDate } from "../formula/dates";
import type { Value } from "../formula/values";
import { fail } from "../formula/values";
import { numbersOf } from "./cells";
import type { FunctionTable } from "./own-function";
import { accruedInterest } from "./securities/accrued-interest";
import { ofValues, taking } from "./own-function";

const whole = (value: CellValue) => Math.trunc(counted(value));

/** A truth is no number to functions that once came with the Analysis ToolPak. */
const counted = (value: CellValue): number =>
  typeof value === "boolean" ? fail("#VALUE!") : toNumber(value);

function payment(rate: number, periods: number, present: number, atStart: boolean): number {
  if (rate === 0) return -present / periods;
  const growth = (1 + rate) ** periods;
  return (-present * growth * rate) / ((growth - 1) * (atStart ? 1 + rate : 1));
}

/** A second or so. */
const mostPeriods = 1_000_000;

/** Refuses what would go through more periods than anybody would wait for. */
export function checkPeriods(count: Value | undefined): void {
  if (typeof count === "number" && count > mostPeriods) {
    fail("#NUM!", `there must be no more than ${mostPeriods} periods here`);
  }
}

/** Interest and principal of the payments from one period to another. */
function cumulated(given: readonly CellValue[]): { interest: number; principal: number } {
  const [rate = 0, periods = 0, present = 0, first = 0, last = 0, kind = 0] = given.map(counted);
  const [from, to] = [Math.ceil(first), Math.floor(last)];
  const isKind = kind === 0 || kind === 1;
  if (
    rate <= 0 ||
    periods <= 0 ||
    present <= 0 ||
    first < 1 ||
    last < first ||
    last > periods ||
    !isKind
  ) {
    return fail("#NUM!");
  }
  const each = payment(rate, periods, present, kind === 1);
  // What is still owed before a period, without subtracting what has been paid from what was owed.
  const owed = (period: number) => {
    const left = periods - period + 1;
    return (-each * (1 - (1 + rate) ** -left)) / rate;
  };
  checkPeriods(to - from);
  let interest = 0;
  let principal = 0;
  for (let period = from; period <= to; period++) {
    const part = kind === 1 ? (period === 1 ? 0 : -owed(period) * rate) : -owed(period) * rate;
    interest += part;
    principal += period === 1 && kind === 1 ? each : each - part;
  }
  return { interest, principal };
}

/** Declining balance, with a rate of three digits. */
function declining(given: readonly CellValue[]): number {
  const [cost = 0, salvage = 0, life = 0, at = 0, month = 12] = given.map(toNumber);
  const period = Math.trunc(at);
  const months = Math.trunc(month);
  if (cost < 0 || salvage < 0 || life <= 0 || period < 1 || months < 1 || months > 12)
    return fail("#NUM!");
  if (period > life + (months < 12 ? 1 : 0)) return fail("#NUM!");
  if (cost === 0) return 0;
  const rate = Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000;
  let lost = (cost * rate * months) / 12;
  if (period === 1) return lost;
  let part = 0;
  checkPeriods(period);
  for (let each = 2; each <= period; each++) {
    const isLast = each > life;
    part = isLast ? ((cost - lost) * rate * (12 - months)) / 12 : (cost - lost) * rate;
    lost += part;
  }
  return part;
}

/** The yield of a bill of no more than a year. */
function billDays(settlement: CellValue, maturity: CellValue): number {
  const [from, to] = [whole(settlement), whole(maturity)];
  const { year, month, day } = dateOfSerial(from);
  const next = serialOfDate(year + 1, month, Math.min(day, daysOfMonth(year + 1, month)));
  if (from >= to || to > next) return fail("#NUM!");
  return to - from;
}

function billYield(settlement: CellValue, maturity: CellValue, discount: CellValue): number {
  const days = billDays(settlement, maturity);
  const rate = counted(discount);
  if (rate <= 0) return fail("#NUM!");
  const price = 1 - (rate * days) / 360;
  if (price <= 0) return fail("#NUM!");
  if (days <= 182) return (365 * rate) / (360 - rate * days);
  const year = days === 366 ? 366 : 365;
  const share = days / year;
  // Half a year's interest is paid on the way: a quadratic in the yield.
  const root = Math.sqrt(share * share - (2 * share - 1) * (1 - 1 / price));
  return (2 * (root - share)) / (2 * share - 1);
}

export const financialFunctions: FunctionTable = {
  ACCRINT: ofValues(6, 8, (...given) => accruedInterest(given)),
  CUMIPMT: ofValues(6, 6, (...given) => cumulated(given).interest),
  CUMPRINC: ofValues(6, 6, (...given) => cumulated(given).principal),
  FV: ofValues(3, 5, (...given) => {
    const [rate = 0, periods = 0, each = 0, present = 0, kind = 0] = given.map(toNumber);
    if (rate === 0) return -(present + each * periods);
    if (rate === -1 && periods < 0) return fail("#DIV/0!");
    const growth = (1 + rate) ** periods;
    const value = -(present * growth + (each * (kind !== 0 ? 1 + rate : 1) * (growth - 1)) / rate);
    return Number.isFinite(value) ? value : fail("#NUM!");
  }),
  DB: ofValues(4, 5, (...given) => declining(given)),
  SYD: ofValues(4, 4, (...given) => {
    const [cost = 0, salvage = 0, life = 0, period = 0] = given.map(toNumber);
    if (salvage < 0 || life <= 0 || period <= 0 || period > life) return fail("#NUM!");
    return ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1));
  }),
  PDURATION: ofValues(3, 3, (...given) => {
    const [rate = 0, present = 0, future = 0] = given.map(toNumber);
    if (rate <= 0 || present <= 0 || future <= 0) return fail("#NUM!");
    return (Math.log(future) - Math.log(present)) / Math.log1p(rate);
  }),
  MIRR: taking("RVV", 3, 3, ([flows = null, finance, reinvest], evaluation) => {
    const values = numbersOf([flows], evaluation);
    const [cost, gain] = [toNumber(finance as CellValue), toNumber(reinvest as CellValue)];
    if (cost === -1 && !values.some((value) => value < 0)) return fail("#DIV/0!");
    const n = values.length - 1;
    const gained = values.reduce(
      (sum, value, at) => sum + Math.max(0, value) * (1 + gain) ** (n - at),
      0,
    );
    const paid = values.reduce(
      (sum, value, at) => sum + (value < 0 ? value / (1 + cost) ** at : 0),
      0,
    );
    if (n < 1 || paid === 0) return fail("#DIV/0!");
    return gained === 0 ? -1 : (-gained / paid) ** (1 / n) - 1;
  }),
  TBILLEQ: ofValues(3, 3, (settlement = null, maturity = null, discount = null) =>
    billYield(settlement, maturity, discount),
  ),
  TBILLPRICE: ofValues(3, 3, (settlement = null, maturity = null, discount = null) => {
    const days = billDays(settlement, maturity);
    const rate = counted(discount);
    const price = 100 * (1 - (rate * days) / 360);
    return rate <= 0 || price < 0 ? fail("#NUM!") : price;
  }),
  TBILLYIELD: ofValues(3, 3, (settlement = null, maturity = null, given = null) => {
    const days = billDays(settlement, maturity);
    const price = counted(given);
    return price <= 0 ? fail("#NUM!") : (((100 - price) / price) * 360) / days;
  }),
};
