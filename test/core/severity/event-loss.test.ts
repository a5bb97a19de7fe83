import fc from "fast-check";
import type { EventLoss, Severity } from "../../../src/core";
import { meanEventLoss, severityFrom, severityMean } from "../../../src/core";
import golden from "../../golden/closed-form.json";
import { amount, eventLoss, severity } from "../../support/model/arbitraries";
import { inCurrency } from "../../support/model/in-currency";

const published = (what: string): number => {
  const row = golden.rows.find(([name]) => name === what);
  if (typeof row?.[1] !== "number") throw new Error(`no golden row ${what}`);
  return row[1];
};
const names = {
  ...{ low: "low", median: "median", high: "high", mean: "mean", standardDeviation: "sd" },
  ...{ min: "min", mostLikely: "mostLikely", max: "max", loss: "loss", model: "model" },
};
const from = (figures: Record<string, number>, model: "triangular" | null = null): Severity =>
  severityFrom({ figures, lowLevel: 0.05, highLevel: 0.95, levelsStated: true, model }, names);
const event = (severity: Severity, rest: Partial<EventLoss> = {}): EventLoss => ({
  ...{ severity, cap: Infinity, lossReduction: 0, cover: null },
  ...rest,
});
const range = from({ low: 1e5, high: 1e6 });

/** Simpson's rule: an integral nobody derived, to hold the closed forms against. */
function integral(f: (x: number) => number, from: number, to: number): number {
  const n = 4000;
  const h = (to - from) / n;
  let sum = f(from) + f(to);
  for (let i = 1; i < n; i++) sum += f(from + i * h) * (i % 2 === 0 ? 2 : 4);
  return (sum * h) / 3;
}

