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
      ? "No figures until the fields marked below are mended."
      : "What is missing comes once the fields marked below are mended.";
  }
  return isUntold ? "Figures come as the fields are filled in." : `${reason}.`;
}
