import { areaOf, type CellArea } from "../cell-places";
import { followedIn, formulaNow } from "./followed-references";
import { type LedgerRow, nameIn, PUT_BACK } from "./ledger";
import { type KnownNames, unknownIn } from "./known-names";
import { shapeOf, traceOf } from "./trace";
import type { Content, NamedFormula } from "./workbook-formulas";

/** What happens to a formula that was put aside. */
export type Thawed =
  | {
      readonly kind: "cell";
      /** All that it filled: emptied first. */
      readonly area: CellArea;
      readonly formula: string;
    }
  | ({ readonly kind: "name" } & NamedFormula)
  /** It stands there already. */
  | { readonly kind: "there" }
  /** In words that follow "not put back:". */
  | { readonly kind: "not"; readonly why: string };

/** A row of the list, and what is known of its cells now. */
export interface LedgerNow {
  readonly row: LedgerRow;
  /** What stands in all the cells it filled, row by row; null where they are gone. */
  readonly held: readonly (readonly Content[])[] | null;
  /** The formula of its name; null where it is about cells, or the name is gone. */
  readonly name: string | null;
  /** What formulas may call now. */
  readonly known: KnownNames;
}

/** Where a row's cells are now; null where they are gone, or it is about a name. */
export function placeNow({ follows }: LedgerRow): CellArea | null {
  const place = followedIn(follows)?.place;
  const area = place ? areaOf(place.cells) : null;
  return place && area ? { sheet: place.sheet, ...area } : null;
}

/** Whether a row waits to be put back. */
export const isWaiting = ({ state }: LedgerRow): boolean => state !== PUT_BACK;

/** What putting back makes of a row. */
export function thawed({ row, held, name, known }: LedgerNow): Thawed {
  const followed = followedIn(row.follows);
  if (!followed) return { kind: "not", why: "its formula in the column Follows was changed" };
  const called = nameIn(row);
  const formula = formulaNow(row.formula, followed);
  if (called !== null) {
    if (name === null) return { kind: "not", why: `the name ${called} is gone` };
    if (shapeOf(name) === shapeOf(row.formula)) return { kind: "there" };
    if (traceOf([[{ formula: name }]]) !== row.mark) {
      return { kind: "not", why: `the name ${called} means something else now` };
    }
    if (formula === null) return { kind: "not", why: "cells that it reads were deleted" };
    const lost = row.wasUnknown ? null : unknownIn(formula, null, known);
    if (lost !== null) return { kind: "not", why: lost };
    return { kind: "name", name: called, sheet: row.sheet === "" ? null : row.sheet, formula };
  }
  const area = placeNow(row);
  if (!area || held === null) return { kind: "not", why: "its cells were deleted" };
  const first = held[0]?.[0] ?? null;
  const stands = typeof first === "object" && first !== null && "formula" in first ? first : null;
  if (stands && shapeOf(stands.formula) === shapeOf(row.formula)) return { kind: "there" };
  if (!isUntouched(row, held)) {
    return { kind: "not", why: "its cells were changed since it was frozen" };
  }
  if (formula === null) return { kind: "not", why: "cells that it reads were deleted" };
  const lost = row.wasUnknown ? null : unknownIn(formula, area, known);
  if (lost !== null) return { kind: "not", why: lost };
  return { kind: "cell", area, formula };
}

/** A formula that fills more cells than its own is traced by itself. */
function isUntouched(row: LedgerRow, held: readonly (readonly Content[])[]): boolean {
  const first = held[0]?.[0] ?? null;
  return traceOf(held) === row.mark || traceOf([[first]]) === row.mark;
}
