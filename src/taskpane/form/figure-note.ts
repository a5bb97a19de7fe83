import type { ThreatFigures } from "../../session/contract/register-snapshot";

/** Why a figure is missing; the fields say it more exactly where they can. */
export function figureNote(
  { reason, expectedLoss, required, spend, gap }: ThreatFigures,
  isMarked: boolean,
  isUntold: boolean,
): string | null {
  if (reason === null) return null;
  if (isMarked) {
    const isAllMissing = [expectedLoss, required, spend, gap].every((figure) => figure === null);
    return isAllMissing
      ? "Figures appear when the marked fields are fixed."
      : "What is missing appears when the marked fields are fixed.";
  }
  return isUntold ? "Figures come as the fields are filled in." : `${reason}.`;
}
