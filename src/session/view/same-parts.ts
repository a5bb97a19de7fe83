import type { Cell } from "../../core";
import { CellError } from "../../core";

/** Whether two cells hold the same. */
export const sameValue = (a: Cell, b: Cell): boolean =>
  a instanceof CellError && b instanceof CellError ? a.code === b.code : Object.is(a, b);

/** Whether two plain things of the snapshot say the same: objects, lists and maps of texts and numbers. */
export function sameParts(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Map) return b instanceof Map && sameMaps(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [ones, others] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(ones);
  return (
    keys.length === Object.keys(others).length &&
    keys.every((key) => key in others && sameParts(ones[key], others[key]))
  );
}

function sameMaps(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  return (
    a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameParts(value, b.get(key)))
  );
}
