import type { Cell, Cells } from "../../core";
import { ModelError, moneyForAll } from "../../core";
import type { Token } from "../../formulas/formula-tokens";
import type { SeenControls } from "../controls/view-controls";
import type { CellContent, RegisterPort } from "../contract/register-port";
import type { FormulaOnSheet } from "../contract/report";
import { cellsIn } from "../find/headed-range";
import { argumentsOf, onSheet } from "./arguments-of";
import { formulaCell } from "./page-looks";
import { textIn } from "./report-facts";

const ID = "SPEND_BY_THREAT";

/** The workbook's cells, area by area. */
type Areas = Pick<RegisterPort, "candidates" | "read">;

/**
 * The money of the budget lines that name no threat, by the first formula that divides a budget kept by line. It is a formula, where that
 * gives what the lines are read as; else the amount.
 *
 * @param spends formulas that divide budgets
 * @returns null where there are none, or they leave nothing for all
 */
export async function moneyOfLines(
  spends: readonly FormulaOnSheet[],
  prefix: string,
  areas: Areas,
): Promise<CellContent> {
  for (const { sheet, formula } of spends) {
    const args = argumentsOf(formula, { id: ID, prefix });
    const given = args?.[1];
    const header = headerIn(args?.[3] ?? []);
    if (!given || header === undefined) continue;
    const cells = await cellsAt(given, sheet, areas);
    const money = cells && readMoney(cells, header);
    if (!cells || !money) continue;
    if (money.amount === 0) return null;
    const { threatColumn, amountColumn } = money;
    const isPlain = plainSum(cells, threatColumn, amountColumn) === money.amount;
    if (!isPlain) return money.amount;
    const lines = onSheet(given, sheet);
    const column = (index: number): string => columnOf(lines, index, cells[0]?.[index]);
    return formulaCell(`=SUMPRODUCT(--(TRIM(${column(threatColumn)})=""),${column(amountColumn)})`);
  }
  return null;
}

/** The header that is added up; null where none is said, undefined where it is not said in so many words. */
function headerIn(tokens: readonly Token[]): string | null | undefined {
  const [only, ...others] = tokens.filter(({ kind }) => kind !== "space");
  if (!only) return null;
  if (others.length > 0 || only.kind !== "text") return undefined;
  return only.text.slice(1, -1).replaceAll('""', '"');
}

function readMoney(cells: Cells, header: string | null): ReturnType<typeof moneyForAll> {
  try {
    return moneyForAll(cells, header);
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/**
 * A column of cells in a formula. That of a table is called by its name where that needs no signs around it: LibreOffice, which may print
 * the page, does not know all of a table by "[#All]".
 */
function columnOf(cells: string, index: number, header: Cell | undefined): string {
  const table = /^([\p{L}_][\p{L}\p{N}_.]*)\[#All\]$/iu.exec(cells)?.[1];
  const isPlain = typeof header === "string" && /^\p{L}[\p{L}\p{N} ]*(?<! )$/u.test(header);
  return table !== undefined && isPlain ? `${table}[${header}]` : `INDEX(${cells},0,${index + 1})`;
}

/** What the formula gives: numbers alone, beside blank cells. */
function plainSum(cells: Cells, threat: number, amount: number): number {
  return cells.reduce((sum, line) => {
    const [name, value] = [line[threat] ?? null, line[amount] ?? null];
    const isBlank = name === null || (typeof name === "string" && name.trim() === "");
    return isBlank && typeof value === "number" ? sum + value : sum;
  }, 0);
}

/** The cells of a table, or of a range. */
async function cellsAt(
  given: readonly Token[],
  sheet: string,
  areas: Areas,
): Promise<Cells | null> {
  const all = await areas.candidates();
  const tokens = given.filter(({ kind }) => kind !== "space");
  const [first, second, ...others] = tokens;
  if (!first || others.length > 0) return null;
  const table = /^(.+)\[#All\]$/i.exec(first.text)?.[1]?.toLowerCase();
  if (first.kind === "structured" && !second && table !== undefined) {
    const found = all.find((each) => each.table?.toLowerCase() === table);
    return found ? ((await areas.read(found.id))?.cells ?? null) : null;
  }
  const isQualified = first.kind === "sheet";
  const reference = isQualified ? second : first;
  if (reference?.kind !== "reference" || (second && !isQualified)) return null;
  const on = isQualified ? first.text.replace(/^'?|'?!$/g, "").replaceAll("''", "'") : sheet;
  const found = all.find(({ kind, sheet: name }) => kind === "sheet" && name === on);
  const area = found ? await areas.read(found.id) : null;
  const range = rangeIn(reference.text);
  if (!area || !range) return null;
  const [row, column] = [range.row - area.row, range.column - area.column];
  return row < 0 || column < 0 ? null : cellsIn(area.cells, { ...range, row, column });
}

function rangeIn(text: string) {
  const [, left = "", top = "", right = "", bottom = ""] =
    /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(text) ?? [];
  if (bottom === "") return null;
  const [row, column] = [Number(top) - 1, columnIndex(left)];
  return { row, column, rows: Number(bottom) - row, columns: columnIndex(right) - column + 1 };
}

const columnIndex = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, each) => 26 * sum + each.charCodeAt(0) - 64, 0) -
  1;

/** Controls in place that cost money and name no threat: what they cost together; null where there are none. */
export function moneyOfControls(
  seen: SeenControls | null,
  formula: string | null,
): { readonly names: readonly string[]; readonly cost: CellContent } | null {
  const found = (seen?.reading.controls ?? []).filter(
    ({ threats, inPlace, cost }) => inPlace && threats === null && cost > 0,
  );
  if (!seen || found.length === 0) return null;
  const names = found.map(({ name }) => name);
  const { of } = seen.reading.columns;
  const [name, cost] = [of.get("control"), of.get("cost")];
  // Of columns put together by a formula the places are others.
  const isRange = formula?.includes("(") === false;
  const all = seen.reading.controls.map((each) => plain(each.name));
  const isOnce = new Set(all).size === all.length;
  if (!name || cost?.scale !== 1 || !isRange || !isOnce) {
    return { names, cost: found.reduce((sum, each) => sum + each.cost, 0) };
  }
  const column = (index: number): string => columnOf(formula, index, seen.block.cells[0]?.[index]);
  const sums = names.map(
    (each) =>
      `SUMIFS(${column(cost.index)},${column(name.index)},${textIn(`=${each.replace(/[~*?]/g, "~$&")}`)})`,
  );
  return { names, cost: formulaCell(`=${sums.join("+")}`) };
}

/** SUMIFS tells names apart without case. */
const plain = (name: string): string => name.trim().toLowerCase();
