import type { Cell, Cells, Finding } from "../../../src/core";
import { readRegister, threatsOf } from "../../../src/core";

/** A register as a range: headers, then rows. */
export function register(headers: readonly Cell[], ...rows: readonly (readonly Cell[])[]): Cells {
  return [headers, ...rows];
}

/** Findings of one kind as `row column rule`, for tables of expectations. */
export function said(cells: Cells, kind: Finding["kind"]): string[] {
  return readRegister(cells)
    .findings.filter((finding) => finding.kind === kind)
    .map(({ row, column, rule }) => `${row} ${column}: ${rule}`);
}

/** The only threat of a register in which nothing is wrong. */
export function onlyThreat(cells: Cells) {
  const [threat, ...others] = threatsOf(readRegister(cells));
  if (threat === undefined || others.length > 0)
    throw new Error("the register must have one threat");
  return threat;
}
