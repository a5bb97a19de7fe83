import type { EventLoss, Severity } from "../../../src/core";
import { eventPlot } from "../../../src/taskpane/charts/event/event-plot";

const width = 300;
const plotOf = (severity: Severity, ends: readonly [number, number], cap = Infinity) => {
  const event: Pick<EventLoss, "severity" | "cap"> = { severity, cap };
  return eventPlot(event, ends, [0, width]);
};
const range = (low: number, high: number): Severity => ({
  kind: "lognormal",
  mu: Math.log(low * high) / 2,
  sigma: Math.log(high / low) / (2 * 1.6448536269514722),
});
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe("the bars of what an event costs", () => {
  it("are alike for amounts that are alike, from the least to the most", () => {
    const plot = plotOf({ kind: "uniform", min: 250, max: 750 }, [250, 750]);
    expect(plot?.isTenfold).toBe(false);
    expect(plot?.bars[0]?.left).toBeCloseTo(plot?.axis.at(250) ?? NaN, 9);
    expect(plot?.bars.at(-1)?.right).toBeCloseTo(plot?.axis.at(750) ?? NaN, 9);
    for (const { height, isWithin } of plot?.bars ?? []) {
      expect(height).toBeCloseTo(1, 9);
      expect(isWithin).toBe(true);
    }
  });

  it("are even in steps of ten times for a wide range, nine tenths of them between its ends", () => {
    const [low, high] = [250_000, 9_000_000];
    const plot = plotOf(range(low, high), [low, high]);
    expect(plot?.isTenfold).toBe(true);
    const bars = plot?.bars ?? [];
    const heights = bars.map(({ height }) => height);
    // A range is the same on either side of its median, in such steps.
    heights.forEach((height, bar) => {
      expect(height).toBeCloseTo(heights.at(-1 - bar) ?? NaN, 6);
    });
    const inside = sum(bars.filter(({ isWithin }) => isWithin).map(({ height }) => height));
    // 0.9 of the events of which 0.99 are drawn, but for parts of a bar at each end.
    expect(inside / sum(heights)).toBeCloseTo(0.9 / 0.99, 1);
    expect(plot?.axis.at(low)).toBeGreaterThan(bars[0]?.left ?? NaN);
    expect(plot?.axis.at(high)).toBeLessThan(bars.at(-1)?.right ?? NaN);
  });

  it("are even in money for a narrow range, on an axis from 0", () => {
    const plot = plotOf(range(100, 300), [100, 300]);
    expect(plot).toMatchObject({ isTenfold: false, axis: { from: 0 } });
  });

  it("end at the cap with all events that would cost more", () => {
    const plot = plotOf({ kind: "uniform", min: 0, max: 1000 }, [0, 1000], 400);
    const bars = plot?.bars ?? [];
    expect(bars.at(-1)?.right).toBeCloseTo(plot?.axis.at(400) ?? NaN, 9);
    // Six tenths of the events beside bars of equal parts of the other four.
    expect(bars.at(-1)?.height).toBe(1);
    expect(bars[0]?.height).toBeCloseTo(0.4 / bars.length / (0.6 + 0.4 / bars.length), 9);
    expect(plot?.axis.at(1000)).toBe(width);
  });

  it("are none where all events cost the same", () => {
    expect(plotOf({ kind: "fixed", amount: 60 }, [60, 60])).toBeNull();
    expect(plotOf({ kind: "uniform", min: 50, max: 80 }, [50, 80], 40)).toBeNull();
  });
});
