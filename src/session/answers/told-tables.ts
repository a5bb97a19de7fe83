import type { Cell, Cells } from "../../core";
import { type AdoptedThreat, adoption, readRegister } from "../../core";
import type { SeenControls } from "../controls/view-controls";
import { cellsOf, isSameReading } from "../formulas/register-formula";
import { controlHeaderFor, headerFor } from "../formulas/unit-words";
import type { SeenRegister } from "../view/seen-register";

/** Cells as a function is told them, or why it cannot be. */
export type Told =
  | { readonly kind: "cells"; readonly cells: Cells }
  | { readonly kind: "refused"; readonly message: string };

const told = (cells: Cells): Told => ({ kind: "cells", cells });
const untold = (message: string): Told => ({ kind: "refused", message });

/** The register as a formula hands it to functions: its own cells where they say all, and else under headers that do. */
export function toldRegister(seen: SeenRegister): Told {
  const { block, reading, scales, apart } = seen;
  const plain = readRegister(block.cells);
  const isPlain = scales.length === 0 && apart.size === 0 && isSameReading(plain, reading);
  if (isPlain) return told(block.cells);
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const headers = columns.map(({ field, scale, level }) => headerFor(field.key, scale, level));
  const unnamed = columns[headers.indexOf(null)];
  if (unnamed) return untold(`No header says the unit of ${unnamed.header}.`);
  const asked = reading.rows.flatMap(({ name, leftOut }) => (leftOut === "asked" ? [name] : []));
  return told(cellsOf(seen, headers.map(String), [...new Set(asked)]));
}

/** The controls likewise. */
export function toldControls({ block, reading, view }: SeenControls): Told {
  const isMapped = view.columns.some(({ isMapped, unit }) => isMapped || unit !== null);
  if (!isMapped) return told(block.cells);
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const headers = columns.map(({ field, scale, level }) =>
    controlHeaderFor(field.key, scale, level),
  );
  const unnamed = columns[headers.indexOf(null)];
  if (unnamed) return untold(`No header says the unit of ${unnamed.header}.`);
  const rows = reading.rows.map(({ row }) =>
    columns.map(({ index }): Cell => block.cells[row]?.[index] ?? null),
  );
  return told([headers.map(String), ...rows]);
}

/**
 * The register as it would be once controls are bought: its reductions say what they do, and its spend what they cost.
 *
 * @param names of the controls that are bought
 */
export function toldRegisterWith(
  seen: SeenRegister,
  controls: SeenControls,
  names: readonly string[],
): Told {
  const plain = toldRegister(seen);
  if (plain.kind === "refused") return plain;
  const { columns } = readRegister(plain.cells);
  const bought = controls.reading.controls.filter(({ name }) => names.includes(name));
  const { threats } = adoption(readRegister(plain.cells).threats, bought);
  const byRow = new Map(threats.map((each) => [each.threat.row, each]));
  const set = [
    ["frequencyReduction", (each: AdoptedThreat) => each.frequencyReduction],
    ["lossReduction", (each: AdoptedThreat) => each.lossReduction],
    ["spend", ({ threat, spendAdded }: AdoptedThreat) => threat.spend + spendAdded],
  ] as const;
  const width = Math.max(...plain.cells.map((line) => line.length));
  const extra = set.filter(([key]) => !columns.of.has(key) && key !== "spend");
  const headers = extra.map(([key]) => headerFor(key, 1, null) ?? key);
  return told(
    plain.cells.map((line, row) => {
      const each = byRow.get(row);
      const filled = Array.from({ length: width }, (_, index): Cell => line[index] ?? null);
      if (row === 0) return [...filled, ...headers];
      if (each === undefined) return [...filled, ...extra.map(() => null)];
      for (const [key, of] of set) {
        const column = columns.of.get(key);
        if (column) filled[column.index] = of(each) / column.scale;
      }
      return [...filled, ...extra.map(([, of]) => of(each))];
    }),
  );
}
