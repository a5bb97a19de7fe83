import fc from "fast-check";
import { evenAxis, tenfoldAxis } from "../../../src/taskpane/charts/drawing/axis-scales";

describe("an axis of even steps", () => {
  it.each`
    largest       | to         | ticks
    ${13_600_000} | ${15e6}    | ${[0, 5e6, 10e6, 15e6]}
    ${1}          | ${1}       | ${[0, 0.2, 0.4, 0.6, 0.8, 1]}
    ${0.003}      | ${0.003}   | ${[0, 0.001, 0.002, 0.003]}
    ${4.1e250}    | ${5e250}   | ${[0, 1e250, 2e250, 3e250, 4e250, 5e250]}
    ${1.7e308}    | ${1.7e308} | ${[0, 0.5e308, 1e308, 1.5e308]}
  `("up to $largest ends at $to, with round ticks from 0", ({ largest, to, ticks }) => {
    const axis = evenAxis(largest as number, [40, 240], 4);
    expect(axis.to / (to as number)).toBeCloseTo(1, 12);
    expect(axis.ticks.map((tick) => tick / axis.to)).toEqual(
      (ticks as number[]).map((tick) => expect.closeTo(tick / (to as number), 12) as number),
    );
    expect(axis.at(0)).toBe(40);
    expect(axis.at(axis.to)).toBe(240);
  });

  it("puts half of the largest in the middle, and what is beyond at its end", () => {
    const axis = evenAxis(100, [180, 20], 4);
    expect(axis.at(50)).toBe(100);
    expect(axis.at(1000)).toBe(20);
    expect(axis.at(-1)).toBe(180);
  });
});

describe("an axis of tenfold steps", () => {
  it.each`
    least    | largest       | from     | to       | ticks
    ${3_000} | ${13_600_000} | ${2_000} | ${20e6}  | ${[1e4, 1e5, 1e6, 1e7]}
    ${1}     | ${90e6}       | ${5_000} | ${100e6} | ${[1e4, 1e5, 1e6, 1e7, 1e8]}
    ${0.001} | ${0.4}        | ${0.001} | ${0.5}   | ${[0.001, 0.01, 0.1]}
    ${0.1}   | ${0.4}        | ${0.05}  | ${0.5}   | ${[0.05, 0.1, 0.2, 0.5]}
    ${7}     | ${7}          | ${1}     | ${10}    | ${[1, 2, 5, 10]}
    ${2e249} | ${4e250}      | ${2e249} | ${5e250} | ${[2e249, 5e249, 1e250, 2e250, 5e250]}
  `(
    "from $least to $largest goes from $from to $to, its ends and ticks 1, 2 or 5 at the front",
    ({
      least,
      largest,
      from,
      to,
      ticks,
    }: Record<"least" | "largest" | "from" | "to", number> & {
      ticks: number[];
    }) => {
      const axis = tenfoldAxis(least, largest, [0, 300], 5, 4);
      expect([axis.from, axis.to]).toEqual([from, to]);
      expect(axis.ticks).toEqual(ticks);
      expect(axis.at(0)).toBe(0);
    },
  );

  it("gives each power of ten as much room as the next", () => {
    const axis = tenfoldAxis(1, 1000, [0, 300], 5, 6);
    expect([1, 10, 100, 1000].map((value) => Math.round(axis.at(value)))).toEqual([
      0, 100, 200, 300,
    ]);
  });

  it("holds its ticks, and few of them, whatever is drawn", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -9, max: 250, noNaN: true }),
        fc.double({ min: 0, max: 12, noNaN: true }),
        (exponent, more) => {
          const least = 10 ** exponent;
          const largest = least * 10 ** more;
          const axis = tenfoldAxis(least, largest, [0, 300], 4, 4);
          expect(axis.to).toBeGreaterThanOrEqual(largest);
          expect(axis.ticks.length).toBeGreaterThanOrEqual(1);
          expect(axis.ticks.length).toBeLessThanOrEqual(4);
          for (const tick of axis.ticks) {
            expect(axis.at(tick)).toBeGreaterThanOrEqual(0);
            expect(axis.at(tick)).toBeLessThanOrEqual(300);
          }
        },
      ),
    );
  });
});
