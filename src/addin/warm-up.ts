import { threatsOf, readRegister, yearOfLosses } from "../core";

/** A register of the usual kind. */
const sample = [
  ["Threat", "Frequency", "Probability", "Loss low", "Loss high", "Loss"],
  ...Array.from({ length: 12 }, (_, i) => [`Threat ${i}`, 0.1 + 0.1 * i, 0, 1e4 * (i + 1), 1e6, 0]),
  ["Once", 0, 0.1, 1e4, 1e6, 0],
  ["Always the same", 0.5, 0, 0, 0, 5e4],
];

/** One with caps, insurance and losses of several kinds. */
const mixed = [
  [
    ...["Threat", "Frequency", "Frequency variance ratio", "Loss", "Loss low", "Loss high"],
    ...["Loss min", "Loss most likely", "Loss max", "Loss cap", "Retention", "Limit"],
  ],
  ["Capped", 0.4, "", "", 1e4, 1e6, "", "", "", 2e6, "", ""],
  ["Insured", 0.7, "", "", 2e4, 2e6, "", "", "", "", 5e4, 5e5],
  ["In clusters", 1.2, 2, "", 1e4, 9e5, "", "", "", "", 3e4, 4e5],
  ["Between bounds", 0.6, "", "", "", "", 5e3, 3e4, 3e5, "", "", ""],
  ["Always the same", 0.5, "", 5e4, "", "", "", "", "", "", "", ""],
  ["Dear", 0.05, "", 1e6, "", "", "", "", "", "", "", ""],
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

/** The same for years of many kinds of losses, which take other ways. */
export function warmUpMixed(): void {
  const year = yearOfLosses(threatsOf(readRegister(mixed)));
  for (const level of [0.9, 0.99]) {
    year.percentileError(level);
    year.tailMean(level);
  }
}
