import type { Adoption, Control, ControlKey, FieldKey, Threat } from "../../core";
import { yesIn } from "../../core";
import type { SeenControls } from "../controls/view-controls";
import type { TableDraft } from "./table-draft";

/**
 * Puts into a register what it learns from controls that are bought.
 *
 * @param isRecorded whether what they cost becomes spend
 * @param rowOf the row of a threat in the register's cells, 1 below the header
 */
export function putLearnt(
  draft: TableDraft<FieldKey>,
  { threats }: Adoption,
  {
    isRecorded,
    rowOf,
  }: { readonly isRecorded: boolean; readonly rowOf: (threat: Threat) => number },
): void {
  for (const { threat, frequencyReduction, lossReduction, spendAdded } of threats) {
    const { name } = threat;
    const row = rowOf(threat);
    if (frequencyReduction !== threat.frequencyReduction) {
      draft.put(row, name, "frequencyReduction", frequencyReduction);
    }
    if (lossReduction !== threat.event.lossReduction) {
      draft.put(row, name, "lossReduction", lossReduction);
    }
    if (isRecorded && spendAdded > 0) draft.put(row, name, "spend", threat.spend + spendAdded);
  }
}

/**
 * Marks controls as in place. A formula stays.
 *
 * @returns what somebody has to do by hand where there are formulas, null for nothing
 */
export function markInPlace(
  draft: TableDraft<ControlKey>,
  { block, reading }: SeenControls,
  bought: readonly Control[],
): string | null {
  const column = reading.columns.of.get("inPlace");
  const words = reading.rows.map(({ row }) => block.cells[row]?.[column?.index ?? -1] ?? null);
  const yes = yesIn(words, column?.header ?? "");
  for (const { row, name } of bought) draft.put(row, name, "inPlace", yes);
  // The register would learn the same again with every adoption.
  const names = bought
    .filter(({ row }) => draft.holdsFormula(row, "inPlace"))
    .map(({ name }) => name);
  if (names.length === 0) return null;
  const [last = "", ...others] = [...names].reverse();
  const listed = others.length === 0 ? last : `${others.reverse().join(", ")} and ${last}`;
  const [isFormula, they] =
    names.length === 1 ? ["is a formula and is", "it"] : ["are formulas and are", "they"];
  return `${column?.header ?? ""} of ${listed} ${isFormula} not written: see to it that ${they} then say${names.length === 1 ? "s" : ""} yes, or the register would learn the same once more.`;
}
