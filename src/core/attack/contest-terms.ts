import { checkAbove0, checkShare } from "../input/domain";

/** On what terms attack and defence meet. */
export interface ContestTerms {
  /** m, how much further a unit of defence goes than a unit of attack; greater than 0. */
  readonly advantage: number;
  /** The chance of success that no attack exceeds, greater than 0, at most 1. */
  readonly ceiling: number;
}

/** A unit of defence meets a unit of attack, and an attack without defence always succeeds. */
export const evenTerms: ContestTerms = { advantage: 1, ceiling: 1 };

/**
 * Refuses terms on which there is no contest.
 *
 * @throws ModelError `out-of-range`
 */
export function checkTerms({ advantage, ceiling }: ContestTerms): void {
  checkAbove0(advantage, "defender_advantage");
  checkShare(ceiling, "ceiling");
  checkAbove0(ceiling, "ceiling", ", or be left out for 1");
}
