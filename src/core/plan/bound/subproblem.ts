import { exp } from "../../numeric/elementary/exp";
import type { ConvexForm } from "../form/convex-form";

/** Part of a problem: some controls are decided, the rest share what is left of the budget. */
export interface Subproblem {
  /** 1 for controls that are bought, 0 for those that are not, the rest undecided. */
  readonly decided: Int8Array;
  /** Controls that are undecided, by name. */
  readonly undecided: readonly number[];
  readonly costs: Float64Array;
  /** What the undecided may cost together. */
  readonly left: number;
}

/** What undecided controls can do to each term. */
export interface TermSpans {
  /** Worth of the term with what is bought. */
  readonly values: Float64Array;
  /** Smallest decay of an undecided control. */
  readonly least: Float64Array;
  /** All undecided decays together. */
  readonly most: Float64Array;
}

/** What is left of the terms of a form in a subproblem. */
export function termSpans({ weights, links }: ConvexForm, { decided }: Subproblem): TermSpans {
  const bought = new Float64Array(weights.length);
  const least = new Float64Array(weights.length).fill(Infinity);
  const most = new Float64Array(weights.length);
  links.forEach(({ terms, decays }, control) => {
    const to = decided[control] ?? 0;
    if (to === 0) return;
    for (let place = 0; place < terms.length; place++) {
      const [term, decay] = [terms[place] ?? 0, decays[place] ?? 0];
      if (decay === 0) continue;
      if (to === 1) bought[term] = (bought[term] ?? 0) + decay;
      else {
        least[term] = Math.min(least[term] ?? Infinity, decay);
        most[term] = (most[term] ?? 0) + decay;
      }
    }
  });
  const values = weights.map((weight, term) => {
    const decay = bought[term] ?? 0;
    return decay === 0 ? weight : weight * exp(-decay);
  });
  return { values, least, most };
}
