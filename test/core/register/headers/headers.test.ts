import { CellError, fields, readRegister, threatsOf } from "../../../../src/core";
import { onlyThreat, register, said } from "../../../support/model/register-cells";

/** A register of one threat with λ 0.5 and a fixed loss of 100, but for the columns of a case. */
const withColumns = (headers: string[], ...cells: (string | number)[]) =>
  register(["Threat", ...headers], ["Ransomware", ...cells]);

describe("a header", () => {
  it.each(
    fields.flatMap((field) => [field.name, ...field.synonyms].map((name) => [name, field.key])),
  )("%s fills the field %s", (name, key) => {
    const reading = readRegister(register([name], [0.5]));
    expect([...reading.fields]).toEqual([key]);
    const shouted = readRegister(
      register([` ${name.toUpperCase().replace(/ /g, " _ ")}. `], [0.5]),
    );
    expect([...shouted.fields]).toEqual([key]);
  });

  it("is matched whole before its bracket is taken for a unit", () => {
    const cells = withColumns(["Frequency", "Loss (low)", "Loss (high)"], 0.1, 1e5, 1e6);
    expect(onlyThreat(cells).event.severity).toMatchObject({ kind: "lognormal" });
    expect(said(cells, "Note")).toEqual([]);
  });

  it.each`
    header                           | cell   | field                    | value
    ${"Frequency (per month)"}       | ${0.5} | ${"frequency.mean"}      | ${6}
    ${"Frequency per month"}         | ${0.5} | ${"frequency.mean"}      | ${6}
    ${"Frequency (per quarter)"}     | ${0.5} | ${"frequency.mean"}      | ${2}
    ${"ARO (per week)"}              | ${1}   | ${"frequency.mean"}      | ${52}
    ${"Frequency (per day)"}         | ${1}   | ${"frequency.mean"}      | ${365}
    ${"Frequency (per 10 years)"}    | ${2}   | ${"frequency.mean"}      | ${0.2}
    ${"Frequency (per year)"}        | ${2}   | ${"frequency.mean"}      | ${2}
    ${"Frequency (%)"}               | ${10}  | ${"frequency.mean"}      | ${0.1}
    ${"Spend (k$)"}                  | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend ($k)"}                  | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend [M€]"}                  | ${1.5} | ${"spend"}               | ${1.5e6}
    ${"Spend (EUR m)"}               | ${1.5} | ${"spend"}               | ${1.5e6}
    ${"Spend (thousands)"}           | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend (in thousands of USD)"} | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend ('000)"}                | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend, k€"}                   | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend (Mio. €)"}              | ${1.5} | ${"spend"}               | ${1.5e6}
    ${"Spend (bn)"}                  | ${1.5} | ${"spend"}               | ${1.5e9}
    ${"Spend (k$, thousands)"}       | ${1.5} | ${"spend"}               | ${1500}
    ${"Spend (EURm)"}                | ${1.5} | ${"spend"}               | ${1.5e6}
    ${"Spend (kUSD)"}                | ${1.5} | ${"spend"}               | ${1500}
    ${"Annual frequency (per year)"} | ${2}   | ${"frequency.mean"}      | ${2}
    ${"Spend (per month)"}           | ${100} | ${"spend"}               | ${1200}
    ${"Spend (k$ per month)"}        | ${1}   | ${"spend"}               | ${12000}
    ${"Spend (k$/month)"}            | ${1}   | ${"spend"}               | ${12000}
    ${"Spend (USD)"}                 | ${100} | ${"spend"}               | ${100}
    ${"Budget (2026)"}               | ${100} | ${"spend"}               | ${100}
    ${"Loss reduction (%)"}          | ${40}  | ${"event.lossReduction"} | ${0.4}
    ${"Review every (weeks)"}        | ${2}   | ${"review.everyDays"}    | ${14}
    ${"Review every (days)"}         | ${90}  | ${"review.everyDays"}    | ${90}
    ${"Attacker value (k$)"}         | ${3}   | ${"attacker.value"}      | ${3000}
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
      field: string;
      value: number;
    }) => {
      const isRate = field.startsWith("frequency");
      const cells = isRate
        ? withColumns([header, "Loss"], cell, 100)
        : withColumns(["Frequency", "Loss", header], 1, 100, cell);
      expect(onlyThreat(cells)).toHaveProperty(field);
      const got = field
        .split(".")
        .reduce((at: unknown, key) => (at as Record<string, unknown>)[key], onlyThreat(cells));
      expect(got).toBeCloseTo(value, 9);
    },
  );

  it("reports every unit that scales its column", () => {
    const cells = withColumns(["Frequency", "Loss (k$)", "Spend (per month)"], 1, 5, 10);
    expect(said(cells, "Note")).toEqual([
      "0 Loss (k$): is read in thousands (× 1,000)",
      "0 Spend (per month): is read in per month (× 12)",
    ]);
  });

  it("in percent over shares is warned of", () => {
    const cells = withColumns(["Probability (%)", "Loss"], 0.05, 100);
    expect(said(cells, "Warning")).toEqual([
      "0 Probability (%): holds nothing above 1 and is read in percent: take (%) out of the header if its cells are formatted as percentages",
    ]);
  });

  it.each`
    low                  | high                    | sigma
    ${"Low"}             | ${"High"}               | ${Math.log(10) / (2 * 1.6448536269514722)}
    ${"P05"}             | ${"P95"}                | ${Math.log(10) / (2 * 1.6448536269514722)}
    ${"Low (10%)"}       | ${"High (90%)"}         | ${Math.log(10) / (2 * 1.2815515655446004)}
    ${"P10"}             | ${"P90"}                | ${Math.log(10) / (2 * 1.2815515655446004)}
    ${"Loss P10"}        | ${"Loss (P90)"}         | ${Math.log(10) / (2 * 1.2815515655446004)}
    ${"10th percentile"} | ${"90th percentile"}    | ${Math.log(10) / (2 * 1.2815515655446004)}
    ${"Low (80% CI)"}    | ${"High (80% CI)"}      | ${Math.log(10) / (2 * 1.2815515655446004)}
    ${"Loss low 10%"}    | ${"Loss high (90%, €)"} | ${Math.log(10) / (2 * 1.2815515655446004)}
    ${"Low (5%)"}        | ${"High (99%)"}         | ${Math.log(10) / (1.6448536269514722 + 2.3263478740408408)}
    ${"Median"}          | ${"P90"}                | ${Math.log(10) / 1.2815515655446004}
    ${"P50"}             | ${"High"}               | ${Math.log(10) / 1.6448536269514722}
  `(
    "pair $low and $high gives σ $sigma",
    ({ low, high, sigma }: { low: string; high: string; sigma: number }) => {
      const { severity } = onlyThreat(withColumns(["Frequency", low, high], 1, 1e5, 1e6)).event;
      expect(severity.kind === "lognormal" && severity.sigma).toBeCloseTo(sigma, 12);
    },
  );

  it.each`
    header                               | guess
    ${"Frequency (per yer)"}             | ${"Frequency per year"}
    ${"Frequency (net)"}                 | ${"Frequency"}
    ${"Frequency (k$)"}                  | ${"Frequency"}
    ${"Probability (per month)"}         | ${"Probability"}
    ${"Spend (T€)"}                      | ${"Spend (thousands)"}
    ${"Spend (in T€)"}                   | ${"Spend (thousands)"}
    ${"Sicherheitsbudget (T€ pro Jahr)"} | ${"Spend (thousands)"}
    ${"Spend (TEUR p.a.)"}               | ${"Spend (thousands)"}
    ${"Spend T€ pro Jahr"}               | ${"Spend (thousands)"}
    ${"Spend (T€ pro Monat)"}            | ${"Spend (thousands pro Monat)"}
    ${"Loss low (T€ pro Monat)"}         | ${"Loss low"}
    ${"Loss low (per month)"}            | ${"Loss low"}
    ${"Low (1000s)"}                     | ${"Loss low (thousands)"}
    ${"Low (10)"}                        | ${"Loss low (10%)"}
    ${"Loss low (2026)"}                 | ${"Loss low"}
    ${"Loss median (40%)"}               | ${"Loss median"}
    ${"Loss high (100%)"}                | ${"Loss high"}
    ${"P90 (80%)"}                       | ${"Loss high"}
    ${"Low (5%, 10%)"}                   | ${"Loss low"}
    ${"Low (10%, 90% CI)"}               | ${"Loss low"}
    ${"Spend (k$, millions)"}            | ${"Spend"}
    ${"Frequency (per year, per month)"} | ${"Frequency"}
    ${"Annual frequency (per month)"}    | ${"Frequency"}
    ${"Frequency (per 0 years)"}         | ${"Frequency per year"}
    ${"Loss cap (95%)"}                  | ${"Loss cap"}
  `(
    "$header carries a unit nobody knows and is never read",
    ({ header, guess }: { header: string; guess: string }) => {
      const cells = withColumns([header], 3);
      expect(readRegister(cells).fields).toEqual(new Set(["threat"]));
      const [problem] = said(cells, "Problem").filter((line) => line.startsWith(`0 ${header}:`));
      expect(problem).toMatch(/^0 .*: must carry a unit the register knows: /);
      expect(problem).toContain(`rename it to "${guess}" if`);
    },
  );

  it.each`
    header              | guess
    ${"Freqency"}       | ${"Frequency"}
    ${"Frequnecy"}      | ${"Frequency"}
    ${"Anual rate"}     | ${"Annual rate"}
    ${"Spent"}          | ${"Spend"}
    ${"Loss hihg (k$)"} | ${"Loss high"}
    ${"Statsu"}         | ${"Status"}
  `(
    "$header is nearly a name and is never read",
    ({ header, guess }: { header: string; guess: string }) => {
      const cells = withColumns([header], 3);
      expect(readRegister(cells).fields).toEqual(new Set(["threat"]));
      expect(said(cells, "Problem")).toContain(
        `0 ${header}: must be a name the register knows: rename it to "${guess}" if that is what it holds`,
      );
    },
  );

  it.each(["Model", "Media", "Loss code", "Actual spend", "Last review"])(
    "%s stops nothing beside a complete register",
    (header) => {
      const cells = withColumns(["Frequency", "Low", "High", "Spend", header], 1, 100, 200, 5, 7);
      expect(said(cells, "Problem")).toEqual([]);
      expect(said(cells, "Note")).toHaveLength(1);
    },
  );

  it("nearly a name is one problem of the header where rows fill in nothing that could stand for it", () => {
    const rows = (probability: number | null) =>
      register(
        ["Threat", "Freqency", "Probability", "Loss"],
        ["a", 2, probability, 10],
        ["b", 3, 0.5, 10],
      );
    const rule =
      'must be a name the register knows: rename it to "Frequency" if that is what it holds';
    expect(said(rows(null), "Problem")).toEqual([`0 Freqency: ${rule}`]);
    expect(said(rows(0.5), "Problem")).toEqual([]);
  });

  it("of percentages the wrong way round is one problem of the header", () => {
    const range = register(
      ["Threat", "Frequency", "Low (95%)", "High (5%)"],
      ["a", 1, 2, 3],
      ["b", 1, 2, 3],
    );
    expect(said(range, "Problem")).toEqual([
      "0 High (5%): must state a higher percentage than Low (95%)",
    ]);
  });

  it("in another currency than the others is warned of", () => {
    const cells = withColumns(
      ["Frequency", "Low (k€)", "High (EUR)", "Spend (USD)"],
      1,
      1,
      9000,
      5,
    );
    expect(said(cells, "Warning")).toEqual([
      '0 Spend (USD): is in another currency than "Low (k€)", and nothing is converted',
    ]);
  });

  it.each([
    ["Loss (€)", "Spend ($)", true],
    ["Loss €", "Spend $", true],
    ["Loss (£)", "Spend (€)", true],
    ["Loss (€)", "Spend (USD)", true],
    ["Loss (¥)", "Spend (pounds)", true],
    ["Loss (US$)", "Spend ($)", false],
    ["Loss ($)", "Spend (CAD)", false],
    ["Loss (¥)", "Spend (JPY)", false],
    ["Loss (kr)", "Spend (SEK)", false],
    ["Loss", "Spend ($)", false],
  ])("%s beside %s is warned of where one currency cannot be both: %s", (loss, spend, isWarned) => {
    const rule = `0 ${spend}: is in another currency than "${loss}", and nothing is converted`;
    const found = said(withColumns(["Frequency", loss, spend], 1, 9000, 5000), "Warning");
    expect(found).toEqual(isWarned ? [rule] : []);
  });

  it("is missing where the first row names nothing: the range begins too low", () => {
    expect(said(register(["Ransomware", 0.2, "IT"], ["Fraud", 1, "Finance"]), "Problem")).toEqual([
      "0 the first row: must hold headers such as Threat, Frequency and Loss: write Threats[#All] for a table, or start the range at its headers",
    ]);
  });

  it("that is nearly a name already there is a column of its own", () => {
    const cells = withColumns(["Frequency", "Loss", "Spend", "Spent"], 1, 100, 5, 3);
    expect(said(cells, "Problem")).toEqual([]);
    expect(said(cells, "Note")).toEqual([
      "0 Spent: is not a column of the register: it is not read",
    ]);
  });

  it.each([
    "Code",
    "Score",
    "Node",
    "Notes",
    "Risk owner",
    "Max loss",
    "Loss per year",
    "__proto__",
    "constructor",
  ])("%s is a column of its own and stops nothing", (header) => {
    const cells = withColumns(["Frequency", "Loss", header], 1, 100, 7);
    expect(said(cells, "Problem")).toEqual([]);
    expect(said(cells, "Note")).toHaveLength(1);
  });

  it("of a field's own name beats a synonym, with a warning", () => {
    const cells = withColumns(["ARO", "Frequency", "Loss"], 9, 1, 100);
    expect(onlyThreat(cells).frequency).toEqual({ kind: "poisson", mean: 1 });
    expect(said(cells, "Warning")).toEqual(['0 ARO: is not read, since "Frequency" is']);
  });

  it("that is a second synonym of a field is a problem", () => {
    const cells = withColumns(["ARO", "LEF", "Loss"], 9, 1, 100);
    expect(said(cells, "Problem")).toEqual([
      '0 LEF: must be the only column for Frequency: "ARO" is one too',
    ]);
  });

  it("that stands twice is a problem", () => {
    const cells = withColumns(["Frequency", "Frequency", "Loss"], 9, 1, 100);
    expect(said(cells, "Problem")).toEqual([
      '0 Frequency: must be the only column for Frequency: "Frequency" is one too',
    ]);
  });

  it("for the threat's name is taken in order of preference", () => {
    const cells = register(
      ["Name", "Risk", "Scenario", "Frequency", "Loss"],
      ["n", "r", "s", 1, 2],
    );
    expect(onlyThreat(cells).name).toBe("s");
    expect(said(cells, "Note")).toHaveLength(2);
    expect(said(cells, "Warning")).toEqual([]);
  });

  it.each`
    header            | cells
    ${"Likelihood"}   | ${[3, 5]}
    ${"Likelihood"}   | ${["High", "Low"]}
    ${"Impact"}       | ${[1, 10]}
    ${"Impact (1-5)"} | ${[1, 5]}
  `(
    "$header over $cells is a score: ignored, and said so",
    ({ header, cells }: { header: string; cells: (string | number)[] }) => {
      const range = register(
        ["Threat", "Frequency", "Loss", header],
        ...cells.map((cell, i) => [`T${i}`, 1, 100, cell]),
      );
      expect(threatsOf(readRegister(range))).toHaveLength(2);
      expect(said(range, "Note")).toEqual([
        `0 ${header}: is a score from 1 to 10 or words, not a quantity: it is not read`,
      ]);
    },
  );

  it.each([
    ["Total", "Open"],
    ["Third", "Draft"],
    ["Summe:", "Open"],
  ])("is judged a score by the rows that are read: not by %s, %s", (name, status) => {
    const range = register(
      ["Threat", "Frequency", "Impact", "Status"],
      ["First", 1, 3, "Open"],
      ["Second", 1, 5, "Open"],
      [name, 2, 30, status],
    );
    expect(said(range, "Note")[0]).toMatch(/^0 Impact: is a score/);
    expect(said(range, "Problem")).toHaveLength(1);
  });

  it("of a score with a unit is a quantity", () => {
    const cells = withColumns(["Likelihood (%)", "Impact (k$)"], 5, 10);
    expect(onlyThreat(cells)).toMatchObject({
      frequency: { kind: "bernoulli", probability: 0.05 },
      event: { severity: { kind: "fixed", amount: 10000 } },
    });
  });

  it("with a percentage that has a point is that percentage", () => {
    const { severity } = onlyThreat(withColumns(["Frequency", "P9.5", "P95"], 1, 1e5, 1e6)).event;
    const spread = Math.log(10) / (1.6448536269514722 + 1.310579112168129);
    expect(severity.kind === "lognormal" && severity.sigma).toBeCloseTo(spread, 12);
  });

  it("Likelihood over shares is the probability", () => {
    expect(onlyThreat(withColumns(["Likelihood", "Impact"], 0.2, 50000)).frequency).toEqual({
      kind: "bernoulli",
      probability: 0.2,
    });
  });

  it("that is blank stops nothing, one that holds an error is a problem", () => {
    const blank = register(["Threat", "Frequency", "Loss", null], ["a", 1, 2, 3]);
    expect(readRegister(blank).findings).toEqual([]);
    const broken = register(
      ["Threat", "Frequency", "Loss", new CellError("#REF!")],
      ["a", 1, 2, 3],
    );
    expect(said(broken, "Problem")).toEqual(["0 column 4: must have a header that can be read"]);
  });

  it.each`
    header               | cell    | probability
    ${"Probability %"}   | ${5}    | ${0.05}
    ${"Probability (%)"} | ${5}    | ${0.05}
    ${"Probability"}     | ${0.05} | ${0.05}
  `(
    "$header reads $cell as $probability",
    ({ header, cell, probability }: { header: string; cell: number; probability: number }) => {
      const { frequency } = onlyThreat(withColumns([header, "Loss"], cell, 100));
      expect(frequency).toEqual({ kind: "bernoulli", probability });
    },
  );

  it.each`
    headers                    | missing
    ${["Frequency", "Loss"]}   | ${"Threat"}
    ${["Threat", "Loss"]}      | ${"Frequency"}
    ${["Threat", "Frequency"]} | ${"Loss"}
  `("$missing must be there", ({ headers, missing }: { headers: string[]; missing: string }) => {
    const problems = said(register(headers, [1, 1]), "Problem");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^0 ${missing}: must be a column of the register`));
  });
});
