import type { Cells } from "../input/cell";
import { exactSum } from "../numeric/exact-sum";
import { readBudgetLines } from "./budget-lines";

/** What lines for all threats come to, and where it stands. */
export interface MoneyForAll {
  /** Currency a year; credits are below 0. */
  readonly amount: number;
  /** Columns of the Threat cells and of the amounts, counted from 0. */
  readonly threatColumn: number;
  readonly amountColumn: number;
}

/**
 * The money of budget lines that name no threat, which `spendByThreat` divides among all.
 *
 * @param range budget lines with their header row
 * @param amount the header of the amounts; null for the first that reads as one
 * @returns null where the lines have a problem
 * @throws ModelError `unknown-word` where no header is called `amount`
 */
export function moneyForAll(range: Cells, amount: string | null = null): MoneyForAll | null {
  const { lines, findings, columns } = readBudgetLines(range, amount);
  const [threat, money] = [columns.get("threat"), columns.get("amount")];
  if (!threat || !money || findings.some(({ kind }) => kind === "Problem")) return null;
  const parts = lines.flatMap((line) => (line.threats.trim() === "" ? [line.amount] : []));
  return { amount: exactSum(parts), threatColumn: threat.index, amountColumn: money.index };
}
