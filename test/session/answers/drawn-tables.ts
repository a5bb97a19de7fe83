import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";

/** A register and what can be bought against its threats, as cells. */
export interface DrawnTables {
  readonly register: Cells;
  readonly controls: Cells;
  /** Currency a year. */
  readonly budget: number;
}

export const registerHeaders = [
  "Threat",
  "Frequency",
  "Loss low",
  "Loss high",
  "Loss cap",
  "Spend",
];
export const controlHeaders = ["Control", "Threat", "Loss reduction", "Cost", "In place"];

/** Names that formulas write otherwise than others, or take for something else. */
const oddNames = [
  'He said "what?"',
  "Total outage",
  "Three * stars ~ tilde",
  "=1+1",
  "Fire; theft, and more",
  "O'Brien's laptop",
  "Überfall – Größe",
];

const cents = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: most * 100 }).map((all) => all / 100);

const howOften = (): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: 400 }).map((hundredths) => hundredths / 100);

const losses = (): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(cents(90_000), fc.integer({ min: 2, max: 40 }))
    .map(([low, times]) => [low, low * times]);

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => oddNames[index] ?? `Threat ${index}`);

/**
 * Tables in which nothing is wrong: amounts to the cent, names of every kind, and a control that is called nearly as a total.
 *
 * @param unit in which amounts are counted: 1000 for columns that say thousands
 */
export function drawnTables(unit: number): fc.Arbitrary<DrawnTables> {
  const threats = fc.array(
    fc.tuple(howOften(), losses(), fc.option(fc.integer({ min: 2, max: 9 })), cents(200_000)),
    {
      minLength: 1,
      maxLength: 9,
    },
  );
  const bought = fc.array(
    fc.tuple(fc.nat(8), fc.integer({ min: 0, max: 100 }), cents(60_000), fc.nat(5)),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  return fc
    .tuple(threats, bought, fc.integer({ min: 0, max: 110 }))
    .map(([rows, controls, share]) => {
      const threatNames = names(rows.length);
      const nameOf = (index: number): string =>
        ["Total lockdown", 'Locks, "new"', "Backups"][index] ?? `Control ${index}`;
      return {
        register: [
          registerHeaders,
          ...rows.map(([often, [low, high], times, spend], index): Cell[] => [
            ...[threatNames[index] ?? "", often, low / unit, high / unit],
            ...[times === null ? null : (high * times) / unit, spend],
          ]),
        ],
        controls: [
          controlHeaders,
          ...controls.map(([on, percent, cost, state], index): Cell[] => [
            nameOf(index),
            // A list of names is split at semicolons, which one of them holds.
            on < rows.length && on !== 4 ? (threatNames[on] ?? null) : null,
            percent / 100,
            cost / unit,
            state === 0 ? "yes" : "no",
          ]),
        ],
        budget: (controls.reduce((sum, [, , cost]) => sum + cost, 0) * share) / 100,
      };
    });
}
