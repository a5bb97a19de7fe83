import type { ThreatFigures } from "../../session/contract/register-snapshot";
import { formTexts } from "../words/texts/form";

/** Why a figure is missing; the fields say it more exactly where they can. */
export function figureNote(
  { reason, expectedLoss, required, spend, gap }: ThreatFigures,
  isMarked: boolean,
  isUntold: boolean,
): string | null {
  if (reason === null) return null;
  if (isMarked) {
    const isAllMissing = [expectedLoss, required, spend, gap].every((figure) => figure === null);
    return isAllMissing ? formTexts.figuresAppear : formTexts.missingAppear;
  }
  return isUntold ? formTexts.figuresCome : `${reason}.`;
}
