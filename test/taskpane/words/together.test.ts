import { figuresIn } from "../../../src/taskpane/words/figures";

const dollars = { sign: "$", code: null, isBefore: true, isApart: false, decimals: 0 };

describe("amounts that stand together", () => {
  const { together } = figuresIn("en-US", dollars);

  it.each<[readonly number[], readonly string[]]>([
    [
      [1_003_400, 584_100, 419_300],
      ["$1,003k", "$584k", "$419k"],
    ],
    [
      [12_345_678, 910_000],
      ["$12.3M", "$0.9M"],
    ],
    [
      [220_400_000, 110_100_000],
      ["$220M", "$110M"],
    ],
    [
      [48_000, 900],
      ["$48.0k", "$0.9k"],
    ],
    [
      [7_500, 20],
      ["$7,500", "$20"],
    ],
    [
      [43.75, 12.25],
      ["$43.75", "$12.25"],
    ],
    [
      [547_000, 0],
      ["$547k", "$0"],
    ],
    [
      [9_200_000, 300, 499.99, 500, -20],
      ["$9,200k", "<$1k", "<$1k", "$1k", ">$-1k"],
    ],
    [
      [48_000, 30, 0],
      ["$48.0k", "<$0.1k", "$0"],
    ],
    [
      // What is left of a budget that costs add up to.
      [9_000, 1.8e-12],
      ["$9,000", "$0"],
    ],
    [
      [9_000, 0.3],
      ["$9,000", "<$1"],
    ],
    [[], []],
  ])("%j have one unit and as many digits", (amounts, shown) => {
    const { write } = together(amounts);
    expect(amounts.map(write)).toEqual(shown);
  });

  it("add up as they are written", () => {
    const { write, rounded } = together([220_400_000, 110_700_000]);
    // 220 less 111 is 109, though what is covered would be rounded to 110.
    expect(write(rounded(220_400_000) - rounded(110_700_000))).toBe("$109M");
  });

  it("are written as the region does", () => {
    expect(figuresIn("de-DE").together([12_345_678]).write(12_345_678)).toBe("12,3M");
  });
});
