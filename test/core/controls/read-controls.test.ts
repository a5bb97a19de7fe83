import type { Cell, Cells, Control, Finding, ThreatNames } from "../../../src/core";
import {
  annualCost,
  CellError,
  controlFields,
  controlsOf,
  readControls,
  readRegister,
  threatNamesOf,
} from "../../../src/core";
import { register } from "../../support/model/register-cells";

const names: ThreatNames = {
  open: ["Ransomware", "Phishing", "Fraud; internal", "__proto__"],
  leftOut: ["Old laptop"],
};
const read = (cells: Cells) => readControls(cells, names);

/** Findings of one kind as `row column: rule`. */
const said = (cells: Cells, kind: Finding["kind"]): string[] =>
  read(cells)
    .findings.filter((finding) => finding.kind === kind)
    .map(({ row, column, rule }) => `${row} ${column}: ${rule}`);

/** A register of one control that stops half of all events, but for the columns of a case. */
const withColumns = (headers: string[], ...cells: Cell[]): Cells =>
  register(
    ["Control", "Cost", "Frequency reduction", ...headers],
    ["Mail filter", 100, 0.5, ...cells],
  );

function only(cells: Cells): Control {
  const [control, ...others] = controlsOf(read(cells));
  if (control === undefined || others.length > 0) throw new Error("there must be one control");
  return control;
}

describe("a header of the controls", () => {
  it.each(
    controlFields.flatMap(({ name, synonyms }) =>
      synonyms.flatMap((synonym) => [
        [synonym, name] as const,
        [` ${synonym.toUpperCase().replace(/ /g, " _ ")}. `, name] as const,
      ]),
    ),
  )("%s names the field %s", (synonym, name) => {
    const rules = read(register([name, synonym], [1, 1]))
      .findings.filter(({ index, row }) => index === 1 && row === 0)
      .map(({ rule }) => rule);
    expect(rules).toEqual([`is not read, since "${name}" is`]);
  });

  it.each`
    header                        | cell   | field              | value
    ${"Build cost (k$)"}          | ${12}  | ${"buildCost"}     | ${12000}
    ${"Build cost (one-off, M€)"} | ${2}   | ${"buildCost"}     | ${2e6}
    ${"Life (months)"}            | ${18}  | ${"life"}          | ${1.5}
    ${"Life (yrs)"}               | ${3}   | ${"life"}          | ${3}
    ${"Useful life in years"}     | ${3}   | ${"life"}          | ${3}
    ${"Loss reduction (%)"}       | ${40}  | ${"lossReduction"} | ${0.4}
    ${"Impact reduction"}         | ${0.4} | ${"lossReduction"} | ${0.4}
  `(
    "$header reads $cell as $value",
    ({
      header,
      cell,
      field,
      value,
    }: {
      header: string;
      cell: number;
      field: keyof Control;
      value: number;
    }) => {
      const beside = field === "life" ? [] : ["Life"];
      expect(only(withColumns([header, ...beside], cell, 1))[field]).toBeCloseTo(value, 9);
    },
  );

  it.each`
    header                | cell  | value
    ${"Cost (per month)"} | ${10} | ${120}
    ${"Cost (k$)"}        | ${10} | ${10000}
    ${"Annual cost (k$)"} | ${10} | ${10000}
    ${"Opex, thousands"}  | ${10} | ${10000}
    ${"Run cost (2026)"}  | ${10} | ${10}
  `(
    "$header reads $cell as $value a year",
    ({ header, cell, value }: { header: string; cell: number; value: number }) => {
      const cells = register(["Control", header, "Loss reduction"], ["MFA", cell, 0.1]);
      expect(only(cells).cost).toBe(value);
    },
  );

  it("reports every unit that scales its column", () => {
    expect(said(withColumns(["Build cost (k$)", "Life (months)"], 1, 6), "Note")).toEqual([
      "0 Build cost (k$): is read in thousands (× 1,000)",
      "0 Life (months): is read in months (÷ 12)",
    ]);
  });

  it.each`
    header                  | words
    ${"Frequncy reduction"} | ${'must be a name the register knows: rename it to "Frequency reduction" if that is what it holds'}
    ${"Reliabilty"}         | ${'must be a name the register knows: rename it to "Reliability" if that is what it holds'}
    ${"Cost (per event)"}   | ${'must carry a unit the register knows: say it in other words, or rename it to "Cost" if the bracket changes nothing'}
    ${"Life (decades)"}     | ${'must carry a unit the register knows: say it in other words, or rename it to "Life" if the bracket changes nothing'}
    ${"P90"}                | ${null}
  `(
    "$header is never read silently",
    ({ header, words }: { header: string; words: string | null }) => {
      const cells = register(["Control", header], ["MFA", 1]);
      const all = read(cells).findings.filter(({ index }) => index === 1);
      expect(all.map(({ rule }) => rule)).toEqual([
        words ?? "is not a column of the controls: it is not read",
      ]);
    },
  );

  it("that heads a second column for a field is a problem", () => {
    const cells = register(["Control", "Opex", "Run cost", "Loss reduction"], ["MFA", 1, 2, 0.1]);
    expect(said(cells, "Problem")).toEqual([
      '0 Opex: must be the only column for Cost: "Run cost" is one too',
    ]);
  });

  it("that the register does not know is noted", () => {
    expect(said(withColumns(["Vendor"], "Acme"), "Note")).toEqual([
      "0 Vendor: is not a column of the controls: it is not read",
    ]);
  });

  it("of an owner or a source is known and changes nothing, not even where its cell holds an error", () => {
    const cells = withColumns(["Owner", "Source"], "Ann", new CellError("#N/A"));
    expect(said(cells, "Note")).toEqual([]);
    expect(said(cells, "Warning")).toEqual(["1 Source: must be text"]);
    expect(only(cells).name).toBe("Mail filter");
  });

  it("that must be there is asked for", () => {
    expect(said(register(["Control", "Notes"], ["MFA", "x"]), "Problem")).toEqual([
      "0 Cost: must be a column of the controls, or Build cost with Life",
      "0 Frequency reduction: must be a column of the controls, or Loss reduction",
    ]);
    expect(said(register(["a", "b"], [1, 2]), "Problem")).toEqual([
      "0 the first row: must hold headers such as Control, Cost and Frequency reduction: write Controls[#All] for a table, or start the range at its headers",
    ]);
  });
});

