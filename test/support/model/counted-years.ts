/**
 * Years of losses that are the same at every event, counted one by one: an independent way to what the functions answer.
 */

/** Chances of 0, 1, 2, … events in a year. */
export type Chances = readonly number[];

const most = 200;

/** Of events that come independently at a steady rate. */
export function poissonChances(mean: number): Chances {
  const chances = [Math.exp(-mean)];
  for (let n = 1; n <= most; n++) chances.push(((chances[n - 1] ?? 0) * mean) / n);
  return chances;
}

/** Of a Poisson number whose mean is itself Gamma, so that the number's variance is `ratio` times the mean. */
export function clusteredChances(mean: number, ratio: number): Chances {
  const shape = mean / (ratio - 1);
  const success = 1 / ratio;
  const chances = [success ** shape];
  for (let n = 1; n <= most; n++) {
    chances.push(((chances[n - 1] ?? 0) * (shape + n - 1) * (1 - success)) / n);
  }
  return chances;
}

/** One threat: how often it strikes, and what an event costs in whole units. */
export interface Counted {
  readonly chances: Chances;
  readonly cost: number;
}

/** A year of counted threats that do not depend on each other. */
export interface CountedYear {
  /** Chance that the year costs 0, 1, 2, … units. */
  readonly chances: Chances;
  /** Mean of what each threat costs where the year costs 0, 1, 2, … units, times the chance of that. */
  readonly parts: readonly Chances[];
}

const spread = ({ chances, cost }: Counted): number[] => {
  const years = new Array<number>((chances.length - 1) * cost + 1).fill(0);
  for (const [n, chance] of chances.entries()) years[n * cost] = chance;
  return years;
};

const together = (a: Chances, b: Chances): number[] => {
  const sum = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) {
    if (x > 0) for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] ?? 0) + x * y;
  }
  return sum;
};

export function countedYear(threats: readonly Counted[]): CountedYear {
  const own = threats.map(spread);
  const weighed = own.map((chances) => chances.map((chance, units) => chance * units));
  const joined = (rows: readonly Chances[]): number[] => rows.reduce<number[]>(together, [1]);
  return {
    chances: joined(own),
    parts: threats.map((_, at) =>
      joined(own.map((row, i) => (i === at ? (weighed[i] ?? []) : row))),
    ),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Mean of `of` over the years. */
export const meanOf = ({ chances }: CountedYear, of: (units: number) => number): number =>
  sum(chances.map((chance, units) => chance * of(units)));

/** The least number of units that a share `level` of the years does not exceed. */
export function countedPercentile({ chances }: CountedYear, level: number): number {
  let below = 0;
  for (const [units, chance] of chances.entries()) {
    below += chance;
    if (below >= level) return units;
  }
  return chances.length;
}

/** For each unit, the share of years of that cost that lies among the worst 1 - level. */
function inTail(year: CountedYear, level: number): number[] {
  const at = countedPercentile(year, level);
  const upTo = sum(year.chances.slice(0, at + 1));
  const straddling = (upTo - level) / (year.chances[at] ?? 1);
  return year.chances.map((_, units) => (units < at ? 0 : units > at ? 1 : straddling));
}

/** Mean of the worst 1 - level of the years. */
export function countedTailMean(year: CountedYear, level: number): number {
  const weights = inTail(year, level);
  return (
    sum(year.chances.map((chance, units) => chance * (weights[units] ?? 0) * units)) / (1 - level)
  );
}

/** What each threat adds to that mean. */
export function countedContributions(year: CountedYear, level: number): number[] {
  const weights = inTail(year, level);
  return year.parts.map(
    (part) => sum(part.map((mass, units) => mass * (weights[units] ?? 0))) / (1 - level),
  );
}
