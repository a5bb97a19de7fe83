import type { RowGroup } from "../year/like-years/like-years";
import { sourceKey } from "../year/sources/year-sources";
import type { Threat } from "../threat/threat";
import type { Control } from "./control";
import { actsOn } from "./treated-threats";

/**
 * Rows on which the same controls act, by their places: those come last on which the first controls act, which change most often where
 * combinations are counted up. The order of the threats changes nothing but the places.
 */
export function rowGroups(
  threats: readonly Threat[],
  controls: readonly Control[],
  acts: (control: Control, threat: Threat) => boolean = actsOn,
): readonly RowGroup[] {
  const groups = new Map<
    string,
    { readonly acting: readonly number[]; readonly places: number[] }
  >();
  const keys = threats.map((threat) => sourceKey(threat, 1));
  threats.forEach((threat, place) => {
    const acting = controls.flatMap((control, j) => (acts(control, threat) ? [j] : []));
    const key = acting.join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { acting, places: [place] });
    else group.places.push(place);
  });
  const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return [...groups.values()]
    .sort((a, b) => compareLists(b.acting, a.acting))
    .map(({ acting, places }) => ({
      turn: acting[0] ?? Infinity,
      isOnce: acting.length === controls.length,
      places: places.sort((a, b) => compare(keys[a] ?? "", keys[b] ?? "")),
    }));
}

/** Word by word; what ends first is beyond all that it begins. */
function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const [one, other] = [a[i] ?? Infinity, b[i] ?? Infinity];
    if (one !== other) return one - other;
  }
  return 0;
}
