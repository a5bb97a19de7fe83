import type { ScenarioRow } from "../../../core";
import { whatIfTexts } from "../../words/texts/what-if";

/** A row of a scenario in words: "Frequency × 2: Ransomware". */
export function changeWords(
  { threats, change }: ScenarioRow,
  written: (factor: number) => string,
): string {
  if (change.kind === "control") return whatIfTexts.controlAdded(change.control);
  const whose = threats === null ? whatIfTexts.allOfThem : threats.join("; ");
  if (change.kind === "insurance off") return whatIfTexts.insuranceOff(whose);
  const factor = written(change.factor);
  return change.kind === "frequency"
    ? whatIfTexts.frequencyTimes(factor, whose)
    : whatIfTexts.lossTimes(factor, whose);
}
