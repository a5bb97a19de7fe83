import type { Cell, Cells } from "../input/cell";
import { quote } from "../input/cell";
import { ModelError } from "../input/model-error";
import { assignColumns, noRows } from "../register/columns";
import type { Finding } from "../register/findings/finding";
import { rightName } from "../register/findings/nearest-name";
import type { ColumnChoices, Columns } from "../register/headers/column";
import type { Field } from "../register/headers/field";
import { field } from "../register/headers/field";
import { plain } from "../register/headers/header-name";
import { withOneHeaderRow } from "../register/headers/header-rows";
import { headerIn } from "../register/headers/header-text";
import { registerKind } from "../register/headers/register-kind";
import { cellFinding } from "../register/rows/cell-finding";
import type { RowCells } from "../register/cells/row-cells";
import { registerRows } from "../register/rows/register-rows";

export type LineKey = "line" | "amount" | "threat";

/** Every column that budget lines know; amounts in order of preference. */
const lineFields: readonly Field<LineKey>[] = [
  field("line", "text", "Line", "Budget line", "Item", "Cost centre", "Account", "Description"),
  field("amount", "year-amount", "Amount", "Budget", "Annual cost", "Cost", "Actual"),
  field("threat", "text", "Threat", "Threats", "Protects against", "Scenario", "Risk", "Risks"),
];

/** Budget lines: what is spent, as finance keeps it. */
export const lineKind = registerKind<LineKey>({
  called: "the budget lines",
  fields: lineFields,
  name: "line",
  row: "a budget line",
  status: null,
  headersRule: "must hold headers such as Line, Amount and Threat: write Lines[#All] for a table",
  emptyRule: "must be filled in: there are no budget lines",
  required: [
    { keys: ["amount"], name: "Amount", instead: ", or Budget, Annual cost, Cost or Actual" },
    {
      keys: ["threat"],
      name: "Threat",
      instead: ", whose cells are blank where a line is for all threats",
    },
  ],
  alternatives: [],
  remarkKeys: ["line"],
  asideKeys: ["line"],
  checkKeys: [],
  inUse: new Map<LineKey, readonly string[]>([
    [
      "line",
      [
        ...[
          "Budget item",
          "Line item",
          "Cost center",
          "Cost element",
          "Ledger account",
          "Position",
        ],
        ...["Name", "Vendor", "Supplier", "Kostenstelle", "Konto", "Bezeichnung", "Beschreibung"],
        ...["Budgetposition", "Poste", "Ligne", "Centre de coûts", "Compte", "Partida", "Concepto"],
        ...["Centro de coste", "Cuenta", "Rubrica", "Centro de custo", "Conta", "Descrição"],
      ],
    ],
    [
      "amount",
      [
        ...["Amount per year", "Annual amount", "Annual budget", "Yearly budget", "Spend", "Costs"],
        ...["Annual spend", "Betrag", "Kosten", "Montant", "Coût", "Coût annuel", "Importe"],
        ...["Presupuesto", "Coste", "Valor", "Orçamento", "Custo"],
      ],
    ],
    [
      "threat",
      [
        ...["Threat scenario", "Acts on", "Applies to", "Mitigates", "Threats addressed"],
        ...["Bedrohung", "Bedrohungen", "Risiko", "Menace", "Menaces", "Amenaza", "Amenazas"],
        ...["Ameaça", "Ameaças"],
      ],
    ],
  ]),
  scoreSynonyms: [],
  scoreWords: /^$/,
  levels: null,
});

/** One line of a budget. */
export interface BudgetLine {
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** Currency; below 0 for a credit. */
  readonly amount: number;
  /** What its Threat cell says. */
  readonly threats: string;
  readonly cells: RowCells<LineKey>;
}

/** Budget lines, read: those that count, and the first thing that keeps them from being added up. */
export interface BudgetLines {
  readonly lines: readonly BudgetLine[];
  readonly findings: readonly Finding[];
  /** The header of the column that is added up; "" where there is none. */
  readonly amountHeader: string;
  readonly columns: Columns<LineKey>["of"];
}

/**
 * Reads budget lines: a headed range with a row for each. Subtotals and totals are left out as in a register; names may come
 * twice; an amount may be below 0.
 *
 * @param range first row headers, or the first two
 * @param amount the header of the amounts; null for the first of Amount, Budget, Annual cost, Cost and Actual
 * @throws ModelError `unknown-word` where no header is called `amount`
 */
export function readBudgetLines(range: Cells, amount: string | null = null): BudgetLines {
  const { cells, said } = withOneHeaderRow(range, lineKind);
  const columns = assignColumns(cells, lineKind, choicesFor(cells, amount));
  const findings: Finding[] = [...(said ? [said] : []), ...columns.findings];
  const lines: BudgetLine[] = [];
  const rows = columns.rows ?? registerRows(cells, columns);
  for (const { cells: row, row: number, leftOut } of rows) {
    if (leftOut !== null) continue;
    const cell = row.cell("amount");
    const found = amountIn(cell, columns);
    if (typeof found === "string")
      findings.push(cellFinding("Problem", row, number, "amount", found));
    else lines.push({ row: number, amount: found, threats: row.text("threat"), cells: row });
  }
  if (rows.length === 0 && columns.of.size > 0) findings.push(noRows(columns));
  const amountHeader = columns.of.get("amount")?.header ?? "";
  return { lines, findings, amountHeader, columns: columns.of };
}

function amountIn(cell: Cell, columns: Columns<LineKey>): number | string {
  if (cell === null || (typeof cell === "string" && cell.trim() === "")) return 0;
  const scaled = typeof cell === "number" ? cell * (columns.of.get("amount")?.scale ?? 1) : NaN;
  if (Number.isFinite(scaled)) return scaled;
  return "must be a number, below 0 for a credit";
}

/** The column of the amounts, where somebody named it or several might be it. */
function choicesFor(cells: Cells, amount: string | null): ColumnChoices<LineKey> {
  const texts = (cells[0] ?? []).map((cell) => headerIn(cell, false));
  if (amount !== null) {
    const index = texts.findIndex((text) => text !== "" && plain(text) === plain(amount));
    if (index >= 0) return { fields: new Map([[index, "amount"]]) };
    const known = texts.filter((text) => text !== "");
    const rule = rightName(amount, known, "be the header of a column of the budget lines");
    throw new ModelError("unknown-word", "amount", rule, quote(amount));
  }
  let best: { index: number; rank: number } | undefined;
  let others = 0;
  for (const [index, text] of texts.entries()) {
    const reading = lineKind.headers.read(text);
    if (reading.kind !== "field" || reading.field.key !== "amount") continue;
    if (best !== undefined) others++;
    if (best === undefined || reading.rank < best.rank) best = { index, rank: reading.rank };
  }
  return best === undefined || others === 0 ? {} : { fields: new Map([[best.index, "amount"]]) };
}