describe("the mean loss of an event", () => {
  it.each`
    severity                                                    | expected                                                         | source
    ${from({ low: 635000, high: 19e6 })}                        | ${published("lognormal mean from 90% range (635000, 19000000)")} | ${"riskquant, test_model_lognormal.py"}
    ${from({ min: 5e6, mostLikely: 1e7, max: 2e7 })}            | ${published("PERT mean (5e6,1e7,2e7)")}                          | ${"standard PERT: (min + 4 mode + max) / 6"}
    ${from({ min: 10, mostLikely: 20, max: 60 }, "triangular")} | ${30}                                                            | ${"triangular: (min + mode + max) / 3"}
    ${from({ min: 0, max: 500 })}                               | ${250}                                                           | ${"uniform: (min + max) / 2"}
    ${from({ loss: 777 })}                                      | ${777}                                                           | ${"the same every time"}
    ${from({ mean: 5000, standardDeviation: 20000 })}           | ${5000}                                                          | ${"mean and SD are of the loss, not of its logarithm"}
    ${from({ median: 1000, high: 10000 })}                      | ${1000 * Math.exp((Math.log(10) / 1.6448536269514722) ** 2 / 2)} | ${"exp(mu + sigma²/2), sigma = ln(high/median)/z"}
  `("is $expected: $source", ({ severity, expected }: { severity: Severity; expected: number }) => {
    expect(severityMean(severity) / expected).toBeCloseTo(1, 9);
  });

  it.each`
    what                         | rest                                                                       | view       | expected
    ${"a cap acts first"}        | ${{ cap: 5e5, lossReduction: 0.4, cover: { retention: 1e5, limit: 2e5 } }} | ${"net"}   | ${published("order of effects: range (1e5,1e6), cap 5e5, loss reduction .4, retention 1e5, limit 2e5: net per event")}
    ${"then reductions"}         | ${{ cap: 5e5, lossReduction: 0.4, cover: { retention: 1e5, limit: 2e5 } }} | ${"gross"} | ${published("the same without insurance")}
    ${"an insurer pays a layer"} | ${{ cover: { retention: 250000, limit: 500000 } }}                         | ${"net"}   | ${severityMean(range) - published("per-event layer 500k xs 250k on range (1e5,1e6), per event")}
  `(
    "follows the order of effects: $what",
    ({ rest, view, expected }: { rest: Partial<EventLoss>; view: "net"; expected: number }) => {
      expect(meanEventLoss(event(range, rest), view) / expected).toBeCloseTo(1, 9);
    },
  );

  it.each`
    severity
    ${from({ min: 5e6, mostLikely: 1e7, max: 2e7 })}
    ${from({ min: 0, mostLikely: 3, max: 10 })}
    ${from({ min: 2, mostLikely: 2, max: 9 })}
    ${from({ min: 2, mostLikely: 9, max: 9 })}
    ${from({ min: 10, mostLikely: 20, max: 60 }, "triangular")}
    ${from({ min: 10, mostLikely: 10, max: 60 }, "triangular")}
    ${from({ min: 10, mostLikely: 60, max: 60 }, "triangular")}
    ${from({ min: 1, max: 4 })}
  `(
    "up to a cap is the area below the exceedance curve: $severity",
    ({
      severity,
    }: {
      severity: { kind: string; min: number; max: number; mostLikely: number } & Severity;
    }) => {
      const { min, max } = severity;
      const width = max - min;
      // The densities written out as their textbooks give them, integrated numerically.
      const peak = severity.kind === "uniform" ? 0 : (severity.mostLikely - min) / width;
      const alpha = 1 + 4 * peak;
      const weight = (t: number): number =>
        ({
          uniform: 1,
          triangular: t < peak || peak === 1 ? t / peak : (1 - t) / (1 - peak),
          pert: t ** (alpha - 1) * (1 - t) ** (5 - alpha),
        })[severity.kind as "uniform" | "triangular" | "pert"];
      const pieces = (f: (t: number) => number, to: number): number =>
        to <= peak ? integral(f, 0, to) : integral(f, 0, peak) + integral(f, peak, to);
      const total = pieces(weight, 1);
      for (const t of [0.1, 0.37, 0.5, 0.93]) {
        const below = pieces((u) => u * weight(u), t) / total;
        const above = t * (1 - pieces(weight, t) / total);
        const limited = meanEventLoss(event(severity, { cap: min + t * width }), "inherent");
        expect((limited - min) / width).toBeCloseTo(below + above, 6);
        const cover = { retention: 1e-9, limit: min + t * width - 1e-9 };
        const beyond = meanEventLoss(event(severity, { cover }), "net");
        expect(beyond / width).toBeCloseTo(severityMean(severity) / width - limited / width, 6);
      }
    },
  );

  it("never rises through a cap, a reduction or a cover, and is never negative", () => {
    fc.assert(
      fc.property(eventLoss(), (loss) => {
        const uncapped = meanEventLoss({ ...loss, cap: Infinity }, "inherent");
        const inherent = meanEventLoss(loss, "inherent");
        const gross = meanEventLoss(loss, "gross");
        const net = meanEventLoss(loss, "net");
        expect(inherent).toBeLessThanOrEqual(uncapped);
        expect(gross).toBeLessThanOrEqual(inherent);
        expect(net).toBeLessThanOrEqual(gross);
        expect(net).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("is what lies below the retention where the limit is beyond every loss", () => {
    fc.assert(
      fc.property(severity(), amount(), (loss, retention) => {
        const net = meanEventLoss(event(loss, { cover: { retention, limit: 1e40 } }), "net");
        const below = meanEventLoss(event(loss, { cap: retention }), "inherent");
        expect(Math.abs(net / below - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  it("is the whole loss less a layer, whatever the layer", () => {
    fc.assert(
      fc.property(severity(), amount(), amount(), (loss, retention, limit) => {
        const kept = meanEventLoss(event(loss, { cover: { retention, limit } }), "net");
        const upTo = (cap: number): number => meanEventLoss(event(loss, { cap }), "inherent");
        const layer = upTo(retention + limit) - upTo(retention);
        const whole = severityMean(loss);
        expect(Math.abs(kept - (whole - layer))).toBeLessThanOrEqual(1e-9 * whole);
      }),
    );
  });

  it("keeps its digits where a policy of cents stands before a loss of trillions", () => {
    const huge = from({ min: 0.01, mostLikely: 1, max: 1e16 });
    const loss = event(huge, { cap: 1, cover: { retention: 0.99, limit: 0.01 } });
    expect(meanEventLoss(loss, "net")).toBeCloseTo(0.99, 12);
  });

  it("scales with the currency", () => {
    fc.assert(
      fc.property(eventLoss(), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (loss, rate) => {
        for (const view of ["inherent", "gross", "net"] as const) {
          const before = meanEventLoss(loss, view) * rate;
          const after = meanEventLoss(inCurrency(loss, rate), view);
          expect(Math.abs(after - before)).toBeLessThanOrEqual(
            1e-9 * meanEventLoss(loss, "inherent") * rate,
          );
        }
      }),
    );
  });
});
