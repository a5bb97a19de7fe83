import type { Cells } from "../input/cell";
import { quote as quoted } from "../input/cell";
import { ThreatFinder } from "../controls/named-threats";
import type { ThreatNames } from "../controls/threat-names";
import { readNumbers } from "../register/cells/row-numbers";
import type { RowCells } from "../register/cells/row-cells";
import type { Columns } from "../register/headers/column";
import { withOneHeaderRow } from "../register/headers/header-rows";
import { assignColumns, noRows } from "../register/columns";
import type { Finding } from "../register/findings/finding";
import { cellFinding } from "../register/rows/cell-finding";
import { registerRows } from "../register/rows/register-rows";
import { RowNames } from "../register/rows/row-names";
import { checkWords } from "../register/rows/row-words";
import type { QuoteBasis } from "./quote-basis";
import { basisIn, USUAL_BASIS } from "./quote-basis";
import type { QuoteKey } from "./quote-fields";
import { quoteKind } from "./quote-fields";

/** What an insurer offers, for a year. */
export interface Quote {
  readonly name: string;
  readonly retention: number;
  /** Of the whole layer, whatever share of it the insurer takes; more than 0. */
  readonly limit: number;
  readonly premium: number;
  /** More than 0, at most 1. */
  readonly share: number;
  /** The threats whose losses are insured, as their register spells them; null for all. */
  readonly threats: readonly string[] | null;
  readonly basis: QuoteBasis;
  /** What is to be said of how it was read. */
  readonly notes: readonly string[];
}

/** What the row without any quote is called. */
export const NO_INSURANCE = "No insurance";

/** Reads quotes: a headed range with a row for each. Names differ from each other; a last row of totals is left out. */
export function readQuotes(
  range: Cells,
  threatNames: ThreatNames,
): { readonly quotes: readonly Quote[]; readonly findings: readonly Finding[] } {
  const { cells, said } = withOneHeaderRow(range, quoteKind);
  const columns = assignColumns(cells, quoteKind);
  const rows = columns.rows ?? registerRows(cells, columns);
  const findings: Finding[] = [...(said ? [said] : []), ...columns.findings];
  const finder = new ThreatFinder(threatNames);
  const names = new RowNames(quoteKind.row);
  const quotes: Quote[] = [];
  for (const { cells: row, row: number, leftOut } of rows) {
    if (leftOut !== null) continue;
    const problems: Finding[] = [];
    const problem = (key: QuoteKey, rule: string): void => {
      problems.push(cellFinding("Problem", row, number, key, rule));
    };
    const misnamed = names.problemOf(row.name);
    if (misnamed !== null) problem("quote", misnamed);
    const read = readQuote(row, columns, finder, problem, (finding, key, rule) =>
      problems.push(cellFinding(finding, row, number, key, rule)),
    );
    names.claim(row.name, number);
    findings.push(...problems);
    if (problems.every(({ kind }) => kind !== "Problem")) quotes.push(read);
  }
  if (rows.length === 0 && columns.of.size > 0) findings.push(noRows(columns));
  return { quotes, findings };
}

function readQuote(
  row: RowCells<QuoteKey>,
  columns: Columns<QuoteKey>,
  finder: ThreatFinder,
  problem: (key: QuoteKey, rule: string) => void,
  say: (kind: Finding["kind"], key: QuoteKey, rule: string) => void,
): Quote {
  checkWords(row, columns, say);
  const { values, failed } = readNumbers(row, columns, problem);
  if (row.name.toLowerCase() === NO_INSURANCE.toLowerCase()) {
    problem("quote", `must differ from ${quoted(NO_INSURANCE)}, which is a row of its own`);
  }
  const has = (key: QuoteKey): boolean => !failed.has(key) && columns.of.has(key);
  if (has("limit") && !((values.get("limit") ?? 0) > 0)) {
    problem("limit", "must be filled in, and greater than 0: a quote without a limit is none");
  }
  if (has("premium") && !values.has("premium")) {
    problem("premium", "must be filled in, and greater than 0: a quote without a premium is none");
  }
  const { threats, leftOut, problem: unknown } = finder.read(row.text("threat"));
  if (unknown !== null) problem("threat", unknown);
  const basis = basisIn(row.text("basis"));
  if (typeof basis === "string") problem("basis", basis);
  return {
    name: row.name,
    retention: values.get("retention") ?? 0,
    limit: values.get("limit") ?? 0,
    premium: values.get("premium") ?? 0,
    share: values.get("share") ?? 1,
    threats,
    basis: typeof basis === "string" ? USUAL_BASIS : basis.basis,
    notes: [
      ...(row.text("basis") === "" ? [`Basis is read as ${quoted(USUAL_BASIS)}`] : []),
      ...leftOut.map((name) => `${quoted(name)} is left out of the register`),
    ],
  };
}
