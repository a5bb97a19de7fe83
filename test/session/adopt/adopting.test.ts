import type { Cell } from "../../../src/core";
import type { AdoptionPreview, AdoptionShown } from "../../../src/session/contract/adoption";
import type { Choice } from "../../../src/session/contract/register-session";
import type { ControlsView } from "../../../src/session/contract/register-snapshot";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const headers = ["Threat", "Frequency", "Loss", "Loss reduction", "Spend"];
const register: AreaInMemory = {
  sheet: "Register",
  table: "Threats",
  cells: [headers, ["Fire", 0.1, 1000, 0.2, 40], ["Theft", 2, 50, null, 5]],
  formats: ["General", "0.00", "#,##0", "0%", "#,##0.00"],
};
const bought: AreaInMemory = {
  sheet: "Buy",
  table: "Controls",
  cells: [
    ["Control", "Threat", "Loss reduction", "Frequency reduction", "Cost", "In place"],
    ["Sprinklers", "Fire", 0.5, null, 30, "No"],
    ["Guards", null, null, 0.1, 4, null],
    ["Doors", "Theft", 0.25, null, 8, "Yes"],
  ],
};

const stay = { leaveSpend: true };
const share = { leaveSpend: false };

function controls(): ControlsView {
  const { controls: now } = on.session.getSnapshot();
  if (now?.kind !== "controls") throw new Error("there must be controls");
  return now;
}

const preview = (names: readonly string[], options = share): Promise<AdoptionPreview> =>
  on.session.adoption.preview(names, options);

async function shown(names: readonly string[], options = share): Promise<AdoptionShown> {
  const made = await preview(names, options);
  if (made.kind !== "preview") throw new Error(made.message);
  return made;
}

/** Lets the session read again while it waits for that. */
async function settled<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, on.timer.pass(0)]);
  return result;
}

const adopt = (what: AdoptionShown): Promise<Choice> => settled(on.session.adoption.adopt(what));

const lines = ({ cells }: AdoptionShown): string[] =>
  cells.map(
    ({ address, subject, before, after }) => `${address} ${subject}: ${before} -> ${after}`,
  );

const held = (id: "a" | "b"): readonly (readonly Cell[])[] => on.sheets.contents(id);

