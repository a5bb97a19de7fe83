import type { Proof } from "../../session/contract/prove";

type Share = (share: number) => string;

/** Whether more could be had for the same money, as far as the search knows. */
export function betterPlan(gap: number | null, share: Share): string {
  if (gap === null) return "Could a better plan exist? That is not proven.";
  if (gap === 0) return "Could a better plan exist? No.";
  return `Could a better plan exist? By at most ${percent(gap, share)}.`;
}

/** By how much: "at most 3% better". */
export const atMostBetter = (gap: number | null, share: Share): string =>
  gap === null
    ? "how much better a plan could be is not known"
    : `at most ${percent(gap, share)} better`;

const percent = (gap: number, share: Share): string => share(Math.floor(gap * 100 + 1) / 100);

/**
 * What came of a proof.
 *
 * @param more what a better plan avoids more, as it is written; null where there is none
 * @param atMost see `atMostBetter`
 */
export function proofWords(proof: Proof, more: string | null, atMost: string): string {
  switch (proof.kind) {
    case "solved":
      return more === null
        ? "Proven: no better plan for this money."
        : `A better plan exists, and is shown here: it avoids ${more} more. Proven: none is better for this money.`;
    case "open":
      return `Not proven within ${proof.seconds} seconds: ${atMost}.`;
    case "bent":
      return `Not provable: insurance of single events bends what controls avoid. It is ${atMost}.`;
    case "refused":
      return proof.message;
    case "unavailable":
      return proof.because === "forbidden"
        ? `Not proven: the solver is a WebAssembly program, and this Excel or whoever looks after it allows none. It is ${atMost}.`
        : `Not proven: the solver could not be fetched. Check the connection, then try again. It is ${atMost}.`;
    case "stopped":
      return "";
  }
}

/** Whether asking again would come to the same. */
export const isSettled = (proof: Proof): boolean =>
  proof.kind !== "open" && !(proof.kind === "unavailable" && proof.because === "unreachable");
