import fc from "fast-check";
import type { Control, Frequency, PlanLock, Threat } from "../../../src/core";
import { bernoulli, clustered, poisson } from "../../../src/core";
import { controlOf } from "./controls";
import { threat } from "./threat-arbitrary";
import { lognormal, threatOf } from "./threats";

/** Two registers and a budget. */
export interface PlanCase {
  readonly threats: readonly Threat[];
  readonly controls: readonly Control[];
  readonly budget: number;
}

// Whole per cents: all or nothing now and then, and the same twice.
const reduction = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100) },
  );

const cost = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 8 }).map((times) => times * 5000) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100) },
  );

const often = (): fc.Arbitrary<Frequency> =>
  fc
    .integer({ min: 1, max: 300 })
    .chain((percent) =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(poisson(percent / 100)) },
        { weight: 1, arbitrary: fc.constant(bernoulli(percent / 1000)) },
        { weight: 1, arbitrary: fc.constant(clustered(percent / 100, 3)) },
      ),
    );

/** A threat whose year is computed in a moment. */
export const plainThreat = (): fc.Arbitrary<Threat> =>
  fc
    .tuple(
      ...([often(), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 5, max: 18 })] as const),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([frequency, thousands, tenths, insured]) =>
      threatOf(
        ...([frequency, lognormal(1000 * thousands, tenths / 10)] as const),
        insured === 0 ? { cover: { retention: 500 * thousands, limit: 3000 * thousands } } : {},
      ),
    );

/**
 * A plan to be made, of the whole domain of threats if not said otherwise.
 *
 * @param mostControls how many controls there are at most
 * @param leastControls and at least
 */
export function planCase(
  mostControls: number,
  leastControls = 0,
  rows: fc.Arbitrary<Threat> = threat(),
): fc.Arbitrary<PlanCase> {
  return fc
    .tuple(
      fc.array(rows, { minLength: 1, maxLength: 6 }),
      fc.array(
        fc.tuple(reduction(), reduction(), cost(), fc.integer({ min: 0, max: 9 }), fc.nat(63)),
        { minLength: leastControls, maxLength: mostControls },
      ),
      fc.integer({ min: 0, max: 110 }),
    )
    .map(([drawn, bought, share]) => {
      const threats = drawn.map((row, index) => ({ ...row, name: `Threat ${index}` }));
      const controls = bought.map(([frequencyReduction, lossReduction, each, kind, on], index) =>
        controlOf({
          ...{ name: `Control ${index}`, cost: each, frequencyReduction, lossReduction },
          threats:
            kind < 3
              ? null
              : threats.filter((_, place) => (on >> place) % 2 === 1).map(({ name }) => name),
          inPlace: kind === 9,
          inPlan: null,
        }),
      );
      const all = controls.reduce((sum, each) => sum + (each.inPlace ? 0 : each.cost), 0);
      return { threats, controls, budget: (all * share) / 100 };
    });
}

/** Every set of the controls that can be bought within a budget. */
export function affordable({ controls, budget }: PlanCase): readonly (readonly Control[])[] {
  const free = controls.filter(({ inPlace }) => !inPlace);
  const sets: Control[][] = [];
  for (let bits = 0; bits < 1 << free.length; bits++) {
    const set = free.filter((_, index) => (bits >> index) % 2 === 1);
    const spent = set.reduce((sum, each) => sum + each.cost, 0);
    if (spent <= budget * (1 + 1e-12)) sets.push(set);
  }
  return sets;
}

const locks: readonly (PlanLock | null)[] = ["must", "never", null, null, null];

/** A plan with some of its controls settled, and money enough for those it must hold. */
export const lockedCase = (
  mostControls: number,
  rows: fc.Arbitrary<Threat> = threat(),
): fc.Arbitrary<PlanCase> =>
  fc
    .tuple(planCase(mostControls, 0, rows), fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }))
    .map(([plan, drawn]) => {
      const controls = plan.controls.map((control, index): Control => ({
        ...control,
        inPlan: locks[drawn[index] ?? 4] ?? null,
      }));
      const musts = controls.filter(({ inPlace, inPlan }) => !inPlace && inPlan === "must");
      const least = musts.reduce((sum, { cost }) => sum + cost, 0);
      return { ...plan, controls, budget: Math.max(plan.budget, least) };
    });

/** The sets within the budget that hold what they must and not what they never may. */
export const allowed = (plan: PlanCase): readonly (readonly Control[])[] =>
  affordable(plan).filter((set) =>
    plan.controls.every(
      (each) =>
        each.inPlace || each.inPlan === null || set.includes(each) === (each.inPlan === "must"),
    ),
  );
