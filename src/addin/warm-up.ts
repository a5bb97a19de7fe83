import { threatsOf, readRegister, yearOfLosses } from "../core";

/** A register of the usual kind. */
const sample = [
  ["Threat", "Frequency", "Probability", "Loss low", "Loss high", "Loss"],
  ...Array.from({ length: 12 }, (_, i) => [`Threat ${i}`, 0.1 + 0.1 * i, 0, 1e4 * (i + 1), 1e6, 0]),
  ["Once", 0, 0.1, 1e4, 1e6, 0],
  ["Always the same", 0.5, 0, 0, 0, 5e4],
];

/** Makes what all years share, so that the first formula does not wait for it. */
export function warmUp(): void {
  const threats = threatsOf(readRegister(sample));
  for (const badYearSpread of [0, 0.3, 0.5]) {
    const year = yearOfLosses(threats, { badYearSpread });
    year.tailMean(0.95);
    year.contributions(0.99);
  }
}
