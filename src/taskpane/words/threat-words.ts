import type { ThreatView } from "../../session/contract/register-snapshot";
import type { Figures } from "./figures";

/** The name of a threat, or where it stands if it has none. */
export function nameOf({ name, address }: Pick<ThreatView, "name" | "address">): string {
  return name === "" ? `No name, ${address}` : name;
}

/**
 * Why a threat does not count as it should, in words that do not repeat its name; null where it does.
 *
 * @param headers of the columns, by their ids
 */
export function reasonOf(
  { state, figures, findings }: ThreatView,
  headers: ReadonlyMap<string, string>,
): string | null {
  const [first] = findings;
  if (state !== "open" && first) {
    const header = first.column === null ? undefined : headers.get(first.column);
    return header === undefined ? first.sentence : `${header} ${first.rule}`;
  }
  return figures.expectedLoss === null ? figures.reason : null;
}

/** Every figure of a threat in full, in words. */
export function figuresInWords(
  { figures: { gap, expectedLoss, required, spend, ratio } }: ThreatView,
  hasSpend: boolean,
  { full, share }: Figures,
): string {
  const parts = [
    hasSpend && gap !== null ? `Gap ${full(gap)}` : null,
    hasSpend && required !== null ? `Required ${full(required)}` : null,
    expectedLoss === null ? null : `Average year's loss ${full(expectedLoss)}`,
    hasSpend && spend !== null ? `Spend ${full(spend)}` : null,
    hasSpend && ratio !== null ? `${share(ratio)} covered` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
