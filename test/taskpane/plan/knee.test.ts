import { kneeOf } from "../../../src/session/plan/knee";
import { markedKnee } from "../../../src/taskpane/plan/marked-knee";

const curve = (...points: readonly (readonly [number, number])[]) =>
  points.map(([budget, loss]) => ({ budget, loss }));

describe("the point from which more money hardly helps", () => {
  it("is the last up to which each unit of money avoids at least as much", () => {
    const points = curve([0, 1000], [100, 700], [200, 500], [300, 450], [400, 440]);
    expect(kneeOf(points)).toEqual({ budget: 200, loss: 500, step: { money: 100, rate: 0.5 } });
    expect(markedKnee(points, String)?.meaning).toBe(
      "Beyond 200 each further 100 avoids 50 a year or less.",
    );
  });

  it("looks over a stretch that avoids nothing by itself", () => {
    // From 0 to 300 each unit avoids 2, though the first 200 avoid nothing.
    const points = curve([0, 1000], [100, 1000], [200, 1000], [300, 400], [400, 390]);
    expect(kneeOf(points)).toMatchObject({ budget: 300, loss: 400 });
  });

  it("is none where no money pays, and unmarked where all of it does", () => {
    expect(kneeOf(curve([0, 1000], [100, 950]))).toBe(null);
    expect(kneeOf([])).toBe(null);
    const all = curve([0, 1000], [100, 800]);
    expect(kneeOf(all)).toEqual({ budget: 100, loss: 800, step: null });
    expect(markedKnee(all, String)).toBe(null);
  });
});
