import { addressIn, type CellArea } from "../cell-places";
import { followingFormula } from "./followed-references";
import type { FreezePlan } from "./plan-freeze";
import { traceOf } from "./trace";
import type { Content } from "./workbook-formulas";

/** Where frozen formulas are kept, for all to see. */
export const LEDGER_SHEET = "Frozen formulas";
/** Of the cell with the first header: the sheet may be renamed, and rows may come in. */
export const LEDGER_NAME = "Outspend_frozen_formulas";

export const ledgerHeaders = [
  "Sheet",
  "Cell",
  "Formula",
  "Frozen as",
  "Result",
  "Rows",
  "Columns",
  "Follows",
  "Mark",
  "State",
] as const;

const FROZEN = "frozen";
export const PUT_BACK = "put back";

/** What stands above the list. */
export const ledgerWords = (count: number): readonly string[] => [
  "Frozen formulas",
  `${count === 1 ? "1 formula" : `${count} formulas`} of the Outspend add-in stood where this list says. In their place are their results, or formulas of Excel's own, so that everybody sees figures.`,
  "To put them back: the pane of Outspend, Report, Put formulas back. Column Follows keeps up with cells that move; leave it as it is.",
];

/** Characters that the columns are wide for. */
export const ledgerWidths = [18, 12, 60, 16, 16, 6, 9, 9, 10, 40];

/** A formula that was put aside. */
export interface LedgerRow {
  /** Of a name, the sheet that knows it, "" for the whole workbook. */
  readonly sheet: string;
  /** "B4", or "name Threats". */
  readonly cell: string;
  /** With its "=". */
  readonly formula: string;
  readonly rows: number;
  readonly columns: number;
  /** The formula beside it that keeps up with the cells. */
  readonly follows: string;
  /** Of what was left in the cells. */
  readonly mark: string;
  readonly state: string;
  /** Whether it came to #NAME? when it was put aside. */
  readonly wasUnknown: boolean;
}

const nameMark = "name ";

/** The name that a row is about; null where it is about cells. */
export const nameIn = ({ cell }: Pick<LedgerRow, "cell">): string | null =>
  cell.startsWith(nameMark) ? cell.slice(nameMark.length) : null;

/** The lines of the list that a plan makes, as cells hold them. */
export function ledgerLines({ cells, names }: FreezePlan): Content[][] {
  const line = (
    sheet: string,
    cell: string,
    formula: string,
    as: string,
    result: Content,
    area: CellArea | null,
    left: readonly (readonly Content[])[],
  ): Content[] => [
    sheet,
    cell,
    formula,
    as,
    result,
    area?.rows ?? 1,
    area?.columns ?? 1,
    { formula: followingFormula(formula, area) },
    traceOf(left),
    FROZEN,
  ];
  return [
    ...cells.map(({ area, formula, as, values, contents }) =>
      line(
        area.sheet,
        addressIn({ ...area, rows: 1, columns: 1 }),
        formula,
        as,
        values[0]?.[0] ?? null,
        area,
        contents,
      ),
    ),
    ...names.map(({ name, sheet, formula, frozen }) =>
      line(sheet ?? "", nameMark + name, formula, "fixed cells", null, null, [
        [{ formula: frozen }],
      ]),
    ),
  ];
}

/** A line of the list as it stands in the sheet; null where it is none. @param follows the formula of its column */
export function ledgerRow(values: readonly Content[], follows: string): LedgerRow | null {
  const text = (index: number): string => {
    const value = values[index];
    return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
  };
  const [formula, mark] = [text(2), text(8)];
  if (!formula.startsWith("=") || mark === "") return null;
  return {
    sheet: text(0),
    cell: text(1),
    formula,
    rows: Number(text(5)) || 1,
    columns: Number(text(6)) || 1,
    follows,
    mark,
    state: text(9),
    wasUnknown: JSON.stringify(values[4] ?? null).includes("#NAME?"),
  };
}
