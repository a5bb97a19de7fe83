import {
  appetiteMarks,
  exceededWords,
  heldPoints,
} from "../../../src/taskpane/overview/held-points";
import { figuresIn, plainMoney } from "../../../src/taskpane/words/figures";

const figures = figuresIn("en-US", { ...plainMoney, sign: "$" });
const heads = ["Loss", "Allowed", "Modelled", "Within"];
const point = (allowed: number, modelled: number, within: boolean | null = false) => ({
  ...{ loss: 2_000_000, allowed, modelled, within },
});

describe("points of a risk appetite, held against the year", () => {
  it("are the rows of APPETITE_CHECK, each once", () => {
    const row = [500, 0.1, 0.2, false];
    const close = [900, 0.1, 0.1, "too close to tell"];
    expect(heldPoints([heads, row, close, row])).toEqual([
      { loss: 500, allowed: 0.1, modelled: 0.2, within: false },
      { loss: 900, allowed: 0.1, modelled: 0.1, within: null },
    ]);
    expect(heldPoints(null)).toEqual([]);
  });

  it.each([
    [0.05, 0.0904, "in 5 of 100 years; the register says 9"],
    // As many years as it takes to write what is allowed, and to tell the two apart.
    [0.004, 0.0113, "in 4 of 1,000 years; the register says 11"],
    [0.05, 0.0513, "in 50 of 1,000 years; the register says 51"],
    [0.01, 0.010006, "in 1,000 of 100,000 years; the register says 1,001"],
    [1 / 3, 0.5, "in 33 of 100 years; the register says 50"],
    [0, 0.25, "in no year; the register says 25 of 100 years"],
  ])("say %d and %d in years", (allowed, modelled, words) => {
    expect(exceededWords(point(allowed, modelled), 0, figures)).toBe(
      `A year above $2M may happen ${words}`,
    );
  });

  it("say on the curve whether they are kept", () => {
    const meaning = (...of: Parameters<typeof point>): string | undefined =>
      appetiteMarks([point(...of)], figures)[0]?.meaning;
    const may = "A year above $2M may happen in 5 of 100 years";
    expect(meaning(0.05, 0.09)).toBe(`${may}; the register says 9: exceeded.`);
    expect(meaning(0.05, 0.02, true)).toBe(`${may}; the register says 2.`);
    expect(meaning(0.05, 0.000001, true)).toBe(`${may}; the register says fewer than 1.`);
    expect(meaning(0.05, 0, true)).toBe(`${may}; the register says 0.`);
    expect(meaning(0.05, 0.09, null)).toBe(`${may}; the register lies too close to that to tell.`);
    expect(appetiteMarks([point(0.05, 0.09)], figures)[0]).toMatchObject({
      ...{ name: "Appetite $2M", loss: 2_000_000, chance: 0.05 },
    });
  });
});
