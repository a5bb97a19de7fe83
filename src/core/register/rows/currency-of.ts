import type { Columns } from "../headers/column";
import type { Finding } from "../findings/finding";
import { amounts } from "../headers/field";
import { canBeSame, currencyCode, isOneCurrency } from "../headers/header-unit";
import { currencyIn } from "../headers/settled-columns";
import { cellFinding } from "./cell-finding";
import type { RegisterRow } from "./register-row";

/** The currency of a register's amounts. */
export interface RegisterCurrency {
  /** ISO code; null where the register names none, or several. */
  readonly code: string | null;
  readonly findings: readonly Finding[];
}

/**
 * The currency in which a register counts, and what is wrong with it: rows in several currencies add up to nothing. A row that
 * names none counts in that of the others, where they are in one.
 *
 * @param rows those that count
 * @param mayMix whether rows may be in several currencies
 */
export function currencyOf(
  rows: readonly RegisterRow[],
  columns: Columns,
  mayMix = false,
): RegisterCurrency {
  const named = headerCurrencies(columns);
  const column = columns.of.get("currency");
  const ofOne = [...named.keys()].filter(isOneCurrency);
  const ofHeaders = ofOne.length === 1 ? (ofOne[0] ?? null) : null;
  if (!column) return { code: ofHeaders, findings: [] };
  const counts = new Map<string, number>();
  const blank: RegisterRow[] = [];
  for (const row of rows) {
    const text = row.cells.text("currency");
    if (text === "") blank.push(row);
    else counts.set(currencyCode(text), (counts.get(currencyCode(text)) ?? 0) + 1);
  }
  const codes = [...counts.keys()];
  const findings: Finding[] = [];
  const { index, header } = column;
  const ofColumn = { name: "", row: 0, column: header, index, value: header };
  if (codes.length > 1) {
    const said = [...counts].slice(0, 3).map(([code, count]) => `${code} in ${inRows(count)}`);
    const more = codes.length > 3 ? " and others" : "";
    const rule = `must be the same in every row, and is ${said.join(", ")}${more}: write IN_CURRENCY(…) around the range`;
    if (!mayMix) findings.push({ ...ofColumn, kind: "Problem", rule });
    for (const { cells, row } of blank) {
      const rule = "must be filled in where rows are in several currencies";
      findings.push(cellFinding("Problem", cells, row, "currency", rule));
    }
  } else if (codes.length === 1 && blank.length > 0) {
    const rule = `is blank in ${inRows(blank.length)}: they count in ${codes[0] ?? ""} like the others`;
    findings.push({ ...ofColumn, kind: "Warning", rule });
  }
  for (const [code, { header: text, index: at }] of named) {
    const other = codes.find((each) => !canBeSame(each, code));
    if (other === undefined) continue;
    const rule = `names ${code} where ${header} says ${other}: take the currency out of the header`;
    findings.push({
      kind: "Problem",
      name: "",
      row: 0,
      column: text,
      index: at,
      rule,
      value: text,
    });
  }
  const [first = ofHeaders] = codes;
  return { code: codes.length > 1 ? null : first, findings };
}

/** The currencies that headers of amounts name, or signs that several share, and the first header that names each. */
function headerCurrencies({
  of,
  kind,
}: Columns): ReadonlyMap<string, { header: string; index: number }> {
  const found = new Map<string, { header: string; index: number }>();
  for (const { field, header, index } of of.values()) {
    if (!amounts.includes(field.quantity)) continue;
    const code = currencyIn(header, field, kind)?.toUpperCase();
    if (code !== undefined && !found.has(code)) found.set(code, { header, index });
  }
  return found;
}

const inRows = (count: number): string => `${count} row${count === 1 ? "" : "s"}`;
