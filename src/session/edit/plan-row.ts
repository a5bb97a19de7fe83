import type { LocaleMarks } from "../contract/locale-marks";
import type { CellInput, Change } from "../contract/register-port";
import type { Conflict, Typed } from "../contract/register-session";
import type { CellView, ThreatView } from "../contract/register-snapshot";
import { addressOf } from "../find/cell-address";
import { inputMeant } from "../typed/input-meant";
import { doubtIn } from "../typed/typing-doubt";
import { placeForNew } from "../view/place-for-new";
import type { SeenRegister } from "../view/seen-register";
import type { Plan } from "./plan-save";
import { columnGone, doubted, isChanged, refused } from "./plan-save";
import type { TornCells } from "./torn-cells";
import { tornCells } from "./torn-cells";

/** A plan for a row that is to come in, and where it will be. */
export interface RowPlan extends Plan {
  /** Row of the sheet. */
  readonly row: number;
}

/** A new threat where `placeForNew` says, with the formulas of calculated columns. */
export function planAdd(seen: SeenRegister, values: Typed, marks: LocaleMarks): RowPlan {
  const { block, view } = seen;
  const { place } = block;
  const { columns } = view;
  const inputs = (row: number): CellInput[] =>
    columns.flatMap((column, index): CellInput[] => {
      const typed = values.get(column.id);
      if (typed === undefined || typed.trim() === "") return [];
      const value = inputMeant(typed, column, marks);
      return [{ row, column: place.column + index, value }];
    });
  const isGone = (id: string): boolean => columns.every((column) => column.id !== id);
  if ([...values].some(([id, text]) => text.trim() !== "" && isGone(id))) {
    return { ...refused(columnGone({ name: "" })), row: place.row };
  }
  for (const column of columns) {
    const doubt = doubtIn(values.get(column.id) ?? "", column, marks);
    if (doubt !== null) return { ...refused(doubted(column.header, doubt)), row: place.row };
  }
  const { row, isFree, like } = placeForNew({
    block,
    reading: seen.reading,
    threats: view.threats,
  });
  if (isFree) return { change: { kind: "write", cells: inputs(row) }, refusal: null, row };
  const calculated = columns.flatMap(({ isCalculated, id }, index) =>
    isCalculated && !values.get(id)?.trim() ? [place.column + index] : [],
  );
  return insertion(seen, { row, like, copied: calculated, cells: inputs(row) });
}

/** A copy of a threat right below it, under a name that no other has. */
export function planDuplicate(seen: SeenRegister, threat: ThreatView): RowPlan {
  const { block, view } = seen;
  const { place } = block;
  const source = threat.cells.row;
  // Behind its last row a range would not grow, nor would a sum below it.
  const isLastOfRange = block.area.kind === "sheet" && threat.id === view.threats.at(-1)?.id;
  const row = isLastOfRange ? source : source + 1;
  const named = view.nameColumns.find((id) => {
    const cell = threat.byColumn.get(id);
    return cell?.formula === null && typeof cell.value === "string";
  });
  const cells = view.columns.flatMap(({ id }, index): CellInput[] => {
    if (id !== named) return [];
    const name = textIn(threat.byColumn.get(id));
    return [{ row, column: place.column + index, value: freeName(name, id, view.threats) }];
  });
  const copied = view.columns.map((_, index) => place.column + index);
  return insertion(seen, { row, like: source, copied, cells });
}

const textIn = (cell: CellView | undefined): string =>
  typeof cell?.value === "string" ? cell.value : "";

/** "Fraud (2)", or the next number that is free. */
function freeName(name: string, column: string, threats: readonly ThreatView[]): string {
  const taken = new Set(threats.map(({ byColumn }) => textIn(byColumn.get(column)).toLowerCase()));
  const stem = name.replace(/ \(\d+\)$/, "");
  let number = 2;
  while (taken.has(`${stem} (${number})`.toLowerCase())) number++;
  return `${stem} (${number})`;
}

export function insertion(
  seen: SeenRegister,
  insert: Omit<Change & { kind: "insert" }, "kind">,
): RowPlan {
  const torn = tornCells(seen.block, insert.row);
  if (torn) return { ...refused(wouldTear(torn)), row: insert.row };
  return { change: { kind: "insert", ...insert }, refusal: null, row: insert.row };
}

/**
 * Takes a row out. One that changed since the user saw it stays. The only row of a range is emptied: what refers to the
 * range would else forget where threats go.
 *
 * @param base the threat as the user saw it
 * @param now the threat as it is
 */
export function planRemove(seen: SeenRegister, base: ThreatView, now: ThreatView): Plan {
  const isInPlace = base.cells.row === now.cells.row;
  const conflicts = [...base.byColumn].flatMap(([column, before]): Conflict[] => {
    const theirs = now.byColumn.get(column);
    if (!theirs || !isChanged(before, theirs, isInPlace)) return [];
    return [{ column, before, yours: "", theirs }];
  });
  if (conflicts.length > 0) return refused({ kind: "conflict", current: now, cells: conflicts });
  const { row } = now.cells;
  if (seen.block.area.kind === "sheet" && seen.reading.rows.length === 1) {
    const cells = seen.view.columns.map((_, index) => {
      return { row, column: seen.block.place.column + index, value: null };
    });
    return { change: { kind: "write", cells }, refusal: null };
  }
  const torn = tornCells(seen.block, row);
  return torn ? refused(wouldTear(torn)) : { change: { kind: "remove", row }, refusal: null };
}

const advice: Readonly<Record<TornCells["kind"], (address: string) => string>> = {
  table: (address) =>
    `a table at ${address} would be torn apart. Use the whole table as the register, or move it aside.`,
  below: (address) =>
    `below it, the cells ${address} reach beyond its columns and would be torn apart. Move them aside or to another sheet.`,
  beside: (address) =>
    `beside it, ${address} would stay behind. Give that column a header, or leave a blank column between.`,
};

function wouldTear({ kind, cells }: TornCells) {
  return {
    kind: "refused",
    trouble: {
      failure: "refused",
      message: `The rows of the register cannot move: ${advice[kind](addressOf(cells))}`,
      action: "show",
    },
  } as const;
}
