import type { ColumnView, RegisterPlace } from "../../../src/session/contract/register-snapshot";
import { draftOf, typeInto } from "../../../src/taskpane/drafts/draft";
import { newThreat } from "../../../src/taskpane/drafts/new-threat";
import {
  type DraftedRegister,
  follow,
  putDraft,
  shelfOf,
  type Shelves,
} from "../../../src/taskpane/drafts/shelved-drafts";
import { threatView } from "../threat-view";

const nowhere = { row: 0, column: 0, rows: 1, columns: 1 };

const column = (id: string, header: string): ColumnView => ({
  id,
  header,
  address: "A1",
  cells: nowhere,
  field: null,
  quantity: "text",
  isMapped: false,
  unit: null,
  lookedUpIn: null,
  guess: null,
  guessUnit: null,
  scale: 1,
  format: "General",
  isCalculated: false,
});

/** A register whose columns and threats have ids that begin with `ids`. */
function register(
  ids: string,
  place: Partial<RegisterPlace> = {},
  names: readonly string[] = ["Fire", "Theft"],
): DraftedRegister {
  return {
    place: {
      id: "table 1",
      kind: "table",
      name: "Threats",
      address: "Register!A1:B3",
      cells: { row: 0, column: 0, rows: 3, columns: 2 },
      ...place,
    },
    columns: [column(`${ids}n`, "Threat"), column(`${ids}s`, "Spend")],
    threats: names.map((name, index) => ({
      ...threatView(name, { [`${ids}n`]: name, [`${ids}s`]: "5" }),
      id: `${ids}${index}`,
    })),
  };
}

function withSpend(of: DraftedRegister, ids: string, threat: number, text: string): Shelves {
  const base = of.threats[threat] ?? null;
  return putDraft([], of, `${ids}${threat}`, typeInto(draftOf(base), base, `${ids}s`, text));
}

const typedIn = (shelves: Shelves, of: DraftedRegister): unknown =>
  [...(shelfOf(shelves, of)?.drafts ?? [])].map(([key, { base, typed }]) => [
    key,
    base && [base.id, ...base.byColumn.keys()],
    ...typed,
  ]);

const keysIn = (shelves: Shelves, of: DraftedRegister): unknown => [
  ...(shelfOf(shelves, of)?.drafts.keys() ?? []),
];

describe("drafts", () => {
  it("of a register that went away and came back are held against its new ids", () => {
    const shelves = withSpend(register("a"), "a", 1, "7");
    const back = register("b");
    expect(typedIn(follow(shelves, back), back)).toEqual([["b1", ["b1", "bn", "bs"], ["bs", "7"]]]);
  });

  it("of one of several threats of one name stay with it", () => {
    const names = ["Fire", "Fire", "Theft"];
    const shelves = withSpend(register("a", {}, names), "a", 1, "7");
    const back = register("b", {}, names);
    expect(keysIn(follow(shelves, back), back)).toEqual(["b1"]);
  });

  it("of a threat that did not come back keep what was typed", () => {
    const shelves = withSpend(register("a"), "a", 1, "7");
    const back = register("b", {}, ["Fire"]);
    expect(typedIn(follow(shelves, back), back)).toMatchObject([
      ["a1", ["a1", "bn", "bs"], ["bs", "7"]],
    ]);
  });

  it("of a new threat come back with its register", () => {
    const shelves = putDraft(
      [],
      register("a"),
      newThreat,
      typeInto(draftOf(null), null, "as", "7"),
    );
    const back = register("b");
    expect(typedIn(follow(shelves, back), back)).toEqual([[newThreat, null, ["bs", "7"]]]);
  });

  it.each`
    other                 | place
    ${"table"}            | ${{ id: "table 2", name: "Plan" }}
    ${"range beside"}     | ${{ kind: "range", id: "sheet 1", name: null, cells: { row: 0, column: 5, rows: 3, columns: 2 } }}
    ${"range of its own"} | ${{ kind: "range", id: "sheet 2", name: null, address: "Other!A1:B3" }}
  `("are never those of another $other with the same names and ids", ({ place }) => {
    const kind = "range";
    const own = register("a", { kind, id: "sheet 1", name: null });
    const other = register("a", place as Partial<RegisterPlace>);
    const shelves = follow(withSpend(own, "a", 1, "7"), other);
    expect(shelfOf(shelves, other)).toBeNull();
    expect(keysIn(shelves, own)).toEqual(["a1"]);
  });

  it("of a range follow it as it grows and moves", () => {
    const own = register("a", { kind: "range", id: "sheet 1", name: null });
    const moved = { ...own, place: { ...own.place, cells: { ...own.place.cells, row: 2 } } };
    const further = { ...own, place: { ...own.place, cells: { ...own.place.cells, row: 4 } } };
    const shelves = follow(follow(withSpend(own, "a", 1, "7"), moved), further);
    expect(keysIn(shelves, further)).toEqual(["a1"]);
  });

  it("are forgotten one by one", () => {
    const own = register("a");
    expect(putDraft(withSpend(own, "a", 1, "7"), own, "a1", null)).toEqual([]);
  });
});
