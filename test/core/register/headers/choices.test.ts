import type { Cells, ColumnChoices, FieldKey } from "../../../../src/core";
import { CellError, readEditedRow, readRegister } from "../../../../src/core";

const fields = (...pairs: readonly (readonly [number, FieldKey])[]): ColumnChoices => ({
  fields: new Map(pairs),
});

const sayings = (cells: Cells, choices?: ColumnChoices): string[] =>
  readRegister(cells, choices).findings.map(
    ({ kind, index, column, rule }) => `${kind} ${index} ${column}: ${rule}`,
  );

describe("a column whose field a user named", () => {
  const cells: Cells = [
    ["Threat", "Freq. (per yer)", "Loss"],
    ["Fire", 0.5, 1000],
  ];

  it("is read as that field, and that is noted", () => {
    expect(readRegister(cells).threats).toEqual([]);
    const reading = readRegister(cells, fields([1, "frequency"]));
    expect(reading.threats[0]?.frequency).toEqual({ kind: "poisson", mean: 0.5 });
    expect(sayings(cells, fields([1, "frequency"]))).toEqual([
      "Note 1 Freq. (per yer): is read as Frequency, as you said",
    ]);
  });

  it.each`
    header                  | field          | scale
    ${"Cost (k$)"}          | ${"spend"}     | ${1000}
    ${"Rate [per month]"}   | ${"frequency"} | ${12}
    ${"Häufigkeit (Jahre)"} | ${"frequency"} | ${1}
    ${"Cost (of a week?)"}  | ${"spend"}     | ${1}
  `(
    "scales with the bracket of $header where it is known",
    ({ header, field, scale }: { header: string; field: FieldKey; scale: number }) => {
      const reading = readRegister([["Threat", header]], fields([1, field]));
      expect(reading.columns.readings[1]).toEqual({ field, guess: null, scale });
    },
  );

  it("keeps the percentage of its header", () => {
    const named = readRegister(
      [
        ["Threat", "Frequency", "worst (90%)", "best (10%)"],
        ["Fire", 1, 100, 10],
      ],
      fields([2, "high"], [3, "low"]),
    );
    const standard = readRegister([
      ["Threat", "Frequency", "High (90%)", "Low (10%)"],
      ["Fire", 1, 100, 10],
    ]);
    expect(named.threats).toHaveLength(1);
    expect(named.threats).toEqual(standard.threats);
  });

  it("beats the field's own name", () => {
    const both: Cells = [
      ["Threat", "Frequency", "LEF", "Loss"],
      ["Fire", 1, 2, 10],
    ];
    const reading = readRegister(both, fields([2, "frequency"]));
    expect(reading.threats[0]?.frequency).toEqual({ kind: "poisson", mean: 2 });
    expect(sayings(both, fields([2, "frequency"]))).toContain(
      'Warning 1 Frequency: is not read, since "LEF" is',
    );
  });

  it("must be the only one so named", () => {
    const both: Cells = [
      ["Threat", "a", "b", "Loss"],
      ["Fire", 1, 2, 10],
    ];
    expect(sayings(both, fields([1, "frequency"], [2, "frequency"]))).toEqual([
      'Problem 2 b: must be the only column for Frequency: "a" is one too',
    ]);
  });
});

describe("a name that a user joined from columns", () => {
  const cells: Cells = [
    ["Treatment", "Risk", "Frequency", "Loss"],
    ["None", "Breach", 1, 10],
    [" MFA ", "Breach", 2, 10],
    ["", "Fraud", 2, 10],
    [7, "Fraud", 2, 10],
  ];

  it("is their texts in the order given", () => {
    const names = (name: readonly number[]): string[] =>
      readRegister(cells, { name }).rows.map((row) => row.name);
    expect(names([0, 1])).toEqual(["None Breach", "MFA Breach", "Fraud", "7 Fraud"]);
    expect(names([1, 0])).toEqual(["Breach None", "Breach MFA", "Fraud", "Fraud 7"]);
    expect(sayings(cells, { name: [0, 1] })).toEqual([]);
    const { columns } = readRegister(cells, { name: [0, 1] });
    expect(columns.readings.map(({ field }) => field)).toEqual([
      "threat",
      "threat",
      "frequency",
      "loss",
    ]);
  });

  it("is left to the headers where it is one column or none", () => {
    expect(readRegister(cells, { name: [0] })).toEqual(readRegister(cells));
    expect(readRegister(cells, { name: [9, 1] })).toEqual(readRegister(cells));
  });

  it("must differ from row to row, and says so of all its columns", () => {
    const twice: Cells = [...cells.slice(0, 2), ["none", "breach", 3, 10]];
    expect(sayings(twice, { name: [0, 1] })).toEqual([
      "Problem 0 Treatment and Risk: must differ from row to row: row 1 has this name",
    ]);
  });

  it("cannot be read where one of them holds an error", () => {
    const broken: Cells = [...cells.slice(0, 1), ["None", new CellError("#REF!"), 3, 10]];
    expect(sayings(broken, { name: [0, 1] })[0]).toBe("Problem 0 Treatment and Risk: must be text");
  });

  it("makes another column of names one that is not read", () => {
    const other: Cells = [
      ["Treatment", "Owner unit", "Threat", "Frequency", "Loss"],
      ["MFA", "IT", "Breach", 1, 10],
    ];
    expect(sayings(other, { name: [0, 1] })).toEqual([
      'Note 2 Threat: is not read, since "Treatment and Owner unit" is',
    ]);
  });
});

