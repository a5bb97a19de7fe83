import type { LossForm } from "./loss-form";

/**
 * Controls that do the same to every term: of two such, the cheaper is bought first, and at the same cost the one that comes first
 * by name. A set with the dearer alone loses no less than the set with the cheaper in its stead.
 *
 * @returns of each control, the twin that follows it in that order; -1 where there is none
 */
export function nextTwins(forms: readonly LossForm[], costs: Float64Array): Int32Array {
  const next = new Int32Array(costs.length).fill(-1);
  const last = new Map<string, number>();
  const cheapestFirst = Array.from(costs, (_, control) => control).sort(
    (a, b) => (costs[a] ?? 0) - (costs[b] ?? 0) || a - b,
  );
  for (const control of cheapestFirst) {
    const key = forms.map(({ links }) => contentOf(links[control])).join(";");
    const before = last.get(key);
    if (before !== undefined) next[before] = control;
    last.set(key, control);
  }
  return next;
}

function contentOf(links: LossForm["links"][number] | undefined): string {
  if (links === undefined) return "";
  return [links.terms, links.frequencyKept, links.lossKept].map((each) => each.join(" ")).join("|");
}
