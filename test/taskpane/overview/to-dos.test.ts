import { toDos } from "../../../src/taskpane/overview/to-dos";
import { figuresIn, plainMoney } from "../../../src/taskpane/words/figures";
import { fire, headers, sessionInMemory } from "../../support/pane/session-in-memory";

const on = sessionInMemory();
const figures = figuresIn("en-US", { ...plainMoney, sign: "$" });

afterEach(() => {
  on.close();
});

const exceeded = { loss: 2_000_000, allowed: 0.05, modelled: 0.09, within: false };

describe("what is to be done about an appetite", () => {
  it("is said where a year exceeds it, and leads to the curve", async () => {
    await on.open({ a: { table: "Threats", sheet: "Register", cells: [headers, fire] } });
    const done = (...held: Parameters<typeof toDos>[2]["held"][number][]) =>
      toDos(on.view(), null, { refused: 0, due: null, held }, figures).filter(
        ({ leads }) => leads.kind === "curve",
      );
    const words = "A year above $2M may happen in 5 of 100 years; the register says 9";
    const leads = { kind: "curve" };
    expect(done(exceeded)).toEqual([{ words, leads }]);
    expect(done({ ...exceeded, within: true }, exceeded, { ...exceeded, loss: 3 })).toEqual([
      { words: `${words} (and 1 more)`, leads },
    ]);
    expect(done({ ...exceeded, within: true }, { ...exceeded, within: null })).toEqual([]);
    expect(done()).toEqual([]);
  });
});

it("is to add a threat where the register has none", async () => {
  const nothing = { refused: 0, due: null, held: [] };
  await on.open({ a: { table: "Threats", sheet: "Register", cells: [headers, [null]] } });
  expect(toDos(on.view(), null, nothing, figures)).toEqual([
    { words: "The register has no threats yet: add the first", leads: { kind: "list" } },
  ]);
});
