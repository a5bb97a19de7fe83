import { followRefusals } from "../../../src/session/mend/follow-refusals";
import { openRefusalLog } from "../../../src/session/mend/refusal-log";
import { manualTimer } from "../../support/pane/manual-timer";
import { type SheetsInMemory, sheetsInMemory } from "../../support/pane/sheets-in-memory";

const negative = "frequency must be 0 or more, got -1";

/** A calculation is over. */
const calculated = (): Promise<void> => Promise.resolve();

function opened(formulas: Readonly<Record<string, string>>) {
  const log = openRefusalLog();
  const timer = manualTimer();
  const budget = (next: Readonly<Record<string, string>>) =>
    ({
      kind: "sheet",
      sheet: "Plan 2027",
      cells: [
        [1, 2],
        [3, 4],
      ],
      formulas: next,
    }) as const;
  const sheets = sheetsInMemory({ budget: budget(formulas) });
  const following = followRefusals(log, sheets, timer.after);
  return {
    log,
    timer,
    sheets,
    following,
    put: (next: Readonly<Record<string, string>>) => {
      sheets.put("budget", budget(next));
    },
    /** A cell asks a function, which ends so. */
    ask: (cell: string, reason: string | null, id = "EXPECTED_LOSS") => {
      log.asked(`'Plan 2027'!${cell}`, id)(reason);
    },
    /** What is shown once everything that is waiting has happened. */
    shown: async () => {
      await timer.pass(1000);
      return following
        .getSnapshot()
        .map(({ address, id, reason }) => `${address} ${id}: ${reason}`);
    },
  };
}

const calls = { "0,0": "=EXPECTED_LOSS(-1,1000)", "1,1": "=_xldudf_EXPECTED_LOSS(C1,1000)*2" };

describe("what functions refuse", () => {
  it("is shown with its cell while it stands, and goes when it is mended", async () => {
    const { ask, shown, following } = opened(calls);
    expect(await shown()).toEqual([]);
    ask("A1", negative);
    await calculated();
    ask("B2", "loss_low must be greater than 0, got 0");
    const both = [
      `A1 EXPECTED_LOSS: ${negative}`,
      "B2 EXPECTED_LOSS: loss_low must be greater than 0, got 0",
    ];
    expect(await shown()).toEqual(both);
    expect(following.getSnapshot()[0]?.sheet).toBe("Plan 2027");
    ask("A1", null);
    expect(await shown()).toEqual(both.slice(1));
  });

  it("says what was said last", async () => {
    const { ask, shown } = opened(calls);
    ask("A1", negative);
    await calculated();
    ask("A1", 'frequency must be a number, got the text "often"');
    expect(await shown()).toEqual([
      'A1 EXPECTED_LOSS: frequency must be a number, got the text "often"',
    ]);
  });

  it("is not mended by another call of the same formula, in either order", async () => {
    const { ask, shown } = opened(calls);
    ask("A1", negative);
    ask("A1", null);
    expect(await shown()).toHaveLength(1);
    ask("A1", null);
    ask("A1", negative);
    expect(await shown()).toHaveLength(1);
    ask("A1", null);
    ask("A1", null);
    expect(await shown()).toEqual([]);
  });

  it("is told by the last call, where an answer of the other thread comes behind it", async () => {
    const { log, shown } = opened(calls);
    const first = log.asked("'Plan 2027'!A1", "EXPECTED_LOSS");
    await calculated();
    log.asked("'Plan 2027'!A1", "EXPECTED_LOSS")(null);
    first(negative);
    expect(await shown()).toEqual([]);
  });

  it.each`
    what                                | formulas                             | left
    ${"cleared"}                        | ${{}}                                | ${0}
    ${"put over by another formula"}    | ${{ "0,0": "=1+1" }}                 | ${0}
    ${"changed, but calls it still"}    | ${{ "0,0": "=2*EXPECTED_LOSS(-1)" }} | ${1}
    ${"changed to one with a namesake"} | ${{ "0,0": "=MYEXPECTED_LOSS(1)" }}  | ${0}
  `("leaves the list without any call where its cell is $what", async ({ formulas, left }) => {
    const { ask, shown, put, sheets } = opened(calls);
    ask("A1", negative);
    expect(await shown()).toHaveLength(1);
    put(formulas as Record<string, string>);
    sheets.hint("cells");
    expect(await shown()).toHaveLength(left as number);
  });

  it("of a cell that never held the formula, as after a copy, is not shown at all", async () => {
    const { ask, shown } = opened(calls);
    ask("A2", negative);
    ask("Z9", negative);
    expect(await shown()).toEqual([]);
  });

  it("is kept where a formula calls the function by a name of its own", async () => {
    const { ask, shown } = opened({ "0,0": "=MyLoss(-1)" });
    ask("A1", negative);
    expect(await shown()).toHaveLength(1);
  });

  it("leads to its cell, and nowhere once it is another", async () => {
    const { ask, shown, put, sheets, following, timer } = opened(calls);
    ask("B2", negative);
    await shown();
    const [cell] = following.getSnapshot();
    if (!cell) throw new Error("the cell must be shown");
    following.show(cell);
    await timer.pass(10);
    expect(sheets.selected).toEqual([
      { id: "budget", cells: { row: 1, column: 1, rows: 1, columns: 1 } },
    ]);
    put({});
    following.show(cell);
    await timer.pass(10);
    expect(sheets.selected).toHaveLength(1);
    expect(await shown()).toEqual([]);
  });

  it("listens to the workbook only while there is something to watch", async () => {
    const { ask, shown, sheets } = opened(calls);
    const heard = (of: SheetsInMemory): number => of.subscribers;
    expect(heard(sheets)).toBe(0);
    ask("A1", negative);
    await shown();
    expect(heard(sheets)).toBe(1);
    ask("A1", null);
    await shown();
    expect(heard(sheets)).toBe(0);
  });
});