describe("the rows of a register", () => {
  it("are all there, with the threat as far as its loss is known", () => {
    const { rows, threats } = readRegister([
      ["Threat", "Frequency", "Loss", "Spend", "Status"],
      ["Fire", 1, 10, "much", null],
      [null, null, null, null, null],
      ["Theft", "often", 10, 5, null],
      ["Fire", 3, 10, 5, null],
      ["Flood", 1, 10, 5, "closed"],
      ["Total", 5, 40, 15, null],
    ]);
    const seen = rows.map(({ row, name, leftOut, draft, failed }) => [
      row,
      name,
      leftOut,
      draft === null ? null : [draft.name, draft.spend],
      [...failed],
    ]);
    expect(seen).toEqual([
      [1, "Fire", null, ["Fire", 0], ["spend"]],
      [3, "Theft", null, null, ["frequency"]],
      [4, "Fire", null, ["Fire", 5], ["threat"]],
      [5, "Flood", "status", null, []],
      [6, "Total", "total", null, []],
    ]);
    expect(threats).toEqual([]);
  });
});

describe("an edited row", () => {
  const cells: Cells = [
    ["Threat", "Frequency", "Loss low", "Loss high"],
    ["Fire", 1, 10, 100],
    ["Theft", 1, 10, 100],
  ];
  const rules = (row: Cells[number], number: number): string[] =>
    readEditedRow(readRegister(cells), row, number).findings.map(
      ({ column, rule }) => `${column} ${rule}`,
    );

  it("is read as it would be in its place", () => {
    expect(rules(["Fire", 1, 10, 100], 1)).toEqual([]);
    expect(rules(["Fire", 1, 100, 10], 1)).toEqual(
      readRegister([...cells.slice(0, 1), ["Fire", 1, 100, 10]]).findings.map(
        ({ column, rule }) => `${column} ${rule}`,
      ),
    );
    expect(rules(["Fire", 1, 100, 10], 1)).not.toEqual([]);
  });

  it("is told of its cells that change nothing, and nothing of those of others", () => {
    const asset: Cells = [
      [...(cells[0] ?? []), "Asset value", "Exposure factor", "Secondary chance"],
      ["Fire", 1, null, null, 1000, 0.5, null],
      ["Theft", 1, 10, 100, null, null, null],
    ];
    const said = (row: Cells[number]): string[] =>
      readEditedRow(readRegister(asset), row, 2).findings.map(
        ({ kind, row: at, column, rule }) => `${kind} ${at} ${column} ${rule}`,
      );
    expect(said(["Theft", 1, 10, 100, null, null, null])).toEqual([]);
    expect(said(["Theft", 1, null, null, 1000, 0.5, null])).toEqual([]);
    expect(said(["Theft", 1, 10, 100, 1000, 0.5, 0.2])).toEqual([
      "Note 2 Asset value is not used: Loss low says what an event costs",
      "Note 2 Exposure factor is not used: Loss low says what an event costs",
      "Note 2 Secondary chance changes nothing: no column says what the secondary loss comes to",
    ]);
  });

  it("must not take a name that another row has, before it or behind it", () => {
    expect(rules([" FIRE ", 1, 10, 100], 2)).toEqual([
      "Threat must differ from row to row: row 1 has this name",
    ]);
    expect(rules(["theft", 1, 10, 100], 1)).toEqual([
      "Threat must differ from row to row: row 2 has this name",
    ]);
    expect(rules(["Fire", 1, 10, 100], 3)).toEqual([
      "Threat must differ from row to row: row 1 has this name",
    ]);
  });

  it("must not be called a total, unless it is the last", () => {
    expect(rules(["Total", 1, 10, 100], 1)).toEqual([
      "Threat must name a threat: a total belongs in the last row",
    ]);
    expect(rules(["Total", 1, 10, 100], 3)).toEqual(["Threat is a total: the row is left out"]);
    expect(rules(["Total outage", 1, 10, 100], 3)).toEqual([]);
  });
});
