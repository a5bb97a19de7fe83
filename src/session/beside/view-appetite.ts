import type { AppetiteKey, Cell, Cells, ColumnReading } from "../../core";
import { appetiteColumn, isBlank } from "../../core";
import type { Block, Rectangle } from "../contract/register-port";
import type { AppetiteView } from "../contract/register-snapshot";
import { addressOnSheet, fixedAddressOnSheet } from "../find/cell-address";
import type { TableKind } from "../find/table-kind";
import { sameParts } from "../view/same-parts";
import type { SortBeside } from "./follow-table";

/** A risk appetite as it was read, and what the pane shows of it. */
export interface SeenAppetite {
  readonly block: Block;
  readonly view: AppetiteView;
  /** Its two columns as a formula has them. */
  readonly formula: string;
  readonly remembered: object;
}

const readingOf = (field: AppetiteKey | null): ColumnReading<AppetiteKey> => ({
  field,
  guess: null,
  scale: 1,
});

/** A risk appetite, whatever register it is held against. Its headers say it, or it is none: nothing is guessed. */
export const appetiteTable: TableKind<AppetiteKey> = {
  headersIn: (cells) => ({
    texts: (cells[0] ?? []).map((cell) => (typeof cell === "string" ? cell : "")),
    rows: 1,
  }),
  read(cells) {
    const headers = cells[0] ?? [];
    const at = appetiteColumn(headers);
    const readings = headers.map((_, column) => {
      if (at === null || column < at || column > at + 1) return readingOf(null);
      return readingOf(column === at ? "loss" : "allowed");
    });
    const points = at === null ? [] : pointsIn(cells, at).slice(1);
    return { readings, hasScores: false, rows: points.length, findings: [] };
  },
  isRow(headers, line) {
    const at = appetiteColumn(headers);
    return at !== null && typeof line[at] === "number" && typeof line[at + 1] === "number";
  },
  // What lacks one of its headers has nothing of it.
  isOther: () => true,
};

/** The risk appetite, read beside the register that is held against it. */
export const appetiteBeside: SortBeside<AppetiteKey, SeenAppetite, unknown> = {
  kind: appetiteTable,
  read(block, _beside, _viewing, before) {
    const { area, place, cells } = block;
    const at = appetiteColumn(cells[0] ?? []);
    const points = at === null ? null : pointsIn(cells, at);
    const columns: Rectangle = {
      row: place.row,
      column: place.column + (at ?? 0),
      rows: points?.length ?? place.rows,
      columns: at === null ? place.columns : 2,
    };
    const view: AppetiteView = {
      kind: "appetite",
      address: addressOnSheet(area.sheet, columns),
      cells: points,
    };
    const isWholeTable =
      area.table !== null && place.columns === 2 && points?.length === cells.length;
    return {
      block,
      view: before !== null && sameParts(view, before.view) ? before.view : view,
      formula: isWholeTable ? `${area.table}[#All]` : fixedAddressOnSheet(area.sheet, columns),
      remembered: before?.remembered ?? {},
    };
  },
};

/** The two columns, without the remarks that stand right below them. */
function pointsIn(cells: Cells, at: number): Cells {
  const lines = cells.map((line): Cell[] => [line[at] ?? null, line[at + 1] ?? null]);
  const isNoPoint = ([loss, allowed]: readonly Cell[]): boolean =>
    isBlank(allowed ?? null) && (typeof loss === "string" || isBlank(loss ?? null));
  let end = lines.length;
  while (end > 1 && isNoPoint(lines[end - 1] ?? [])) end--;
  return lines.slice(0, end);
}
