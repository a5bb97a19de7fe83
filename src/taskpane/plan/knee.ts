import type { BudgetPoint, Knee } from "../charts/chart-contents";
import type { Figures } from "../words/figures";

/**
 * The point of a budget curve from which more money hardly helps: of those on its lower convex hull, the last up to which each further
 * unit of money still avoids more than one of loss. null where the first already does not, or the last still does.
 */
export function knee(points: readonly BudgetPoint[], compact: Figures["compact"]): Knee | null {
  const hull = lowerHull(points);
  let at = 0;
  while (at + 1 < hull.length && saved(hull[at], hull[at + 1]) >= 1) at++;
  const [point, next] = [hull[at], hull[at + 1]];
  if (point === undefined || next === undefined || at === 0) return null;
  const rate = saved(point, next);
  const step = 10 ** Math.floor(Math.log10(Math.max(next.budget - point.budget, 1)));
  return {
    ...point,
    meaning: `Beyond ${compact(point.budget)} each further ${compact(step)} avoids ${compact(rate * step)} a year or less.`,
  };
}

/** What a unit of money avoids from one point to the next. */
function saved(from: BudgetPoint | undefined, to: BudgetPoint | undefined): number {
  if (!from || !to || to.budget === from.budget) return Infinity;
  return (from.loss - to.loss) / (to.budget - from.budget);
}

function lowerHull(points: readonly BudgetPoint[]): BudgetPoint[] {
  const hull: BudgetPoint[] = [];
  for (const point of points) {
    while (hull.length >= 2 && saved(hull.at(-2), hull.at(-1)) <= saved(hull.at(-1), point)) {
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}
