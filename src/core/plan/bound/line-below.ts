import { exp } from "../../numeric/elementary/exp";
import type { ConvexForm } from "../form/convex-form";
import type { Subproblem, TermSpans } from "./subproblem";

/** A straight line under the form: intercept - Σ slopes · y over undecided controls. */
export function lineBelow(
  { weights, links }: ConvexForm,
  { undecided }: Subproblem,
  { values, least, most }: TermSpans,
  shares: Float64Array,
): { intercept: number; slopes: Float64Array } {
  const sums = new Float64Array(weights.length);
  for (const control of undecided) {
    const own = links[control];
    const share = shares[control] ?? 0;
    if (own === undefined || share === 0) continue;
    for (let place = 0; place < own.terms.length; place++) {
      const term = own.terms[place] ?? 0;
      sums[term] = (sums[term] ?? 0) + share * (own.decays[place] ?? 0);
    }
  }
  const steepness = new Float64Array(weights.length);
  let intercept = 0;
  for (let term = 0; term < weights.length; term++) {
    const value = values[term] ?? 0;
    const [worth, slope] = tangent(sums[term] ?? 0, least[term] ?? Infinity, most[term] ?? 0);
    intercept += value * (worth + slope * (sums[term] ?? 0));
    steepness[term] = value * slope;
  }
  const slopes = new Float64Array(shares.length);
  for (const control of undecided) {
    const own = links[control];
    if (own === undefined) continue;
    let slope = 0;
    for (let place = 0; place < own.terms.length; place++) {
      slope += (own.decays[place] ?? 0) * (steepness[own.terms[place] ?? 0] ?? 0);
    }
    slopes[control] = slope;
  }
  return { intercept, slopes };
}

/** The convex function of the sum of decays at `sum`, and how fast it falls there. */
function tangent(sum: number, least: number, most: number): readonly [number, number] {
  if (most === 0) return [1, 0];
  const last = most - least;
  if (sum < least) {
    const slope = (1 - exp(-least)) / least;
    return [1 - slope * sum, slope];
  }
  if (sum > last) {
    const [from, to] = [exp(-last), exp(-most)];
    const slope = (from - to) / least;
    return [from - slope * (sum - last), slope];
  }
  const worth = exp(-sum);
  return [worth, worth];
}
