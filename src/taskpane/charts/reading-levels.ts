/** So many years of so many: 1 in 20. */
export interface ReadingLevel {
  readonly years: number;
  readonly of: number;
  /** Their share, 0 to 1. */
  readonly chance: number;
  /** Whether it is one of those that a table names, and that PageUp and PageDown stop at. */
  readonly isRound: boolean;
}

const round = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const between = [
  3, 4, 6, 7, 8, 9, 12, 15, 25, 30, 40, 60, 70, 80, 90, 120, 150, 250, 300, 400, 600, 700, 800, 900,
  1500, 2500, 3000, 4000, 6000, 7000, 8000, 9000,
];

/**
 * The chances at which a curve of losses is read, the likeliest first: what is said of them is true as it is said, since no chance is
 * rounded to one of them.
 */
export const readingLevels: readonly ReadingLevel[] = [
  ...[9, 8, 7, 6].map((years) => ({ years, of: 10, chance: years / 10, isRound: years === 9 })),
  ...[...round, ...between]
    .sort((a, b) => a - b)
    .map((of) => ({ years: 1, of, chance: 1 / of, isRound: round.includes(of) })),
];
