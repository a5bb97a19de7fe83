import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import type { LossForm } from "./loss-form";

/**
 * A form as powers of e, which are convex in how much of each control is bought.
 *
 *     C(x) = Σ w_t exp(-Σ a_tj x_j) <= F(x) for every set x
 *
 * Equal to F where no insurance of single events is in it.
 */
export interface ConvexForm {
  readonly weights: Float64Array;
  /** By control: the terms it acts on, and a. */
  readonly links: readonly { readonly terms: Int32Array; readonly decays: Float64Array }[];
}

/**
 * Powers of e that are nowhere above a form. A term with insurance of single events is replaced by a power of the loss
 * kept, the largest with the right worth where `near` is that stays below it.
 *
 * @param near a set of controls where the two should be close
 */
export function convexForm(form: LossForm, near: Uint8Array): ConvexForm {
  const minorants = eventMinorants(form, near);
  return {
    weights: form.weights.map((weight, term) => weight * (minorants[term]?.factor ?? 1)),
    links: form.links.map(({ terms, frequencyKept, lossKept }) => ({
      terms,
      decays: Float64Array.from(terms, (term, place) => {
        const power = minorants[term]?.power ?? 1;
        return decay(frequencyKept[place] ?? 1) + power * decay(lossKept[place] ?? 1);
      }),
    })),
  };
}

// exp(-40) is 4e-18: a control that stops everything leaves that much, which no sum would show.
const MOST_DECAY = 40;

/** a of what is kept, exp(-a). */
function decay(kept: number): number {
  return kept === 1 ? 0 : Math.min(-log(kept), MOST_DECAY);
}

/** factor · k^power <= g(k). */
interface PowerMinorant {
  readonly factor: number;
  readonly power: number;
}

/** For each term with a g of its own, a power below it; null for the others. */
function eventMinorants(form: LossForm, near: Uint8Array): (PowerMinorant | null)[] {
  if (form.events.every((event) => event === null)) return [];
  const most = new Float64Array(form.weights.length);
  const there = new Float64Array(form.weights.length);
  form.links.forEach(({ terms, lossKept }, control) => {
    terms.forEach((term, place) => {
      const own = decay(lossKept[place] ?? 1);
      most[term] = (most[term] ?? 0) + own;
      if (near[control] === 1) there[term] = (there[term] ?? 0) + own;
    });
  });
  return form.events.map((event, term) =>
    event === null ? null : powerMinorant(event, most[term] ?? 0, there[term] ?? 0),
  );
}

const STEPS = 128;
// What rounding may have put on the wrong side.
const SLACK = 1e-9;

/**
 * The power of k = exp(-u), 0 <= u <= most, that touches the lower hull of ln g at u = near. Between two points of the
 * table g is no less than at the second, since it never falls with k.
 */
function powerMinorant(
  event: (lossKept: number) => number,
  most: number,
  near: number,
): PowerMinorant {
  if (most === 0) return { factor: 1, power: 1 };
  const worth = (u: number): number => log(Math.max(event(exp(-u)), 1e-300)) - SLACK;
  const points: { u: number; low: number }[] = [];
  for (let i = 0; i < STEPS; i++) {
    points.push({ u: (most * i) / STEPS, low: worth((most * (i + 1)) / STEPS) });
  }
  points.push({ u: most, low: worth(most) });
  const hull: { u: number; low: number }[] = [];
  for (const point of points) {
    for (;;) {
      const [before, last] = [hull.at(-2), hull.at(-1)];
      if (before === undefined || last === undefined) break;
      const isBelow =
        (last.low - before.low) * (point.u - before.u) <
        (point.low - before.low) * (last.u - before.u);
      if (isBelow) break;
      hull.pop();
    }
    hull.push(point);
  }
  const after = Math.max(
    hull.findIndex(({ u }) => u >= near),
    1,
  );
  const [a, b] = [hull[after - 1], hull[after]];
  if (a === undefined || b === undefined) return { factor: 1, power: 1 };
  const slope = (b.low - a.low) / (b.u - a.u);
  return { factor: exp(a.low - slope * a.u), power: Math.max(-slope, 0) };
}
