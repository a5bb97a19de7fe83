/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../../numeric/elementary/exp";
import { log } from "../../../numeric/elementary/log";
import { log1p } from "../../../numeric/elementary/log1p";
import type { FactorNode } from "./factor-nodes";
import type { CountedSums } from "./counted-sums";

/** By how much likelier each number of a half's events is in each kind of year than in all years, kinds of which it tells apart only. */
export interface KindsByCount {
  /** The first kind that matters for a number of events, and the one after the last. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  /** At the number of events times the number of kinds, plus the kind. */
  readonly ratios: Float64Array;
}

/** The sums of half of the rows, and how often they come in each kind of year. */
export interface HalfOfKinds {
  readonly sums: CountedSums;
  readonly kinds: KindsByCount;
}

/** Years of a kind that are rarer than this among those with so many events are not told. */
const UNTOLD = 1e-10;

/**
 * P(n | kind) / P(n) of n Poisson events beside a gamma factor.
 *
 * @param shape of the factor
 * @param share of all events bound by it that are in this half
 * @param counts numbers of events, from 0
 * @param isWeighed whether each kind counts by how many years are of it
 */
export function kindsByCount(
  nodes: readonly FactorNode[],
  shape: number,
  mean: number,
  share: number,
  counts: number,
  isWeighed: boolean,
): KindsByCount {
  const kinds = nodes.length;
  const ratios = new Float64Array(counts * kinds);
  const [from, to] = [new Uint16Array(counts), new Uint16Array(counts)];
  const own = mean * share;
  const means = nodes.map((node) => node.mean * share);
  const logs = means.map(log);
  // ln of P(n), without what it shares with every kind: n ln of something, and n!.
  let all = -shape * log1p(own / shape);
  const step = log(shape / (shape + own)) + log(own);
  for (let n = 0; n < counts; n++) {
    if (n > 0) all += log1p((n - 1) / shape) + step;
    from[n] = kinds;
    for (let kind = 0; kind < kinds; kind++) {
      const ratio = exp((n > 0 ? n * logs[kind]! : 0) - means[kind]! - all);
      if (!(ratio * nodes[kind]!.weight > UNTOLD)) continue;
      ratios[n * kinds + kind] = isWeighed ? ratio * nodes[kind]!.weight : ratio;
      from[n] = Math.min(from[n]!, kind);
      to[n] = kind + 1;
    }
  }
  return { from, to, ratios };
}

/** The chance in each kind of year that the sum of a half is listed. */
export function listedOfKinds({ sums, kinds }: HalfOfKinds, of: number): Float64Array {
  const byCount = new Float64Array(kinds.from.length);
  for (let i = 0; i < sums.chances.length; i++) byCount[sums.events[i]!]! += sums.chances[i]!;
  return Float64Array.from({ length: of }, (_, kind) =>
    byCount.reduce((sum, own, n) => sum + own * kinds.ratios[n * of + kind]!, 0),
  );
}
