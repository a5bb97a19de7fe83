import type { Proof } from "../../session/contract/prove";
import { planTexts } from "../words/texts/plan";

type Share = (share: number) => string;

/** Whether more could be had for the same money, as far as the search knows. */
export function betterPlan(gap: number | null, share: Share): string {
  if (gap === null) return planTexts.isOpen;
  return gap === 0 ? planTexts.isProven : planTexts.isBound(percentOf(gap, share));
}

/** By how much another plan could be better at most: "3%", never less than it is. */
export const percentOf = (gap: number, share: Share): string =>
  share(Math.floor(gap * 100 + 1) / 100);

/**
 * What came of a proof.
 *
 * @param more what a better plan avoids more, as it is written; null where there is none
 * @param percent by how much another plan could be better, see `percentOf`; null where that is not known
 */
export function proofWords(proof: Proof, more: string | null, percent: string | null): string {
  switch (proof.kind) {
    case "solved":
      return more === null ? planTexts.proven : planTexts.provenBetter(more);
    case "open":
      return planTexts.notWithin(proof.seconds, percent);
    case "bent":
      return planTexts.notProvable(percent);
    case "refused":
      return proof.message;
    case "unavailable":
      return proof.because === "forbidden"
        ? planTexts.forbidden(percent)
        : planTexts.notFetched(percent);
    case "stopped":
      return "";
  }
}

/** Whether asking again would come to the same. */
export const isSettled = (proof: Proof): boolean =>
  proof.kind !== "open" && !(proof.kind === "unavailable" && proof.because === "unreachable");
