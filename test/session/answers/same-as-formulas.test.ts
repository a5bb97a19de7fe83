import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import type { Insertable, Question } from "../../../src/session/contract/question";
import { theControls, theRegister } from "../../../src/session/contract/question";
import { numberBeside } from "../../../src/taskpane/answers/cells-of";
import {
  chances,
  curve,
  curveAnswers,
  shareAnswers,
  summary,
  yearAnswers,
} from "../../../src/taskpane/overview/overview-answers";
import {
  curveAnswers as budgetAnswers,
  planAnswers,
} from "../../../src/taskpane/plan/plan-answers";
import {
  breakEvenAnswers,
  breakEvenQuestion,
  soughtColumns,
} from "../../../src/taskpane/what-if/break-even-question";
import { scenarioAnswers } from "../../../src/taskpane/what-if/scenarios/scenario-questions";
import { sensitivityAnswers } from "../../../src/taskpane/what-if/sensitivity-answers";
import type { Book } from "../../../src/workbook/book/book";
import { calculateBook, type CalculatedBook } from "../../../src/workbook/engine/calculate-book";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import { worksheet } from "../../support/workbook/worksheet";
import { bookOfTables } from "./book-of-tables";
import { controlHeaders, drawnTables, type DrawnTables, registerHeaders } from "./drawn-tables";

/*
 * What the views show and what their menus insert: the pane asks the functions with its own reading of the tables, a workbook with the
 * same cells calculates the text of the formula.
 */

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const appetite: Cells = [
  ["A year that costs more than", "may happen"],
  [0, 1],
  [20_000, 0.5],
  [1_000_000, 0.01],
];

/** The tables in a workbook, with the names that the session made for formulas. */
const bookWith = ({ register, controls }: Pick<DrawnTables, "register" | "controls">): Book =>
  bookOfTables(
    [
      { sheet: "Register", name: "Risks", cells: register },
      { sheet: "Buy", name: "Controls", cells: controls },
      { sheet: "Board", name: null, cells: appetite },
    ],
    on.sheets.spilling.put,
  );

const areas = ({ register, controls }: DrawnTables) => ({
  a: { sheet: "Register", table: "Risks", cells: register },
  b: { sheet: "Buy", table: "Controls", cells: controls },
  c: { kind: "sheet", sheet: "Board", cells: appetite } as const,
});

/** What the menus of What if offer: of the first threat, how often it would have to happen to cost half as much again. */
function offeredWhatIf(loss: number) {
  const { threats } = on.view();
  const [threat] = threats;
  const sought = soughtColumns(on.view().columns, "expected").find(
    ({ key }) => key === "frequency",
  );
  if (!threat || !sought) throw new Error("there must be a threat, and how often it happens");
  const target = loss + (threat.figures.expectedLoss ?? 0) / 2;
  return [
    ...sensitivityAnswers("expected"),
    // A year anew for every figure and both ways: of a few threats.
    ...(threats.length <= 2 ? sensitivityAnswers("percentile") : []),
    ...breakEvenAnswers(breakEvenQuestion(threat, sought, "expected", target), sought),
    ...scenarioAnswers(on.view(), "Worse"),
  ];
}

/** All that the menus of the views offer. */
function offered({ budget }: DrawnTables, spend: number, loss: number): Insertable[] {
  const named = [
    ...yearAnswers,
    ...curveAnswers(spend, { hasPlan: true, hasAppetite: true }),
    ...shareAnswers,
    ...planAnswers(budget, "expected", false),
    ...planAnswers(budget, "percentile", false),
    ...budgetAnswers("expected"),
    ...offeredWhatIf(loss),
  ];
  // What curves are read at is in no menu; a formula has it all the same.
  const readings: Question = { name: "LOSS_PERCENTILE", args: [theRegister, chances] };
  return [
    ...named.flatMap(({ answer }) => ("why" in answer ? [] : [answer])),
    { question: readings, part: null, formats: ["money"] },
  ];
}

