import { added, deleted, discarded, saved } from "../../../src/taskpane/drafts/done";
import { threatView } from "../threat-view";

const before = threatView("Fire", { spend: "5", owner: "IT" });
const after = threatView("Fire", { spend: "7", owner: "IT" });
const other = threatView("Theft");

describe("what was done last", () => {
  it("was saved until what was written is taken back, whatever else changes", () => {
    const done = saved(after, ["spend"]);
    expect(done.isStill([after, other], [])).toBe(true);
    expect(done.isStill([threatView("Fire", { spend: "7", owner: "HR" })], [])).toBe(true);
    expect(done.isStill([before, other], [])).toBe(false);
  });

  it("was added until it is gone again", () => {
    expect(added(after).isStill([other, after], [])).toBe(true);
    expect(added(after).isStill([other], [])).toBe(false);
  });

  it("was deleted until it is back, under its own id or another", () => {
    const done = deleted(after, 1);
    expect(done.isStill([other], [])).toBe(true);
    expect(done.isStill([other, after], [])).toBe(false);
    expect(done.isStill([other, { ...after, id: "again" }], [])).toBe(false);
  });

  it("was discarded until the scenario is in its table again", () => {
    const done = discarded("Worse");
    expect(done.isStill([after], ["Better"])).toBe(true);
    expect(done.isStill([after], ["Better", "Worse"])).toBe(false);
  });
});
