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

/**
 * Steps that make what all years share, so that the first formula does not wait for it. Each takes some tens of milliseconds and is for a
 * moment of its own, so that the pane can answer in between: the program is translated while it runs for the first time.
 */
export function warmUpSteps(): readonly (() => void)[] {
  const ofSample = [0, 0.3, 0.5].map((badYearSpread) => () => {
    const year = yearOfLosses(threatsOf(readRegister(sample)), { badYearSpread });
    year.tailMean(0.95);
    year.contributions(0.99);
  });
  const [headers = [], ...rows] = mixed;
  // Losses of many kinds take other ways: one row more each time, or the first would wait for all of them at once.
  const ofMixed = rows.map((_, last) => () => {
    const year = yearOfLosses(threatsOf(readRegister([headers, ...rows.slice(0, last + 1)])));
    year.percentile(0.9);
    year.tailMean(0.99);
  });
  return [...ofSample, ...ofMixed];
}
