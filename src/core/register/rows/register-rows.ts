import type { Cells } from "../../input/cell";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import type { RegisterKind } from "../headers/register-kind";
import { RowCells } from "./row-cells";

/** A row of a register that is not blank. */
export interface RegisterRow<Key extends string = FieldKey> {
  readonly cells: RowCells<Key>;
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** Why it is left out, or null where it counts. */
  readonly leftOut: { readonly key: Key; readonly rule: string } | null;
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

/** Whether a name is a total's and not a row's own: "Total", "Summe:"; "Total outage" is a threat. */
export function isTotalName(name: string): boolean {
  return totalNames.has(name.toLowerCase().replace(/\s*:$/, ""));
}

/** The rows below the header that are not blank, each with the reason for which it is left out. */
export function registerRows<Key extends string>(
  cells: Cells,
  columns: Pick<Columns<Key>, "kind" | "of">,
): RegisterRow<Key>[] {
  const rows = cells
    .slice(1)
    .map((row, index) => ({ cells: new RowCells(row, columns), row: index + 1 }))
    .filter((row) => !row.cells.isBlank);
  return rows.map((row, place) => ({
    ...row,
    leftOut: leftOutFor(row.cells, columns.kind, place === rows.length - 1),
  }));
}

/** Why a row is left out; null where it counts. */
export function leftOutFor<Key extends string>(
  row: RowCells<Key>,
  kind: RegisterKind<Key>,
  isLast: boolean,
): RegisterRow<Key>["leftOut"] {
  if (isLast && isTotalName(row.text(kind.name))) {
    return { key: kind.name, rule: "is a total: the row is left out" };
  }
  if (kind.status === null) return null;
  const status = row.text(kind.status);
  return closedStatuses.has(status.toLowerCase())
    ? { key: kind.status, rule: `is ${status}: the row is left out` }
    : null;
}
