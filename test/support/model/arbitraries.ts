import fc from "fast-check";
import type { Cell, Cells, EventLoss, Severity } from "../../../src/core";
import { CellError } from "../../../src/core";

/** An amount of the domain: one cent to ten trillion, even in its logarithm. */
export const amount = (): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(0.01), max: Math.log(1e13), noNaN: true }).map(Math.exp);

/** A rate of the domain: once in a million years to ten thousand a year, even in its logarithm. */
export const rate = (): fc.Arbitrary<number> =>
  fc.double({ min: Math.log(1e-6), max: Math.log(1e4), noNaN: true }).map(Math.exp);

/** A share, its ends included. */
export const share = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1) },
  );

/** Low and high of a range: spreads from a thousandth to 4. */
const range = (): fc.Arbitrary<{ low: number; high: number }> =>
  fc
    .tuple(amount(), fc.double({ min: 1e-3, max: 4, noNaN: true }))
    .map(([low, sigma]) => ({ low, high: low * Math.exp(sigma * 2 * 1.6448536269514722) }));

const ascending = (count: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(amount(), { minLength: count, maxLength: count })
    .map((amounts) => amounts.sort((a, b) => a - b));

export const severity = (): fc.Arbitrary<Severity> =>
  fc.oneof(
    fc
      .tuple(amount(), fc.double({ min: 1e-3, max: 4, noNaN: true }))
      .map(([median, sigma]): Severity => ({ kind: "lognormal", mu: Math.log(median), sigma })),
    fc
      .tuple(ascending(3), fc.constantFrom("pert" as const, "triangular" as const))
      .map(([[min = 0, mostLikely = 0, max = 0], kind]): Severity => ({
        kind,
        min,
        mostLikely,
        max,
      })),
    ascending(2).map(([min = 0, max = 0]): Severity => ({ kind: "uniform", min, max })),
    amount().map((fixed): Severity => ({ kind: "fixed", amount: fixed })),
  );

export const eventLoss = (): fc.Arbitrary<EventLoss> =>
  fc.record({
    severity: severity(),
    cap: fc.oneof(fc.constant(Infinity), amount()),
    lossReduction: share(),
    cover: fc.option(fc.record({ retention: amount(), limit: amount() })),
  });

/** The headers of `threatRow`, in its order. */
export const registerHeaders: readonly string[] = [
  ...[
    "Threat",
    "Frequency",
    "Probability",
    "Attempts",
    "Vulnerability",
    "Frequency variance ratio",
  ],
  ...["Loss low", "Loss high", "Loss mean", "Loss SD", "Loss min", "Loss most likely", "Loss max"],
  ...["Loss", "Loss cap", "Loss reduction", "Frequency reduction", "Retention", "Limit"],
  ...["Premium", "Spend"],
];

/** What a row says about how often, in the columns from Frequency to Frequency variance ratio. */
const howOften = (): fc.Arbitrary<Cell[]> =>
  fc.oneof(
    rate().map((frequency): Cell[] => [frequency, null, null, null, null]),
    fc
      .tuple(rate(), fc.double({ min: 1, max: 50, noNaN: true }))
      .map(([frequency, ratio]): Cell[] => [frequency, null, 0, null, ratio]),
    fc
      .double({ min: 1e-6, max: 1, noNaN: true })
      .map((probability): Cell[] => [null, probability, null, 0, null]),
    fc
      .tuple(rate(), fc.double({ min: 1e-6, max: 1, noNaN: true }))
      .map(([attempts, vulnerability]): Cell[] => [null, null, attempts, vulnerability, null]),
  );

/** What a row says about how much, in the columns from Loss low to Loss. */
const howMuch = (): fc.Arbitrary<Cell[]> =>
  fc.oneof(
    range().map(({ low, high }): Cell[] => [low, high, null, null, null, null, null, null]),
    fc
      .tuple(amount(), fc.double({ min: 1e-2, max: 10, noNaN: true }))
      .map(([mean, cv]): Cell[] => [null, 0, mean, mean * cv, null, null, null, null]),
    ascending(3).map(([min = 0, mode = 0, max = 0]): Cell[] => [
      null,
      null,
      null,
      null,
      min,
      mode,
      max,
      0,
    ]),
    ascending(2).map(([min = 0, max = 0]): Cell[] => [
      null,
      null,
      null,
      null,
      min,
      null,
      max,
      null,
    ]),
    amount().map((loss): Cell[] => [null, null, null, null, null, null, null, loss]),
  );

/** A row of a register in which nothing is wrong, without its name. */
export const threatRow = (): fc.Arbitrary<Cell[]> =>
  fc
    .tuple(
      howOften(),
      howMuch(),
      fc.option(amount()),
      fc.option(share()),
      fc.option(share()),
      fc.option(fc.tuple(amount(), amount())),
      fc.option(amount()),
      fc.option(amount()),
    )
    .map(([often, much, cap, loss, frequency, cover, premium, spend]) => [
      ...often,
      ...much,
      cap,
      loss,
      frequency,
      ...(cover ?? [null, null]),
      premium,
      spend,
    ]);

/** A register in which nothing is wrong: names differ, and blanks are null, "" or 0. */
export const soundRegister = (max = 12): fc.Arbitrary<Cells> =>
  fc
    .array(threatRow(), { minLength: 1, maxLength: max })
    .map((rows) => [registerHeaders, ...rows.map((row, i) => [`Threat ${i + 1}`, ...row])]);

/** Anything a cell may hold. */
export const anyCell = (): fc.Arbitrary<Cell> =>
  fc.oneof(
    fc.constantFrom<Cell>(
      null,
      "",
      0,
      " ",
      true,
      false,
      -0,
      1,
      5,
      0.05,
      -1,
      NaN,
      Infinity,
      -Infinity,
    ),
    fc.constantFrom<Cell>(1e308, 5e-324, 1e-300, 1e13, 45000, 1.7976931348623157e308),
    fc.double(),
    amount(),
    share(),
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      "__proto__",
      "constructor",
      "toString",
      "1,000",
      "=1+1",
      "Total",
      "Closed",
      "#N/A",
    ),
    fc.constantFrom("ا".repeat(300), "<img src=x onerror=alert(1)>", "pert", "triangular", "5%"),
    fc.constantFrom("#N/A", "#VALUE!", "#DIV/0!").map((code) => new CellError(code)),
  );

/** Anything a header may hold, often something the register knows. */
export const anyHeader = (): fc.Arbitrary<Cell> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<Cell>(...registerHeaders, "Status", "Loss median", "Loss model"),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Cell>(
        ...[
          "Low (10%)",
          "P90",
          "High (5%)",
          "Impact",
          "Likelihood",
          "Loss (k$)",
          "Spend (per month)",
        ],
        ...[
          "Frequency (per yer)",
          "Probability (%)",
          "Loss high (k$, 90%)",
          "__proto__",
          "Loss (P50)",
        ],
      ),
    },
    { weight: 1, arbitrary: anyCell() },
  );
