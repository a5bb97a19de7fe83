import fc from "fast-check";
import { closedIn } from "../../../src/core/numeric/bracketed-root";
import { leastBetween } from "../../../src/core/numeric/least-between";

/** A function that counts how often it is asked. */
function counted(f: (x: number) => number): { f: (x: number) => number; asked: () => number } {
  let asked = 0;
  return { f: (x) => (asked++, f(x)), asked: () => asked };
}

const between = (f: (x: number) => number, low: number, high: number) =>
  closedIn(f, [
    { at: low, value: f(low) },
    { at: high, value: f(high) },
  ]);

describe("closing in on a change of sign", () => {
  it.each`
    f                                     | low     | high   | root                  | most  | what
    ${(x: number) => x * x - 2}           | ${1}    | ${2}   | ${Math.SQRT2}         | ${15} | ${"a parabola"}
    ${(x: number) => Math.log(x)}         | ${0.01} | ${5}   | ${1}                  | ${20} | ${"a logarithm"}
    ${(x: number) => Math.cos(x) - x}     | ${0}    | ${1}   | ${0.7390851332151607} | ${12} | ${"Dottie's number"}
    ${(x: number) => x * Math.exp(x) - 1} | ${-1}   | ${1}   | ${0.5671432904097838} | ${18} | ${"the omega constant, trial of Oliveira & Takahashi"}
    ${(x: number) => 2 - x}               | ${1e-9} | ${1e9} | ${2}                  | ${99} | ${"a line over eighteen powers of ten"}
    ${(x: number) => (x < 0.3 ? -1 : 7)}  | ${0}    | ${1}   | ${0.3}                | ${65} | ${"a jump"}
  `(
    "finds $what at $root within $most questions",
    ({
      f,
      low,
      high,
      root,
      most,
    }: Record<"low" | "high" | "root" | "most", number> & { f: (x: number) => number }) => {
      const { f: asking, asked } = counted(f);
      const [a, b] = between(asking, low, high);
      expect(Math.abs(a.at - root)).toBeLessThanOrEqual(8e-16 * high);
      expect(Math.abs(b.at - root)).toBeLessThanOrEqual(8e-16 * high);
      expect(a.value * b.value).toBeLessThanOrEqual(0);
      expect(asked()).toBeLessThanOrEqual(most + 2);
    },
  );

  it("keeps the root of any rising function between its ends, whichever comes first", () => {
    const place = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.1, max: 5, noNaN: true }), (x, y, power) => {
        fc.pre(Math.abs(x - y) > 1e-3);
        const root = x + 0.3 * (y - x);
        const f = (at: number): number => Math.sign(at - root) * Math.abs(at - root) ** power;
        const [a, b] = between(f, x, y);
        const [low, high] = [Math.min(a.at, b.at), Math.max(a.at, b.at)];
        expect(low).toBeLessThanOrEqual(root);
        expect(high).toBeGreaterThanOrEqual(root);
        expect(high - low).toBeLessThanOrEqual(2e-15 * Math.max(Math.abs(x), Math.abs(y)));
      }),
    );
  });
});

describe("the least value between two places", () => {
  it("is found to half the digits of its place and all of its own", () => {
    const least = leastBetween((x) => (x - 3) * (x - 3) + 5, [-20, 10]);
    expect(least.at).toBeCloseTo(3, 6);
    expect(least.value).toBeCloseTo(5, 12);
  });

  it("stops where a value is enough", () => {
    const { f, asked } = counted((x) => Math.abs(x - 3) - 1);
    expect(leastBetween(f, [0, 10], (value) => value < 0).value).toBeLessThan(0);
    expect(asked()).toBeLessThan(6);
  });
});
