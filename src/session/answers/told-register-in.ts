import { changedCells, ModelError, readRegister, withCells } from "../../core";
import type { TableMeant } from "../contract/question";
import type { SeenControls } from "../controls/view-controls";
import type { SeenRegister } from "../view/seen-register";
import { withControls } from "./told-register-with";
import { type Told, told, toldRegister } from "./told-tables";

type ScenarioChanges = Extract<TableMeant, { table: "register in scenario" }>["changes"];

/**
 * The register as it would be in a scenario: its cells changed, and then its controls bought.
 *
 * @param controls null where the workbook has no table of them
 */
export function toldRegisterIn(
  seen: SeenRegister,
  controls: SeenControls | null,
  changes: ScenarioChanges,
): Told {
  const plain = toldRegister(seen);
  if (plain.kind === "refused") return plain;
  const reading = readRegister(plain.cells);
  const names = changes.flatMap(({ change }) => (change.kind === "control" ? change.control : []));
  try {
    const cells = withCells(reading, plain.cells, changedCells(reading, plain.cells, changes));
    return told(controls && names.length > 0 ? withControls(cells, controls, names) : cells);
  } catch (refusal) {
    if (refusal instanceof ModelError) return { kind: "refused", message: refusal.message };
    throw refusal;
  }
}
