import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { BridgeMeasure, Threat } from "../../../src/core";
import { lossBridge, readRegister, rules, threatsOf } from "../../../src/core";
import { drivers } from "../../../src/core/review/bridge/drivers";
import { sharedEffects } from "../../../src/core/review/bridge/shared-effects";
import { register } from "../../support/model/register-cells";
import { frequency, threat } from "../../support/model/threat-arbitrary";
import { fixed, range, threatOf } from "../../support/model/threats";

/** All in whole quarters of billions, so that a plain sum is exact enough. */
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const measures: readonly BridgeMeasure[] = [
  { kind: "expected" },
  ...rules.map((rule) => ({ kind: "gap", rule, level: 0.9, badYearSpread: 0.3 }) as const),
  { kind: "tail", level: 0.95, badYearSpread: 0 },
  { kind: "tail", level: 0.9, badYearSpread: 0.5 },
];

/** A figure from a range of some hundreds, so that no mix of two threats outgrows both by more than rounding allows. */
const usual = (low: number, high: number): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

const share = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true }));

interface Insured {
  readonly retention: number;
  readonly limit: number;
  readonly annualLimit?: number;
}

const renewing: fc.Arbitrary<Insured> = fc.record({
  retention: usual(1e4, 1e6),
  limit: usual(1e5, 1e7),
});
/** One or two limits a year. */
const yearly = fc.tuple(renewing, usual(1, 2)).map(([{ retention, limit }, years]): Insured => ({
  ...{ retention, limit },
  annualLimit: limit * years,
}));

/** A threat as registers have them, of any kind. */
const usualThreat = (insured: fc.Arbitrary<Insured>): fc.Arbitrary<Threat> =>
  fc
    .record({
      often: fc
        .tuple(frequency(), usual(0.01, 10))
        .map(([kind, mean]) =>
          kind.kind === "bernoulli"
            ? { ...kind, probability: Math.min(mean / 10, 1) }
            : { ...kind, mean },
        ),
      loss: fc.oneof(
        usual(1e3, 1e6).map(fixed),
        fc.tuple(usual(1e3, 1e6), usual(1.5, 50)).map(([low, ratio]) => range(low, low * ratio)),
        fc.tuple(usual(1e3, 1e6), usual(1.5, 50)).map(
          ([min, ratio]) =>
            ({
              kind: "pert",
              min,
              mostLikely: min * Math.sqrt(ratio),
              max: min * ratio,
            }) as const,
        ),
      ),
      cap: fc.oneof(fc.constant(Infinity), usual(1e5, 1e8)),
      reductions: fc.tuple(share, share),
      cover: fc.option(insured, { freq: 3 }),
      spend: usual(1e3, 1e7),
      attacker: fc.tuple(usual(1e3, 1e7), usual(0.1, 10)),
      insights: fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), usual(1e-7, 1e-3)),
    })
    .map(({ often, loss, cap, reductions, cover, spend, attacker, insights }): Threat => ({
      ...threatOf(often, loss, {
        ...{ cap, lossReduction: reductions[0], cover },
        frequencyReduction: reductions[1],
      }),
      spend,
      vulnerability: insights[0],
      productivity: insights[1],
      attacker: {
        ...{ value: attacker[0], defenderAdvantage: attacker[1] },
        ...{ attemptCost: null, attemptSuccess: null },
      },
    }));

/** Two registers whose threats share some names. */
const registers = (one: fc.Arbitrary<Threat>, most: number) =>
  fc.tuple(
    ...[0, 1].map(() =>
      fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"), one), {
        maxLength: most,
        selector: ([name]) => name,
      }),
    ),
  ) as fc.Arbitrary<[[string, Threat][], [string, Threat][]]>;

const named = (rows: readonly (readonly [string, Threat])[]): Threat[] =>
  rows.map(([name, each], place) => ({ ...each, name, row: place + 1 }));

/** Adds up, knows no order of rows, and the largest effect comes first. */
function checkBridge(
  before: readonly Threat[],
  after: readonly Threat[],
  measure: BridgeMeasure,
): void {
  const bridge = lossBridge(before, after, measure);
  const larger = Math.max(bridge.before, bridge.after);
  const moved = sum(bridge.steps.map(({ effect }) => effect));
  expect(Math.abs(bridge.before + moved - bridge.after)).toBeLessThanOrEqual(1e-9 * larger);
  const turned = lossBridge([...before].reverse(), [...after].reverse(), measure);
  expect(turned).toEqual(bridge);
  const sizes = bridge.steps.map(({ effect }) => Math.abs(effect));
  expect(sizes.every((size, i) => size <= (sizes[i - 1] ?? Infinity) * (1 + 1e-11))).toBe(true);
}

