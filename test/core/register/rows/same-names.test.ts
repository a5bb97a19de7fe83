import type { Cell } from "../../../../src/core";
import { readRegister } from "../../../../src/core";
import { said } from "../../../support/model/register-cells";

const sentence = (names: string, column: string): string =>
  `0 Risk: has ${names} in several rows, one for each "${column}": keep one row of each if they are estimates of one risk; ` +
  `if every row is a risk of its own, join the two columns to one name, in THREAT_REGISTER as A2:A9&" "&B2:B9`;

describe("one risk in several rows", () => {
  it.each<[string, Cell[][], string, string]>([
    [
      "by expert",
      [
        ["Risk", "Expert", "Frequency", "Loss"],
        ["A", "Ann", 0.5, 100],
        ["A", "Bob", 0.4, 200],
        ["B", "Ann", 0.1, 300],
        ["B", "Bob", 0.2, 400],
      ],
      "2 names",
      "Expert",
    ],
    [
      "by expert below one merged name",
      [
        ["Risk", "Expert", "Frequency", "Loss"],
        ["A", "Ann", 0.5, 100],
        ["", "Bob", 0.4, 200],
        ["B", "Ann", 0.1, 300],
      ],
      "a name",
      "Expert",
    ],
    [
      "by year, beside a number of every row",
      [
        ["ID", "Risk", "Year", "Frequency", "Loss"],
        [1, "A", 2024, 0.5, 100],
        [2, "A", 2025, 0.4, 200],
        [3, "B", 2025, 0.1, 300],
      ],
      "a name",
      "Year",
    ],
    [
      "by treatment",
      [
        ["Risk", "Frequency", "Loss", "Treatment"],
        ["A", 0.5, 100, "None"],
        ["A", 0.4, 200, "MFA"],
      ],
      "a name",
      "Treatment",
    ],
  ])("%s is said once, with the column that tells them apart", (_, cells, names, column) => {
    expect(said(cells, "Warning")).toEqual([sentence(names, column)]);
  });

  it("has no such sentence where no column tells them apart, or the names are joined", () => {
    const cells = [
      ["Risk", "Expert", "Frequency", "Loss"],
      ["A", "Ann", 0.5, 100],
      ["A", "Ann", 0.4, 200],
    ];
    expect(said(cells, "Warning")).toEqual([]);
    const apart = cells.map((row, at) => (at === 2 ? ["A", "Bob", 0.4, 200] : row));
    const { findings } = readRegister(apart, { name: [0, 1] });
    expect(findings.filter(({ kind }) => kind !== "Note")).toEqual([]);
  });
});
