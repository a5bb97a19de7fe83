import { readFileSync } from "node:fs";
import { join } from "node:path";
import { normalQuantile } from "../../../src/core/numeric/normal/normal";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const shared = process.env.OUTSPEND_SHARED;
const withShared = shared === undefined ? describe.skip : describe;

type Row = readonly [
  what: string,
  value: number | readonly number[],
  source: string,
  error: number,
];

const rows: readonly Row[] =
  shared === undefined
    ? []
    : (
        JSON.parse(readFileSync(join(shared, "oracles/closed-form.json"), "utf8")) as {
          rows: readonly Row[];
        }
      ).rows;

/** One event a year, so that a mean of the year is that of an event. */
const breach = (headers: readonly string[], ...figures: readonly number[]) =>
  register(["Threat", "Frequency", ...headers], ["a", 1, ...figures]);

/** The second row of a table, at these places. */
const second = (table: unknown, ...places: readonly number[]): unknown[] =>
  places.map((place) => (table as unknown[][])[1]?.[place]);

const contest = (...given: readonly Given[]): unknown => formula("CONTEST_OUTCOME", ...given);

/** What the add-in answers to the question of a row. */
const answers: Readonly<Record<string, () => unknown>> = {
  "lognormal mean from 90% range (635000, 19000000)": () =>
    formula("EXPECTED_LOSS", 1, 635000, 19000000),
  "expected loss, frequency 0.1, range (1,10)": () => formula("EXPECTED_LOSS", 0.1, 1, 10),
  "expected loss 0.01 x (1e6,1e7)": () => formula("EXPECTED_LOSS", 0.01, 1e6, 1e7),
  "expected loss 0.10 x (1e7,1e9)": () => formula("EXPECTED_LOSS", 0.1, 1e7, 1e9),
  "expected loss 0.05 x (5e6,5e7)": () => formula("EXPECTED_LOSS", 0.05, 5e6, 5e7),
  "expected loss 0.5 x (1000,100000)": () => formula("EXPECTED_LOSS", 0.5, 1000, 100000),
  "PERT mean (5e6,1e7,2e7)": () => formula("EXPECTED_LOSS", 1, 5e6, 2e7, 1e7, "pert"),
  "ROSI: loss 75000 -> 15000 at 25000 a year": () => formula("ROSI", 75000, 15000, 25000),
  "Gordon-Loeb I: v .5 L 1e6 alpha 1e-5 beta 1": () =>
    formula("GORDON_LOEB_SPEND", 1e6, 0.5, 1e-5, "I", 1),
  "Gordon-Loeb I: v .1 same": () => formula("GORDON_LOEB_SPEND", 1e6, 0.1, 1e-5, "I", 1),
  "Gordon-Loeb II: v .65 L 1e6 alpha 1e-5": () =>
    formula("GORDON_LOEB_SPEND", 1e6, 0.65, 1e-5, "II"),
  "contest, defender first, 1e6 vs 2e5: defence": () => second(contest(1e6, 2e5), 0),
  "contest, defender first, 3e5 vs 2e5: defence / attack / p": () =>
    second(contest(3e5, 2e5), 0, 1, 2),
  "contest, simultaneous, 1e6 vs 2e5: attack / defence / p": () =>
    second(contest(1e6, 2e5, "simultaneous"), 1, 0, 2),
  "contest, defender first, 1e5 vs 2e5, advantage 2: defence / attack / p": () =>
    second(contest(1e5, 2e5, "defender first", 2), 0, 1, 2),
  "cost per success 12500 at 3 of 10": () => formula("COST_PER_SUCCESS", 12500, 0.3),
  "frequency update: prior 0.2 over 10 years, 1 event in 3": () =>
    formula("FREQUENCY_UPDATE", 0.2, 10, 1, 3),
  "per-event layer 500k xs 250k on range (1e5,1e6), per event": () => {
    const columns = ["Loss low", "Loss high"];
    const gross = formula("EXPECTED_LOSS", breach(columns, 1e5, 1e6)) as number;
    const cover = [...columns, "Retention", "Limit"];
    return gross - (formula("EXPECTED_LOSS", breach(cover, 1e5, 1e6, 250e3, 500e3)) as number);
  },
  "normal quantile .001 (of the double nearest)": () => normalQuantile(0.001),
  "normal quantile 1e-20 (of the double nearest)": () => normalQuantile(1e-20),
  "normal quantile .999999 (of the double nearest)": () => normalQuantile(0.999999),
  "Bernoulli .009 x range (1e5,1e6): tail mean at .99 (atom at 0)": () =>
    formula(
      "LOSS_TAIL_MEAN",
      register(["Threat", "Probability", "Loss low", "Loss high"], ["a", 0.009, 1e5, 1e6]),
      0.99,
    ),
  "order of effects: range (1e5,1e6), cap 5e5, loss reduction .4, retention 1e5, limit 2e5: net per event":
    () =>
      formula(
        "EXPECTED_LOSS",
        breach(
          ["Loss low", "Loss high", "Loss cap", "Loss reduction", "Retention", "Limit"],
          ...[1e5, 1e6, 5e5, 0.4, 1e5, 2e5],
        ),
      ),
  "the same without insurance": () =>
    formula(
      "EXPECTED_LOSS",
      breach(["Loss low", "Loss high", "Loss cap", "Loss reduction"], 1e5, 1e6, 5e5, 0.4),
    ),
  "break-even of Loss low with high 1e6, frequency 1, target 286711.22: two roots": () =>
    [1100, 18000].map((today) =>
      formula(
        "BREAK_EVEN",
        breach(["Loss low", "Loss high"], today, 1e6),
        ...(["a", "Loss low", 286711.22] as const),
      ),
    ),
};

/** Rows that other tests answer: in test/core/controls. */
const elsewhere = ["Shapley shares of three controls .5,.5,.2 on one threat of 1"];

withShared("a row of the closed-form oracles (skipped without OUTSPEND_SHARED)", () => {
  it.each(rows.filter(([what]) => !elsewhere.includes(what)))(
    "%s is %s (%s)",
    (what, value, _source, error) => {
      const expected = [value].flat();
      const answer = [answers[what]?.()].flat() as number[];
      expect(answer).toHaveLength(expected.length);
      for (const [index, figure] of expected.entries()) {
        const miss = Math.abs((answer[index] ?? NaN) - figure);
        expect(miss).toBeLessThanOrEqual(error * Math.abs(figure));
      }
    },
  );
});
