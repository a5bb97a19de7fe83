import type { Frequency, Severity, Threat } from "../../../src/core";

/** Numbers evenly between 0 and 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // A counter whose bits are mixed: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators.
    state = (state + 0x9e3779b9) >>> 0;
    let bits = state ^ (state >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    bits ^= bits >>> 15;
    return ((bits >>> 0) + 0.5) / 4294967296;
  };
}

type Random = () => number;

const bell = (random: Random): number =>
  Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());

/** Marsaglia & Tsang (2000), A simple method for generating gamma variables. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * Math.pow(random(), 1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = bell(random);
    const v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poissonCount(mean: number, random: Random): number {
  let count = 0;
  for (let time = -Math.log(random()); time < mean; time -= Math.log(random())) count += 1;
  return count;
}

function countOf(frequency: Frequency, factor: number, random: Random): number {
  switch (frequency.kind) {
    case "bernoulli":
      return random() < frequency.probability ? 1 : 0;
    case "poisson":
      return poissonCount(frequency.mean * factor, random);
    case "negative-binomial": {
      const scale = frequency.varianceRatio - 1;
      return poissonCount(scale * gamma(frequency.mean / scale, random), random);
    }
    case "uncertain": {
      const { mean, law } = frequency;
      const rate =
        law.kind === "lognormal"
          ? Math.exp(law.sigma * bell(random) - 0.5 * law.sigma * law.sigma)
          : lossOf({ ...law }, random);
      return poissonCount(mean * rate * factor, random);
    }
  }
}

function lossOf(severity: Severity, random: Random): number {
  switch (severity.kind) {
    case "with-secondary": {
      const { primary, chance, secondary } = severity;
      return lossOf(primary, random) + (random() < chance ? lossOf(secondary, random) : 0);
    }
    case "fixed":
      return severity.amount;
    case "lognormal":
      return Math.exp(severity.mu + severity.sigma * bell(random));
    case "two-piece": {
      const z = bell(random);
      return Math.exp(severity.mu + (z < 0 ? severity.lowSigma : severity.highSigma) * z);
    }
    case "uniform":
      return severity.min + (severity.max - severity.min) * random();
    case "triangular":
    case "pert": {
      const width = severity.max - severity.min;
      const mode = (severity.mostLikely - severity.min) / width;
      if (severity.kind === "pert") {
        const a = gamma(1 + 4 * mode, random);
        return severity.min + (width * a) / (a + gamma(5 - 4 * mode, random));
      }
      const u = random();
      const t = u < mode ? Math.sqrt(u * mode) : 1 - Math.sqrt((1 - u) * (1 - mode));
      return severity.min + width * t;
    }
  }
}

/** The common factor of a year. */
export function gammaFactor(spread: number, random: Random): number {
  return spread === 0 ? 1 : gamma(1 / (spread * spread), random) * spread * spread;
}

/** What each event of a year costs after cap and reductions, before insurance. */
export function eventsOf(threat: Threat, factor: number, random: Random): number[] {
  const { frequency, frequencyReduction, event } = threat;
  const losses: number[] = [];
  for (let left = countOf(frequency, factor, random); left > 0; left--) {
    if (random() < frequencyReduction) continue;
    losses.push(Math.min(lossOf(event.severity, random), event.cap) * (1 - event.lossReduction));
  }
  return losses;
}

/** One year event by event, as docs/model.md tells it: severity, cap, reduction, insurance of each event as long as the year's lasts. */
export function simulatedYear(threats: readonly Threat[], spread: number, random: Random): number {
  const factor = spread === 0 ? 1 : gamma(1 / (spread * spread), random) * spread * spread;
  let total = 0;
  for (const { frequency, frequencyReduction, event } of threats) {
    const count = countOf(frequency, factor, random);
    let recovered = 0;
    for (let i = 0; i < count; i++) {
      if (random() < frequencyReduction) continue;
      const gross = Math.min(lossOf(event.severity, random), event.cap) * (1 - event.lossReduction);
      const { cover } = event;
      const paid = cover === null ? 0 : Math.min(Math.max(gross - cover.retention, 0), cover.limit);
      const left = (cover?.annualLimit ?? Infinity) - recovered;
      recovered += Math.min(paid, left);
      total += gross - Math.min(paid, left);
    }
  }
  return total;
}
