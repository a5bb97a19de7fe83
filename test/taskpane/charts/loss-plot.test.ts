import type { LossMark, LossSeries } from "../../../src/taskpane/charts/chart-contents";
import { plotRoom } from "../../../src/taskpane/charts/drawing/plot-room";
import {
  drawnCurve,
  isWithin,
  lossAxes,
  type LossExtent,
  lossExtent,
} from "../../../src/taskpane/charts/loss/loss-plot";

const heavy: LossSeries = {
  name: "Today",
  points: [
    { loss: 0, chance: 0.5 },
    { loss: 100, chance: 0.005 },
    { loss: 1000, chance: 0.001 },
  ],
};
const budget = (loss: number): LossMark => ({ name: "Budget", loss, chance: 0.01, meaning: "" });
const room = plotRoom(300, ["1,000"]);
const extentOf = (...[series, marks, scale]: Parameters<typeof lossExtent>): LossExtent => {
  const extent = lossExtent(series, marks, scale);
  if (!extent) throw new Error("the curves must have losses");
  return extent;
};

describe("the axes of a chart of losses", () => {
  it("begin at 0 and end at one year in 200 where steps are even, and reach to the end of the curve where not", () => {
    const even = lossAxes(extentOf([heavy], [], "linear"), "linear", room).money;
    expect([even.from, even.to]).toEqual([0, 100]);
    const tenfold = lossAxes(extentOf([heavy], [], "log"), "log", room).money;
    expect([tenfold.from, tenfold.to]).toEqual([50, 1000]);
  });

  it("make room for a mark, unless it is so far away that the curve would vanish", () => {
    expect(extentOf([heavy], [budget(250)], "linear").largest).toBe(250);
    const far = extentOf([heavy], [budget(1e9)], "linear");
    expect(far.largest).toBe(100);
    expect([budget(1e9), budget(90)].map((mark) => isWithin(mark, far))).toEqual([false, true]);
  });

  it("count whole years, of more years where losses are rare", () => {
    const often = lossAxes(extentOf([heavy], [], "linear"), "linear", room).chance;
    expect(often.ticks).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    const points = heavy.points.map(({ loss, chance }) => ({ loss, chance: chance / 250 }));
    const extent = extentOf([{ name: "Today", points }], [], "linear");
    expect(extent.yearsOf).toBe(10_000);
    const rare = lossAxes(extent, "linear", room).chance;
    expect(rare.ticks.map((tick) => tick * extent.yearsOf)).toEqual([0, 5, 10, 15, 20]);
  });

  it("are none where no year costs anything", () => {
    expect(lossExtent([], [], "linear")).toBeNull();
    const none: LossSeries = { name: "Today", points: [{ loss: 0, chance: 0 }] };
    expect(lossExtent([none], [budget(5)], "log")).toBeNull();
  });
});

describe("a curve on even axes", () => {
  it("runs to their end at the chance it has there", () => {
    const axes = lossAxes(extentOf([heavy], [budget(190)], "linear"), "linear", room);
    expect(axes.money.to).toBe(200);
    const end = drawnCurve(heavy.points, "linear", axes).at(-1);
    expect(end?.loss).toBe(200);
    expect(end?.chance).toBeCloseTo(0.005 - (0.004 * 100) / 900, 12);
  });
});