/** What the pane shows of an answer. */
async function shown({ question, part }: Insertable): Promise<Cells> {
  const given = await on.session.ask(question);
  if (given.kind === "refused") throw new Error(given.message);
  if (part === null) return given.cells;
  if (part === "waterfall") throw new Error("no view but Review offers what moved");
  const row =
    part.row === null ? given.cells.at(-1) : given.cells.find(([first]) => first === part.row);
  return [[row?.[part.column - 1] ?? null]];
}

/** What a cell of another sheet comes to. */
async function calculated(book: CalculatedBook, answer: Insertable): Promise<Cell[][]> {
  const formula = await on.session.formulaOfAnswer(answer);
  if (formula === null) throw new Error("there must be a formula");
  const { values, message } = await book.evaluate(formula.slice(1), "Elsewhere");
  return values.map((row) =>
    row.map((value) => {
      if (typeof value === "object" && value !== null) throw new Error(message ?? value.error);
      return value;
    }),
  );
}

/** What the pane reads a line of the year by, in the order of its menu. */
const yearWords = ["Expected loss", "95th percentile", "99th percentile", "Total cost of risk"];

// A blank that a function spills is text without characters in one, and null in the other.
const plain = (cells: Cells): Cell[][] => cells.map((row) => row.map((cell) => cell ?? ""));

async function sameEverywhere(tables: DrawnTables): Promise<void> {
  const { totals } = on.view();
  if (totals.kind === "refused" || !totals.coverage) {
    const said = on.view().findings.map(({ sentence }) => sentence);
    throw new Error(`there must be totals: ${said.join(", ")}`);
  }
  on.session.appetite.follow();
  // How to read it is fetched first.
  while (on.session.getSnapshot().appetite === null) await on.timer.pass(0);
  const book = await calculateBook(bookWith(tables), worksheet);
  for (const answer of offered(tables, totals.coverage.spend, totals.expectedLoss)) {
    expect(plain(await calculated(book, answer))).toEqual(plain(await shown(answer)));
  }
  const atAGlance = (await on.session.ask(summary)) as { readonly cells: Cells };
  for (const [index, words] of yearWords.entries()) {
    const { answer } = yearAnswers[index] ?? { answer: { why: "it must be there" } };
    if ("why" in answer) throw new Error(answer.why);
    expect(await calculated(book, answer)).toEqual([[numberBeside(atAGlance.cells, words)]]);
  }
  const figure = async (name: "gap" | "required" | "spend" | "covered" | "expected loss") =>
    (await book.evaluate((await on.session.formulaOf(name))?.slice(1) ?? "", "Elsewhere")).values;
  const { gap, required, spend, ratio } = totals.coverage;
  expect(await figure("gap")).toEqual([[gap]]);
  expect(await figure("required")).toEqual([[required]]);
  expect(await figure("spend")).toEqual([[spend]]);
  expect(await figure("covered")).toEqual([[ratio]]);
  expect(await figure("expected loss")).toEqual([[totals.expectedLoss]]);
  for (const { id, figures } of on.view().threats.slice(0, 3)) {
    const own = async (name: "gap" | "required" | "spend" | "expected loss") =>
      (await book.evaluate((await on.session.formulaOf(name, id))?.slice(1) ?? "", "Elsewhere"))
        .values;
    expect(await own("gap")).toEqual([[figures.gap]]);
    expect(await own("required")).toEqual([[figures.required]]);
    expect(await own("spend")).toEqual([[figures.spend]]);
    expect(await own("expected loss")).toEqual([[figures.expectedLoss]]);
  }
  book.close();
}