describe("a bridge between two registers", () => {
  it.each(measures.map((measure) => [JSON.stringify(measure), measure] as const))(
    "adds up and knows no order of rows, by %s",
    (_, measure) => {
      const { kind } = measure;
      const isOfYears =
        kind === "tail" || (kind === "gap" && ["percentile", "tail"].includes(measure.rule));
      fc.assert(
        fc.property(registers(usualThreat(renewing), isOfYears ? 3 : 6), ([earlier, later]) => {
          checkBridge(named(earlier), named(later), measure);
        }),
        { numRuns: isOfYears ? 6 : 40 },
      );
    },
  );

  it("adds up where insurance has limits of the year", () => {
    fc.assert(
      fc.property(registers(usualThreat(yearly), 2), ([earlier, later]) => {
        checkBridge(named(earlier), named(later), { kind: "expected" });
      }),
      { numRuns: 6 },
    );
  });

  it("adds up however far two threats lie apart, with one effect where a mix of them outgrows both", () => {
    fc.assert(
      fc.property(registers(threat(), 6), ([earlier, later]) => {
        const bridge = lossBridge(named(earlier), named(later), { kind: "expected" });
        const larger = Math.max(bridge.before, bridge.after);
        // Largest first cancels last: by size, from the smallest.
        const moved = sum([...bridge.steps].reverse().map(({ effect }) => effect));
        const most = Math.max(larger, ...bridge.steps.map(({ effect }) => Math.abs(effect)));
        const tolerance = 1e-9 * larger + 1e-15 * most;
        expect(Math.abs(bridge.before + moved - bridge.after)).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 200 },
    );
    const [often, dear] = [threatOf(1e4, fixed(1e-2)), threatOf(1e-6, fixed(1e13))];
    const { steps } = lossBridge([{ ...often, name: "a" }], [{ ...dear, name: "a" }], {
      kind: "expected",
    });
    expect(steps).toEqual([{ threat: "a", driver: "All", effect: 1e7 - 100 }]);
  });

  it("gives back what two registers that are the same come to, and no steps", () => {
    const one = [{ ...threatOf(2, range(1e4, 1e6)), name: "a", spend: 5 }];
    const bridge = lossBridge(one, one, { kind: "gap", rule: "expected" });
    expect(bridge.steps).toEqual([]);
    expect(bridge.before).toBe(bridge.after);
  });

  it("shares the effect of changes equally where they do the same", () => {
    // v = 2^changes: each of three adds (2^3 - 1)/3.
    const shared = sharedEffects(
      3,
      (set) => [1, 2, 4, 8][(set & 1) + ((set >> 1) & 1) + (set >> 2)] ?? 0,
    );
    expect(shared).toEqual([7 / 3, 7 / 3, 7 / 3].map((x) => expect.closeTo(x, 14) as number));
  });

  it("agrees with the mean over all orders of the changes", () => {
    const orders = (rest: readonly number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((first) =>
            orders(rest.filter((each) => each !== first)).map((others) => [first, ...others]),
          );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 32, maxLength: 32 }),
        (count, values) => {
          const all = orders(Array.from({ length: count }, (_, i) => i));
          const means = Array.from({ length: count }, () => 0);
          for (const order of all) {
            let set = 0;
            for (const change of order) {
              const next = set | (1 << change);
              means[change] =
                (means[change] ?? 0) + ((values[next] ?? 0) - (values[set] ?? 0)) / all.length;
              set = next;
            }
          }
          const shared = sharedEffects(count, (set) => values[set] ?? 0);
          expect(shared).toEqual(means.map((mean) => expect.closeTo(mean, 9) as number));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("has the effects of an independent computation", () => {
    const { cases } = JSON.parse(
      readFileSync(join(__dirname, "../../golden/loss-bridge.json"), "utf8"),
    ) as {
      cases: [
        {
          call: Record<"before" | "after", Record<string, number | string>>;
          value: Record<string, number>;
          rel: number;
        },
      ];
    };
    const [{ call, value, rel }] = cases;
    const threats = (row: Record<string, number | string>): readonly Threat[] =>
      threatsOf(readRegister(register(Object.keys(row), Object.values(row))));
    const bridge = lossBridge(threats(call.before), threats(call.after), { kind: "expected" });
    const found: Record<string, number> = { Before: bridge.before, After: bridge.after };
    for (const { driver, effect } of bridge.steps) found[driver] = effect;
    expect(Object.keys(found).sort()).toEqual(Object.keys(value).sort());
    for (const [name, amount] of Object.entries(value)) {
      expect(Math.abs((found[name] ?? NaN) / amount - 1)).toBeLessThan(rel);
    }
  });

  it("moves each driver by its own columns and by no others", () => {
    const base = {
      ...threatOf(0.5, range(1e4, 1e6)),
      name: "a",
      spend: 1e3,
      vulnerability: 0.5,
      productivity: 1e-5,
    };
    const attacker = { ...base.attacker, value: 1e5 };
    const event = base.event;
    const changes: Readonly<Record<(typeof drivers)[number], Threat>> = {
      Frequency: { ...base, frequency: { kind: "bernoulli", probability: 0.3 } },
      Loss: { ...base, event: { ...event, severity: fixed(1e5), cap: 5e4 } },
      Controls: { ...base, frequencyReduction: 0.2, event: { ...event, lossReduction: 0.3 } },
      Insurance: {
        ...base,
        event: { ...event, cover: { retention: 1e4, limit: 1e5, annualLimit: 1e5 } },
      },
      Spend: { ...base, spend: 2e3 },
      Attacker: { ...base, productivity: 1e-4, attacker: { ...attacker, value: 2e5 } },
    };
    for (const driver of drivers) {
      const found = measures.flatMap((measure) =>
        measure.kind === "tail"
          ? []
          : lossBridge(
              [{ ...base, attacker }],
              [
                {
                  ...changes[driver],
                  attacker: driver === "Attacker" ? changes.Attacker.attacker : attacker,
                },
              ],
              measure,
            ).steps.map((step) => step.driver),
      );
      expect(new Set(found)).toEqual(new Set([driver]));
    }
  });
});
