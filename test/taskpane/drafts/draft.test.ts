import {
  conflictsOf,
  draftAgain,
  draftOf,
  isEmptyDraft,
  keepMine,
  takeTheirs,
  typeInto,
} from "../../../src/taskpane/drafts/draft";
import { threatView } from "../threat-view";

const before = threatView("Fire", { frequency: "0.1", spend: "5", loss: "=A1" });
const after = threatView("Fire", { frequency: "0.3", spend: "6", loss: "=A1" });

describe("a draft", () => {
  it("holds what is typed, and no longer what is typed back", () => {
    const typed = typeInto(draftOf(before), before, "spend", "7");
    expect([...typed.typed]).toEqual([["spend", "7"]]);
    expect(isEmptyDraft(typeInto(typed, before, "spend", "5"))).toBe(true);
  });

  it("of a new threat forgets a field that is emptied again", () => {
    const typed = typeInto(draftOf(null), null, "spend", "7");
    expect(isEmptyDraft(typeInto(typed, null, "spend", ""))).toBe(true);
  });

  it("conflicts where the sheet changed what was typed in, and nowhere else", () => {
    const draft = typeInto(draftOf(before), before, "spend", "7");
    expect(conflictsOf(draft, before)).toEqual([]);
    const [conflict, ...others] = conflictsOf(draft, after);
    expect(others).toEqual([]);
    expect([conflict?.column, conflict?.before.typed, conflict?.theirs.typed]).toEqual([
      "spend",
      "5",
      "6",
    ]);
  });

  it("does not conflict where both sides came to the same", () => {
    expect(conflictsOf(typeInto(draftOf(before), before, "spend", " 6 "), after)).toEqual([]);
  });

  it("holds a field against the cell as it is when the field is first typed in", () => {
    const draft = typeInto(draftOf(before), before, "spend", "7");
    const both = typeInto(draft, after, "frequency", "0.4");
    expect(conflictsOf(both, after).map(({ column }) => column)).toEqual(["spend"]);
  });

  it("ends a conflict by keeping what was typed, or by taking the sheet's", () => {
    const draft = typeInto(draftOf(before), before, "spend", "7");
    const kept = keepMine(draft, after, "spend");
    expect(conflictsOf(kept, after)).toEqual([]);
    expect([...kept.typed]).toEqual([["spend", "7"]]);
    expect(kept.base?.byColumn.get("spend")?.typed).toBe("6");
    expect(isEmptyDraft(takeTheirs(draft, "spend"))).toBe(true);
  });

  it("does not conflict with a formula whose result moved", () => {
    const draft = typeInto(draftOf(before), before, "loss", "9");
    const loss = before.byColumn.get("loss");
    if (!loss) throw new Error("the threat must have a loss");
    const moved = {
      ...before,
      byColumn: new Map(before.byColumn).set("loss", { ...loss, typed: "8" }),
    };
    expect(conflictsOf(draft, moved)).toEqual([]);
  });

  it("of a threat that is gone becomes one of a new threat, with everything but its formulas", () => {
    const again = draftAgain(typeInto(draftOf(before), before, "spend", "7"));
    expect(again.base).toBeNull();
    expect([...again.typed]).toEqual([
      ["frequency", "0.1"],
      ["spend", "7"],
    ]);
  });
});
