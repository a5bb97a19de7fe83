import type { AppetiteKey, Cell, Cells, ColumnReading } from "../../core";
import { appetiteColumn, describeCell, hasOwnUnit, isBlank } from "../../core";
import type { Block, Rectangle } from "../contract/register-port";
import type { AppetiteView, WrongPoint } from "../contract/register-snapshot";
import { addressOnSheet, fixedAddressOnSheet } from "../find/cell-address";
import { headerText } from "../find/header-text";
import type { KeptAppetite } from "../find/kept-choices";
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
    const points = at === null ? [] : pointsIn(cells, { loss: at, allowed: at + 1 }).slice(1);
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
  read(block, _beside, { choices }, before) {
    const { area, place, cells } = block;
    const headers = cells[0] ?? [];
    const of = columnsIn(cells, choices.appetite);
    const unit = of && unitIn(headers, of);
    const points = of && unit === null ? pointsIn(cells, of) : null;
    const columnAt = (column: number): Rectangle => ({
      row: place.row,
      column: place.column + column,
      rows: points?.length ?? place.rows,
      columns: 1,
    });
    const isSideBySide = of !== null && of.allowed === of.loss + 1;
    const both = isSideBySide ? { ...columnAt(of.loss), columns: 2 } : place;
    const view: AppetiteView = {
      kind: "appetite",
      address: addressOnSheet(area.sheet, both),
      headers: headers.map(headerText).filter((header) => header !== ""),
      loss: of && headerText(headers[of.loss]),
      allowed: of && headerText(headers[of.allowed]),
      unit,
      isChosen: choices.appetite !== null,
      cells: points,
      wrong:
        of &&
        points &&
        wrongIn(points, of, (row, column) =>
          addressOnSheet(area.sheet, { ...columnAt(column), row: place.row + row, rows: 1 }),
        ),
    };
    const isWholeTable =
      area.table !== null && isSideBySide && place.columns === 2 && points?.length === cells.length;
    const fixed = (range: Rectangle): string => fixedAddressOnSheet(area.sheet, range);
    return {
      block,
      view: before !== null && sameParts(view, before.view) ? before.view : view,
      formula: isWholeTable
        ? `${area.table}[#All]`
        : of === null || isSideBySide
          ? fixed(both)
          : `HSTACK(${fixed(columnAt(of.loss))},${fixed(columnAt(of.allowed))})`,
      remembered: before?.remembered ?? {},
    };
  },
};

/** The columns of losses and of chances, counted from 0. */
interface AppetiteColumns {
  readonly loss: number;
  readonly allowed: number;
}

/**
 * Which columns are meant: those that somebody said, those whose headers say it, or in a table that somebody chose the first that holds
 * amounts and the first that holds shares; null where that is none.
 */
function columnsIn(cells: Cells, chosen: KeptAppetite | null): AppetiteColumns | null {
  const [headers = [], ...lines] = cells;
  const texts = headers.map(headerText);
  if (chosen?.columns) {
    const of = {
      loss: texts.indexOf(chosen.columns.loss),
      allowed: texts.indexOf(chosen.columns.allowed),
    };
    if (of.loss >= 0 && of.allowed >= 0 && of.loss !== of.allowed) return of;
  }
  const known = appetiteColumn(headers);
  if (known !== null) return { loss: known, allowed: known + 1 };
  if (chosen === null) return null;
  const numbersIn = (column: number): number[] =>
    lines.map((line) => line[column]).filter((cell) => typeof cell === "number");
  const isShare = (number: number): boolean => number >= 0 && number <= 1;
  const loss = texts.findIndex((_, column) => numbersIn(column).some((number) => number > 1));
  const allowed = texts.findIndex(
    (_, column) => numbersIn(column).length > 0 && numbersIn(column).every(isShare),
  );
  return loss >= 0 && allowed >= 0 ? { loss, allowed } : null;
}

/** The header of either column that says a unit of its own. */
function unitIn(headers: readonly Cell[], { loss, allowed }: AppetiteColumns): string | null {
  const [amounts, chances] = [headerText(headers[loss]), headerText(headers[allowed])];
  if (hasOwnUnit(amounts, "loss")) return amounts;
  return hasOwnUnit(chances, "allowed") ? chances : null;
}

/** The two columns, without the remarks that stand right below them. */
function pointsIn(cells: Cells, { loss: at, allowed: by }: AppetiteColumns): Cells {
  const lines = cells.map((line): Cell[] => [line[at] ?? null, line[by] ?? null]);
  const isNoPoint = ([loss, allowed]: readonly Cell[]): boolean =>
    isBlank(allowed ?? null) && (typeof loss === "string" || isBlank(loss ?? null));
  let end = lines.length;
  while (end > 1 && isNoPoint(lines[end - 1] ?? [])) end--;
  return lines.slice(0, end);
}

/** The first cell of the two columns that the function does not take; a blank one beside a filled one is 0. */
function wrongIn(
  points: Cells,
  of: AppetiteColumns,
  addressOf: (row: number, column: number) => string,
): WrongPoint | null {
  const highest = { loss: Infinity, allowed: 1 } as const;
  for (const [row, [loss = null, allowed = null]] of points.entries()) {
    if (row === 0) continue;
    for (const [key, cell] of [
      ["loss", loss],
      ["allowed", allowed],
    ] as const) {
      const isRead = typeof cell === "number" && cell >= 0 && cell <= highest[key];
      if (isRead || isBlank(cell)) continue;
      return { address: addressOf(row, of[key]), of: key, got: describeCell(cell) };
    }
  }
  return null;
}
