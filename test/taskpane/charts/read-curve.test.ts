import fc from "fast-check";
import type { LossPoint } from "../../../src/taskpane/charts/chart-contents";
import {
  bentCurve,
  chanceAt,
  levelsOf,
  lossAt,
  nearestLevel,
  readingOf,
} from "../../../src/taskpane/charts/loss/read-curve";
import { readingLevels } from "../../../src/taskpane/charts/reading-levels";

/** 100,000 or more in 4 years of 10, 1,000,000 in one of 10, and never more. */
const steps: readonly LossPoint[] = [
  { loss: 0, chance: 0.4 },
  { loss: 100_000, chance: 0.4 },
  { loss: 100_000, chance: 0.1 },
  { loss: 1_000_000, chance: 0.1 },
  { loss: 1_000_000, chance: 0 },
];
const straight: readonly LossPoint[] = [
  { loss: 0, chance: 0.8 },
  { loss: 800, chance: 0 },
];

describe("a curve of losses read at a chance", () => {
  it.each`
    curve       | chance  | loss         | because
    ${straight} | ${0.2}  | ${600}       | ${"a straight line is read on it"}
    ${straight} | ${0.8}  | ${0}         | ${"so many years cost something"}
    ${straight} | ${0.9}  | ${0}         | ${"not that many years cost anything"}
    ${steps}    | ${0.4}  | ${0}         | ${"0 is the smallest loss that no more years exceed"}
    ${steps}    | ${0.3}  | ${100_000}   | ${"it drops there from 0.4 to 0.1"}
    ${steps}    | ${0.1}  | ${100_000}   | ${"no more than 0.1 exceed it"}
    ${steps}    | ${0.05} | ${1_000_000} | ${"it drops there from 0.1 to 0"}
  `("gives $loss at $chance: $because", ({ curve, chance, loss }) => {
    expect(lossAt(curve as readonly LossPoint[], chance as number)).toBeCloseTo(loss as number, 9);
  });

  it("gives nothing where the curve does not reach", () => {
    expect(lossAt([], 0.5)).toBeNull();
    expect(
      lossAt(
        [
          { loss: 0, chance: 0.8 },
          { loss: 9, chance: 0.01 },
        ],
        0.001,
      ),
    ).toBeNull();
    expect(lossAt([{ loss: 5, chance: 0.3 }], 0.5)).toBeNull();
    expect(lossAt([{ loss: 5, chance: 0.3 }], 0.3)).toBe(5);
  });

  it("gives each point of a falling curve at its chance to the last bit, and leads back between them", () => {
    const curves = fc
      .array(
        fc.tuple(
          fc.double({ min: 0.01, max: 1e10, noNaN: true }),
          fc.double({ min: 0.01, max: 1, noNaN: true }),
        ),
        {
          minLength: 2,
          maxLength: 20,
        },
      )
      .map((pairs) => {
        let [loss, chance] = [0, 1];
        return pairs.map(([more, times]) => {
          const point = { loss, chance };
          loss += more;
          chance *= times * 0.99;
          return point;
        });
      });
    fc.assert(
      fc.property(curves, fc.double({ min: 0, max: 1, noNaN: true }), (points, part) => {
        for (const { loss, chance } of points) expect(lossAt(points, chance)).toBe(loss);
        const rarest = points.at(-1)?.chance ?? 0;
        const chance = rarest + part * (1 - rarest);
        expect(chanceAt(points, lossAt(points, chance) ?? -1)).toBeCloseTo(chance, 6);
      }),
    );
  });

  it("says what was computed for a chance rather than what the line shows", () => {
    const readings = [{ loss: 601.5, chance: 0.2 }];
    expect(readingOf({ name: "Today", points: straight, readings }, 0.2)).toBe(601.5);
    expect(readingOf({ name: "Today", points: straight, readings }, 0.1)).toBeCloseTo(700, 9);
  });
});

describe("the chance read at a loss", () => {
  it.each`
    loss         | chance | because
    ${0}         | ${0.4} | ${"the curve begins there"}
    ${50_000}    | ${0.4} | ${"it is level there"}
    ${100_000}   | ${0.1} | ${"at a drop its foot counts: no more exceed it"}
    ${2_000_000} | ${0}   | ${"nothing is beyond"}
  `("is $chance at $loss: $because", ({ loss, chance }) => {
    expect(chanceAt(steps, loss as number)).toBe(chance);
  });

  it("is unknown before the curve begins", () => {
    expect(chanceAt([{ loss: 5, chance: 0.3 }], 4)).toBeNull();
  });
});

describe("the levels of a curve", () => {
  const named = (points: readonly LossPoint[]) =>
    levelsOf({ name: "Today", points })
      .filter(({ isRound }) => isRound)
      .map(({ of }) => of);

  it("begin where a year costs anything and end where the curve does", () => {
    expect(
      named([
        { loss: 0, chance: 0.5 },
        { loss: 9, chance: 0.01 },
      ]),
    ).toEqual([2, 5, 10, 20, 50, 100]);
    expect(
      named([
        { loss: 0, chance: 0.003 },
        { loss: 9, chance: 0.0009 },
      ]),
    ).toEqual([500, 1000]);
    expect(named([])).toEqual([]);
  });

  it("become rarer from one to the next, and each is said as it is", () => {
    readingLevels.forEach(({ years, of, chance }, index) => {
      expect(chance).toBe(years / of);
      expect(chance).toBeLessThan(readingLevels[index - 1]?.chance ?? 1);
    });
  });

  it("have a nearest one to any chance", () => {
    const nearest = (chance: number) => readingLevels[nearestLevel(readingLevels, chance)]?.of;
    expect([0.05, 0.0101, 0.3, 1e-9].map(nearest)).toEqual([20, 100, 3, 10_000]);
    expect(nearestLevel([], 0.05)).toBe(0);
  });
});

describe("a curve bent for axes of tenfold steps", () => {
  it("begins where the axis does, keeps its points and its drops, and is the same curve between them", () => {
    const bent = bentCurve(straight, 10);
    expect(bent[0]).toEqual({ loss: 10, chance: 0.79 });
    expect(bent.at(-1)).toEqual({ loss: 800, chance: 0 });
    expect(bent.length).toBeGreaterThan(30);
    for (const { loss, chance } of bent) expect(chance).toBeCloseTo(0.8 - loss / 1000, 12);
    expect(bentCurve(steps, 50_000).filter(({ loss }) => loss === 100_000)).toEqual(
      steps.filter(({ loss }) => loss === 100_000),
    );
  });
});
