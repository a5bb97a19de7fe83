import type { Cells } from "../../../src/core";
import { spokenDate } from "../../../src/session/typed/typed-date";
import { backtestQuestion } from "../../../src/taskpane/review/ActualModelled";
import {
  bridgeQuestion,
  bridgeRows,
  reportedFigure,
} from "../../../src/taskpane/review/bridge-rows";
import {
  rateOf,
  updateQuestion,
  weightInWords,
  whyInWords,
  yearsSince,
} from "../../../src/taskpane/review/evidence";
import { reviewQueue } from "../../../src/taskpane/review/review-queue";
import { sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
/** 30 June 2026. */
const today = 46203;

afterEach(() => {
  on.close();
});

const headers = ["Threat", "Frequency", "Attempts", "Vulnerability", "Loss", "Frequency reduction"];
const more = ["Last reviewed", "Review every", "Status"];
const rows: Cells = [
  ["Fire", 0.1, null, null, 1000, null, today - 10, 90, null],
  ["Theft", 2, null, null, 10, 0.5, today - 200, 90, null],
  ["Fraud", null, 8, 0.25, 10, null, null, null, null],
  ["Outage", 1, null, null, 5, null, today - 100, 90, null],
  ["Old server", 1, null, null, 5, null, null, null, "Closed"],
  ["Quiet", 1, null, null, 5, null, today - 1, 90, null],
];

const open = () => on.open({ a: { table: "Threats", cells: [[...headers, ...more], ...rows] } });
const names = { before: "Before", after: "Today", others: (count: number) => `${count} others` };

describe("the queue of reviews", () => {
  it("has those never reviewed, then the most overdue, then those to which something happened", async () => {
    await open();
    const answer = on.session.ask({ name: "REVIEW_DUE", args: [{ table: "register" }, today] });
    const due = await answer;
    const happened = [
      { threat: "fire", day: today - 3 },
      { threat: "Fire", day: today - 10 },
      { threat: "Outage", day: today + 1 },
      { threat: "Fraud", day: 40000 },
    ];
    const cells = due.kind === "cells" ? due.cells : null;
    const queue = reviewQueue(on.view(), happened, { due: cells, today });
    expect(queue.map(({ threat, reasons }) => [threat.name, reasons])).toEqual([
      ["Fraud", ["never reviewed", "1 event since"]],
      ["Theft", ["110 days overdue"]],
      ["Outage", ["10 days overdue"]],
      ["Fire", ["1 event since"]],
    ]);
  });

  it("has those with something to fix, too", async () => {
    const cells = [
      [...headers, ...more],
      ...rows.slice(0, 1),
      ["Flood", "often", null, null, 5, null, today - 1, 90, null],
    ];
    await on.open({ a: { table: "Threats", cells } });
    const queue = reviewQueue(on.view(), [], { due: null, today });
    expect(queue.map(({ threat, reasons }) => [threat.name, reasons])).toEqual([
      ["Flood", ["1 cell to fix"]],
    ]);
  });
});

describe("the evidence of a review", () => {
  it("is of events that are seen: those that controls let through, and attempts that succeed", async () => {
    await open();
    const rates = ["Fire", "Theft", "Fraud"].map((name) => rateOf(on.threat(name), on.view()));
    expect(rates.map((rate) => rate && [rate.key, rate.rate, rate.seen])).toEqual([
      ["frequency", 0.1, 1],
      ["frequency", 2, 0.5],
      ["attempts", 8, 0.25],
    ]);
    const [, theft] = rates;
    if (!theft) throw new Error("Theft must have a rate");
    const evidence = { events: 3, years: 2, priorYears: 4 };
    const answer = await on.session.ask(updateQuestion(theft, evidence));
    // One a year is seen: (1 · 4 + 3) / 6.
    expect(answer).toMatchObject({ cells: [[expect.closeTo(7 / 6, 12)]] });
    expect(whyInWords(evidence)).toBe("3 events in 2 years; the estimate counted as 4 years");
    expect(weightInWords(evidence, (x) => `${Math.round(100 * x)}%`)).toBe(
      "The estimate counts as much as 4 years of watching: it weighs 67%, what was seen 33%.",
    );
  });

  it("is of the days after the last review", () => {
    expect(yearsSince(today - 365, today)).toBe(1);
    expect(yearsSince(today, today)).toBeNull();
  });
});

describe("what moved", () => {
  const bridge = (...effects: readonly number[]): Cells => [
    ["Step", "Threat", "Driver", "Effect"],
    ["Before", "", "", 100],
    ...effects.map((effect, i) => [i + 1, `T${i}`, "Loss", effect]),
    ["After", "", "", 100 + effects.reduce((sum, x) => sum + x, 0)],
  ];

  it("goes from what was reported to today, and says what the method changed", () => {
    expect(bridgeRows(bridge(30, -10), 90, names)).toEqual([
      { kind: "total", name: "Before", driver: "", amount: 90, from: 0, to: 90 },
      { kind: "effect", name: "Method", driver: "", amount: 10, from: 90, to: 100 },
      { kind: "effect", name: "T0", driver: "Loss", amount: 30, from: 100, to: 130 },
      { kind: "effect", name: "T1", driver: "Loss", amount: -10, from: 130, to: 120 },
      { kind: "total", name: "Today", driver: "", amount: 120, from: 0, to: 120 },
    ]);
    expect(bridgeRows(bridge(5), 100, names).map(({ name }) => name)).toEqual([
      "Before",
      "T0",
      "Today",
    ]);
  });

  it("puts what is small together", () => {
    const rows = bridgeRows(bridge(...Array.from({ length: 12 }, (_, i) => 12 - i)), null, names);
    expect(rows).toHaveLength(11);
    expect(rows.at(-2)).toMatchObject({ name: "4 others", amount: 4 + 3 + 2 + 1 });
    expect(rows.at(-2)?.to).toBe(rows.at(-1)?.amount);
  });

  it("takes what was reported only where it is the same figure", () => {
    const review = {
      ...({ day: 1, rule: "expected", level: 0.95, spread: 0 } as const),
      ...{ required: 3, spend: 1, gap: 2, expectedLoss: 3 },
    };
    expect(reportedFigure(review, "gap", "expected")).toBe(2);
    expect(reportedFigure(review, "gap", "tail")).toBeNull();
    expect(reportedFigure(review, "expected", "tail")).toBe(3);
    expect(reportedFigure({ ...review, rule: "tail", level: 0.9 }, "gap", "tail")).toBeNull();
    expect(reportedFigure({ ...review, rule: "tail", spread: 0.3 }, "gap", "tail")).toBeNull();
    expect(reportedFigure({ ...review, spread: 0.3 }, "gap", "expected")).toBe(2);
    expect(bridgeQuestion(5, "gap", "tail").args.slice(2)).toEqual(["gap", "tail", 0.95]);
  });
});

describe("actual against modelled", () => {
  it("looks at a year or more from the latest record that allows it, else from the oldest, else at the last year", () => {
    const begun = (...records: readonly number[]) => {
      const { from, isRecorded } = backtestQuestion({ records }, today);
      return [from, isRecorded];
    };
    expect(begun(today - 800, today - 400, today - 100)).toEqual([today - 399, true]);
    expect(begun(today - 100, today - 50)).toEqual([today - 99, true]);
    expect(begun()).toEqual([today - 364, false]);
    expect(begun(today)).toEqual([today - 364, false]);
    expect(spokenDate(today, { from1904: false })).toBe("30 June 2026");
  });
});
