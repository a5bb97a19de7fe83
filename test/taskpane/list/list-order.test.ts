import { figuresIn } from "../../../src/taskpane/words/figures";
import { inOrder, type ListWish, orderFor, orders } from "../../../src/taskpane/list/list-order";
import { threatView } from "../threat-view";

const wish: ListWish = { order: "sheet", search: "", onlyProblems: false };
const threats = [
  threatView("Überfall", {}, { figures: { gap: 5, spend: 1, ratio: 0.2 } }),
  threatView("Fire", {}, { state: "problem", figures: { spend: 9 } }),
  threatView("Risk 10", {}, { figures: { gap: 7, spend: 1, ratio: 0.9 } }),
  threatView("Risk 9", {}, { figures: { gap: 5, spend: 4, ratio: 0.1 } }),
];
const { compareNames } = figuresIn("de-DE");
const names = (more: Partial<ListWish>): string[] =>
  inOrder(threats, { ...wish, ...more }, compareNames).map(({ name }) => name);

describe("the list of threats", () => {
  it("stays sorted by what it says where a register loses its spend", () => {
    expect(orders.map((order) => orderFor(order, true))).toEqual(orders);
    expect(orderFor("gap", false)).toBe("expectedLoss");
    expect(orderFor("name", false)).toBe("name");
  });

  it.each`
    order      | first
    ${"sheet"} | ${["Überfall", "Fire", "Risk 10", "Risk 9"]}
    ${"gap"}   | ${["Risk 10", "Überfall", "Risk 9", "Fire"]}
    ${"spend"} | ${["Fire", "Risk 9", "Überfall", "Risk 10"]}
    ${"ratio"} | ${["Risk 9", "Überfall", "Risk 10", "Fire"]}
    ${"name"}  | ${["Fire", "Risk 9", "Risk 10", "Überfall"]}
  `(
    "sorted by $order is $first: ties as in the sheet, what has no figure last",
    ({ order, first }) => {
      expect(names({ order: order as ListWish["order"] })).toEqual(first);
    },
  );

  it.each`
    search         | found
    ${"risk"}      | ${["Risk 10", "Risk 9"]}
    ${" UBERFALL"} | ${["Überfall"]}
    ${"ü"}         | ${["Überfall"]}
    ${"nothing"}   | ${[]}
  `("finds $found by $search, without case and accents", ({ search, found }) => {
    expect(names({ search: search as string })).toEqual(found);
  });

  it("shows those with problems alone where they are asked for", () => {
    expect(names({ onlyProblems: true })).toEqual(["Fire"]);
  });

  it("leaves the threats of the register as they are", () => {
    names({ order: "gap" });
    expect(threats[0]?.name).toBe("Überfall");
  });
});
