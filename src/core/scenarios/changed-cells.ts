import type { Cell, Cells } from "../input/cell";
import { isBlank, quote } from "../input/cell";
import { ModelError } from "../input/model-error";
import type { FieldKey } from "../register/headers/field";
import { frequencyKeys, lossKeys, secondaryAmountKeys } from "../register/headers/field";
import { numberInWords } from "../register/figures/rate-in-words";
import type { RegisterReading } from "../register/read-register";
import type { Threat } from "../threat/threat";
import type { ScenarioChange, ScenarioRow } from "./scenario";

/** A cell of a register that a scenario changes. */
export interface ChangedCell {
  readonly threat: Threat;
  readonly key: FieldKey;
  /** In the unit of its column; null for a blank cell. */
  readonly value: number | null;
}

/** What says of a row that it is insured, and what that costs. */
const insuranceKeys: readonly FieldKey[] = ["retention", "limit", "annualLimit", "premium"];

/**
 * The cells that a scenario changes, those of its controls left out. Factors on one cell multiply.
 *
 *     Frequency × f    of Frequency, Probability, Attempts or both ends of a range, whichever the row fills in; a Return period ÷ f
 *     Loss × f         of all loss columns of the row together, and those of a secondary loss, or of the value of the asset; a Loss cap stays
 *     Insurance off    Retention, Limit, Annual limit and Premium become blank
 *
 * @param cells the register as it was read, its header row included
 * @returns in the order of the register, from the left; each cell once
 * @throws ModelError `out-of-range` where a probability would be above 1
 */
export function changedCells(
  { threats, columns }: RegisterReading,
  cells: Cells,
  changes: readonly Pick<ScenarioRow, "threats" | "change">[],
): readonly ChangedCell[] {
  return threats.flatMap((threat) => {
    const line = cells[threat.row] ?? [];
    const values = new Map<FieldKey, number | null>();
    const cellOf = (key: FieldKey): Cell => {
      const column = columns.of.get(key);
      return column ? (line[column.index] ?? null) : null;
    };
    const isOfAsset = lossKeys.every((key) => isBlank(cellOf(key)));
    for (const { change } of changes.filter((each) => isOf(threat, each))) {
      for (const key of keysOf(change, isOfAsset)) {
        const cell = cellOf(key);
        const number = typeof cell === "string" ? numberInWords(key, cell) : cell;
        if (typeof number !== "number" || number === 0) continue;
        if (change.kind === "insurance off") {
          values.set(key, null);
        } else if ("factor" in change) {
          // So many times as often is so much shorter a time between.
          const factor = key === "returnPeriod" ? 1 / change.factor : change.factor;
          values.set(key, (values.get(key) ?? number) * factor);
        }
      }
    }
    const chance = (values.get("probability") ?? 0) * (columns.of.get("probability")?.scale ?? 1);
    if (chance > 1) {
      throw new ModelError(
        "out-of-range",
        `Probability of ${quote(threat.name)}`,
        "stay at 1 or below in the scenario",
        String(chance),
      );
    }
    const places = [...values].map(([key, value]) => ({
      at: columns.of.get(key)?.index ?? 0,
      changed: { threat, key, value },
    }));
    return places.sort((a, b) => a.at - b.at).map(({ changed }) => changed);
  });
}

/** The register with these cells in it. */
export function withCells(
  { columns }: RegisterReading,
  cells: Cells,
  changed: readonly ChangedCell[],
): Cells {
  const lines = cells.map((line) => [...line]);
  for (const { threat, key, value } of changed) {
    const [line, column] = [lines[threat.row], columns.of.get(key)];
    if (line && column) line[column.index] = value;
  }
  return lines;
}

const isOf = (threat: Threat, { threats }: Pick<ScenarioRow, "threats">): boolean =>
  threats === null || threats.includes(threat.name);

/** @param isOfAsset whether the loss of the row is a share of an asset's value */
function keysOf(change: ScenarioChange, isOfAsset: boolean): readonly FieldKey[] {
  switch (change.kind) {
    case "frequency":
      return frequencyKeys;
    case "loss":
      return [...lossKeys, ...secondaryAmountKeys, ...(isOfAsset ? (["assetValue"] as const) : [])];
    case "insurance off":
      return insuranceKeys;
    case "control":
      return [];
  }
}
