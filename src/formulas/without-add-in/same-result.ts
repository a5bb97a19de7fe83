import type { HeldValue } from "./workbook-formulas";

/** Whether cells show the same: texts to the letter, numbers to 1e-9 of themselves. */
export function isSameResult(
  wanted: readonly (readonly HeldValue[])[],
  shown: readonly (readonly HeldValue[])[],
): boolean {
  return (
    wanted.length === shown.length &&
    wanted.every(
      (line, row) =>
        line.length === shown[row]?.length &&
        line.every((value, column) => isSame(value, shown[row]?.[column] ?? null)),
    )
  );
}

function isSame(wanted: HeldValue, shown: HeldValue): boolean {
  if (typeof wanted === "number" && typeof shown === "number") {
    return Math.abs(wanted - shown) <= 1e-9 * Math.max(Math.abs(wanted), 1e-3);
  }
  if (typeof wanted === "object" || typeof shown === "object") return wanted === shown;
  return wanted === shown;
}
