/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../../numeric/elementary/exp";
import { log } from "../../../numeric/elementary/log";
import type { AtomLaw } from "../lists/atom-law";
import type { AtomRow, AtomRows, ClusteredRow } from "../lists/atom-rows";
import { withAmounts } from "../lists/atom-rows";
import type { Half } from "../lists/halves";
import type { LayeredSums } from "../lists/layered-sums";
import { layeredSums, sizeOf } from "../lists/layered-sums";
import { logOfLikely } from "../lists/likely-sums";
import { countedSums, decodedSums, MOST_EVENTS } from "./counted-sums";
import { factorNodes } from "./factor-nodes";
import type { HalfOfKinds } from "./year-kinds";
import { mixedLaw } from "./mixed-law";
import { nearLevels } from "./near-level";
import type { Placing } from "./placed-rows";
import { placingOf } from "./placed-rows";
import { unlistedYears } from "./unlisted";
import { kindsByCount, listedOfKinds } from "./year-kinds";

/** What chances may be off by where a few values of the factor stand for all. */
const BETWEEN = 1e-8;
/** Years that may be left out altogether. */
const LEFT_OUT = 4.5e-7;
/** Each kind of year takes two transforms of so many places, so that they take a second or two. */
const PLACES = 1_048_576;
const MOST_KINDS = 50;
const MOST_KINDS_OF_HALF = 100;
/** ln of so many likely sums of a half that most of them are on no list. */
const MOST_LIKELY = 13;

/**
 * The law of rows that bad years bind. In years of one kind, so and so bad, rows are independent; of all kinds the sums of two halves are the
 * same, and come more or less often. So they are listed once, the likeliest, and one walk through both lists answers for all kinds. All years
 * whose sums are not among them are on a lattice, where the transform of what is listed, kind by kind, is taken from all.
 *
 * What is rounded there is a hundredth of the years or less, and what is stated that much less than where all are rounded.
 *
 * @param shared the row of all events that come more often in bad years
 * @param halves of all rows, the shared row's amounts among both
 * @param isWhole whether all sums that are likely must be listed: amounts are no whole parts of the currency
 * @param most sums in a half
 * @returns null where the sums are too many for a list to tell
 */
export function lawOfBadYears(
  { chance, rows }: AtomRows,
  shared: ClusteredRow,
  halves: readonly [Half, Half],
  isWhole: boolean,
  most = isWhole ? MOST_WHOLE : MOST,
): AtomLaw | null {
  if (halves.some(({ spreads }) => logOfLikely(spreads, 1) > MOST_LIKELY)) return null;
  const found = factorNodes(shared, BETWEEN);
  if (found === null) return null;
  const { nodes, missed } = found;
  if (nodes.length > MOST_KINDS_OF_HALF) return null;
  const places = nodes.length > MOST_KINDS ? PLACES / 2 : PLACES;
  const placing = isWhole ? null : placingOf(rows, places);
  if (!isWhole && placing === null) return null;
  const listed = likelySums(halves, shared, placing, most);
  if (listed === null) return null;
  const all = weightOf(shared);
  const kinds = nodes.length;
  const decoded = listed.map(({ layers }) => decodedSums(countedSums(layers), placing));
  const [first, second] = decoded.map(({ sums }, i): HalfOfKinds => {
    const share = weightOf({ atoms: halves[i]!.sharedAtoms }) / all;
    const mean = (shared.shape * all) / shared.left;
    const counts = listed[i]!.layers.length;
    return { sums, kinds: kindsByCount(nodes, shared.shape, mean, share, counts, i === 0) };
  });
  const both = [first!, second!] as const;
  const [one, other] = both.map((half) => listedOfKinds(half, kinds));
  const ofKinds = one!.map((share, kind) => share * other![kind]!);
  const rest = Math.max(1 - ofKinds.reduce((sum, share) => sum + share, 0), 0);
  const unlisted =
    placing === null || rest <= 2 * LEFT_OUT
      ? null
      : unlistedYears(
          rows,
          both,
          [decoded[0]!.places, decoded[1]!.places],
          ofKinds,
          placing,
          missed,
        );
  const error = chance * (missed + (unlisted === null ? rest : 0));
  return mixedLaw({ halves: both, kinds, unlisted, near: nearLevels(rows), chance, error }, true);
}

function weightOf({ atoms }: Pick<ClusteredRow, "atoms">): number {
  return atoms.reduce((sum, { weight }) => sum + weight, 0);
}

/** Sums of a half: few enough that an answer takes some 20 ms. */
const MOST = 700_000;
/** The same where all must be listed, since amounts have no common part. */
const MOST_WHOLE = 1_200_000;
const STEPS = 1e8;
/** What is tried to be left out first, and the most. */
const FIRST = 0.01;
const LAST = 0.3;
/** Sums grow with about this power of the inverse of what is left out. */
const GROWS = 0.55;
const NEARLY = 0.4;
const FULL = 0.7;
const FURTHER = 4;
const TRIES = 6;

/** As many of the likeliest sums of both halves as there may be. */
function likelySums(
  halves: readonly [Half, Half],
  shared: ClusteredRow,
  placing: Placing | null,
  most: number,
): readonly LayeredSums[] | null {
  const coded = placing === null ? halves : halves.map((half) => codedHalf(half, placing));
  const listed = (tolerance: number): LayeredSums[] | null => {
    const found: LayeredSums[] = [];
    for (const half of coded) {
      const effort = { left: STEPS, ...(placing === null ? {} : { same: 0 }) };
      const sums = layeredSums({ ...half, shared }, { tolerance, most, effort });
      if (sums === null || sums.layers.length > MOST_EVENTS) return null;
      found.push(sums);
    }
    return found;
  };
  if (placing === null) return listed(LEFT_OUT);
  let best: LayeredSums[] | null = null;
  // What is known to leave few enough sums, and too many.
  let [enough, tooLittle] = [0, 0];
  for (let i = 0, tolerance = FIRST; i < TRIES && tolerance <= LAST; i++) {
    const found = listed(tolerance);
    if (found === null) tooLittle = tolerance;
    else {
      [best, enough] = [found, tolerance];
      const share = found.reduce((all, { layers }) => Math.max(all, sizeOf(layers)), 0) / most;
      if (share > NEARLY || tolerance <= LEFT_OUT) break;
      tolerance = Math.max(LEFT_OUT, tolerance * exp(log(share / FULL) / GROWS));
    }
    if (enough === 0) tolerance = FURTHER * tooLittle;
    else if (tolerance <= tooLittle) tolerance = Math.sqrt(enough * tooLittle);
  }
  return best;
}

function codedHalf({ rows, sharedAtoms, spreads }: Half, { codeOf }: Placing): Half {
  return {
    spreads,
    rows: rows.map((row): AtomRow => withAmounts(row, codeOf)),
    sharedAtoms: sharedAtoms.map(({ amount, weight }) => ({ amount: codeOf(amount), weight })),
  };
}
