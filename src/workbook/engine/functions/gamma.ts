/** Sums and fractions need some times the root of their largest parameter. */
const mostTerms = 2_000_000;

/** From here on Stirling's series is exact to the last digit, and differences of logarithms are not. */
const large = 1000;

/** What Stirling's formula leaves of the logarithm of the gamma function. */
const stirlingRest = (value: number) => 1 / (12 * value) - 1 / (360 * value ** 3);

/** u - ln(1 + u), without the difference where both are nearly the same. */
function beyondLog(u: number): number {
  if (Math.abs(u) > 0.1) return u - Math.log1p(u);
  let sum = 0;
  let power = u;
  for (let n = 2; n < 20; n++) sum += (power *= -u) / -n;
  return sum;
}

/** value^shape exp(-value) / gamma(shape), by its distance from the mean where logarithms would eat the digits. */
export function gammaDensity(shape: number, value: number): number {
  if (shape < large) return Math.exp(shape * Math.log(value) - value - logGamma(shape));
  const away = shape * beyondLog((value - shape) / shape);
  return Math.sqrt(shape / (2 * Math.PI)) * Math.exp(-away - stirlingRest(shape));
}

/** x^a (1 - x)^b / beta(a, b). */
export function betaDensity(a: number, b: number, x: number): number {
  if (a < large || b < large) {
    return Math.exp(
      logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
    );
  }
  const mean = a / (a + b);
  const away = a * beyondLog((x - mean) / mean) + b * beyondLog((mean - x) / (1 - mean));
  const rest = stirlingRest(a + b) - stirlingRest(a) - stirlingRest(b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(rest - away);
}

/** Logarithm of the gamma function (Lanczos). */
export function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const parts = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const x = value - 1;
  const series = parts.reduce((sum, part, at) => sum + part / (x + at + 1), 0.99999999999980993);
  const t = x + parts.length - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(series);
}

/** Share of the gamma distribution below a value. */
export function gammaShare(shape: number, value: number): number {
  if (value <= 0) return 0;
  const front = gammaDensity(shape, value);
  if (value < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < mostTerms && term > sum * 1e-17; n++) sum += term *= value / (shape + n);
    return front * sum;
  }
  let b = value + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return 1 - front * fraction;
}

/** The regularised incomplete beta function, by its continued fraction. */
export function betaShare(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(b, a, 1 - x);
  const front = betaDensity(a, b, x);
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return (front * fraction) / a;
}
