import type { ControlsView } from "../../../src/session/contract/register-snapshot";
import { fire, headers, sessionInMemory, theft } from "../../support/pane/session-in-memory";

const on = sessionInMemory();

afterEach(() => {
  on.close();
});

const register = { cells: [headers, fire, theft] };
const bought = {
  sheet: "Buy",
  table: "Controls",
  cells: [
    ["Control", "Threat", "Loss reduction", "Cost", "In place"],
    ["Sprinklers", "Fire", 0.4, 50, "no"],
    ["Guards", null, 0.1, 20, null],
  ],
};

function controls(): ControlsView {
  const { controls: now } = on.session.getSnapshot();
  if (now?.kind !== "controls") throw new Error("there must be controls");
  return now;
}

describe("a session with controls beside its register", () => {
  it("finds them wherever they are, and reads them beside the threats", async () => {
    await on.open({ a: register, b: bought });
    expect(controls().place).toMatchObject({ name: "Controls", address: "Buy!A1:E3" });
    expect(controls().problems).toBe(0);
    expect(controls().controls.map(({ name, control }) => [name, control?.threats])).toEqual([
      ["Sprinklers", ["Fire"]],
      ["Guards", null],
    ]);
  });

  it("does not take the register for them, nor them for the register", async () => {
    await on.open({ b: bought });
    expect(on.session.getSnapshot().register.kind).toBe("none");
    await on.open({ a: register });
    expect(on.session.getSnapshot().controls).toEqual({ kind: "none", lost: null, candidates: [] });
  });

  it("keeps its objects while nothing of them changes, and ids while they move", async () => {
    await on.open({ a: register, b: bought });
    const before = controls();
    await on.hinted();
    expect(controls()).toBe(before);
    const [head = [], first = [], second = []] = bought.cells;
    on.sheets.put("b", { ...bought, cells: [head, second, first] });
    await on.hinted();
    const [one, other] = before.controls;
    expect(controls().controls.map(({ id }) => id)).toEqual([other?.id, one?.id]);
  });

  it("says where one acts on a threat that is not there", async () => {
    await on.open({
      a: register,
      b: { ...bought, cells: [...bought.cells, ["Fence", "Flood", 0.1, 5, null]] },
    });
    expect(controls().problems).toBe(1);
    expect(
      controls()
        .findings.map(({ sentence }) => sentence)
        .join(),
    ).toContain('"Flood" is none');
    // The threat is added: the controls are read beside it.
    on.sheets.put("a", { cells: [headers, fire, theft, ["Flood", 1, 10]] });
    await on.hinted();
    expect(controls().problems).toBe(0);
  });

  it("finds them when they are made later, though it does not search at every change", async () => {
    await on.open({ a: register });
    on.sheets.put("b", bought);
    await on.hinted();
    expect(on.session.getSnapshot().controls?.kind).toBe("none");
    await on.timer.pass(3000);
    await on.timer.pass(0);
    expect(controls().controls).toHaveLength(2);
  });

  it("maps a column of theirs for everybody who opens the workbook", async () => {
    const [head = [], ...rows] = bought.cells;
    const odd = head.map((header) => (header === "Cost" ? "Takes (k)" : header));
    await on.open({ a: register, b: { ...bought, cells: [odd, ...rows] } });
    // Without a cost it is none yet, and offered.
    const [candidate] = await on.session.controls.candidates();
    expect(candidate?.missing).toEqual(["Cost"]);
    expect(await on.session.controls.choose(candidate?.id ?? "")).toEqual({ kind: "chosen" });
    const column = controls().columns.find(({ header }) => header === "Takes (k)");
    await on.session.controls.mapColumn(column?.id ?? "", "cost");
    await on.session.controls.setUnit(column?.id ?? "", "thousands");
    expect(controls().controls.map(({ control }) => control?.cost)).toEqual([50_000, 20_000]);
    expect(controls().columns.map(({ field }) => field)).toContain("cost");
    on.session.close();
    await on.openOn("en-US");
    expect(controls().controls.map(({ control }) => control?.cost)).toEqual([50_000, 20_000]);
  });

  it("shows a control in the sheet", async () => {
    await on.open({ a: register, b: bought });
    on.session.controls.reveal(controls().controls[1]?.id ?? "");
    await on.timer.pass(0);
    expect(on.sheets.selected.at(-1)).toEqual({
      id: "b",
      cells: { row: 2, column: 0, rows: 1, columns: 5 },
    });
  });
});
