import { averagedRate } from "../../../../src/core/year/uncertain/averaged-exponential";

/** E exp(Λ E) with ln Λ moved off the real line by an angle, over many steps: a sum of numbers that turn would need very many. */
function byManySteps(
  mean: number,
  sigma: number,
  [re, im]: readonly [number, number],
): [number, number] {
  const angle = Math.sign(im) * Math.min(0.75 * Math.atan2(Math.abs(im), -re), 2.6 * sigma);
  const along = mean * (re * Math.cos(angle) - im * Math.sin(angle));
  const across = mean * (re * Math.sin(angle) + im * Math.cos(angle));
  const [sum, step] = [[0, 0] as [number, number], 1 / 128];
  for (let z = -9; z <= 9; z += step) {
    const rate = Math.exp(sigma * z - 0.5 * sigma * sigma);
    const turn = rate * across - (z * angle) / sigma;
    const size =
      (step / Math.sqrt(2 * Math.PI)) *
      Math.exp(-0.5 * z * z + (angle * angle) / (2 * sigma * sigma) + rate * along);
    sum[0] += size * Math.cos(turn);
    sum[1] += size * Math.sin(turn);
  }
  return sum;
}

describe("the average of exp(Λ E) over a lognormal rate", () => {
  const points = [0, 0.1, 0.3, 0.6, 0.8, 0.9, 0.97, 0.999, 1].flatMap((size) =>
    [-3, -2, -1, 0, 0.5, 1.5, 2.5, 3.1].map((turn): [number, number] => [
      size * Math.cos(turn) - 1,
      size * Math.sin(turn),
    ]),
  );

  it.each([
    [0.01, 0.3],
    [0.3, 0.05],
    [0.3, 0.75],
    [1.5, 0.4],
    [3, 0.55],
    [3, 1.2],
    [40, 0.05],
    [100, 0.6],
    [1000, 2],
  ])("of mean %d and σ %d is exact to 2e-12 wherever E lies", (mean, sigma) => {
    const real = Float64Array.from(points, ([re]) => re);
    const imaginary = Float64Array.from(points, ([, im]) => im);
    averagedRate(mean, { kind: "lognormal", sigma }).average(real, imaginary);
    points.forEach((point, k) => {
      const [re, im] = byManySteps(mean, sigma, point);
      expect(Math.hypot((real[k] ?? NaN) - re, (imaginary[k] ?? NaN) - im)).toBeLessThan(2e-12);
    });
  });
});
