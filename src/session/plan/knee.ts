/** What is left of a year's loss with the best plan for a budget. */
export interface BudgetPoint {
  /** Currency a year, 0 or more. */
  readonly budget: number;
  /** Currency a year: the measure that the plan brings down. */
  readonly loss: number;
}

/** A point of a budget curve, and what more money avoids there. */
interface LastThatPays extends BudgetPoint {
  /** The step to the next point of the hull; null behind the last. */
  readonly step: { readonly money: number; readonly rate: number } | null;
}

/**
 * The point of a budget curve from which more money hardly helps: of those on its lower convex hull, the last up to which each further
 * unit of money still avoids at least as much. null where the first already does not.
 */
export function kneeOf(points: readonly BudgetPoint[]): LastThatPays | null {
  const hull = lowerHull(points);
  let at = 0;
  while (at + 1 < hull.length && saved(hull[at], hull[at + 1]) >= 1) at++;
  const [point, next] = [hull[at], hull[at + 1]];
  if (point === undefined || at === 0) return null;
  if (next === undefined) return { ...point, step: null };
  return { ...point, step: { money: next.budget - point.budget, rate: saved(point, next) } };
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
