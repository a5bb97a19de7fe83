import fc from "fast-check";
import type { Cells } from "../../../src/core";
import { expectedLoss, readRegister, threatsOf, yearOfLosses } from "../../../src/core";
import { normalDensity } from "../../../src/core/numeric/normal/normal";
import type { TwoPiece } from "../../../src/core/severity/two-piece";
import {
  excessMean,
  limitedMean,
  severityExceedance,
  severityMean,
} from "../../../src/core/severity/severity";
import { partialMoments } from "../../../src/core/severity/second-moment";
import oracle from "../../golden/further-estimates.json";

type Row = Readonly<Record<string, string | number>>;

const register = (row: Row): Cells => [Object.keys(row), Object.values(row)];
const base = { Threat: "A", Frequency: 1, "Loss model": "two-piece" };

interface Case {
  readonly name: string;
  readonly call: { readonly reg: { readonly threats: readonly Row[] } };
  readonly value: number;
}

const cases = (oracle.cases as unknown as readonly Case[]).filter(({ name }) =>
  name.startsWith("two-piece"),
);

describe("a two-piece lognormal", () => {
  it.each(cases)("$name of $call.reg.threats is $value", ({ call, value }) => {
    const [row = base] = call.reg.threats;
    const [threat] = threatsOf(readRegister(register(row)));
    expect((threat ? expectedLoss(threat) : NaN) / value).toBeCloseTo(1, 10);
  });

  it("is the lognormal where its median agrees with both ends", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 1.05, max: 40, noNaN: true }),
        (low, ratio) => {
          const ends = { "Loss low": low, "Loss high": low * ratio * ratio };
          const two = { ...base, ...ends, "Loss median": low * ratio };
          const [a] = threatsOf(readRegister(register(two)));
          const [b] = threatsOf(readRegister(register({ Threat: "A", Frequency: 1, ...ends })));
          const mean = (one: typeof a): number => (one ? expectedLoss(one) : NaN);
          expect(Math.abs(mean(a) / mean(b) - 1)).toBeLessThan(1e-12);
        },
      ),
    );
    const ends = { "Loss low": 1000, "Loss high": 100_000 };
    const years = [
      { ...base, ...ends, "Loss median": 10_000 },
      { Threat: "A", Frequency: 1, ...ends },
    ].map((row) => yearOfLosses(threatsOf(readRegister(register(row)))));
    const [two, one] = years;
    for (const level of [0.6, 0.9, 0.99]) {
      expect((two?.percentile(level) ?? NaN) / (one?.percentile(level) ?? NaN)).toBeCloseTo(1, 6);
    }
  });

  const loss: TwoPiece = { kind: "two-piece", mu: Math.log(2e5), lowSigma: 0.42, highSigma: 0.98 };
  /** By the midpoint rule over Z, 40,000 steps, split where the density jumps. */
  const average = (of: (x: number) => number): number => {
    let sum = 0;
    for (let i = -20000; i < 20000; i++) {
      const z = (i + 0.5) * 0.0005;
      sum += 0.0005 * normalDensity(z) * of(Math.exp(loss.mu + (z < 0 ? 0.42 : 0.98) * z));
    }
    return sum;
  };

  it.each([5e4, 1.5e5, 2e5, 3e5, 2e6])("has limited, excess and partial means at %d", (d) => {
    const mean = severityMean(loss);
    expect(average((x) => x) / mean).toBeCloseTo(1, 6);
    expect(average((x) => Math.min(x, d)) / limitedMean(loss, d)).toBeCloseTo(1, 6);
    expect((limitedMean(loss, d) + excessMean(loss, d)) / mean).toBeCloseTo(1, 12);
    const [first, second] = partialMoments(loss, d);
    // A step holds part of the jump at d.
    expect(Math.abs(average((x) => (x <= d ? x : 0)) - first)).toBeLessThan(1e-3 * mean);
    expect(second).toBeLessThanOrEqual(d * first);
    const share = average((x) => (x > d ? 1 : 0));
    expect(Math.abs(share - severityExceedance(loss, d))).toBeLessThan(1e-3);
  });

  it("has a year, with a cap and a cover of its own", () => {
    const row = { ...base, "Loss low": 1e5, "Loss median": 2e5, "Loss high": 1e6 };
    const [year, capped] = [row, { ...row, "Loss cap": 5e5, Retention: 1e5, Limit: 2e5 }].map(
      (each) => yearOfLosses(threatsOf(readRegister(register(each)))),
    );
    // P(S > x) of a Poisson year is at least that of its first event.
    expect(year?.exceedance(0)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(year?.mean ?? NaN).toBeCloseTo(343481.40161948156, 5);
    expect((year?.tailMean(0) ?? NaN) / (year?.mean ?? NaN)).toBeCloseTo(1, 12);
    // numpy: FFT of 2^21 nodes, step 30, read between nodes.
    expect((year?.percentile(0.9) ?? NaN) / 916213.2984751394).toBeCloseTo(1, 7);
    expect((year?.percentile(0.95) ?? NaN) / 1302863.062625198).toBeCloseTo(1, 7);
    expect((year?.percentile(0.99) ?? NaN) / 2389156.5225849315).toBeCloseTo(1, 7);
    expect(capped?.mean).toBeLessThan(year?.mean ?? NaN);
    expect(capped?.percentile(0.5)).toBeGreaterThan(0);
  });

  it.each`
    row                                                           | expected
    ${{ "Loss low": 1e5, "Loss high": 1e6 }}                      | ${"Loss median must be filled in between Loss low and Loss high, where the model is two-piece"}
    ${{ "Loss low": 1e5, "Loss median": 1e5, "Loss high": 1e6 }}  | ${"Loss median must be greater than Loss low"}
    ${{ "Loss low": 1e5, "Loss median": 2e6, "Loss high": 1e6 }}  | ${"Loss high must be greater than Loss median"}
    ${{ "Low (60%)": 1e5, "Loss median": 2e5, "Loss high": 1e6 }} | ${"Low (60%) must state a percentage below 50%"}
    ${{ "Loss min": 1e5, "Loss max": 1e6 }}                       | ${"Loss model must be blank or uniform beside Loss min and Loss max"}
  `("is refused: $expected", (one: { row: Row; expected: string }) => {
    const cells = register({ ...base, "Loss median": 0, ...one.row });
    const { findings } = readRegister(cells);
    expect(findings.map(({ column, rule }) => `${column} ${rule}`)).toContain(one.expected);
  });
});
