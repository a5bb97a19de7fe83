import type { Rectangle } from "../../session/contract/register-port";
import type { RegisterPlace } from "../../session/contract/register-snapshot";

/**
 * Whether two places are of one register, seen at different times: a table, wherever it was moved to; of the ranges of
 * a sheet, one that still lies where the other lay, at least in part.
 */
export function isSameRegister(a: RegisterPlace, b: RegisterPlace): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "table") return a.id === b.id || (a.name === b.name && a.address === b.address);
  return (a.id === b.id || sheetIn(a) === sheetIn(b)) && overlap(a.cells, b.cells);
}

const sheetIn = ({ address }: RegisterPlace): string =>
  address.slice(0, Math.max(0, address.lastIndexOf("!")));

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;