describe("what Overview, Threats, Plan and What if show is what their formulas come to, to the last bit", () => {
  it("for tables whose headers say all", async () => {
    await fc.assert(
      fc.asyncProperty(drawnTables(1), async (tables) => {
        await on.open(areas(tables));
        await sameEverywhere(tables);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("for tables whose columns were mapped and given units", async () => {
    await fc.assert(
      fc.asyncProperty(drawnTables(1000), async ({ register, controls, budget }) => {
        const renamed = (cells: Cells, own: readonly string[], names: readonly string[]): Cells => [
          own.map((_, index) => names[index] ?? ""),
          ...cells.slice(1),
        ];
        const tables = {
          register: renamed(register, registerHeaders, [
            ...["Gefahr", "Wie oft", "Von [T€]", "Bis #2", "Höchstens", "Etat"],
          ]),
          controls: renamed(controls, controlHeaders, [
            ...["Maßnahme", "Wogegen", "Wirkung", "Kostet", "Steht schon"],
          ]),
          budget,
        };
        await on.open(areas(tables));
        const { session } = on;
        const inThousands = ["low", "high", "lossCap"];
        const chosen = await session.candidates();
        await session.choose(chosen.find(({ name }) => name === "Risks")?.id ?? "");
        const keys = ["threat", "frequency", "low", "high", "lossCap", "spend"] as const;
        for (const [index, key] of keys.entries()) {
          const column = (): string => on.view().columns[index]?.id ?? "";
          expect(await session.mapColumn(column(), key)).toEqual({ kind: "chosen" });
          await session.setUnit(column(), inThousands.includes(key) ? "thousands" : "");
        }
        const offeredTables = await session.controls.candidates();
        await session.controls.choose(
          offeredTables.find(({ name }) => name === "Controls")?.id ?? "",
        );
        const controlKeys = ["control", "threat", "lossReduction", "cost", "inPlace"] as const;
        for (const [index, key] of controlKeys.entries()) {
          const { controls: now } = session.getSnapshot();
          if (now?.kind !== "controls") throw new Error("there must be controls");
          const column = now.columns[index]?.id ?? "";
          expect(await session.controls.mapColumn(column, key)).toEqual({ kind: "chosen" });
          await session.controls.setUnit(column, key === "cost" ? "thousands" : "");
        }
        expect(await session.useInFormulas("formula")).toEqual({ kind: "chosen" });
        await sameEverywhere(tables);
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

describe("a part of an answer", () => {
  const register = [
    registerHeaders,
    ['"Fire"*', 0.1, 1000, 9000, null, 40],
    ["Total outage", 2, 10, 90, null, 50],
  ];
  const controls = [
    controlHeaders,
    ["Total lockdown", null, 0.5, 30, "no"],
    ['"Locks"~', "Total outage", 0.2, 5, "no"],
  ];
  const question: Question = { name: "LOSS_BY_THREAT", args: [theRegister] };

  it("is found by its name, whatever stands in it", async () => {
    await on.open(areas({ register, controls, budget: 0 }));
    const book = await calculateBook(bookWith({ register, controls }), worksheet);
    for (const row of ['"Fire"*', "Total outage"]) {
      const answer: Insertable = { question, part: { row, column: 4 }, formats: ["money"] };
      const wanted = await shown(answer);
      expect(wanted[0]?.[0]).toBeGreaterThan(0);
      expect(await calculated(book, answer)).toEqual(wanted);
    }
    book.close();
  });

  it("in the last row is the plan's total, beside a control that is called nearly so", async () => {
    await on.open(areas({ register, controls, budget: 0 }));
    const book = await calculateBook(bookWith({ register, controls }), worksheet);
    const answer: Insertable = {
      question: {
        name: "BUDGET_PLAN",
        args: [theRegister, theControls, 35, null, null, null, true],
      },
      part: { row: null, column: 3 },
      formats: ["money"],
    };
    expect(await shown(answer)).toEqual([[35]]);
    expect(await calculated(book, answer)).toEqual([[35]]);
    book.close();
    // A control that is called so is one row too many, and no plan takes it for its own total.
    const [head = [], first = [], ...others] = controls;
    on.sheets.put("b", {
      ...areas({ register, controls, budget: 0 }).b,
      cells: [head, ["Total", ...first.slice(1)], ...others],
    });
    await on.hinted();
    expect(await on.session.ask(answer.question)).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("a total belongs in the last row") as unknown,
    });
  });

  it("writes numbers as Excel reads them: with no more digits than it takes", async () => {
    await on.open(areas({ register, controls, budget: 0 }));
    const formula = await on.session.formulaOfAnswer({
      question: { name: "LOSS_EXCEEDANCE", args: [theRegister, 0.1 + 0.2] },
      part: null,
      formats: ["share"],
    });
    expect(formula).toBe("=LOSS_EXCEEDANCE(Risks[#All],0.3)");
    expect(curve.args).toEqual([theRegister, 200]);
  });
});
