import type { SeenControls } from "../controls/view-controls";
import { rangeInFormula } from "../formulas/formula-access";
import { columnInFormula, quoted } from "../formulas/register-formula";
import { controlHeaderFor } from "../formulas/unit-words";

/** The controls in a formula: their own cells, or their columns under the names that functions know where they were mapped. */
export function controlsInFormula(
  { block, reading, view }: SeenControls,
  prefix: string,
): string | null {
  const isMapped = view.columns.some((column) => column.isMapped || column.unit !== null);
  if (!isMapped) return rangeInFormula({ block });
  const rows = reading.rows.map(({ row }) => row);
  const [first = 1, last = first] = [rows[0], rows.at(-1)];
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const parts = columns.map(({ field, scale, level, index }) => {
    const header = controlHeaderFor(field.key, scale, level);
    return header === null ? null : `${quoted(header)},${columnInFormula(block, index, all)}`;
  });
  if (parts.includes(null)) return null;
  return `${prefix === "" ? "" : `${prefix}.`}THREAT_REGISTER(${parts.join(",")})`;
}
