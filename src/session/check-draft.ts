import type { Cell } from "../core";
import { readEditedRow } from "../core";
import type { LocaleMarks } from "./locale-marks";
import { placeFinding } from "./place-finding";
import type { DraftReading, Typed } from "./register-session";
import type { ThreatView } from "./register-snapshot";
import { noFigures, threatFigures } from "./threat-figures";
import { inputTyped } from "./typed-cell";
import type { SeenRegister } from "./view-register";
import { spendOf } from "./view-threats";

/** What the register makes of a row as it would be after an edit; of a new one where there is no threat. */
export function checkDraft(
  { block, reading, view }: SeenRegister,
  threat: ThreatView | null,
  typed: Typed,
  marks: LocaleMarks,
): DraftReading {
  const values = new Map<string, Cell>();
  const row = view.columns.map(({ id, quantity, format }): Cell => {
    const cell = threat?.byColumn.get(id);
    const text = typed.get(id);
    if (text === undefined) return cell?.value ?? null;
    const held = cell?.value ?? null;
    const value = inputTyped(text, { quantity, format: cell?.format ?? format, held }, marks);
    values.set(id, value);
    return value;
  });
  const number = threat ? threat.cells.row - block.place.row : block.place.rows;
  const read = readEditedRow(reading, row, number);
  const ids = view.columns.map(({ id }) => id);
  const findings = read.findings
    .map((finding) => placeFinding(finding, block.place, ids))
    // A row that is not there yet has no cell.
    .map((finding) => (threat ? finding : { ...finding, address: null, cells: block.place }))
    .sort((a, b) => Number(b.kind === "Problem") - Number(a.kind === "Problem"));
  const { draft, failed, leftOut } = read.reading;
  const spend = spendOf(reading, row, failed);
  const known = { draft, spend, findings };
  return {
    findings,
    figures: leftOut === null ? threatFigures(known, view.rule) : noFigures,
    values,
  };
}