describe("a preview of an adoption", () => {
  it("shows every cell that will change, in the column's own format", async () => {
    await on.open({ a: register, b: bought });
    const made = await shown(["sprinklers "]);
    // 1 - 0.8 × 0.5; all of the cost falls on the only threat.
    expect(lines(made)).toEqual([
      "Register!D2 Loss reduction of Fire: 20% -> 60%",
      "Register!E2 Spend of Fire: 40.00 -> 70.00",
      "Buy!F2 In place of Sprinklers: No -> Yes",
    ]);
    expect(made).toMatchObject({ controls: ["Sprinklers"], columns: [], formulas: [], notes: [] });
    expect(held("a")[1]).toEqual(["Fire", 0.1, 1000, 0.2, 40]);
  });

  it("adds the columns that are missing, and no others", async () => {
    await on.open({ a: register, b: bought });
    const made = await shown(["Guards"]);
    expect(made.columns).toEqual([
      { table: "register", header: "Frequency reduction", address: "Register!F1" },
    ]);
    // 4 shared as 0.1 × 100 to 0.1 × 100, before any reduction of the rows.
    expect(lines(made)).toEqual([
      "Register!E2 Spend of Fire: 40.00 -> 42.00",
      "Register!F2 Frequency reduction of Fire:  -> 10%",
      "Register!E3 Spend of Theft: 5.00 -> 7.00",
      "Register!F3 Frequency reduction of Theft:  -> 10%",
      "Buy!F3 In place of Guards:  -> Yes",
    ]);
    expect(lines(await shown(["Guards"], stay)).filter((line) => line.includes("Spend"))).toEqual(
      [],
    );
  });

  it("writes figures as they are written where the workbook is open", async () => {
    await on.open({ a: register, b: bought }, "de-DE");
    const made = await shown(["Sprinklers"]);
    expect(made.cells.map(({ after, exact }) => [after, exact])).toEqual([
      ["60%", "60%"],
      ["70,00", "70"],
      ["Yes", "Yes"],
    ]);
  });

  it("counts in the units of the columns: percent, thousands, a month", async () => {
    const cells = [
      ["Threat", "Frequency", "Loss (k€)", "Loss reduction (%)", "Spend (k€ per month)"],
      ["Fire", 0.1, 1000, 20, 1],
      ["Theft", 2, 50, null, null],
    ];
    await on.open({
      a: { ...register, cells, formats: [] },
      b: {
        ...bought,
        cells: [
          ["Control", "Threat", "Loss reduction", "Cost"],
          ["Sprinklers", "Fire", 0.5, 24_000],
        ],
      },
    });
    const made = await shown(["Sprinklers"]);
    expect(lines(made)).toEqual([
      "Register!D2 Loss reduction (%) of Fire: 20 -> 60",
      "Register!E2 Spend (k€ per month) of Fire: 1 -> 3",
      "Buy!E2 In place of Sprinklers:  -> yes",
    ]);
    expect(made.columns).toEqual([{ table: "controls", header: "In place", address: "Buy!E1" }]);
  });

  it("leaves formulas as they are, and says what they would have to come to", async () => {
    await on.open({
      a: { ...register, formulas: { "1,4": "=4*10" } },
      b: bought,
    });
    const made = await shown(["Sprinklers"]);
    expect(made.formulas).toEqual([
      {
        table: "register",
        address: "Register!E2",
        subject: "Spend of Fire",
        formula: "=4*10",
        before: "40.00",
        needed: "70.00",
        more: "30.00",
        name: "Fire",
      },
    ]);
    expect(made.notes).toEqual([expect.stringContaining("1 cell holds a formula")]);
    await adopt(made);
    expect(held("a")[1]).toEqual(["Fire", 0.1, 1000, 0.6, "=4*10"]);
  });

  it("says what to add to the budget lines that spend is made of", async () => {
    const spend = "=INDEX(SPEND_BY_THREAT(Threats,Lines),1)";
    await on.open({ a: { ...register, formulas: { "1,4": spend } }, b: bought });
    expect((await shown(["Sprinklers"])).notes).toEqual([
      'Spend comes from the budget lines and stays as they say. For the gap of the plan add lines of 30.00 for "Fire".',
    ]);
  });

  it("leaves a formula in In place as it is, adopts the rest, and says what is to be done by hand", async () => {
    const formulas = { "1,5": '=IF(1>2,"Yes","No")' };
    await on.open({ a: register, b: { ...bought, formulas } });
    const made = await shown(["Sprinklers", "Guards"]);
    expect(made.byHand).toBe(
      "In place of Sprinklers is a formula and is not written: see to it that it then says yes, or the register would learn the same once more.",
    );
    expect(made.formulas).toMatchObject([
      { table: "controls", address: "Buy!F2", formula: formulas["1,5"], needed: "Yes" },
    ]);
    // The figures are what the plan promised all the same.
    expect(made.notes).toEqual([]);
    expect(await adopt(made)).toEqual({ kind: "chosen" });
    expect(held("b").map((row) => row[5])).toEqual(["In place", formulas["1,5"], "Yes", "Yes"]);
    expect(held("a")[1]?.[3]).toBe(0.6);
    // Guards are in place now. Sprinklers are not, as far as the sheet says, and it is said again what that comes to.
    const again = await shown(["Sprinklers", "Guards"]);
    expect(again.controls).toEqual(["Sprinklers"]);
    expect(again.byHand).toBe(made.byHand);
    expect((await shown(["Guards", "Sprinklers"])).cells.map(({ name }) => name)).toEqual([
      "Fire",
      "Fire",
    ]);
  });

  it("asks for nothing by hand where no formula is in the way", async () => {
    await on.open({ a: register, b: bought });
    expect((await shown(["Sprinklers"])).byHand).toBeNull();
  });

  it("says what the register will not tell", async () => {
    const all = ["Control", "Threat", "Loss reduction", "Cost"];
    await on.open({
      a: {
        ...register,
        cells: [
          ["Threat", "Frequency", "Loss", "Status"],
          ["Fire", 0.1, 1000, "Open"],
          ["Flood", 0.1, 10, "Closed"],
        ],
        formats: [],
      },
      b: {
        ...bought,
        cells: [
          all,
          ["Backup", "Fire", 1, 10],
          ["Dam", "Flood", 0.5, 20],
          ["Sign", "Flood", 0.5, null],
        ],
      },
    });
    const made = await shown(["Backup", "Dam", "Sign"]);
    expect(made.notes).toEqual([
      "Backup leaves no loss: once in place, nothing tells what it is worth.",
      "Dam acts on no open threat: its cost is in no threat's spend.",
      "Sign acts on no open threat: the register learns nothing from it.",
      "The register has no column Spend: what the controls cost is recorded nowhere.",
    ]);
  });

  it.each<[string, readonly string[], Readonly<Record<string, AreaInMemory>>, string]>([
    ["one that is in place", ["Doors"], { a: register, b: bought }, "Doors is in place already"],
    [
      "a name that is not there",
      ["Fence"],
      { a: register, b: bought },
      'No control is called "Fence"',
    ],
    ["no name", [], { a: register, b: bought }, "Choose controls"],
    ["no controls", ["Doors"], { a: register }, "no longer in the sheet"],
    ["no register", ["Doors"], { b: bought }, "The register is no longer"],
    [
      "a register with a problem",
      ["Sprinklers"],
      { a: { ...register, cells: [headers, ["Fire", -1, 1000, 0.2, 40]] }, b: bought },
      "Fix 1 cell of the register first: Frequency of Fire must be greater than 0",
    ],
    [
      "a control for a threat that is not there",
      ["Guards"],
      { a: { ...register, cells: [headers, ["Theft", 2, 50, null, 5]] }, b: bought },
      "Fix 1 cell of the table of controls first: Threat of Sprinklers",
    ],
  ])("is refused in words for %s", async (_, names, areas, words) => {
    await on.open(areas);
    const made = await preview(names);
    expect(made).toEqual({ kind: "refused", message: expect.stringContaining(words) as string });
  });
});

