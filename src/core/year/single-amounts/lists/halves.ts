import type { AtomRow, ClusteredRow, Weighted } from "./atom-rows";
import { nothingAtAll } from "./chance-list";
import type { Spread } from "./likely-sums";
import { spreadOf } from "./likely-sums";

/** A half of the rows of a year. */
export interface Half {
  readonly rows: AtomRow[];
  readonly sharedAtoms: Weighted[];
  readonly spreads: Spread[];
}

/** Two halves with about as many likely sums each: those with many first, always to the half with fewer. */
export function inHalves(
  all: readonly AtomRow[],
  shared: ClusteredRow | null,
): readonly [Half, Half] {
  const first: Half = { rows: [], sharedAtoms: [], spreads: [] };
  const second: Half = { rows: [], sharedAtoms: [], spreads: [] };
  const parts = [
    ...all
      .filter((row) => row !== shared)
      .map((row) => ({ spread: spreadOf(row), into: (half: Half) => half.rows.push(row) })),
    ...(shared?.atoms ?? []).map((atom) => ({
      spread: spreadOf(shared === null ? nothing : alone(shared, atom)),
      into: (half: Half) => half.sharedAtoms.push(atom),
    })),
  ];
  let [one, other] = [0, 0];
  for (const { spread, into } of parts.sort((a, b) => b.spread.length - a.spread.length)) {
    const isFirst = one <= other;
    if (isFirst) one += spread.length;
    else other += spread.length;
    const half = isFirst ? first : second;
    into(half);
    half.spreads.push(spread);
  }
  return [first, second];
}

/** The number of events of one amount of a row, by itself. */
function alone({ shape, left }: ClusteredRow, { amount, weight }: Weighted): ClusteredRow {
  const all = left + weight;
  return { kind: "clustered", shape, atoms: [{ amount, weight: weight / all }], left: left / all };
}

const nothing: AtomRow = { kind: "listed", list: nothingAtAll };
