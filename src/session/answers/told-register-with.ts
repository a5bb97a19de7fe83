import type { Cell, Cells } from "../../core";
import { type AdoptedThreat, adoption, readRegister } from "../../core";
import type { SeenControls } from "../controls/view-controls";
import { headerFor } from "../formulas/unit-words";
import type { SeenRegister } from "../view/seen-register";
import { type Told, told, toldRegister } from "./told-tables";

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
  return plain.kind === "refused" ? plain : told(withControls(plain.cells, controls, names));
}

/** A register with what controls do in its reductions, and what they cost in its spend. */
export function withControls(
  cells: Cells,
  controls: Pick<SeenControls, "reading">,
  names: readonly string[],
): Cells {
  const { columns, threats: open } = readRegister(cells);
  const bought = controls.reading.controls.filter(({ name }) => names.includes(name));
  const { threats } = adoption(open, bought);
  const byRow = new Map(threats.map((each) => [each.threat.row, each]));
  const set = [
    ["frequencyReduction", (each: AdoptedThreat) => each.frequencyReduction],
    ["lossReduction", (each: AdoptedThreat) => each.lossReduction],
    ["spend", ({ threat, spendAdded }: AdoptedThreat) => threat.spend + spendAdded],
  ] as const;
  const width = Math.max(...cells.map((line) => line.length));
  const extra = set.filter(([key]) => !columns.of.has(key) && key !== "spend");
  const headers = extra.map(([key]) => headerFor(key, 1, null) ?? key);
  return cells.map((line, row) => {
    const each = byRow.get(row);
    const filled = Array.from({ length: width }, (_, index): Cell => line[index] ?? null);
    if (row === 0) return [...filled, ...headers];
    if (each === undefined) return [...filled, ...extra.map(() => null)];
    for (const [key, of] of set) {
      const column = columns.of.get(key);
      if (column) filled[column.index] = of(each) / column.scale;
    }
    return [...filled, ...extra.map(([, of]) => of(each))];
  });
}
