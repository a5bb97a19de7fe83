/*
 * How long plans take. Started by plan.mjs; prints one line of JSON for each kind of plan: the slowest and the least proven of
 * several registers drawn at random, with the time of a reference kernel of the same run beside it.
 */
import type { BudgetPlan, Control, LossMeasure, Threat } from "../src/core";
import { budgetPlan, measuredLoss, poisson, totalExpectedLoss, treatedThreats } from "../src/core";
import { draws } from "./support/draws";
import { measure, reference } from "./support/measure";

const isSmoke = process.argv.includes("--smoke");
const seeds = [1, 2, 3, 4, 5];

interface Drawn {
  readonly threats: readonly Threat[];
  readonly controls: readonly Control[];
  readonly budget: number;
}

/** As many threats as controls, each control on `links` threats at random; the budget pays for a fifth to three fifths. */
function drawn(seed: number, count: number, links: number): Drawn {
  const next = draws(seed);
  const threats = Array.from({ length: count }, (_, i): Threat => {
    const frequency = poisson((20 / count) * 0.05 * Math.pow(60, next()));
    const mu = Math.log(20000 * Math.pow(50, next()));
    const severity = { kind: "lognormal" as const, mu, sigma: 0.6 + 1.4 * next() };
    return {
      ...{ name: `Threat ${i}`, unit: "", row: i + 1, frequency, frequencyReduction: 0, spend: 0 },
      event: { severity, cap: Infinity, lossReduction: 0, cover: null },
      ...{ premium: 0, actual: null, vulnerability: null, productivity: null },
      attacker: { value: null, attemptCost: null, attemptSuccess: null, defenderAdvantage: 1 },
      review: { owner: "", status: "", lastReviewed: null, everyDays: null, source: "" },
    };
  });
  const total = totalExpectedLoss(threats);
  const controls = Array.from({ length: count }, (_, i): Control => {
    const names = new Set<string>();
    while (names.size < links) names.add(`Threat ${Math.floor(next() * count)}`);
    const [kind, effect] = [next(), 0.05 + 0.55 * next()];
    return {
      ...{
        name: `Control ${i}`,
        row: i + 1,
        buildCost: 0,
        life: null,
        inPlace: false,
        inPlan: null,
      },
      cost: (total / count) * Math.pow(10, next() - 1),
      threats: [...names],
      frequencyReduction: kind < 0.7 ? effect : 0,
      lossReduction: kind < 0.4 ? 0 : kind < 0.7 ? effect / 2 : effect,
    };
  });
  const all = controls.reduce((sum, { cost }) => sum + cost, 0);
  return { threats, controls, budget: all * (0.2 + 0.4 * next()) };
}

/** Whether a plan keeps to the budget, loses what it says, and no less is lost by buying its controls one by one. */
function isSound({ threats, controls, budget }: Drawn, plan: BudgetPlan, of: LossMeasure): boolean {
  const funded = plan.rows.filter(({ isFunded }) => isFunded).map(({ control }) => control);
  const cost = funded.reduce((sum, control) => sum + control.cost, 0);
  const loss = measuredLoss(treatedThreats(threats, funded), of);
  return cost <= budget * (1 + 1e-12) && loss === plan.lossAfter && greedy() >= loss;

  /** What buying by expected loss avoided per cost comes to. */
  function greedy(): number {
    let set: readonly Control[] = [];
    let left = budget;
    const worth = (each: Control): number =>
      totalExpectedLoss(threats) - totalExpectedLoss(treatedThreats(threats, [each]));
    const order = controls
      .map((each) => ({ each, density: worth(each) / each.cost }))
      .sort((a, b) => b.density - a.density);
    for (const { each } of order) {
      if (each.cost > left) continue;
      set = [...set, each];
      left -= each.cost;
    }
    return measuredLoss(treatedThreats(threats, set), of);
  }
}

const expected: LossMeasure = { kind: "expected" };
const percentile: LossMeasure = { kind: "percentile", level: 0.99, badYearSpread: 0 };
const tail: LossMeasure = { kind: "tail", level: 0.99, badYearSpread: 0 };

const plans = [
  { name: "20 controls × 20 threats", count: 20, links: 5, of: expected, limit: 50, mostGap: 0 },
  { name: "the same, all on all", count: 20, links: 20, of: expected, limit: 50, mostGap: 0 },
  {
    name: "the same, percentile 99 %",
    count: 20,
    links: 5,
    of: percentile,
    limit: 300,
    mostGap: 1,
  },
  { name: "the same, tail mean 99 %", count: 20, links: 5, of: tail, limit: 300, mostGap: 0.05 },
  { name: "200 × 200, 5 links", count: 200, links: 5, of: expected, limit: 150, mostGap: 0.02 },
  { name: "200 × 200, 20 links", count: 200, links: 20, of: expected, limit: 150, mostGap: 0.05 },
];

for (const { name, count, links, of, limit, mostGap } of plans) {
  const kernel = measure(15, reference).milliseconds;
  const warm = drawn(0, count, links);
  measure(isSmoke ? 1 : 5, () => budgetPlan(warm.threats, warm.controls, warm.budget, of).cost);
  let [milliseconds, gap, value, isRight] = [0, 0, 0, true];
  for (const seed of seeds) {
    const given = drawn(seed, count, links);
    let plan: BudgetPlan | null = null;
    const measured = measure(isSmoke ? 1 : 5, () => {
      plan = budgetPlan(given.threats, given.controls, given.budget, of);
      return plan.lossAfter;
    });
    milliseconds = Math.max(milliseconds, measured.milliseconds);
    value = Math.max(value, measured.last);
    const { gap: its } = plan as unknown as BudgetPlan;
    gap = Math.max(gap, its ?? 1);
    isRight = isRight && isSound(given, plan as unknown as BudgetPlan, of);
  }
  process.stdout.write(
    `${JSON.stringify({ name, limit, milliseconds, kernel, value, isRight, gap, mostGap })}\n`,
  );
}
