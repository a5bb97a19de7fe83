import type { LossForm } from "./loss-form";

/**
 * Controls that do the same to every term and cost the same: of two such, the one that comes first by name is bought first.
 *
 * @returns of each control, the twin that follows it by name; -1 where there is none
 */
export function nextTwins(forms: readonly LossForm[], costs: Float64Array): Int32Array {
  const next = new Int32Array(costs.length).fill(-1);
  const last = new Map<string, number>();
  costs.forEach((cost, control) => {
    const key = [cost, ...forms.map(({ links }) => contentOf(links[control]))].join(";");
    const before = last.get(key);
    if (before !== undefined) next[before] = control;
    last.set(key, control);
  });
  return next;
}

function contentOf(links: LossForm["links"][number] | undefined): string {
  if (links === undefined) return "";
  return [links.terms, links.frequencyKept, links.lossKept].map((each) => each.join(" ")).join("|");
}
