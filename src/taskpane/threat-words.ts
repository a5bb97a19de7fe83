import type { ThreatView } from "../session/register-snapshot";
import type { Figures } from "./figures";

/** The name of a threat, or where it stands if it has none. */
export function nameOf({ name, address }: Pick<ThreatView, "name" | "address">): string {
  return name === "" ? `No name, ${address}` : name;
}

/** All that a row of the list shows, as a sentence or two, with every figure in full. */
export function spokenRow(
  threat: ThreatView,
  hasSpend: boolean,
  isEdited: boolean,
  { full, share }: Figures,
): string {
  const { state, figures, findings } = threat;
  const { gap, expectedLoss, spend, ratio } = figures;
  const parts = [
    nameOf(threat),
    state === "left out" ? `Left out: ${findings[0]?.rule ?? ""}` : null,
    state === "problem" ? (figures.reason ?? findings[0]?.sentence ?? "") : null,
    hasSpend && gap !== null ? `Gap ${full(gap)}` : null,
    expectedLoss === null ? null : `Expected loss ${full(expectedLoss)}`,
    hasSpend && spend !== null ? `Spend ${full(spend)}` : null,
    hasSpend && ratio !== null ? `${share(ratio)} covered` : null,
    isEdited ? "Edited, not saved" : null,
  ];
  return parts.filter((part) => part !== null).join(". ");
}
