import type { Cells } from "./cell";
import type { Columns } from "./column";
import type { FieldKey } from "./field";
import { RowCells } from "./row-cells";

/** A row of the register that is not blank. */
export interface RegisterRow {
  readonly cells: RowCells;
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** Why it is left out, or null where it holds a threat. */
  readonly leftOut: { readonly key: FieldKey; readonly rule: string } | null;
}

/** Labels of totals rows, Excel's own among them, in the languages of its users. */
const totalNames: ReadonlySet<string> = new Set([
  ...["total", "totals", "grand total", "sum", "subtotal", "overall", "all threats"],
  ...["gesamt", "gesamtsumme", "gesamtergebnis", "teilergebnis", "summe", "ergebnis", "insgesamt"],
  ...["total général", "totale", "totale complessivo", "total general", "total geral", "somme"],
  ...[
    "suma",
    "suma końcowa",
    "soma",
    "totaal",
    "eindtotaal",
    "som",
    "totalt",
    "totalsumma",
    "summa",
  ],
  ...["totalsum", "i alt", "sammanlagt", "yhteensä", "summa summarum", "razem", "łącznie"],
  ...["celkem", "celkový součet", "összesen", "összeg", "végösszeg", "toplam", "genel toplam"],
  ...[
    "итог",
    "итого",
    "общий итог",
    "всего",
    "合計",
    "集計",
    "総計",
    "合计",
    "汇总",
    "总计",
    "總計",
  ],
  ...["합계", "요약", "총합계", "المجموع", "الإجمالي", 'סה"כ', "סכום"],
]);
const closedStatuses: ReadonlySet<string> = new Set(["closed", "retired", "draft"]);

/** Whether a name is a total's and not a threat's: "Total", "Summe:"; "Total outage" is a threat. */
export function isTotalName(name: string): boolean {
  return totalNames.has(name.toLowerCase().replace(/\s*:$/, ""));
}

/** The rows below the header that are not blank, each with the reason for which it is left out. */
export function registerRows(cells: Cells, columns: Pick<Columns, "of">): RegisterRow[] {
  const rows = cells
    .slice(1)
    .map((row, index) => ({ cells: new RowCells(row, columns), row: index + 1 }))
    .filter((row) => !row.cells.isBlank);
  return rows.map((row, place) => ({
    ...row,
    leftOut: leftOutFor(row.cells, place === rows.length - 1),
  }));
}

/** Why a row is left out; null where it holds a threat. */
export function leftOutFor(row: RowCells, isLast: boolean): RegisterRow["leftOut"] {
  if (isLast && isTotalName(row.text("threat"))) {
    return { key: "threat", rule: "is a total: the row is left out" };
  }
  const status = row.text("status");
  return closedStatuses.has(status.toLowerCase())
    ? { key: "status", rule: `is ${status}: the row is left out` }
    : null;
}
