import fc from "fast-check";
import type { LossMeasure, Threat } from "../../../src/core";
import {
  bernoulli,
  clustered,
  controlValues,
  expectedLoss,
  measuredLoss,
  poisson,
  threatsWithout,
  treatedThreats,
} from "../../../src/core";
import { sharedCredit } from "../../../src/core/controls/shared-credit";
import { sharedWorth } from "../../../src/core/controls/shared-worth";
import { controlOf } from "../../support/model/controls";
import { fixed, lognormal, range, threatOf } from "../../support/model/threats";

const EXPECTED: LossMeasure = { kind: "expected" };
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const named = (name: string, threat: Threat): Threat => ({ ...threat, name });
const sharesOf = (values: ReturnType<typeof controlValues>): number[] =>
  values.map((value) => value?.share ?? NaN);

const ransomware = named("Ransomware", threatOf(0.4, range(1e5, 3e6)));
const phishing = named("Phishing", threatOf(3, lognormal(20_000, 1)));
const insured = named(
  "Outage",
  threatOf(clustered(1.5, 2), range(2e4, 9e5), { cover: { retention: 5e4, limit: 4e5 } }),
);
const laptop = named("Laptop", threatOf(bernoulli(0.3), fixed(2500)));
const all = [ransomware, phishing, insured, laptop];

const controls = [
  controlOf({ name: "Backups", threats: ["Ransomware"], lossReduction: 0.6 }),
  controlOf({ name: "Mail filter", threats: ["Phishing", "Ransomware"], frequencyReduction: 0.4 }),
  controlOf({ name: "Training", frequencyReduction: 0.15, lossReduction: 0.05 }),
  controlOf({ name: "Response", threats: ["Ransomware", "Outage"], lossReduction: 0.3 }),
  controlOf({ name: "Encryption", threats: ["Laptop"], lossReduction: 1 }),
  controlOf({ name: "Poster" }),
];

/** Shares by their definition: the mean over all orders. */
function byOrders(count: number, worthOf: (members: readonly number[]) => number): number[] {
  const added = new Array<number>(count).fill(0);
  let orders = 0;
  const walk = (order: readonly number[]): void => {
    if (order.length === count) {
      orders++;
      for (const [place, j] of order.entries()) {
        added[j] =
          (added[j] ?? 0) + worthOf(order.slice(0, place + 1)) - worthOf(order.slice(0, place));
      }
      return;
    }
    for (let j = 0; j < count; j++) if (!order.includes(j)) walk([...order, j]);
  };
  walk([]);
  return added.map((each) => each / orders);
}

