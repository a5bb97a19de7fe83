import type { Cell } from "../../../../src/core";
import { CellError, readRegister, threatsOf } from "../../../../src/core";
import { onlyThreat, register, said } from "../../../support/model/register-cells";

const headers = [
  ...[
    "Threat",
    "Frequency",
    "Probability",
    "Attempts",
    "Vulnerability",
    "Frequency variance ratio",
  ],
  ...["Loss low", "Loss median", "Loss high", "Loss mean", "Loss SD"],
  ...["Loss min", "Loss most likely", "Loss max", "Loss", "Loss model", "Loss cap"],
  ...["Loss reduction", "Frequency reduction", "Retention", "Limit", "Premium", "Spend"],
  ...["Attempt success", "Owner", "Status", "Last reviewed", "Review every"],
];

/** A row given by column; what is not named is blank. */
const row = (cells: Record<string, Cell>): Cell[] => headers.map((header) => cells[header] ?? null);
const sound = { Threat: "Ransomware", Frequency: 0.5, "Loss low": 1e5, "Loss high": 1e6 };
const without = (...keys: string[]): Record<string, Cell> =>
  Object.fromEntries(Object.entries(sound).filter(([key]) => !keys.includes(key)));

describe("a row", () => {
  it.each`
    cells                                                                   | frequency
    ${{ Frequency: 0.5 }}                                                   | ${{ kind: "poisson", mean: 0.5 }}
    ${{ Probability: 0.2 }}                                                 | ${{ kind: "bernoulli", probability: 0.2 }}
    ${{ Attempts: 40, Vulnerability: 0.05 }}                                | ${{ kind: "poisson", mean: 2 }}
    ${{ Frequency: 2, "Frequency variance ratio": 3 }}                      | ${{ kind: "negative-binomial", mean: 2, varianceRatio: 3 }}
    ${{ Frequency: 2, "Frequency variance ratio": 1 }}                      | ${{ kind: "poisson", mean: 2 }}
    ${{ Attempts: 40, Vulnerability: 0.05, "Frequency variance ratio": 3 }} | ${{ kind: "negative-binomial", mean: 2, varianceRatio: 3 }}
    ${{ Frequency: 0.5, Vulnerability: 0.1 }}                               | ${{ kind: "poisson", mean: 0.5 }}
  `(
    "with $cells strikes as $frequency",
    ({ cells, frequency }: { cells: Record<string, Cell>; frequency: object }) => {
      const range = register(headers, row({ ...without("Frequency"), ...cells }));
      expect(onlyThreat(range).frequency).toEqual(frequency);
    },
  );

  it.each`
    cells                                                                                  | severity
    ${{ "Loss low": 1e5, "Loss high": 1e6 }}                                               | ${{ kind: "lognormal", sigma: Math.log(10) / (2 * 1.6448536269514722) }}
    ${{ "Loss median": 1e5, "Loss high": 1e6 }}                                            | ${{ kind: "lognormal", mu: Math.log(1e5), sigma: Math.log(10) / 1.6448536269514722 }}
    ${{ "Loss low": 1e5, "Loss median": 3e5, "Loss high": 1e6 }}                           | ${{ kind: "lognormal", sigma: Math.log(10) / (2 * 1.6448536269514722) }}
    ${{ "Loss mean": 1e5, "Loss SD": 1e5 }}                                                | ${{ kind: "lognormal", sigma: Math.sqrt(Math.log(2)), mu: Math.log(1e5) - Math.log(2) / 2 }}
    ${{ "Loss min": 1, "Loss most likely": 2, "Loss max": 6 }}                             | ${{ kind: "pert", min: 1, mostLikely: 2, max: 6 }}
    ${{ "Loss min": 1, "Loss most likely": 2, "Loss max": 6, "Loss model": "Triangular" }} | ${{ kind: "triangular", min: 1, mostLikely: 2, max: 6 }}
    ${{ "Loss most likely": 2, "Loss max": 6 }}                                            | ${{ kind: "pert", min: 0, mostLikely: 2, max: 6 }}
    ${{ "Loss min": 1, "Loss max": 6 }}                                                    | ${{ kind: "uniform", min: 1, max: 6 }}
    ${{ "Loss min": 0, "Loss max": 6 }}                                                    | ${{ kind: "uniform", min: 0, max: 6 }}
    ${{ Loss: 500 }}                                                                       | ${{ kind: "fixed", amount: 500 }}
    ${{ Loss: 500, "Loss low": 0, "Loss high": "" }}                                       | ${{ kind: "fixed", amount: 500 }}
  `(
    "with $cells costs as $severity",
    ({
      cells,
      severity,
    }: {
      cells: Record<string, Cell>;
      severity: Record<string, number | string>;
    }) => {
      const range = register(headers, row({ ...without("Loss low", "Loss high"), ...cells }));
      const read = onlyThreat(range).event.severity as unknown as Record<string, number | string>;
      for (const [key, value] of Object.entries(severity)) {
        if (typeof value === "number") expect(read[key]).toBeCloseTo(value, 12);
        else expect(read[key]).toBe(value);
      }
    },
  );

  it.each`
    cells                                                                                           | column                        | rule
    ${{ ...sound, Threat: null }}                                                                   | ${"Threat"}                   | ${"must be filled in where the row has figures"}
    ${{ ...sound, Threat: new CellError("#N/A") }}                                                  | ${"Threat"}                   | ${"must be text"}
    ${without("Frequency")}                                                                         | ${"Frequency"}                | ${"must be filled in, or Probability or Attempts"}
    ${{ ...sound, Frequency: 0 }}                                                                   | ${"Frequency"}                | ${"must be filled in, or Probability or Attempts"}
    ${{ ...sound, Frequency: -1 }}                                                                  | ${"Frequency"}                | ${"must be greater than 0"}
    ${{ ...sound, Frequency: "often" }}                                                             | ${"Frequency"}                | ${"must be a number"}
    ${{ ...sound, Frequency: "0.5" }}                                                               | ${"Frequency"}                | ${"must be a number: this is text that looks like one"}
    ${{ ...sound, Frequency: true }}                                                                | ${"Frequency"}                | ${"must be a number"}
    ${{ ...sound, Frequency: new CellError("#DIV/0!") }}                                            | ${"Frequency"}                | ${"must be a number"}
    ${{ ...sound, Frequency: Infinity }}                                                            | ${"Frequency"}                | ${"must be a finite number"}
    ${{ ...sound, Probability: 0.2 }}                                                               | ${"Probability"}              | ${"must be left blank beside Frequency: one of them says how often"}
    ${{ ...sound, Attempts: 4, Vulnerability: 0.2 }}                                                | ${"Attempts"}                 | ${"must be left blank beside Frequency: one of them says how often"}
    ${{ ...without("Frequency"), Attempts: 4 }}                                                     | ${"Vulnerability"}            | ${"must be filled in beside Attempts"}
    ${{ ...without("Frequency"), Probability: 20 }}                                                 | ${"Probability"}              | ${"must be between 0 and 1: write 0.2 or 20%"}
    ${{ ...without("Frequency"), Probability: 0.2, "Frequency variance ratio": 2 }}                 | ${"Frequency variance ratio"} | ${"must be left blank beside Probability, which allows one event a year"}
    ${{ ...sound, "Frequency variance ratio": 0.5 }}                                                | ${"Frequency variance ratio"} | ${"must be 1 or more: below 1 no such number of events exists"}
    ${without("Loss low", "Loss high")}                                                             | ${"Loss"}                     | ${"must be filled in, or Loss low and Loss high: what an event costs is missing"}
    ${without("Loss high")}                                                                         | ${"Loss high"}                | ${"must be filled in beside Loss low"}
    ${without("Loss low")}                                                                          | ${"Loss low"}                 | ${"must be filled in beside Loss high: 0 cannot be the low end of a range that is sometimes left; if 0 is the least, rename the two to Loss min and Loss max"}
    ${{ ...without("Loss low", "Loss high"), "Loss mean": 5 }}                                      | ${"Loss SD"}                  | ${"must be filled in beside Loss mean"}
    ${{ ...without("Loss low", "Loss high"), "Loss min": 5 }}                                       | ${"Loss max"}                 | ${"must be filled in beside Loss min"}
    ${{ ...sound, "Loss high": 1e5 }}                                                               | ${"Loss high"}                | ${"must be greater than Loss low"}
    ${{ ...sound, "Loss high": 5 }}                                                                 | ${"Loss high"}                | ${"must be greater than Loss low"}
    ${{ ...sound, "Loss low": -5 }}                                                                 | ${"Loss low"}                 | ${"must be 0 or more"}
    ${{ ...sound, Loss: 7 }}                                                                        | ${"Loss"}                     | ${"must be left blank beside Loss low and Loss high: a loss is described in one way only"}
    ${{ ...sound, "Loss mean": 7, "Loss SD": 7 }}                                                   | ${"Loss mean"}                | ${"must be left blank beside Loss low and Loss high: a loss is described in one way only"}
    ${{ ...sound, "Loss mean": 7 }}                                                                 | ${"Loss mean"}                | ${"must be left blank beside Loss low and Loss high"}
    ${{ ...sound, "Loss most likely": 3e5 }}                                                        | ${"Loss most likely"}         | ${"must say how it belongs to Loss low and Loss high: rename those two to Loss min and Loss max, or write (5%) and (95%) in their headers"}
    ${{ ...without("Loss low", "Loss high"), "Loss min": 5, "Loss most likely": 9, "Loss max": 8 }} | ${"Loss most likely"}         | ${"must lie between Loss min and Loss max"}
    ${{ ...sound, "Loss model": "pert" }}                                                           | ${"Loss model"}               | ${"must be blank or lognormal or two-piece beside Loss low and Loss high"}
    ${{ ...sound, "Loss model": "weibull" }}                                                        | ${"Loss model"}               | ${"must be blank or one of lognormal, pert, triangular, uniform, fixed, two-piece"}
    ${{ ...sound, "Loss cap": -1 }}                                                                 | ${"Loss cap"}                 | ${"must be 0 or more"}
    ${{ ...sound, "Loss reduction": 40 }}                                                           | ${"Loss reduction"}           | ${"must be between 0 and 1: write 0.4 or 40%"}
    ${{ ...sound, "Frequency reduction": -0.1 }}                                                    | ${"Frequency reduction"}      | ${"must be between 0 and 1"}
    ${{ ...sound, Retention: 5 }}                                                                   | ${"Limit"}                    | ${"must be filled in beside Retention: what the insurer pays at most for an event"}
    ${{ ...sound, Limit: 5 }}                                                                       | ${"Retention"}                | ${"must be filled in beside Limit: what you keep of each event (0.01 if nothing)"}
    ${{ ...sound, Spend: "5 or so" }}                                                               | ${"Spend"}                    | ${"must be a number"}
    ${{ ...sound, Spend: -5 }}                                                                      | ${"Spend"}                    | ${"must be 0 or more"}
    ${{ ...sound, "Last reviewed": "May" }}                                                         | ${"Last reviewed"}            | ${"must be a date"}
    ${{ ...sound, Frequency: 1e300, "Loss high": 1e300, "Loss low": 1e290 }}                        | ${"Loss low"}                 | ${"must give an expected loss below 1.8e308 a year"}
  `(
    "with $cells has a problem: $column $rule",
    ({ cells, column, rule }: { cells: Record<string, Cell>; column: string; rule: string }) => {
      const range = register(headers, row({ ...sound, Threat: "Other" }), row(cells));
      const problems = readRegister(range).findings.filter(({ kind }) => kind === "Problem");
      expect(problems.map((each) => `${each.column} ${each.rule}`)).toEqual([`${column} ${rule}`]);
      expect(problems[0]).toMatchObject({
        row: 2,
        name: typeof cells.Threat === "string" ? cells.Threat : "",
        value: cells[column] ?? null,
      });
    },
  );

  it("shows every wrong cell it has", () => {
    const range = register(headers, row({ ...sound, Frequency: "x", "Loss low": -1, Spend: true }));
    expect(said(range, "Problem")).toEqual([
      "1 Frequency: must be a number",
      "1 Loss low: must be 0 or more",
      "1 Spend: must be a number",
    ]);
  });

  it("without a column for the least loss asks for it", () => {
    const range = register(["Threat", "Frequency", "Most likely", "Max"], ["a", 1, 5, 9]);
    expect(said(range, "Problem")).toEqual([
      "1 Loss min: must be filled in beside Most likely and Max",
    ]);
  });

  it("with a range and a stray Loss max is told which cell to clear", () => {
    const range = register(headers, row({ ...sound, "Loss max": 7 }));
    expect(said(range, "Problem")).toEqual([
      "1 Loss max: must be left blank beside Loss low and Loss high: a loss is described in one way only",
    ]);
  });

  it("reads low, most likely and high with percentages as a range that is checked", () => {
    const range = register(
      ["Threat", "Frequency", "Low (5%)", "Most likely", "High (95%)"],
      ["a", 1, 31900, 736000, 17e6],
      ["b", 1, 1e5, 9e5, 1e6],
    );
    expect(said(range, "Problem")).toEqual([]);
    expect(said(range, "Warning").filter((line) => line.includes("Most likely"))).toEqual([
      "2 Most likely: is more than 10% away from 316,000, the median of the lognormal through low and high, and from 194,000, its most likely value; it is checked, not used",
    ]);
  });

  it("that is wholly blank is skipped, however its blanks arrive", () => {
    const range = register(
      headers,
      row(sound),
      headers.map(() => 0),
      headers.map(() => " "),
      row({ ...sound, Threat: "Later" }),
    );
    const reading = readRegister(range);
    expect(reading.findings).toEqual([]);
    expect(reading.threats.map(({ name, row: at }) => [name, at])).toEqual([
      ["Ransomware", 1],
      ["Later", 4],
    ]);
  });

  it.each(["Total", "Total:", "GESAMT", "Gesamtergebnis", " Ergebnis ", "Итог", "集計"])(
    "at the end named %s is left out and noted",
    (name) => {
      const range = register(headers, row(sound), row({ Threat: name, Spend: 99 }), row({}));
      expect(threatsOf(readRegister(range))).toHaveLength(1);
      expect(said(range, "Note")).toEqual(["2 Threat: is a total: the row is left out"]);
    },
  );

  it("named Total outage is a threat; one named Total before the end is a problem", () => {
    expect(onlyThreat(register(headers, row({ ...sound, Threat: "Total outage" }))).name).toBe(
      "Total outage",
    );
    const range = register(headers, row({ ...sound, Threat: "Total" }), row(sound));
    expect(said(range, "Problem")).toEqual([
      "1 Threat: must name a threat: a total belongs in the last row",
    ]);
  });

  it.each(["Closed", "retired", " DRAFT "])(
    "whose status is %s is left out and noted",
    (status) => {
      const range = register(
        headers,
        row(sound),
        row({ Threat: "Half", Frequency: "?", Status: status }),
      );
      expect(threatsOf(readRegister(range))).toHaveLength(1);
      expect(said(range, "Note")).toEqual([`2 Status: is ${status.trim()}: the row is left out`]);
    },
  );

  it("of the same name, apart from case and outer spaces, is a problem", () => {
    const range = register(headers, row(sound), row({ ...sound, Threat: " ransomWARE " }));
    expect(said(range, "Problem")).toEqual([
      "2 Threat: must differ from row to row: row 1 has this name",
    ]);
  });

  it.each([
    '=HYPERLINK("http://x","y")',
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "ا".repeat(300),
  ])("may be named %s", (name) => {
    expect(onlyThreat(register(headers, row({ ...sound, Threat: name }))).name).toBe(name);
  });

  it("with an error in a remark is warned of and counts", () => {
    const range = register(headers, row({ ...sound, Owner: new CellError("#REF!") }));
    expect(onlyThreat(range).review.owner).toBe("");
    expect(said(range, "Warning")).toEqual(["1 Owner: must be text"]);
  });

  it("must be there", () => {
    expect(said(register(headers), "Problem")).toEqual([
      "1 Threat: must be filled in: the register has no threats",
    ]);
    expect(said(register(headers, row({})), "Problem")).toEqual([
      "1 Threat: must be filled in: the register has no threats",
    ]);
    const closed = register(headers, row({ ...sound, Status: "Closed" }));
    expect(threatsOf(readRegister(closed))).toEqual([]);
  });
});

