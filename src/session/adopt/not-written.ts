import type { AdoptionShown } from "../contract/adoption";
import type { Block } from "../contract/register-port";
import { sameParts } from "../view/same-parts";

/** Cells that were shown before they are written. */
type CellsShown = Pick<AdoptionShown, "cells" | "formulas">;

/** The first of what was shown that is not so any more. */
export function changedSince(shown: CellsShown, now: CellsShown): string {
  const [told, found] = [shown, now].map((each) => [...each.cells, ...each.formulas]);
  const other =
    told?.find((cell, index) => !sameParts(cell, found?.[index])) ?? found?.[told?.length ?? 0];
  const what = other?.subject ?? "The sheet";
  return `${what} changed since: nothing was written. Look again.`;
}

/** Why nothing is written where a sheet lets nobody write; null where none does. */
export function protectedIn(
  ...tables: readonly ({ readonly block: Block } | null)[]
): string | null {
  const locked = tables.find((table) => table?.block.isProtected === true);
  if (!locked) return null;
  const { sheet } = locked.block.area;
  return `${sheet} is protected, so nothing was written. Take the protection off under Review, Unprotect Sheet, and adopt again.`;
}
