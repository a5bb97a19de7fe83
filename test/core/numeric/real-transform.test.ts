import fc from "fast-check";
import { realTransform } from "../../../src/core/numeric/real-transform";

/** The definition, term by term. */
function sum(values: readonly number[], k: number): [number, number] {
  const size = values.length;
  return values.reduce<[number, number]>(
    ([re, im], x, n) => {
      const angle = (-2 * Math.PI * ((k * n) % size)) / size;
      return [re + x * Math.cos(angle), im + x * Math.sin(angle)];
    },
    [0, 0],
  );
}

const size = (): fc.Arbitrary<number> => fc.constantFrom(8, 16, 32, 64, 128, 256);
const valuesOf = (size: number): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size });

describe("the transform of real values", () => {
  it("is the sum that defines it", () => {
    fc.assert(
      fc.property(size().chain(valuesOf), (values) => {
        const half = values.length / 2;
        const [real, imaginary] = [new Float64Array(half + 1), new Float64Array(half + 1)];
        realTransform(values.length).forward(Float64Array.from(values), real, imaginary);
        for (let k = 0; k <= half; k++) {
          const [re, im] = sum(values, k);
          expect(Math.abs((real[k] ?? NaN) - re)).toBeLessThan(1e-12);
          expect(Math.abs((imaginary[k] ?? NaN) - im)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([8, 64, 2048, 4096, 32768])("of %i values comes back within 1e-15", (size) => {
    let seed = 1;
    const values = Float64Array.from({ length: size }, () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    });
    const back = Float64Array.from(values);
    const [real, imaginary] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
    const transform = realTransform(size);
    transform.forward(back, real, imaginary);
    transform.inverse(real, imaginary, back);
    expect(Math.max(...values.map((x, n) => Math.abs(x - (back[n] ?? NaN))))).toBeLessThan(1e-15);
  });
});
