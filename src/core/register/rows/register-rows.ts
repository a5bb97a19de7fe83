import type { Cell, Cells } from "../../input/cell";

import type { Columns } from "../headers/column";
import type { RegisterKind } from "../headers/register-kind";
import { RowsAbove } from "./added-up";
import type { LeftOut, RegisterRow } from "./register-row";
import { RowCells } from "../cells/row-cells";
import { statusMeant } from "./status-words";
import { isFigureName, totalNamed } from "./total-names";
import { wordsOnly } from "./words-only";

/** Where a row stands among the others. */
export interface RowPlace {
  readonly isLast: boolean;
  readonly isBelow: boolean;
}

/** Rows of which somebody said, or their formulas say, that they are no threats, by their numbers. */
export type RowsLeftOut = ReadonlyMap<number, string>;

/** The rows below the header that are not blank, each with the reason for which it is left out. */
export function registerRows<Key extends string>(
  cells: Cells,
  columns: Pick<Columns<Key>, "kind" | "of">,
  asked: RowsLeftOut = new Map(),
): RegisterRow<Key>[] {
  const rows = cells
    .slice(1)
    .map((row, index) => ({ cells: new RowCells(row, columns), row: index + 1 }))
    .filter((row) => !row.cells.isBlank);
  const { kind, of } = columns;
  const numeric = [...of.values()].filter(({ field }) => isFigure(field.quantity));
  const figuresOf = (row: RowCells<Key>): (number | null)[] =>
    numeric.map(({ field }) => figureIn(row.cell(field.key)));
  /** The figures of the rows above that no total adds up already; those that are left out for their status among them. */
  const above = new RowsAbove(numeric.length);
  const counted = new RowsAbove(numeric.length);
  let isApart = false;
  let isAfterTotal = false;
  const read = [...of.values()];
  const addsUpRowsAbove = (row: RowCells<Key>): boolean => {
    const figures = figuresOf(row);
    return above.addsUpTo(figures) || (isApart && counted.addsUpTo(figures));
  };
  const summarisesRowsAbove = (row: RowCells<Key>): boolean => {
    const figures = figuresOf(row);
    return above.comesTo(figures) || (isApart && counted.comesTo(figures));
  };
  const isTotalled = ({ cells: row }: (typeof rows)[number]): boolean =>
    totalNamed(row.name) !== null || row.name === "";
  let end = rows.length;
  for (let last = rows[end - 1]; end > 1 && last && isTotalled(last); last = rows[end - 1]) end--;
  return rows.map((row, place) => {
    const reason = asked.get(row.row);
    const leftOut: LeftOut<Key> | null =
      reason === undefined
        ? (totalFor(
            row.cells,
            kind,
            { isLast: place === rows.length - 1 || place >= end, isBelow: !above.isEmpty },
            {
              isSum: () => addsUpRowsAbove(row.cells),
              isSummary: () => summarisesRowsAbove(row.cells),
            },
          ) ??
          wordsOnly(place, { rows, kind, columns: read, numeric, isAfterTotal }) ??
          statusFor(row.cells, kind))
        : { why: "asked", key: kind.name, kind: "Note", rule: reason };
    if (leftOut?.why === "total") isAfterTotal = true;
    const isSum = (): boolean =>
      place === rows.length - 1 &&
      figuresOf(row.cells).filter((figure) => figure !== null).length > 1 &&
      addsUpRowsAbove(row.cells);
    const isNamedSo = place >= end && isFigureName(row.cells.name);
    const perhapsTotal =
      leftOut !== null ? null : isNamedSo ? "by its name" : isSum() ? "by its figures" : null;
    if (leftOut === null || leftOut.why === "status") {
      const figures = (): readonly (number | null)[] => figuresOf(row.cells);
      above.add(figures);
      if (leftOut === null) counted.add(figures);
      else isApart = true;
    }
    return { cells: row.cells, row: row.row, leftOut, perhapsTotal };
  });
}

const isFigure = (quantity: string): boolean => quantity !== "text" && quantity !== "date";

const figureIn = (cell: Cell): number | null =>
  typeof cell === "number" && cell !== 0 && Number.isFinite(cell) ? cell : null;

/**
 * Why a row is left out, as far as its own cells say; null where it counts.
 *
 * @param place whether it is the last, and whether there are rows above it
 */
export function leftOutFor<Key extends string>(
  row: RowCells<Key>,
  kind: RegisterKind<Key>,
  place: RowPlace,
): LeftOut<Key> | null {
  const alone = { isSum: () => false, isSummary: () => false };
  return totalFor(row, kind, place, alone) ?? statusFor(row, kind);
}

function totalFor<Key extends string>(
  row: RowCells<Key>,
  kind: RegisterKind<Key>,
  { isLast, isBelow }: RowPlace,
  { isSum, isSummary }: { readonly isSum: () => boolean; readonly isSummary: () => boolean },
): LeftOut<Key> | null {
  const { name } = row;
  const named = totalNamed(name);
  if (named === null && (name !== "" || !isBelow)) return null;
  const left = (rule: string): LeftOut<Key> => ({
    ...{ why: "total", key: kind.name, kind: "Note" },
    rule: `${rule}: the row is left out`,
  });
  if (named !== null) {
    const isEnd =
      named !== "maybe" &&
      isLast &&
      !(isFigureName(name) && isBelow && isWhole(row, kind) && !isSummary());
    const isTotal = (named === "part" && isBelow) || isEnd || (isBelow && isSum());
    return isTotal ? left("is a total") : null;
  }
  const isLabelled = row.texts.some((text) => ["part", "surely"].includes(totalNamed(text) ?? ""));
  if (isLabelled) return left("is blank in a total");
  return isSum() ? left("is blank and the figures are the sums of rows above") : null;
}

/** Whether a row says all that a row of its kind must. */
const isWhole = <Key extends string>(row: RowCells<Key>, kind: RegisterKind<Key>): boolean =>
  kind.alternatives.length > 0 &&
  kind.alternatives.every(({ isComplete }) =>
    isComplete((key) => figureIn(row.cell(key)) !== null),
  );

function statusFor<Key extends string>(
  row: RowCells<Key>,
  kind: RegisterKind<Key>,
): LeftOut<Key> | null {
  if (kind.status === null) return null;
  const status = row.text(kind.status);
  return statusMeant(status) === "closed"
    ? { why: "status", key: kind.status, kind: "Note", rule: `is ${status}: the row is left out` }
    : null;
}