describe("a warning", () => {
  it.each`
    cells                                                              | column           | rule
    ${{ "Loss low": 1000, "Loss high": 1000 * 224 }}                   | ${"Loss high"}   | ${/^is 224 times the low end/}
    ${{ "Loss low": 1, "Loss high": Math.exp(2.6 * 2 * 1.6449) }}      | ${"Loss high"}   | ${/spread \(σ\) of 2.60 without a Loss cap/}
    ${{ "Loss median": 1e5 * 1.2, "Loss low": 1e4, "Loss high": 1e6 }} | ${"Loss median"} | ${/^is more than 10% away from 100,000/}
    ${{ "Loss median": 5 }}                                            | ${"Loss median"} | ${/^is more than 10% away from 316,000/}
    ${{ "Loss cap": 1e12 }}                                            | ${"Loss cap"}    | ${/^never binds/}
    ${{ "Loss cap": 10 }}                                              | ${"Loss cap"}    | ${/^always binds/}
    ${{ Retention: 1e12, Limit: 5 }}                                   | ${"Retention"}   | ${/^never binds/}
    ${{ Retention: 1, Limit: 1e6 }}                                    | ${"Retention"}   | ${/^always binds/}
    ${{ Retention: 1e5, Limit: 1e12 }}                                 | ${"Limit"}       | ${/^never binds/}
    ${{ Retention: 5, Limit: 5 }}                                      | ${"Limit"}       | ${/^always binds/}
  `(
    "speaks of $column for $cells",
    ({ cells, column, rule }: { cells: Record<string, Cell>; column: string; rule: RegExp }) => {
      const range = register(headers, row({ ...sound, ...cells }));
      const warnings = readRegister(range).findings.filter(({ kind }) => kind === "Warning");
      expect(
        warnings.filter((each) => each.column === column && rule.test(each.rule)),
      ).toHaveLength(1);
      expect(threatsOf(readRegister(range))).toHaveLength(1);
    },
  );

  it("starts where a lower low begins to raise the mean: at exp(2·1.6449²) = 223.87", () => {
    const mean = (low: number): number => {
      const { severity } = onlyThreat(
        register(headers, row({ ...sound, "Loss low": low, "Loss high": 1e6 })),
      ).event;
      return severity.kind === "lognormal" ? severity.mu + severity.sigma ** 2 / 2 : NaN;
    };
    const edge = 1e6 / 223.87;
    expect(mean(edge * 0.9)).toBeGreaterThan(mean(edge));
    expect(mean(edge * 1.1)).toBeGreaterThan(mean(edge));
    for (const [ratio, count] of [
      [223.8, 0],
      [223.9, 1],
    ] as const) {
      const range = register(
        headers,
        row({ ...sound, "Loss low": 1000, "Loss high": 1000 * ratio }),
      );
      expect(said(range, "Warning").filter((line) => line.includes("low end"))).toHaveLength(count);
    }
  });

  it("is silent about the cent that stands for no retention", () => {
    const range = register(headers, row({ ...sound, Retention: 0.01, Limit: 5e5 }));
    expect(said(range, "Warning")).toEqual([]);
  });

  it("of a wide spread is silent beside a cap", () => {
    const wide = {
      ...sound,
      "Loss low": 1,
      "Loss high": Math.exp(2.6 * 2 * 1.6449),
      "Loss cap": 1e4,
    };
    expect(said(register(headers, row(wide)), "Warning").join()).not.toMatch(/spread/);
  });
});
