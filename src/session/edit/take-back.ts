import type { Block, CellContent, CellInput } from "../contract/register-port";
import { CellError } from "../contract/register-port";
import type { SaveResult } from "../contract/register-session";
import type { ThreatView } from "../contract/register-snapshot";
import type { KeptPlace } from "../find/kept-choices";
import { sameValue } from "../view/same-parts";
import type { SeenRegister } from "../view/seen-register";
import { insertion, planRemove } from "./plan-row";
import type { Plan, RowChange } from "./plan-save";
import { refused } from "./plan-save";

/** An edit that was made, and what it takes to take it back. */
export type MadeEdit = RegisterEdit | OwnEdit;

/** An edit that knows by itself how it is taken back. */
export interface OwnEdit {
  readonly kind: "adopt" | "lock" | "scenario" | "discard" | "review" | "record";
  /** Of the register it was made beside. */
  readonly place: KeptPlace;
  /** What it was about: "Mail filter", "3 controls", the name of a scenario. */
  readonly name: string;
  /** Nothing is written where the sheet has changed since what it wrote. */
  readonly takeBack: () => Promise<SaveResult>;
}

/** An edit of a register's own cells. */
export interface RegisterEdit {
  readonly kind?: never;
  readonly place: KeptPlace;
  /** The register as it was before. */
  readonly before: SeenRegister;
  readonly change: RowChange;
  /** The threat it was about, as it became, or as it was where it is gone; null where it was about other cells. */
  readonly threat: ThreatView | null;
}

/** What is written to take an edit back: nothing where the sheet has changed since what it wrote. */
export function planTakeBack(edit: RegisterEdit, seen: SeenRegister): Plan {
  const { change, threat } = edit;
  switch (change.kind) {
    case "write":
      return takeBackWrite(edit, change.cells, seen);
    case "insert": {
      const now = seen.view.threats.find(({ id }) => id === threat?.id);
      return now && threat ? planRemove(seen, threat, now) : changedSince(edit);
    }
    case "remove":
      return takeBackRemoval(edit, change.row, seen);
  }
}

/** The name of the threat an edit was about; empty where it has none. */
export const nameOfEdit = ({ threat }: RegisterEdit): string =>
  threat === null || threat.name === "" ? "" : threat.name;

function changedSince(edit: RegisterEdit): Plan {
  return refused(isChangedSince(edit.threat === null ? null : nameOfEdit(edit)));
}

/**
 * Why nothing is taken back.
 *
 * @param name of what was edited; empty for a threat without one, null for other cells
 */
export function isChangedSince(name: string | null): SaveResult {
  const subject = name === null ? "The cells were" : name === "" ? "The threat was" : `${name} was`;
  return {
    kind: "refused",
    trouble: {
      failure: "refused",
      message: `${subject} changed in the sheet since, so nothing was taken back. Ctrl+Z in the sheet may still do it.`,
      action: "show",
    },
  };
}

function takeBackWrite(
  edit: RegisterEdit,
  written: readonly CellInput[],
  seen: SeenRegister,
): Plan {
  const { before, threat } = edit;
  const row = seen.view.threats.find(({ id }) => id === threat?.id)?.cells.row;
  const cells: CellInput[] = [];
  for (const cell of written) {
    const index = cell.column - before.block.place.column;
    const column = seen.view.columns.findIndex(({ id }) => id === before.view.columns[index]?.id);
    const at = { row: row ?? cell.row, column: seen.block.place.column + column };
    const held = inputAt(seen.block, at.row, at.column);
    if (column < 0 || !isSameInput(held, cell.value)) return changedSince(edit);
    const value = inputAt(before.block, cell.row, cell.column);
    const { place, formats } = before.block;
    const format = formats[cell.row - place.row]?.[index];
    cells.push(
      cell.format === undefined || format === undefined
        ? { ...at, value }
        : { ...at, value, format },
    );
  }
  return { change: { kind: "write", cells }, refusal: null };
}

/**
 * The row comes back where it stood among the others. In a range it goes between two of them: what refers to the range
 * would not grow with a row at either end.
 */
function takeBackRemoval(edit: RegisterEdit, row: number, seen: SeenRegister): Plan {
  const { before } = edit;
  const { place, area } = seen.block;
  if (isThereAgain(edit, seen)) return changedSince(edit);
  const rowNow = (threat: ThreatView | undefined): number | undefined =>
    seen.view.threats.find(({ id }) => id === threat?.id)?.cells.row;
  const above = rowNow(before.view.threats.filter(({ cells }) => cells.row < row).at(-1));
  const below = rowNow(before.view.threats.find(({ cells }) => cells.row > row));
  const behind = above === undefined ? (below ?? place.row + 1) : above + 1;
  const at = area.kind === "table" ? behind : withinThreats(behind, seen);
  const cells: CellInput[] = [];
  for (const [index, { id }] of before.view.columns.entries()) {
    const column = seen.view.columns.findIndex((each) => each.id === id);
    const value = inputAt(before.block, row, before.block.place.column + index);
    const isFormula = typeof value === "object" && value !== null;
    // A formula that says cells of its row is another one in another row.
    if (column < 0 ? value !== null : isFormula && at !== row) return changedSince(edit);
    if (value !== null) cells.push({ row: at, column: place.column + column, value });
  }
  const like = above ?? below ?? null;
  return insertion(seen, { row: at, like, copied: [], cells });
}

/** Whether Undo in the sheet, or somebody, has put the removed threat back. */
function isThereAgain({ before, threat }: RegisterEdit, seen: SeenRegister): boolean {
  if (threat === null) return false;
  const alike = ({ view }: SeenRegister): number =>
    view.threats.filter((each) =>
      threat.name === "" ? isSameRow(each, threat) : each.name === threat.name,
    ).length;
  return alike(seen) >= alike(before);
}

const isSameRow = (one: ThreatView, other: ThreatView): boolean =>
  [...one.byColumn].every(([column, { value }]) =>
    sameValue(value, other.byColumn.get(column)?.value ?? null),
  );

/** A row between the first threat and the last; above the only one, as a new threat goes. */
function withinThreats(row: number, { view }: SeenRegister): number {
  const rows = view.threats.map(({ cells }) => cells.row);
  if (rows.length === 0) return row;
  return Math.min(Math.max(row, Math.min(...rows) + 1), Math.max(...rows));
}

/** What puts into a cell what it holds. */
export function inputAt(
  { place, cells, formulas }: Block,
  row: number,
  column: number,
): CellContent {
  const [r, c] = [row - place.row, column - place.column];
  const value = cells[r]?.[c] ?? null;
  const formula = formulas[r]?.[c] ?? null;
  if (formula !== null) return { formula, value };
  return value instanceof CellError ? { formula: value.code, value } : value;
}

/** Whether a cell holds what was written into it. */
export function isSameInput(held: CellContent, written: CellContent): boolean {
  const isFormula = (input: CellContent) => typeof input === "object" && input !== null;
  if (isFormula(held) && isFormula(written)) return held.formula === written.formula;
  return !isFormula(held) && !isFormula(written) && sameValue(held, written);
}
