import { CellError } from "../../src/core";
import { register } from "../support/register-cells";
import { formula } from "../support/worksheet";

const header = ["Threat", "Row", "Column", "Kind", "What is wrong", "Value"];
const nothing = [header, ["No problems", "", "", "", "", ""]];

describe("REGISTER_CHECK", () => {
  it("says so in one row when there is nothing to say", () => {
    expect(
      formula("REGISTER_CHECK", register(["Threat", "Frequency", "Loss"], ["a", 1, 2])),
    ).toEqual(nothing);
  });

  it("spills every problem, warning and note with its place and value", () => {
    const range = register(
      ["Threat", "Frequency", "Loss low", "Loss high (k$)", "Spend", "Remarks"],
      ["a", 0.1, 1e5, 1e2, "x", "?"],
      ["b", 1, 1000, 1e6, 5, "?"],
      ["c", new CellError("#N/A"), 5, 6, null, "?"],
    );
    expect(formula("REGISTER_CHECK", range)).toEqual([
      header,
      [
        "",
        0,
        "Loss high (k$)",
        "Note",
        "Loss high (k$) is read in thousands (× 1,000)",
        "Loss high (k$)",
      ],
      [
        "",
        0,
        "Remarks",
        "Note",
        "Remarks is not a column of the register: it is not read",
        "Remarks",
      ],
      ["a", 1, "Spend", "Problem", "Spend must be a number", "x"],
      ["a", 1, "Loss high (k$)", "Problem", "Loss high (k$) must be greater than Loss low", 100],
      [
        "b",
        2,
        "Loss high (k$)",
        "Warning",
        expect.stringMatching(/^Loss high \(k\$\) is 1.0e\+6 times the low end/),
        1e6,
      ],
      ["b", 2, "Loss high (k$)", "Warning", expect.stringMatching(/spread/), 1e6],
      ["c", 3, "Frequency", "Problem", "Frequency must be a number", "#N/A"],
    ]);
  });

  it.each([
    ["a single value", 5],
    ["a column of numbers", [[1], [2]]],
    ["one header", [["Threat"]]],
    [
      "blank cells",
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ])("finds no register in %s and says what is missing", (_, range) => {
    const table = formula("REGISTER_CHECK", range) as string[][];
    expect(table.slice(1).map((row) => row[3])).toContain("Problem");
    expect(table.flat()).toContainEqual(expect.stringMatching(/must be a column of the register/));
  });
});
