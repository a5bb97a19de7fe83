import type { Cells } from "../../../src/core";
import {
  changedCells,
  readRegister,
  readScenarios,
  threatNamesOf,
  totalExpectedLoss,
  withCells,
} from "../../../src/core";

const headers = ["Scenario", "Threat", "Field", "Change"];
const register: Cells = [
  ["Threat", "Frequency", "Loss", "Loss cap", "Retention", "Limit", "Premium", "Status"],
  ["Fire", 0.1, 1000, null, 200, 500, 30, null],
  ["Theft", 2, 50, 400, null, null, null, null],
  ["Flood", 0.01, 9000, null, null, null, null, "Closed"],
];
const reading = readRegister(register);
const surroundings = {
  threats: threatNamesOf(reading),
  controls: [
    { name: "Guards", inPlace: false },
    { name: "Doors", inPlace: true },
  ],
};

const read = (...rows: Cells) => readScenarios([headers, ...rows], surroundings);
const said = (...rows: Cells): string[] =>
  read(...rows).findings.map(({ kind, row, column, rule }) => `${kind} ${row} ${column} ${rule}`);
const changed = (...rows: Cells) =>
  changedCells(reading, register, read(...rows).scenarios[0]?.changes ?? []).map(
    ({ threat, key, value }) => [threat.name, key, value],
  );

describe("a table of scenarios", () => {
  it("is read row by row, the rows of one name together, in any case", () => {
    const { scenarios, findings } = read(
      ["Worse", "fire", "frequency", 2],
      ["Other", null, "Insurance", "off"],
      [null, null, null, null],
      ["worse ", "Theft; Fire", "Loss", "\u00d7 1.5"],
      ["Other", null, "Control", "guards"],
    );
    expect(findings).toEqual([]);
    expect(scenarios).toEqual([
      {
        name: "Worse",
        changes: [
          { row: 1, threats: ["Fire"], change: { kind: "frequency", factor: 2 } },
          { row: 4, threats: ["Theft", "Fire"], change: { kind: "loss", factor: 1.5 } },
        ],
      },
      {
        name: "Other",
        changes: [
          { row: 2, threats: null, change: { kind: "insurance off" } },
          { row: 5, threats: null, change: { kind: "control", control: "Guards" } },
        ],
      },
    ]);
  });

  it.each`
    row                                 | finding                                                                                                                 | because
    ${["W", "Fier", "Loss", 2]}         | ${'Problem 1 Threat must name threats of the register or be blank for all of them, and "Fier" is none: "Fire" is near'} | ${"renamed"}
    ${["W", "Earthquake", "Loss", 2]}   | ${'Problem 1 Threat must name threats of the register or be blank for all of them, and "Earthquake" is none'}           | ${"deleted"}
    ${["W", "Flood", "Loss", 2]}        | ${'Note 1 Threat names "Flood", which is left out of the register: nothing changes'}                                    | ${"closed"}
    ${["W", "Fire", "Spend", 2]}        | ${"Problem 1 Field must be Frequency, Loss, Insurance or Control"}                                                      | ${"no field of a scenario"}
    ${["W", "Fire", "Loss", 0]}         | ${"Problem 1 Change must be a number above 0, by which it is multiplied: 1.5, or 0.8"}                                  | ${"no factor"}
    ${["W", "Fire", "Loss", null]}      | ${"Problem 1 Change must be a number above 0, by which it is multiplied: 1.5, or 0.8"}                                  | ${"blank"}
    ${["W", "Fire", "Insurance", "on"]} | ${"Problem 1 Change must be off"}                                                                                       | ${"not off"}
    ${["W", null, "Control", "Guard"]}  | ${'Problem 1 Change must be a control of the table: "Guards" is near'}                                                  | ${"misspelt"}
    ${["W", null, "Control", "Doors"]}  | ${"Problem 1 Change must be a control that is not in place yet"}                                                        | ${"in place"}
    ${[null, "Fire", "Loss", 2]}        | ${"Problem 1 Scenario must hold the name of the scenario"}                                                              | ${"no name"}
  `("says what is wrong: $because", ({ row, finding }: { row: Cells[number]; finding: string }) => {
    expect(said(row)).toEqual([finding]);
  });

  it("says where one scenario changes the same twice, and takes it once", () => {
    const rows: Cells = [
      ["W", "Fire", "Loss", 2],
      ["W", "Theft;FIRE", "Loss", 3],
      ["Other", "Fire", "Loss", 2],
      ["W", null, "Loss", 2],
    ];
    expect(said(...rows)).toEqual([
      'Problem 2 Threat must not name "Fire" again: row 1 of the scenarios changes the same',
    ]);
    expect(changed(...rows)).toEqual([
      ["Fire", "loss", 4000],
      ["Theft", "loss", 100],
    ]);
  });

  it("says what a table lacks", () => {
    expect(
      readScenarios([["Scenario", "Threat", "Field"]], surroundings).findings.map(
        ({ column }) => column,
      ),
    ).toEqual(["Change"]);
  });
});

describe("the cells a scenario changes", () => {
  it("are those of its threats, factors multiplied, and the register stays as it is", () => {
    expect(
      changed(
        ["W", null, "Frequency", 1.5],
        ["W", "Fire", "Frequency", 2],
        ["W", "Theft", "Loss", 3],
        ["W", "Fire", "Insurance", "off"],
      ),
    ).toEqual([
      ["Fire", "frequency", 0.1 * 1.5 * 2],
      ["Fire", "retention", null],
      ["Fire", "limit", null],
      ["Fire", "premium", null],
      ["Theft", "frequency", 3],
      ["Theft", "loss", 150],
    ]);
    expect(register[1]).toEqual(["Fire", 0.1, 1000, null, 200, 500, 30, null]);
  });

  it("make the year that the register would have with them typed in", () => {
    const { scenarios } = read(["W", "Fire", "Insurance", "off"], ["W", "Theft", "Frequency", 2]);
    const [{ changes } = { changes: [] }] = scenarios;
    const cells = withCells(reading, register, changedCells(reading, register, changes));
    // Fire 0.1 x 1000 without a payment, Theft 4 x 50.
    expect(totalExpectedLoss(readRegister(cells).threats)).toBeCloseTo(300, 9);
  });

  it("must leave a probability one", () => {
    const chances: Cells = [
      ["Threat", "Probability (%)", "Loss"],
      ["Fire", 40, 1000],
    ];
    const times = (factor: number) =>
      changedCells(readRegister(chances), chances, [
        { threats: null, change: { kind: "frequency", factor } },
      ]);
    expect(times(2.5).map(({ value }) => value)).toEqual([100]);
    expect(() => times(3)).toThrow(
      'Probability of "Fire" must stay at 1 or below in the scenario, got 1.2',
    );
  });
});
