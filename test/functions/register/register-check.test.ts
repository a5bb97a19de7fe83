import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula } from "../../support/workbook/worksheet";

const header = ["Threat", "Row", "Column", "Kind", "What is wrong", "Value"];
const sentence = (words: string): string[] => ["", "", "", "", words, ""];
const nothing = (words: string): string[][] => [header, ["No problems", "", "", "", words, ""]];

describe("REGISTER_CHECK", () => {
  it("says so in one row when there is nothing to say", () => {
    expect(
      formula("REGISTER_CHECK", register(["Threat", "Frequency", "Loss"], ["a", 1, 2])),
    ).toEqual(nothing("1 threat, nothing to fix"));
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
      sentence("3 threats, 3 cells to fix"),
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

  it("says what there is to say about controls behind it, and which register it is about", () => {
    const threats = register(["Threat", "Frequency", "Loss"], ["Ransomware", 0, 2]);
    const controls = register(
      ["Control", "Cost (k$)", "Threat", "Loss reduction"],
      ["Backups", 1, "Ransomwear", 0.5],
    );
    expect(formula("REGISTER_CHECK", threats, controls)).toEqual([
      header,
      sentence("1 threat, 1 control, 2 cells to fix"),
      ["Ransomware", 1, "Frequency", "Problem", "Frequency must be greater than 0", 0],
      [
        "",
        0,
        "Cost (k$)",
        "Note",
        "Cost (k$) of the controls is read in thousands (× 1,000)",
        "Cost (k$)",
      ],
      [
        "Backups",
        1,
        "Threat",
        "Problem",
        'Threat of the controls must name threats of the register or be blank for all of them, and "Ransomwear" is none: "Ransomware" is near',
        "Ransomwear",
      ],
    ]);
  });

  it("says once that a column is of the controls", () => {
    const threats = register(["Threat", "Frequency", "Loss"], ["Ransomware", 1, 2]);
    const controls = register(["Control", "Vendor", "Loss reduction"], ["Backups", "x", 0.5]);
    const table = formula("REGISTER_CHECK", threats, controls) as string[][];
    expect(table.slice(2).map((row) => row[4])).toEqual([
      "Vendor is not a column of the controls: it is not read",
      "Cost must be a column of the controls, or Build cost with Life",
    ]);
  });

  it("has nothing to say of a sound register and sound controls", () => {
    const threats = register(["Threat", "Frequency", "Loss"], ["Ransomware", 1, 2]);
    const controls = register(["Control", "Cost", "Loss reduction"], ["Backups", 1, 0.5]);
    expect(formula("REGISTER_CHECK", threats, controls)).toEqual(
      nothing("1 threat, 1 control, nothing to fix"),
    );
    expect(formula("REGISTER_CHECK", threats, new CellError("#REF!"))).toBe(
      "#VALUE! controls must be a range with headers, got the error #REF!",
    );
  });

  it.each([
    ["a single value", 5],
    ["a column of numbers", [[1], [2]]],
    [
      "a table without its headers",
      [
        ["Ransomware", 0.2],
        ["Fraud", 1],
      ],
    ],
    [
      "blank cells",
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ])("finds no register in %s and says what to do", (_, range) => {
    const table = formula("REGISTER_CHECK", range) as string[][];
    expect(table.slice(2).map((row) => row[4])).toEqual([
      "the first row must hold headers such as Threat, Frequency and Loss: write Threats[#All] for a table, or start the range at its headers",
    ]);
  });

  it("refuses an error in place of a register", () => {
    expect(formula("REGISTER_CHECK", new CellError("#VALUE!"))).toBe(
      "#VALUE! register must be a range with headers, got the error #VALUE!",
    );
  });
});
