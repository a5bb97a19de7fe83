import type { ScenarioRow } from "../../../core";

/** A row of a scenario in words: "Frequency × 2: Ransomware". */
export function changeWords(
  { threats, change }: ScenarioRow,
  written: (factor: number) => string,
): string {
  if (change.kind === "control") return `Control added: ${change.control}`;
  const whose = threats === null ? "all threats" : threats.join("; ");
  if (change.kind === "insurance off") return `Insurance off: ${whose}`;
  const what = change.kind === "frequency" ? "Frequency" : "Loss";
  return `${what} \u00d7 ${written(change.factor)}: ${whose}`;
}
