import fc from "fast-check";
import { lossFit } from "../../../src/core";
import oracle from "../../golden/further-estimates.json";

const eight = [12000, 45000, 7000, 150000, 33000, 21000, 88000, 5200];
const someLosses = fc.array(fc.double({ min: 1001, max: 1e7, noNaN: true }), {
  minLength: 3,
  maxLength: 30,
});

describe("lossFit", () => {
  it("is what the oracle found from mean and deviation of the logarithms", () => {
    const [found] = oracle.cases.filter(({ call }) => call.fn === "LOSS_FIT");
    const { low, median, high, mean } = lossFit(found?.call.losses ?? []);
    const expected = found?.value as readonly number[];
    for (const [index, value] of [low, median, high, mean].entries()) {
      expect(value / (expected[index] ?? NaN)).toBeCloseTo(1, 10);
    }
  });

  // Solved by halving α in 40 digits (mpmath), from the moments of the truncated normal distribution.
  it.each`
    losses                                                      | threshold | low                 | median                | high                  | mean                  | below                | distance
    ${eight}                                                    | ${0}      | ${3619.6920661273}  | ${25518.214792190505} | ${179899.08375743835} | ${51639.290924984525} | ${0}                 | ${0.112429626887967}
    ${eight}                                                    | ${5000}   | ${927.368188633576} | ${12138.4595767041}   | ${158882.09526831}    | ${41210.6679957035}   | ${0.285266374097655} | ${0.142089063074786}
    ${[10500, 11500, 13000, 14500, 17000, 21000, 28000, 16500]} | ${10000}  | ${6695.97062000576} | ${13205.3787845137}   | ${26042.8306422788}   | ${14380.2674131741}   | ${0.250339198787598} | ${0.110617906394303}
    ${[10500, 11200, 12000, 13300, 15000, 18000, 25000, 48000]} | ${10000}  | ${5.7342103955609}  | ${93.9144466757626}   | ${1538.12341822033}   | ${398.240708465207}   | ${0.996985204943549} | ${0.0957667183811836}
  `("of $losses above $threshold has median $median", (row: Record<string, number>) => {
    const found = lossFit(row.losses as unknown as number[], row.threshold);
    expect(found.low / (row.low ?? NaN)).toBeCloseTo(1, 9);
    expect(found.median / (row.median ?? NaN)).toBeCloseTo(1, 9);
    expect(found.high / (row.high ?? NaN)).toBeCloseTo(1, 9);
    expect(found.mean / (row.mean ?? NaN)).toBeCloseTo(1, 9);
    expect(found.shareBelow).toBeCloseTo(row.below ?? NaN, 11);
    expect(found.frequencyFactor * (1 - found.shareBelow)).toBeCloseTo(1, 10);
    expect(found.largestDistance).toBeCloseTo(row.distance ?? NaN, 10);
  });

  it("does not depend on the order of the losses, to the last bit", () => {
    fc.assert(
      fc.property(someLosses, (losses) => {
        fc.pre(new Set(losses).size > 1);
        expect(lossFit([...losses].reverse())).toEqual(lossFit(losses));
      }),
      { numRuns: 50 },
    );
  });

  it("tends to the fit without a threshold as that goes to 0, but for n in place of n - 1", () => {
    const far = lossFit(eight, 1e-9);
    const whole = lossFit(eight);
    expect(far.curve.mu).toBeCloseTo(whole.curve.mu, 10);
    expect(far.curve.sigma).toBeCloseTo(whole.curve.sigma * Math.sqrt(7 / 8), 10);
    expect(far.shareBelow).toBeLessThan(1e-100);
  });

  it("is as large times a unit as the losses are, threshold included", () => {
    const one = lossFit(eight, 5000);
    const thousand = lossFit(
      eight.map((loss) => loss * 1000),
      5e6,
    );
    expect(thousand.low / one.low).toBeCloseTo(1000, 7);
    expect(thousand.mean / one.mean).toBeCloseTo(1000, 7);
    expect(thousand.largestDistance).toBeCloseTo(one.largestDistance, 11);
  });

  it.each`
    losses                      | threshold    | expected
    ${[]}                       | ${undefined} | ${"losses must be two or more: one loss has no spread, got none"}
    ${[5000]}                   | ${undefined} | ${"losses must be two or more: one loss has no spread, got 1"}
    ${[5000, 5000, 5000]}       | ${undefined} | ${"losses must differ: equal losses have no spread, got 3 times 5000"}
    ${[5000, 7000, 9000, 4000]} | ${5000}      | ${"losses must be greater than the threshold, below which losses are not recorded, got 2 of 4 at or below 5000"}
    ${[5000, 7000]}             | ${-1}        | ${"threshold must be 0 or more, got -1"}
    ${[101, 102, 110, 1e6]}     | ${100}       | ${"losses must bend as a lognormal does: above this threshold they thin out so slowly that no lognormal fits best (the variance of ln(loss/threshold) must be below the square of its mean); take a higher threshold, or leave it out if all losses are recorded, got 15.76 beside 5.447"}
  `(
    "refuses $losses above $threshold: $expected",
    (row: { losses: number[]; threshold: number | undefined; expected: string }) => {
      expect(() => lossFit(row.losses, row.threshold)).toThrow(row.expected);
    },
  );
});