describe("an adoption", () => {
  it("writes both tables in one step, and twice changes nothing", async () => {
    await on.open({ a: register, b: bought });
    const made = await shown(["Sprinklers", "Guards"]);
    expect(await adopt(made)).toEqual({ kind: "chosen" });
    expect(on.sheets.steps).toBe(1);
    expect(held("a")).toEqual([
      [...headers, "Frequency reduction"],
      ["Fire", 0.1, 1000, 0.6, 72, 0.1],
      ["Theft", 2, 50, null, 7, 0.1],
    ]);
    expect(held("b").map((row) => row[5])).toEqual(["In place", "Yes", "Yes", "Yes"]);
    expect(controls().controls.map(({ control }) => control?.inPlace)).toEqual([true, true, true]);
    const again = await preview(["Sprinklers", "Guards"]);
    expect(again).toMatchObject({ kind: "refused" });
    expect(await adopt(made)).toMatchObject({ kind: "refused" });
    expect(on.sheets.steps).toBe(1);
  });

  it("writes nothing where a cell changed since it was shown", async () => {
    await on.open({ a: register, b: bought });
    const made = await shown(["Sprinklers"]);
    on.sheets.put("a", {
      ...register,
      cells: [headers, ["Fire", 0.1, 1000, 0.3, 40], ["Theft", 2, 50, null, 5]],
    });
    expect(await adopt(made)).toEqual({
      kind: "refused",
      message: "Loss reduction of Fire changed since: nothing was written. Look again.",
    });
    expect(on.sheets.steps).toBe(0);
    // What the adoption does not touch may change.
    on.sheets.put("a", {
      ...register,
      cells: [headers, ["Fire", 0.1, 1000, 0.2, 40], ["Theft", 2, 60, null, 5]],
    });
    expect(await adopt(made)).toEqual({ kind: "chosen" });
  });

  it.each(["a", "b"] as const)("writes nothing where sheet %s is protected", async (id) => {
    const areas = { a: register, b: bought };
    await on.open({ ...areas, [id]: { ...areas[id], isProtected: true } });
    const sheet = id === "a" ? "Register" : "Buy";
    expect(await adopt(await shown(["Sprinklers"]))).toEqual({
      kind: "refused",
      message: expect.stringContaining(`${sheet} is protected, so nothing was written.`) as string,
    });
    expect(on.sheets.steps).toBe(0);
  });

  it("makes room beside a table, and writes beside a range only where it is free", async () => {
    const range: AreaInMemory = { ...register, kind: "sheet" };
    const beside = (cells: readonly (readonly Cell[])[], ...more: readonly (readonly Cell[])[]) =>
      cells.map((row, index) => [...row, ...(more[index] ?? [null, null, null])]);
    await on.open({ a: range, b: bought });
    const free = await shown(["Guards"]);
    expect(free.notes).toEqual([
      "Formulas over Register!A1:E3 will not reach Frequency reduction: extend them by the new columns.",
    ]);
    await adopt(free);
    expect(held("a").map((row) => row[5])).toEqual(["Frequency reduction", 0.1, 0.1]);
    expect(on.view().problems).toBe(0);

    const occupied = { ...range, cells: beside(range.cells, [null, null], [null, "remark"]) };
    await on.open({ a: occupied, b: bought });
    expect(await preview(["Guards"])).toEqual({
      kind: "refused",
      message: expect.stringContaining("there is no room for it: clear Register!F1:G3") as string,
    });
    await on.open({ a: { ...register, freeColumns: 0 }, b: bought });
    await adopt(await shown(["Guards"]));
    expect(held("a").map((row) => row[5])).toEqual(["Frequency reduction", 0.1, 0.1]);
  });

  it("says that formulas which read the register by a name do not know new columns", async () => {
    const cells = [
      headers.map((each) => (each === "Threat" ? "Gefahr" : each)),
      ...register.cells.slice(1),
    ];
    await on.open({ a: { ...register, cells }, b: bought });
    await settled(on.session.mapColumn(on.column("Gefahr"), "threat"));
    await settled(on.session.useInFormulas("formula"));
    expect((await shown(["Sprinklers"])).notes).toEqual([]);
    expect((await shown(["Guards"])).notes).toEqual([
      expect.stringMatching(/^Formulas that read Threats\w* will not know Frequency reduction/),
    ]);
    await adopt(await shown(["Guards"]));
    expect(on.view().formulas.isCurrent).toBe(false);
  });

  it("is taken back whole, columns and all", async () => {
    const range: AreaInMemory = { ...register, kind: "sheet" };
    for (const a of [register, range]) {
      await on.open({ a, b: bought });
      const before = [held("a"), held("b")];
      await adopt(await shown(["Sprinklers", "Guards"]));
      const back = await settled(on.session.takeBack());
      expect(back).toMatchObject({ kind: "adopt", name: "2 controls", result: { kind: "saved" } });
      const filled = held("a").map((row) => row.slice(0, 5));
      expect([filled, held("b")]).toEqual(before);
      expect(
        held("a")
          .flatMap((row) => row.slice(5))
          .every((cell) => cell === null),
      ).toBe(true);
      expect(on.view().columns).toHaveLength(5);
      expect(on.sheets.steps).toBe(2);
      expect(await settled(on.session.takeBack())).toBeNull();
    }
  });

  it("is not taken back once a cell of it has changed; where rows moved it is", async () => {
    await on.open({ a: register, b: bought });
    await adopt(await shown(["Sprinklers"]));
    const [head = [], fire = [], theft = []] = held("a");
    on.sheets.put("a", { ...register, cells: [head, theft, fire] });
    await on.hinted();
    expect((await settled(on.session.takeBack()))?.result).toMatchObject({ kind: "saved" });
    expect(held("a")[2]).toEqual(["Fire", 0.1, 1000, 0.2, 40]);

    await adopt(await shown(["Sprinklers"]));
    on.sheets.put("a", { ...register, cells: [head, theft, ["Fire", 0.1, 1000, 0.6, 71]] });
    await on.hinted();
    expect((await settled(on.session.takeBack()))?.result).toMatchObject({ kind: "refused" });
    expect(held("a")[2]).toEqual(["Fire", 0.1, 1000, 0.6, 71]);
  });
});