describe("a row of the controls", () => {
  it("acts as far as it covers and works", () => {
    const cells = withColumns(["Loss reduction", "Coverage", "Reliability"], 0.4, 0.5, 0.9);
    expect(only(cells)).toMatchObject({
      frequencyReduction: 0.5 * 0.5 * 0.9,
      lossReduction: 0.4 * 0.5 * 0.9,
    });
  });

  it.each([
    ["absent", []],
    ["blank", [null]],
    ["0", [0]],
  ])("covers all and always works where that is %s", (_, cell) => {
    const headers = cell.length === 0 ? [] : ["Coverage", "Reliability"];
    const control = only(withColumns(headers, ...cell, ...cell));
    expect(control.frequencyReduction).toBe(0.5);
  });

  it("spreads what it costs to build over its life", () => {
    const control = only(withColumns(["Build cost", "Life"], 900, 3));
    expect(control).toMatchObject({ cost: 100, buildCost: 900, life: 3 });
    expect(annualCost(control)).toBe(400);
  });

  it.each`
    cell                           | threats
    ${null}                        | ${null}
    ${" "}                         | ${null}
    ${"All"}                       | ${null}
    ${"ransomware"}                | ${["Ransomware"]}
    ${" PHISHING ;Ransomware; "}   | ${["Phishing", "Ransomware"]}
    ${"Phishing;phishing"}         | ${["Phishing"]}
    ${"fraud; internal"}           | ${["Fraud; internal"]}
    ${"Phishing;Fraud; internal;"} | ${["Phishing", "Fraud; internal"]}
    ${"__proto__"}                 | ${["__proto__"]}
    ${"Phishing; old laptop"}      | ${["Phishing"]}
  `(
    "whose Threat is $cell acts on $threats",
    ({ cell, threats }: { cell: Cell; threats: string[] | null }) => {
      expect(only(withColumns(["Threat"], cell)).threats).toEqual(threats);
    },
  );

  it.each`
    cell                         | rule
    ${"Ransomwear"}              | ${'must name threats of the register or be blank for all of them, and "Ransomwear" is none: "Ransomware" is near'}
    ${"Phishing; fraud"}         | ${'must name threats of the register or be blank for all of them, and "fraud" is none: "Fraud; internal" is near'}
    ${"Earthquake"}              | ${'must name threats of the register or be blank for all of them, and "Earthquake" is none'}
    ${'=HYPERLINK("x";"y")'}     | ${'must name threats of the register or be blank for all of them, and "=HYPERLINK("x"" is none'}
    ${"Phishing, Ransomware"}    | ${'must separate the names of threats by ";"'}
    ${"Phishing\nRansomware"}    | ${'must separate the names of threats by ";"'}
    ${"Phishing and Ransomware"} | ${'must separate the names of threats by ";"'}
    ${";"}                       | ${"must name threats, or be blank for all of them"}
    ${5}                         | ${'must name threats of the register or be blank for all of them, and "5" is none'}
  `("whose Threat is $cell is a problem", ({ cell, rule }: { cell: Cell; rule: string }) => {
    expect(said(withColumns(["Threat"], cell), "Problem")).toEqual([`1 Threat: ${rule}`]);
  });

  it("is told at once that its Threat is a long list of nothing", () => {
    expect(said(withColumns(["Threat"], ";x".repeat(16000)), "Problem")).toEqual([
      '1 Threat: must name threats of the register or be blank for all of them, and "x" is none',
    ]);
  });

  it("is guessed at fifty times, and after that told that its Threat is unknown", () => {
    const rows = Array.from({ length: 52 }, (_, i) => [`Control ${i}`, 1, 0.5, "Ransomwear"]);
    const cells = register(["Control", "Cost", "Loss reduction", "Threat"], ...rows);
    const guessed = said(cells, "Problem").map((line) => line.endsWith('"Ransomware" is near'));
    expect(guessed).toEqual(rows.map((_, i) => i < 50));
  });

  it("may name a threat that is left out of the register, which is noted", () => {
    expect(said(withColumns(["Threat"], "Phishing; Old laptop"), "Note")).toEqual([
      '1 Threat: names "Old laptop", which is left out of the register',
    ]);
    const alone = withColumns(["Threat"], "OLD LAPTOP");
    expect(said(alone, "Note")).toEqual([
      '1 Threat: names "Old laptop", which is left out of the register: the control acts on nothing',
    ]);
    expect(only(alone).threats).toEqual([]);
  });

  it("speaks of the threats of a register whatever else is wrong with them, and not of its total", () => {
    const threats = register(
      ["Threat", "Frequency", "Loss", "Status"],
      ["Ransomware", "often", 1, null],
      ["Old laptop", 1, 1, "Closed"],
      [null, 1, 1, null],
      ["Total", 2, 2, null],
    );
    expect(threatNamesOf(readRegister(threats))).toEqual({
      open: ["Ransomware"],
      leftOut: ["Old laptop"],
    });
  });

  it.each(["Yes", "y", " TRUE ", true, 1, "x", "X", "Ja", "oui", "Sí", "sim", "✓"])(
    "is in place where that says %p",
    (cell) => {
      expect(only(withColumns(["In place"], cell)).inPlace).toBe(true);
    },
  );

  it.each([null, "", 0, false, "No", "n", "FALSE", "nein", "non", "-", "planned"])(
    "is not in place where that says %p",
    (cell) => {
      expect(only(withColumns(["In place"], cell)).inPlace).toBe(false);
    },
  );

  it.each`
    header              | cell                      | problem
    ${"In place"}       | ${"mostly"}               | ${"In place: must be yes, no or blank"}
    ${"In place"}       | ${2}                      | ${"In place: must be yes, no or blank"}
    ${"In place"}       | ${new CellError("#N/A")}  | ${"In place: must be text"}
    ${"Loss reduction"} | ${40}                     | ${"Loss reduction: must be between 0 and 1: write 0.4 or 40%"}
    ${"Loss reduction"} | ${-0.1}                   | ${"Loss reduction: must be between 0 and 1"}
    ${"Coverage"}       | ${1.5}                    | ${"Coverage: must be between 0 and 1: write 0.015 or 1.5%"}
    ${"Reliability"}    | ${"90 %"}                 | ${"Reliability: must be a number: this is text that looks like one"}
    ${"Build cost"}     | ${-5}                     | ${"Build cost: must be 0 or more"}
    ${"Build cost"}     | ${900}                    | ${"Life: must be filled in beside Build cost: the years over which it is spread"}
    ${"Life"}           | ${-1}                     | ${"Life: must be greater than 0"}
    ${"Life"}           | ${new CellError("#REF!")} | ${"Life: must be a number"}
  `(
    "with $header $cell is a problem",
    ({ header, cell, problem }: { header: string; cell: Cell; problem: string }) => {
      expect(said(withColumns([header], cell), "Problem")).toEqual([`1 ${problem}`]);
    },
  );

  it.each`
    name                       | problem
    ${null}                    | ${"2 Control: must be filled in where the row has figures"}
    ${" mail FILTER "}         | ${"2 Control: must differ from row to row: row 1 has this name"}
    ${"Total"}                 | ${"2 Control: must name a control: a total belongs in the last row"}
    ${new CellError("#NAME?")} | ${"2 Control: must be text"}
  `("called $name is a problem", ({ name, problem }: { name: Cell; problem: string }) => {
    const cells = register(
      ["Control", "Cost", "Frequency reduction"],
      ["Mail filter", 1, 0.5],
      [name, 1, 0.5],
      ["MFA", 1, 0.5],
    );
    expect(said(cells, "Problem")).toContain(problem);
  });

  it("that is blank is skipped, and one last named Total is left out", () => {
    const cells = register(
      ["Control", "Cost", "Frequency reduction"],
      [null, 0, ""],
      ["__proto__", 1, 0.5],
      [" ", null, null],
      ['=HYPERLINK("http://x")', 2, 0.5],
      ["Total", 3, null],
    );
    expect(controlsOf(read(cells)).map(({ name, row }) => [name, row])).toEqual([
      ["__proto__", 2],
      ['=HYPERLINK("http://x")', 4],
    ]);
    expect(said(cells, "Note")).toEqual(["5 Control: is a total: the row is left out"]);
  });

  it.each`
    headers                                       | cells                   | warning
    ${["Frequency reduction"]}                    | ${["MFA", 1, 0]}        | ${"1 Frequency reduction: is blank or 0: the control reduces nothing"}
    ${["Loss reduction", "Likelihood reduction"]} | ${["MFA", 1, 0, null]}  | ${"1 Likelihood reduction: is blank or 0, and so is Loss reduction: the control reduces nothing"}
    ${["Frequency reduction"]}                    | ${["MFA", null, 0.1]}   | ${"1 Cost: is blank or 0: the control costs nothing"}
    ${["Loss reduction", "In place"]}             | ${["MFA", 1, 1, "yes"]} | ${"1 Loss reduction: is all of it and in place: with no loss left, its value cannot be told"}
  `(
    "with $headers $cells is warned of",
    ({ headers, cells, warning }: { headers: string[]; cells: Cell[]; warning: string }) => {
      const range = register(["Control", "Cost", ...headers], cells);
      expect(said(range, "Warning")).toEqual([warning]);
      expect(controlsOf(read(range))).toHaveLength(1);
    },
  );
});

describe("controls that are asked for", () => {
  it("are refused with the first problem, named by its cell, and the count of the rest", () => {
    const cells = register(
      ["Control", "Cost", "Loss reduction", "Life"],
      ["MFA", "?", 0.1, 1],
      ["Backups", 1, 3, -1],
    );
    expect(() => controlsOf(read(cells))).toThrow(
      'Cost in row 1 (MFA) of the controls must be a number, got the text "?" (and 2 more problems: see REGISTER_CHECK)',
    );
    expect(() => controlsOf(read(register(["Control", "Cost"], ["MFA", 1])))).toThrow(
      "Frequency reduction must be a column of the controls, or Loss reduction, got none",
    );
    expect(() => controlsOf(read(register(["Control", "Cost (EUR USD)"], ["MFA", 1])))).toThrow(
      'column "Cost (EUR USD)" of the controls must carry a unit',
    );
  });

  it("are refused where there are none", () => {
    expect(() =>
      controlsOf(read(register(["Control", "Cost", "Loss reduction"], [0, 0, 0]))),
    ).toThrow("Control in row 1 of the controls must be filled in: there are no controls");
  });
});
