import { yearOfLosses } from "../../../../src/core";
import { commonStep } from "../../../../src/core/year/single-amounts/lists/common-unit";
import { fixedThreat } from "../../../support/model/fixed-register-arbitrary";

/** Kind, frequency, and loss in whole units. */
type Row = readonly ["P" | "B", number, number];

/**
 * P(S <= k) for k up to `last`: Panjer's recursion over whole units for the rows that bad years bind, and each other row added by itself. No
 * transform, no list and no grid.
 */
function countedAtMost(rows: readonly Row[], spread: number, last: number): Float64Array {
  const scale = spread * spread;
  const bound = rows.filter(([kind]) => kind === "P");
  const often = bound.reduce((sum, [, frequency]) => sum + frequency, 0);
  const a = (scale * often) / (1 + scale * often);
  const b = (1 / scale - 1) * a;
  const chances = new Float64Array(last + 1);
  chances[0] = Math.pow(1 + scale * often, -1 / scale);
  for (let k = 1; k <= last; k++) {
    let sum = 0;
    for (const [, frequency, units] of bound) {
      if (units > k) continue;
      sum += (a + (b * units) / k) * (frequency / often) * (chances[k - units] ?? 0);
    }
    chances[k] = sum;
  }
  for (const [kind, chance, units] of rows) {
    if (kind !== "B") continue;
    for (let k = last; k >= 0; k--) {
      const before = k < units ? 0 : (chances[k - units] ?? 0);
      chances[k] = (1 - chance) * (chances[k] ?? 0) + chance * before;
    }
  }
  for (let k = 1; k <= last; k++) chances[k] = (chances[k] ?? 0) + (chances[k - 1] ?? 0);
  return chances;
}

/** Registers whose sums are too many to list and lie about the multiples of a base, with losses in units of so many cents. */
const registers: readonly {
  readonly spread: number;
  readonly cents: number;
  readonly base: number;
  readonly rows: readonly Row[];
}[] = [
  {
    spread: 0.5,
    cents: 506,
    base: 3478,
    rows: [
      ["B", 0.6934, 10480],
      ["P", 22.62, 3537],
      ["P", 20.4, 3429],
      ["P", 12.81, 3468],
      ["P", 9.86, 6987],
      ["P", 10.52, 6894],
      ["B", 0.01343, 3441],
      ["B", 0.04111, 3461],
      ["P", 10.39, 3516],
      ["P", 15.41, 3471],
      ["P", 0.7288, 69569],
      ["P", 3.362, 85],
    ],
  },
  {
    spread: 0.5,
    cents: 135,
    base: 2990,
    rows: [
      ["P", 36.97, 2883],
      ["B", 0.09901, 3503],
      ["P", 42.29, 9460],
      ["B", 0.1304, 2688],
      ["P", 24.2, 3212],
      ["P", 0.996, 15586],
      ["B", 0.8004, 15201],
      ["P", 0.1813, 15420],
      ["P", 0.4687, 572],
      ["P", 11.95, 60945],
      ["P", 5.542, 60139],
      ["B", 0.01847, 15837],
      ["P", 0.07777, 59854],
      ["P", 0.8941, 60857],
      ["P", 9.213, 59841],
      ["P", 0.6286, 42],
    ],
  },
];
const LEVELS = [0.0005, 0.001, 0.005, 0.02];
/** In bases from the nearest multiple of one. */
const AWAY = [-0.1, -0.05, 0, 0.05, 0.1, 0.5];

describe("a dozen fixed losses and more under bad years, whose sums are left to one lattice", () => {
  it.each(registers)("miss no more than they state: $rows.length rows", (register) => {
    const { spread, cents, base, rows } = register;
    const money = (units: number): number => (units * cents) / 100;
    const year = yearOfLosses(
      rows.map(([kind, frequency, units]) =>
        fixedThreat({ kind, frequency, loss: money(units), ratio: 1 }),
      ),
      { badYearSpread: spread },
    );
    const places = LEVELS.flatMap((level) => {
      const place = Math.round(year.percentile(level) / money(1));
      const whole = Math.round(place / base) * base;
      return [place, ...AWAY.map((away) => whole + Math.round(away * base))];
    });
    const right = countedAtMost(rows, spread, Math.max(...places));
    const missed = places.flatMap((place) =>
      [money(place), money(place + 0.5)].filter((loss) => {
        const miss = Math.abs(1 - year.exceedance(loss) - (right[place] ?? NaN));
        return !(miss < year.exceedanceError(loss));
      }),
    );
    expect(missed).toEqual([]);
  });
});

describe("a unit of amounts that are no round figures", () => {
  it("is found however many amounts there are", () => {
    const units = [3290, 3272, 3284, 6559, 3286, 3278, 9830, 9829, 3290, 3295, 3298, 3300, 65546];
    expect(commonStep(units.map((each) => (each * 188) / 100))).toBeCloseTo(1.88, 12);
    expect(commonStep(units.map((each) => each * 0.863 * 0.7))).toBeCloseTo(0.863 * 0.7, 12);
    expect(commonStep([5, 7, Math.PI])).toBeNull();
  });
});
