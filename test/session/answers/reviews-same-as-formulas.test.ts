import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import type { Question } from "../../../src/session/contract/question";
import { theRegister } from "../../../src/session/contract/question";
import { backtestQuestion } from "../../../src/taskpane/review/ActualModelled";
import { bridgeQuestion } from "../../../src/taskpane/review/bridge-rows";
import { rateOf, updateQuestion } from "../../../src/taskpane/review/evidence";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import { worksheet } from "../../support/workbook/worksheet";
import { bookOfTables } from "./book-of-tables";
import { drawnTables } from "./drawn-tables";

/* What Review asks over registers that were recorded and changed, and what the formulas of its menus come to in a workbook. */

const on = sessionInMemory();
let stop = (): void => undefined;

afterEach(() => {
  stop();
  on.close();
});

/** 31 March and 30 June 2026. */
const [march, june] = [46112, 46203];

async function settled<T>(work: Promise<T>): Promise<T> {
  const over = { is: false };
  void work.finally(() => (over.is = true));
  while (!over.is) await on.timer.pass(0);
  return work;
}

const drawn = fc.record({
  tables: drawnTables(1),
  // Days since each was reviewed; some never were.
  reviewed: fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 9, maxLength: 9 }),
  happened: fc.array(
    fc.tuple(fc.integer({ min: 0, max: 120 }), fc.nat(8), fc.integer({ min: 1, max: 9_000_000 })),
    { minLength: 1, maxLength: 8 },
  ),
  factors: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 9, maxLength: 9 }),
  evidence: fc.record({
    events: fc.nat(9),
    years: fc.integer({ min: 1, max: 60 }).map((tenths) => tenths / 10),
    priorYears: fc.integer({ min: 1, max: 20 }),
  }),
});

// A blank that a function spills is text without characters in one, and null in the other.
const plain = (cells: Cells): Cell[][] => cells.map((row) => row.map((cell) => cell ?? ""));

it("what Review shows is what its formulas come to, to the last bit", async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async ({ tables, reviewed, happened, factors, evidence }) => {
      stop();
      const [headers = [], ...rows] = tables.register;
      const now: Cells = [
        [...headers, "Last reviewed", "Review every"],
        ...rows.map((row, at): Cell[] => {
          const days = reviewed[at] ?? null;
          return [...row, days === null ? null : june - days, 180];
        }),
      ];
      const events: Cells = [
        ["Date", "Threat", "Loss"],
        ...happened.map(([days, of, loss]): Cell[] => [
          june - days,
          rows[of % rows.length]?.[0] ?? null,
          loss,
        ]),
      ];
      await on.open({
        a: { sheet: "Register", table: "Risks", cells: now },
        e: { sheet: "Incidents", table: "Incidents", cells: events },
      });
      stop = on.session.reviews.follow();
      while (on.session.reviews.getSnapshot() === null) await on.timer.pass(0);
      expect(await settled(on.session.reviews.record(march))).toEqual({ kind: "chosen" });
      const later = now.map((row, at): readonly Cell[] => {
        const often = row[1];
        return typeof often === "number"
          ? [row[0] ?? null, (often * (factors[at - 1] ?? 1)) / 10, ...row.slice(2)]
          : row;
      });
      on.sheets.put("a", { sheet: "Register", table: "Risks", cells: later });
      await on.hinted();
      const reviews = on.session.reviews.getSnapshot();
      const view = on.view();
      const [threat] = view.threats;
      const rate = threat && rateOf(threat, view);
      if (!reviews || !rate) throw new Error("there must be reviews, and a rate");
      const questions: Question[] = [
        { name: "REVIEW_DUE", args: [theRegister, june] },
        bridgeQuestion(march, "expected", view.rule),
        bridgeQuestion(march, "gap", view.rule),
        backtestQuestion(reviews, june).question,
        updateQuestion(rate, evidence),
      ];
      const history = on.sheets.contents("made RegisterHistory");
      const book = await calculateBook(
        bookOfTables(
          [
            { sheet: "Register", name: "Risks", cells: later },
            { sheet: "Incidents", name: "Incidents", cells: events },
            { sheet: "History", name: "RegisterHistory", cells: history },
          ],
          on.sheets.spilling.put,
        ),
        worksheet,
      );
      for (const question of questions) {
        const shown = await settled(on.session.ask(question));
        if (shown.kind !== "cells") throw new Error(`${question.name}: ${shown.message}`);
        const formula = await settled(
          on.session.formulaOfAnswer({ question, part: null, formats: [] }),
        );
        const { values, message } = await book.evaluate(formula?.slice(1) ?? "", "Elsewhere");
        expect({ question, message: message ?? null, cells: plain(values as Cells) }).toEqual({
          ...{ question, message: null, cells: plain(shown.cells) },
        });
      }
      book.close();
    }),
    { numRuns: 6 },
  );
}, 120_000);
