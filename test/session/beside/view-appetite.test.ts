import type { Cell, Cells } from "../../../src/core";
import { theAppetite, theRegister } from "../../../src/session/contract/question";
import type { AppetiteView } from "../../../src/session/contract/register-snapshot";
import { fire, headers, sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const register = { table: "Threats", sheet: "Register", cells: [headers, fire] };
const question = { name: "APPETITE_CHECK", args: [theRegister, theAppetite] };
const answer = { question, part: null, formats: [] };
const heads = ["A year that costs more than", "may happen"];

/** A sheet with an appetite below a title, and the answer of the function two columns to its right. */
const board = (points: Cells, more: Cells = []) => ({
  kind: "sheet" as const,
  sheet: "The board",
  row: 2,
  column: 1,
  cells: [
    ["What we accept", null, null, null, null],
    [null, null, null, null, null],
    [...heads, null, "Loss", "Allowed"],
    ...points.map(([loss = null, allowed = null]) => [loss, allowed, null, loss, allowed]),
    ...more,
  ],
});

async function look(): Promise<void> {
  on.session.appetite.follow();
  // How to read it is fetched first.
  while (on.session.getSnapshot().appetite === null) await on.timer.pass(0);
}

function shown(): AppetiteView {
  const { appetite } = on.session.getSnapshot();
  if (appetite?.kind !== "appetite") throw new Error("there must be an appetite");
  return appetite;
}

async function checked(): Promise<readonly (readonly Cell[])[] | string> {
  const given = await on.session.ask(question);
  return given.kind === "cells" ? given.cells.slice(1) : given.message;
}

/** P(a year with a fire or more), of 0.1 fires a year. */
const aFire = 1 - Math.exp(-0.1);

describe("a risk appetite beside a register", () => {
  it("is looked for once somebody wants it, and held against the year", async () => {
    await on.open({ a: register, b: board([[500, 0.2], [999, 0.05]]) }); // prettier-ignore
    expect(on.session.getSnapshot().appetite).toBeNull();
    expect(await checked()).toBe("The workbook has no risk appetite.");
    await look();
    expect(shown()).toMatchObject({ address: "'The board'!B5:C7" });
    const rows = await checked();
    expect(rows).toEqual([
      [500, 0.2, expect.closeTo(aFire, 12), true],
      [999, 0.05, expect.closeTo(aFire, 12), false],
    ]);
    expect(await on.session.formulaOfAnswer(answer)).toBe(
      "=APPETITE_CHECK(Threats[#All],'The board'!$B$5:$C$7)",
    );
  });

  it("follows its cells and the register's, and is the same object while nothing of it changes", async () => {
    await on.open({ a: register, b: board([[500, 0.2]]) });
    await look();
    const before = shown();
    await on.hinted();
    expect(shown()).toBe(before);
    on.sheets.put("b", board([[500, 0.01]]));
    await on.hinted();
    expect(await checked()).toEqual([[500, 0.01, expect.closeTo(aFire, 12), false]]);
    on.sheets.put("a", { ...register, cells: [headers, ["Fire", 0.001, 1000, 40]] });
    await on.hinted();
    expect(await checked()).toEqual([[500, 0.01, expect.closeTo(1 - Math.exp(-0.001), 12), true]]);
  });

  it("has a name of its own in formulas where it is a table, and leaves remarks out", async () => {
    const table = { sheet: "Board", table: "Appetite", cells: [["Loss", "Allowed"], [500, 0.2]] }; // prettier-ignore
    await on.open({ a: register, b: table });
    await look();
    expect(await on.session.formulaOfAnswer(answer)).toBe(
      "=APPETITE_CHECK(Threats[#All],Appetite[#All])",
    );
    const remark = ["As the board said in May", null, null, null, null];
    await on.open({ a: register, b: board([[500, 0.2]], [remark]) });
    await look();
    expect(shown().address).toBe("'The board'!B5:C6");
  });

  it("is refused in the function's words where a cell is wrong", async () => {
    await on.open({ a: register, b: board([[500, 5]]) });
    await look();
    expect(shown().wrong).toEqual({ address: "'The board'!C6", of: "allowed", got: "5" });
    expect(await checked()).toBe(
      "allowed probability in row 2 of appetite must be between 0 and 1: write 0.05 or 5%, got 5",
    );
  });

  it("is none where no table says one, found once one does, and unread once its headers are others", async () => {
    await on.open({ a: register });
    await look();
    expect(on.session.getSnapshot().appetite).toMatchObject({ kind: "none" });
    on.sheets.put("b", board([[500, 0.2]]));
    on.sheets.hint();
    // A workbook without one is not searched again at once.
    await on.timer.pass(4000);
    expect(shown().cells).toEqual([heads, [500, 0.2]]);
    const cells = board([[500, 0.2]]).cells.map((line) =>
      line.map((cell) => (cell === "may happen" ? "Comment" : cell)),
    );
    on.sheets.put("b", { ...board([]), cells });
    await on.hinted();
    expect(shown().cells).toBeNull();
    expect(await checked()).toBe("The workbook has no risk appetite.");
    on.sheets.remove("b");
    await on.hinted();
    expect(on.session.getSnapshot().appetite).toMatchObject({ kind: "none" });
  });

  describe("that somebody chose", () => {
    const cells: Cells = [
      ["Wie oft", "Bemerkung", "Schwelle"],
      [0.2, "nie mehr", 500],
      [0.05, null, 999],
      [null, null, null],
      ["Stand Mai", null, null],
    ];
    const notes = { kind: "sheet" as const, sheet: "Notes", row: 1, column: 1, cells };
    const choose = (rows: number, columns = 3) => {
      on.sheets.goTo({ sheet: "Notes", areas: ["b"], cells: { row: 1, column: 1, rows, columns } });
      return on.session.appetite.chooseSelection();
    };

    it("is read by its values, in whatever order, and its formula joins the columns", async () => {
      await on.open({ a: register, b: notes });
      await look();
      expect(on.session.getSnapshot().appetite).toMatchObject({ kind: "none", lost: null });
      expect(await choose(3)).toEqual({ kind: "chosen" });
      expect(shown()).toMatchObject({ loss: "Schwelle", allowed: "Wie oft", isChosen: true });
      expect(await checked()).toEqual([
        [500, 0.2, expect.closeTo(aFire, 12), true],
        [999, 0.05, expect.closeTo(aFire, 12), false],
      ]);
      expect(await on.session.formulaOfAnswer(answer)).toBe(
        "=APPETITE_CHECK(Threats[#All],HSTACK(Notes!$D$2:$D$4,Notes!$B$2:$B$4))",
      );
    });

    it("is found again where rows came in above and within it", async () => {
      await on.open({ a: register, b: notes });
      await look();
      await choose(3);
      const [heads = [], ...lines] = cells;
      const moved = [["Title", null, null], [null, null, null], heads, [0.1, null, 700], ...lines];
      on.sheets.put("b", { ...notes, cells: moved });
      await on.hinted();
      expect(shown().cells).toEqual([["Schwelle", "Wie oft"], [700, 0.1], [500, 0.2], [999, 0.05]]); // prettier-ignore
      await on.openOn();
      await look();
      expect(shown()).toMatchObject({ loss: "Schwelle", isChosen: true });
    });

    it("asks which columns are meant where values do not say it, and takes what is said", async () => {
      const plain: Cells = [["A", "B", "C"], [0.5, 0.2, "x"], [0.75, 0.1, "y"]]; // prettier-ignore
      await on.open({ a: register, b: { ...notes, cells: plain } });
      await look();
      await choose(3);
      expect(shown()).toMatchObject({ loss: null, allowed: null, headers: ["A", "B", "C"] });
      expect(await checked()).toBe("The workbook has no risk appetite.");
      expect(await on.session.appetite.chooseColumns("A", "A")).toMatchObject({ kind: "refused" });
      expect(await on.session.appetite.chooseColumns("A", "B")).toEqual({ kind: "chosen" });
      expect(await checked()).toEqual([
        [0.5, 0.2, expect.closeTo(aFire, 12), true],
        [0.75, 0.1, expect.closeTo(aFire, 12), true],
      ]);
    });

    it("is said to be gone where it is deleted, and forgotten for the one that is known by its headers", async () => {
      await on.open({ a: register, b: notes, c: { ...board([[500, 0.01]]) } });
      await look();
      expect(shown()).toMatchObject({ address: "'The board'!B5:C6", isChosen: false });
      await choose(3);
      expect(shown().address).toBe("Notes!B2:D4");
      on.sheets.remove("b");
      await on.hinted();
      expect(on.session.getSnapshot().appetite).toMatchObject({
        kind: "none",
        lost: "Notes!B2:D2",
      });
      expect(await on.session.appetite.forget()).toEqual({ kind: "chosen" });
      expect(shown()).toMatchObject({ address: "'The board'!B5:C6", isChosen: false });
    });

    it.each([
      ["Schwelle (k€)", "Wie oft", "Schwelle (k€)"],
      ["Loss in thousands", "Wie oft", "Loss in thousands"],
      ["Schwelle (€)", "Wie oft (%)", "Wie oft (%)"],
      ["Schwelle [whatever]", "Wie oft", "Schwelle [whatever]"],
      ["Schwelle (€)", "Wie oft (0 to 1)", null],
      ["Annual loss (EUR)", "Chance", null],
    ])("is not read in a unit of its own: %p beside %p", async (loss, allowed, unit) => {
      const plain: Cells = [[loss, allowed], [500, 0.2], [999, 0.05]]; // prettier-ignore
      await on.open({ a: register, b: { ...notes, cells: plain } });
      await look();
      await choose(3, 2);
      expect(shown()).toMatchObject({ unit, isChosen: true });
      expect(shown().cells === null).toBe(unit !== null);
    });

    it("must be columns with headers", async () => {
      await on.open({ a: register, b: notes });
      await look();
      expect(await choose(1, 1)).toMatchObject({ kind: "refused" });
      expect(await choose(3, 1)).toMatchObject({ kind: "refused" });
      on.sheets.goTo({
        ...{ sheet: "Register", areas: ["a"] },
        cells: { row: 0, column: 0, rows: 2, columns: 4 },
      });
      expect(await on.session.appetite.chooseSelection()).toMatchObject({
        message:
          "That is the register. Select the table that says what is accepted, then choose again.",
      });
      on.sheets.goTo(null);
      expect(await on.session.appetite.chooseSelection()).toMatchObject({ kind: "refused" });
      on.sheets.put("b", { ...notes, cells: [[500, 0.2], [999, 0.05]] }); // prettier-ignore
      expect(await choose(2, 2)).toMatchObject({ kind: "refused" });
    });
  });
});
