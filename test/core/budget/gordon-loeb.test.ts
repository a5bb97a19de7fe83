import fc from "fast-check";
import type { BreachCurve } from "../../../src/core";
import { gordonLoebSpend } from "../../../src/core";
import golden from "../../golden/gordon-loeb/optima.json";
import { amount, share } from "../../support/model/arbitraries";

interface Row {
  readonly loss: number;
  readonly v: number;
  readonly on: BreachCurve;
  readonly optimum: number;
}

const productivity = (): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(1e-12), max: Math.log(10), noNaN: true }).map(Math.exp);
const curve = (): fc.Arbitrary<BreachCurve> =>
  fc.oneof(
    fc
      .double({ min: 0.05, max: 20, noNaN: true })
      .map((beta): BreachCurve => ({ kind: "I", beta })),
    fc.constant<BreachCurve>({ kind: "II" }),
  );
const breach = (z: number, v: number, alpha: number, on: BreachCurve): number =>
  on.kind === "I" ? v / (alpha * z + 1) ** on.beta : v ** (alpha * z + 1);

describe("Gordon and Loeb's optimum", () => {
  it.each(
    golden.rows.map(([loss, v, kind, beta, optimum]): Row => ({
      loss: Number(loss),
      v: Number(v),
      on: kind === "I" ? { kind, beta: Number(beta) } : { kind: "II" },
      optimum: Number(optimum),
    })),
  )("of loss $loss and vulnerability $v on $on is where bisection finds it", (row) => {
    const found = gordonLoebSpend(row.loss, row.v, 1e-5, row.on);
    // A threshold that is met exactly, .02 × 5,000,000 × .00001 = 1, is missed by the rounding of its factors.
    expect(Math.abs(found - row.optimum)).toBeLessThanOrEqual(1e-12 * row.optimum + 1e-9);
  });

  it("never exceeds 1/e of the expected loss, and never falls below 0", () => {
    fc.assert(
      fc.property(amount(), share(), productivity(), curve(), (loss, v, alpha, on) => {
        const optimum = gordonLoebSpend(loss, v, alpha, on);
        expect(optimum).toBeGreaterThanOrEqual(0);
        expect(optimum).toBeLessThanOrEqual(((v * loss) / Math.E) * (1 + 1e-12));
      }),
      { numRuns: 500 },
    );
  });

  it.each`
    what                                            | v             | alphaL           | on                        | share
    ${"1/4 on curve I with β = 1, at v α L = 4"}    | ${0.5}        | ${8}             | ${{ kind: "I", beta: 1 }} | ${1 / 4}
    ${"(2/3)³ on curve I with β = 2"}               | ${0.5}        | ${(27 / 16) * 2} | ${{ kind: "I", beta: 2 }} | ${8 / 27}
    ${"1/e on curve II, at -α v L ln v = e, v=1/e"} | ${1 / Math.E} | ${Math.E ** 2}   | ${{ kind: "II" }}         | ${1 / Math.E}
  `(
    "reaches at most $what",
    ({
      v,
      alphaL,
      on,
      share: most,
    }: {
      v: number;
      alphaL: number;
      on: BreachCurve;
      share: number;
    }) => {
      const alpha = 1e-5;
      const loss = alphaL / alpha;
      const shareAt = (factor: number): number =>
        gordonLoebSpend(loss * factor, v, alpha, on) / (v * loss * factor);
      expect(shareAt(1)).toBeCloseTo(most, 12);
      expect(shareAt(0.8)).toBeLessThan(most);
      expect(shareAt(1.25)).toBeLessThan(most);
    },
  );

  it("nets at least as much as any other spend", () => {
    fc.assert(
      fc.property(
        amount(),
        share(),
        productivity(),
        curve(),
        share(),
        (loss, v, alpha, on, part) => {
          const net = (z: number): number => (v - breach(z, v, alpha, on)) * loss - z;
          const best = net(gordonLoebSpend(loss, v, alpha, on));
          expect(net(part * v * loss)).toBeLessThanOrEqual(best + 1e-12 * v * loss);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is nothing where a breach never or always happens, on curve II also close to both", () => {
    for (const v of [0, 1e-9, 1 - 1e-9, 1]) {
      expect(gordonLoebSpend(1e6, v, 1e-5, { kind: "II" })).toBe(0);
    }
    expect(gordonLoebSpend(1e6, 0.5, 1e-5, { kind: "II" })).toBeGreaterThan(0);
    expect(gordonLoebSpend(1e6, 0, 1e-5)).toBe(0);
    expect(gordonLoebSpend(0, 0.5, 1e-5)).toBe(0);
  });
});
