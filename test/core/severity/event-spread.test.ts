import fc from "fast-check";
import { eventExceedance, eventQuantile, type Severity } from "../../../src/core";
import { amount, severity } from "../../support/model/arbitraries";

const uncapped = (loss: Severity, level: number): number =>
  eventQuantile({ severity: loss, cap: Infinity }, level);
const pert: Severity = { kind: "pert", min: 10, mostLikely: 20, max: 60 };
const triangle: Severity = { ...pert, kind: "triangular" };
const range: Severity = { kind: "lognormal", mu: Math.log(1000), sigma: 2 };

describe("what a share of events costs at most", () => {
  it.each`
    loss                                       | level   | expected                                   | because
    ${{ kind: "fixed", amount: 777 }}          | ${0.3}  | ${777}                                     | ${"it is always the same"}
    ${{ kind: "uniform", min: 100, max: 500 }} | ${0.25} | ${200}                                     | ${"a quarter of the way"}
    ${triangle}                                | ${0.2}  | ${20}                                      | ${"(20 - 10)/(60 - 10) of the area lies below the most likely"}
    ${triangle}                                | ${0.05} | ${10 + Math.sqrt(0.05 * 50 * 10)}          | ${"min + sqrt(level width (mode - min))"}
    ${triangle}                                | ${0.9}  | ${60 - Math.sqrt(0.1 * 50 * 40)}           | ${"max - sqrt((1 - level) width (max - mode))"}
    ${range}                                   | ${0.5}  | ${1000}                                    | ${"exp(mu) is the median"}
    ${range}                                   | ${0.95} | ${1000 * Math.exp(2 * 1.6448536269514722)} | ${"the normal quantile is published: 1.6448536269514722"}
    ${pert}                                    | ${0.5}  | ${23.833612969625946}                      | ${"10 + 50 beta.ppf(0.5, 1.8, 4.2) of SciPy"}
    ${pert}                                    | ${0.05} | ${12.948869380590862}                      | ${"10 + 50 beta.ppf(0.05, 1.8, 4.2) of SciPy"}
  `("of $loss at $level is $expected: $because", ({ loss, level, expected }: Known) => {
    expect(uncapped(loss, level) / expected).toBeCloseTo(1, 9);
  });

  it("is no more than the cap, which the rest of the events cost", () => {
    const event = { severity: range, cap: 2000 };
    expect(eventQuantile(event, 0.99)).toBe(2000);
    expect(eventExceedance(event, 2000)).toBe(0);
    expect(eventExceedance(event, 1999)).toBeGreaterThan(0.36);
  });

  it("is exceeded by the other events, and rises with the share", () => {
    fc.assert(
      fc.property(
        severity(),
        fc.option(amount(), { nil: Infinity }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (loss, cap, level, other) => {
          const event = { severity: loss, cap };
          const at = eventQuantile(event, level);
          expect(eventQuantile(event, Math.max(level, other))).toBeGreaterThanOrEqual(at);
          expect(eventExceedance(event, at * (1 + 1e-12))).toBeLessThanOrEqual(1 - level + 1e-6);
          expect(eventExceedance(event, at * (1 - 1e-12))).toBeGreaterThanOrEqual(1 - level - 1e-6);
        },
      ),
    );
  });
});

interface Known {
  readonly loss: Severity;
  readonly level: number;
  readonly expected: number;
}
