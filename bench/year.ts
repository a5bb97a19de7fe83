/*
 * How long a year of losses takes. Started by loss.mjs; prints one line of JSON for each measurement, with the time of a reference kernel of
 * the same run beside it: on a slower machine both take longer. With `--first` and a name the very first call of the process alone.
 */
import type { MakeYear, Threat } from "../src/core";
import { poisson, rememberYears, yearOfLosses } from "../src/core";
import { measure, reference } from "./support/measure";
import { mixed, portfolio } from "./support/portfolios";
import { yearsElsewhere } from "./support/years-elsewhere";

/** Answers by what was asked. */
type Answers = Readonly<Record<string, number>>;

interface Measurement {
  readonly name: string;
  /** The answer that is shown. */
  readonly shown: string;
  readonly rounds: number;
  /** Milliseconds of the fastest round. */
  readonly limit: number;
  readonly once: () => Answers;
  readonly expected: Answers;
  /** Relative. */
  readonly tolerance: number;
}

const levels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999];

/** A year made anew, with all that is usually asked of it. */
const recalculated =
  (threats: readonly Threat[], yearOf: MakeYear = yearOfLosses) =>
  (): Answers => {
    const year = yearOf(threats);
    return Object.fromEntries(
      levels.flatMap((level) => [
        [`percentile ${level}`, year.percentile(level)],
        [`tail mean ${level}`, year.tailMean(level)],
      ]),
    );
  };

/** Edits a row, each time a little and to what it never was: the year hardly changes, and must be made anew. */
function oneThreatChanged(): () => Answers {
  const register = portfolio(1000, 0.1);
  const yearOf = rememberYears(yearOfLosses, 1);
  /** Events a year of the row that is edited, as the portfolio has it. */
  const often = 0.005360293543108928;
  let edits = 0;
  return () => {
    edits += 1;
    const threats = register.map((threat, i) =>
      i === 500 ? { ...threat, frequency: poisson(often + 1e-12 * edits) } : threat,
    );
    return recalculated(threats, yearOf)();
  };
}

/** What the threats add to the tail mean at 99 %; that of the largest expected loss is looked at. */
const sharedOut = (threats: readonly Threat[], largest: number) => (): Answers => ({
  "share 0.99": yearOfLosses(threats).contributions(0.99)[largest] ?? NaN,
});

const twenty = portfolio(20, 1);
const thousand = portfolio(1000, 0.1);
const rarest = "percentile 0.9999";

const measurements: readonly Measurement[] = [
  {
    ...{ name: "P20", shown: rarest, rounds: 400, limit: 0.3 },
    ...{ once: recalculated(twenty), expected: yearsElsewhere.P20, tolerance: 1e-5 },
  },
  {
    ...{ name: "P1000", shown: rarest, rounds: 200, limit: 1 },
    ...{ once: recalculated(thousand), expected: yearsElsewhere.P1000, tolerance: 3e-5 },
  },
  {
    ...{ name: "P1000, one threat changed", shown: rarest, rounds: 100, limit: 3 },
    ...{ once: oneThreatChanged(), expected: yearsElsewhere.P1000, tolerance: 3e-5 },
  },
  {
    ...{ name: "P10000", shown: rarest, rounds: 40, limit: 6 },
    ...{ once: recalculated(portfolio(10000, 0.01)), expected: yearsElsewhere.P10000 },
    tolerance: 3e-5,
  },
  {
    ...{ name: "P100000", shown: rarest, rounds: 12, limit: 100 },
    ...{ once: recalculated(portfolio(100000, 0.001)), expected: yearsElsewhere.P100000 },
    tolerance: 3e-5,
  },
  {
    ...{ name: "200 threats of all kinds", shown: rarest, rounds: 100, limit: 5 },
    ...{ once: recalculated(mixed()), expected: yearsElsewhere.mixed, tolerance: 1e-5 },
  },
  {
    ...{ name: "P20, shares of the threats", shown: "share 0.99", rounds: 200, limit: 1 },
    ...{ once: sharedOut(twenty, 14), expected: { "share 0.99": 28713356.7173 }, tolerance: 1e-5 },
  },
  {
    ...{ name: "P1000, shares of the threats", shown: "share 0.99", rounds: 40, limit: 6 },
    ...{ once: sharedOut(thousand, 665), expected: { "share 0.99": 44429102.7135 } },
    tolerance: 3e-5,
  },
];

const first = process.argv.indexOf("--first") + 1;
const asked =
  first > 0 ? measurements.filter(({ name }) => name === process.argv[first]) : measurements;
for (const { rounds, once, expected, shown, ...rest } of asked) {
  const isSmoke = process.argv.includes("--smoke");
  const own = isSmoke ? Math.ceil(rounds / 4) : rounds;
  const { last, ...times } = measure(first > 0 ? 1 : own, once);
  const kernel = measure(15, reference).milliseconds;
  const misses = Object.entries(expected).map(([asked, value]) =>
    Math.abs((last[asked] ?? NaN) / value - 1),
  );
  const miss = misses.reduce((most, one) => Math.max(most, one), 0);
  const line = { ...rest, ...times, kernel, shown, value: last[shown], miss };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