describe("the value of a control", () => {
  it("is shared between .5, .5 and .2 on one threat as enumeration has it", () => {
    const threat = threatOf(1, fixed(1));
    const values = controlValues(
      [threat],
      [0.5, 0.5, 0.2].map((frequencyReduction, index) =>
        controlOf({ name: `Control ${index}`, frequencyReduction }),
      ),
      EXPECTED,
    );
    const [first, second, third] = sharesOf(values);
    expect(first).toBeCloseTo(0.34166666666666667, 12);
    expect(second).toBe(first);
    expect(third).toBeCloseTo(0.11666666666666667, 12);
    expect(values.map((value) => value?.alone)).toEqual([0.5, 0.5, 0.2]);
    expect(values[2]?.last).toBeCloseTo(0.2 * 0.25, 12);
  });

  it.each([
    EXPECTED,
    { kind: "percentile", level: 0.9, badYearSpread: 0 },
    { kind: "tail", level: 0.8, badYearSpread: 0.3 },
  ] as const)("adds up to what all avoid together, whatever is measured: $kind", (measure) => {
    const values = controlValues(all, controls, measure);
    const total = measuredLoss(all, measure) - measuredLoss(treatedThreats(all, controls), measure);
    expect(sum(sharesOf(values)) / total).toBeCloseTo(1, 12);
    for (const [index, control] of controls.entries()) {
      const without = controls.filter((other) => other !== control);
      const alone =
        measuredLoss(all, measure) - measuredLoss(treatedThreats(all, [control]), measure);
      const last =
        measuredLoss(treatedThreats(all, without), measure) -
        measuredLoss(treatedThreats(all, controls), measure);
      expect((values[index]?.alone ?? NaN) / total).toBeCloseTo(alone / total, 12);
      expect((values[index]?.last ?? NaN) / total).toBeCloseTo(last / total, 12);
    }
  });

  it.each([EXPECTED, { kind: "tail", level: 0.8, badYearSpread: 0 }] as const)(
    "is the mean over all orders in which controls could be bought: $kind",
    (measure) => {
      const now = measuredLoss(all, measure);
      const shares = byOrders(4, (members) => {
        const bought = members.flatMap((j) => controls[j] ?? []);
        return now - measuredLoss(treatedThreats(all, bought), measure);
      });
      const values = sharesOf(controlValues(all, controls.slice(0, 4), measure));
      for (const [index, share] of shares.entries()) {
        expect((values[index] ?? NaN) / now).toBeCloseTo(share / now, 12);
      }
    },
  );

  it("is 0 for a control that does nothing, and not -0", () => {
    for (const measure of [EXPECTED, { kind: "tail", level: 0.5, badYearSpread: 0 }] as const) {
      expect(controlValues(all, controls, measure)[5]).toEqual({
        ...{ alone: 0, last: 0, share: 0, shareError: 0 },
      });
    }
  });

  it("is equal for controls that do the same", () => {
    const twins = [...controls, { ...(controls[1] ?? controlOf()), name: "Another filter" }];
    const [, filter, , , , , another] = controlValues(all, twins, EXPECTED);
    expect(another?.share).toBeCloseTo(filter?.share ?? NaN, 6);
    const measure = { kind: "percentile", level: 0.95, badYearSpread: 0 } as const;
    const [, here, , , , , there] = controlValues(all, twins, measure);
    expect((there?.share ?? NaN) / (here?.share ?? NaN)).toBeCloseTo(1, 9);
  });

  it.each([
    [EXPECTED, all, 50],
    [{ kind: "tail", level: 0.9, badYearSpread: 0 } as const, [ransomware, phishing, laptop], 4],
  ] as const)(
    "is the same to the bit in whatever order threats and controls stand: %j",
    (measure, threats, numRuns) => {
      const anyOrder = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
        fc.shuffledSubarray([...items], { minLength: items.length });
      const sorted = controlValues(threats, controls, measure);
      fc.assert(
        fc.property(anyOrder(threats), anyOrder(controls), (mixedThreats, mixed) => {
          const values = controlValues(mixedThreats, mixed, measure);
          for (const [index, control] of mixed.entries()) {
            expect(values[index]).toEqual(sorted[controls.indexOf(control)]);
          }
        }),
        { numRuns },
      );
    },
  );

  it("of one on all threats is the sum of its value on each", () => {
    const [onAll] = controlValues(all, [controlOf({ frequencyReduction: 0.25 })], EXPECTED);
    expect(onAll?.share).toBeCloseTo(0.25 * measuredLoss(all, EXPECTED), 6);
  });

  it("counts a control that names a threat left out as one that does nothing", () => {
    const [value] = controlValues(
      all,
      [controlOf({ threats: [], frequencyReduction: 0.5 })],
      EXPECTED,
    );
    expect(value?.share).toBe(0);
  });

  it("is null where nothing is left to judge a control in place by", () => {
    expect(controlValues(all, [controlOf({ inPlace: true, lossReduction: 1 })], EXPECTED)).toEqual([
      null,
    ]);
  });
});

describe("a control in place", () => {
  it("is worth what would come back without it, and takes no share from the others", () => {
    const filter = controlOf({ name: "Filter", frequencyReduction: 0.5, inPlace: true });
    const values = controlValues(all, [filter, ...controls], EXPECTED);
    const back = measuredLoss(all, EXPECTED);
    expect(values[0]?.share).toBeCloseTo(back, 6);
    expect(values[0]?.alone).toBe(values[0]?.share);
    expect(values[0]?.last).toBe(values[0]?.share);
    expect(values.slice(1)).toEqual(controlValues(all, controls, EXPECTED));
  });

  it("thought away and put back leaves threats as they were", () => {
    const kept = controlOf({ frequencyReduction: 0.4, lossReduction: 0.7 });
    for (const threat of all) {
      const without = threatsWithout([threat], { ...kept, inPlace: true }) ?? [];
      const back = treatedThreats(without, [kept]);
      if (threat.frequency.kind === "bernoulli") continue;
      expect(measuredLoss(back, EXPECTED)).toBeCloseTo(expectedLoss(threat), 6);
      const tail = { kind: "tail", level: 0.9, badYearSpread: 0 } as const;
      expect(measuredLoss(back, tail) / measuredLoss([threat], tail)).toBeCloseTo(1, 9);
      expect(measuredLoss(without, tail)).toBeGreaterThan(measuredLoss([threat], tail));
    }
  });

  it("cannot have kept a chance below what makes it 1", () => {
    const [without] = threatsWithout([laptop], controlOf({ frequencyReduction: 0.9 })) ?? [];
    expect(without?.frequency).toEqual(bernoulli(1));
    const [clear] = threatsWithout([laptop], controlOf({ frequencyReduction: 0.5 })) ?? [];
    expect(clear?.frequency).toEqual(bernoulli(0.6));
  });

  it("raises clusters as stopping events had thinned them", () => {
    const threat = threatOf(clustered(2, 3), fixed(1));
    const [without] = threatsWithout([threat], controlOf({ frequencyReduction: 0.5 })) ?? [];
    expect(without?.frequency).toEqual(clustered(4, 5));
    expect(threatsWithout([threat], controlOf({ threats: [], lossReduction: 1 }))).toEqual([
      threat,
    ]);
    expect(poisson(0)).toEqual({ kind: "poisson", mean: 0 });
  });
});