describe("a lock", () => {
  const idOf = (name: string): string =>
    controls().controls.find((each) => each.name === name)?.id ?? "";

  it("is a word in the column In plan, which is added where it lacks", async () => {
    await on.open({ a: register, b: bought });
    const { lock } = on.session.controls;
    expect(await settled(lock(idOf("Guards"), null))).toEqual({ kind: "chosen" });
    expect(on.sheets.steps).toBe(0);
    await settled(lock(idOf("Guards"), "must"));
    expect(held("b").map((row) => row[6])).toEqual(["In plan", null, "must", null]);
    expect(controls().controls.map(({ control }) => control?.inPlan)).toEqual([null, "must", null]);
    await settled(lock(idOf("Guards"), "never"));
    await settled(lock(idOf("Sprinklers"), "must"));
    expect(held("b").map((row) => row[6])).toEqual(["In plan", "must", "never", null]);
    expect(on.sheets.steps).toBe(3);
    await settled(lock(idOf("Sprinklers"), null));
    expect(held("b")[1]?.[6]).toBeNull();
    for (let back = 0; back < 3; back++) {
      expect(await settled(on.session.takeBack())).toMatchObject({ kind: "lock" });
    }
    expect(held("b").map((row) => row[6])).toEqual(["In plan", null, "must", null]);
    await settled(on.session.takeBack());
    expect(held("b")).toEqual(bought.cells);
  });

  it("does not overwrite a formula, nor a control that is gone", async () => {
    const cells = bought.cells.map((row, index) => [...row, index === 0 ? "In plan" : null]);
    await on.open({ a: register, b: { ...bought, cells, formulas: { "1,6": '=""' } } });
    expect(await settled(on.session.controls.lock(idOf("Sprinklers"), "must"))).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("In plan of Sprinklers holds a formula") as string,
    });
    const guards = idOf("Guards");
    on.sheets.put("b", { ...bought, cells: cells.filter((_, index) => index !== 2) });
    expect(await settled(on.session.controls.lock(guards, "must"))).toMatchObject({
      kind: "refused",
    });
    expect(on.sheets.steps).toBe(0);
  });
});