const reductions = (most: number): fc.Arbitrary<number[]> =>
  fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
      fc.constantFrom(1, 1e-9, 1 - 1e-9),
    ),
    { minLength: 1, maxLength: most },
  );

/** 1 - Π(1 - r), what controls avoid of a loss of 1 together. */
const together = (members: readonly number[]): number =>
  1 - members.reduce((left, r) => left * (1 - r), 1);

describe("credit shared by the formula", () => {
  it("is what enumerating every combination gives", () => {
    fc.assert(
      fc.property(reductions(8), (rates) => {
        const enumerated = sharedWorth(rates.length, (members) =>
          together(members.map((j) => rates[j] ?? 0)),
        );
        for (const [j, { alone, last, share }] of sharedCredit(1, rates).entries()) {
          expect(share).toBeCloseTo(enumerated[j]?.share ?? NaN, 12);
          expect(alone).toBeCloseTo(enumerated[j]?.alone ?? NaN, 12);
          expect(last).toBeCloseTo(enumerated[j]?.last ?? NaN, 12);
        }
      }),
    );
  });

  it("adds up to what all avoid, however many there are", () => {
    fc.assert(
      fc.property(reductions(300), (rates) => {
        const shares = sharedCredit(1, rates).map(({ share }) => share);
        expect(sum(shares)).toBeCloseTo(together(rates), 11);
        expect(shares.every((share) => share >= 0)).toBe(true);
      }),
    );
  });

  it("splits each loss evenly between the controls that would have avoided it", () => {
    // The chance of how many of the others would: of 60, a Poisson binomial number, by adding one control at a time.
    const rates = Array.from({ length: 60 }, (_, j) => ((j * 37) % 100) / 101);
    const shares = sharedCredit(1000, rates).map(({ share }) => share);
    for (const [j, rate] of rates.entries()) {
      let chances = [1];
      for (const other of rates.filter((_, index) => index !== j)) {
        chances = [...chances, 0].map(
          (chance, m) => chance * (1 - other) + (chances[m - 1] ?? 0) * other,
        );
      }
      const split = sum(chances.map((chance, m) => chance / (m + 1)));
      expect(shares[j]).toBeCloseTo(1000 * rate * split, 9);
    }
  });
});

describe("credit shared by sampled orders", () => {
  const rates = Array.from({ length: 20 }, (_, j) => 0.02 + 0.03 * j);
  const values = sharedWorth(rates.length, (members) =>
    together(members.map((j) => rates[j] ?? 0)),
  );
  const exact = sharedCredit(1, rates);

  it("lies within a few of its standard errors of the exact one", () => {
    for (const [j, { share, shareError }] of values.entries()) {
      expect(shareError).toBeGreaterThan(0);
      expect(Math.abs(share - (exact[j]?.share ?? NaN)) / shareError).toBeLessThan(4);
      expect(shareError).toBeLessThan(0.02);
    }
  });

  it("still adds up to what all avoid, and knows alone and last exactly", () => {
    expect(sum(values.map(({ share }) => share))).toBeCloseTo(together(rates), 12);
    for (const [j, { alone, last }] of values.entries()) {
      expect(alone).toBeCloseTo(exact[j]?.alone ?? NaN, 12);
      expect(last).toBeCloseTo(exact[j]?.last ?? NaN, 12);
    }
  });

  it("is the same each time", () => {
    const again = sharedWorth(rates.length, (members) =>
      together(members.map((j) => rates[j] ?? 0)),
    );
    expect(again).toEqual(values);
  });
});
