import type { Cell } from "../../../src/core";
import { readRegister, threatsOf, totalExpectedLoss } from "../../../src/core";
import { said } from "../../support/model/register-cells";

/** A line of a sheet, written with bars between its cells. */
const line = (text: string): Cell[] =>
  text.split("|").map((cell) => {
    const bare = cell.trim();
    return bare === "" || Number.isNaN(Number(bare)) ? bare : Number(bare);
  });
const layout = (...lines: readonly string[]): Cell[][] => lines.map(line);
const total = (cells: Cell[][]): number => totalExpectedLoss(threatsOf(readRegister(cells)));
const headers = "Threat | Frequency | Loss";
const two = ["A | 0.5 | 400000", "B | 0.1 | 100000"];

/**
 * Headers as FAIR, NIST IR 8286, ISO 27005, Hubbard, insurers' submissions and the CISSP's textbooks have them, in five
 * languages. What must come out is worked out by hand: 0.5 × 400,000, and half the mean of the lognormal or PERT.
 */
const inUse: readonly (readonly [string, string, number])[] = [
  ["Risk Scenario | Loss Event Frequency (LEF) | Loss Magnitude (LM)", "A | 0.5 | 400000", 200000],
  [
    "Scenario | Threat Event Frequency (TEF) | Vulnerability (%) | Loss Magnitude",
    "A | 10 | 5 | 400000",
    200000,
  ],
  ["Scenario | TEF | Vuln | Primary Loss Magnitude", "A | 10 | 0.05 | 400000", 200000],
  [
    "Scenario | LEF | LM Min | LM Most Likely | LM Max",
    "A | 0.5 | 100000 | 300000 | 1000000",
    191666.66666666666,
  ],
  [
    "Scenario | LEF | Loss Magnitude (5th percentile) | Loss Magnitude (95th percentile)",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "scenarioName | lossEventFrequency | lossMagnitudeLow | lossMagnitudeHigh",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "threat_name | annual_frequency | loss_low_keur | loss_high_keur",
    "A | 0.5 | 100 | 1000",
    202000.64134728618,
  ],
  [
    "Scenario | Threat Event Frequency | Susceptibility | Loss Magnitude",
    "A | 10 | 0.05 | 400000",
    200000,
  ],
  [
    "ID | Priority | Risk Description | Risk Category | Current Assessment - Likelihood | Current Assessment - Impact | Exposure Rating | Risk Response Type | Risk Response Cost | Risk Owner | Status",
    "1 | High | A | Cyber | 0.5 | 400000 | 200000 | Mitigate | 1000 | Ann | Open",
    200000,
  ],
  [
    "Asset | Threat | Vulnerability | Likelihood of occurrence | Consequence (EUR) | Risk owner",
    "Server | A | No patch | 0.5 | 400000 | Ann",
    200000,
  ],
  [
    "Wert | Bedrohung | Schwachstelle | Eintrittswahrscheinlichkeit | Auswirkung (EUR) | Risikoeigner",
    "Server | A | Kein Patch | 0.5 | 400000 | Ann",
    200000,
  ],
  [
    "Szenario | Häufigkeit pro Jahr | Schaden min. | Schaden wahrscheinlichster | Schaden max.",
    "A | 0.5 | 100000 | 300000 | 1000000",
    191666.66666666666,
  ],
  ["Risiko | Häufigkeit (pro Jahr) | Schaden (Mio. €)", "A | 0.5 | 0.4", 200000],
  [
    "Gefährdung | Eintrittshäufigkeit | Schaden Untergrenze | Schaden Obergrenze",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "Risiko | Eintritte pro Jahr | Schaden je Ereignis | Jahresschaden",
    "A | 0.5 | 400000 | 200000",
    200000,
  ],
  [
    "Risiko | Eintritte pro Jahr | Schaden je Ereignis | Erwarteter Schaden pro Jahr",
    "A | 0.5 | 400000 | 999",
    200000,
  ],
  [
    "Risiko | Häufigkeit | Schaden | Selbstbehalt | Deckungssumme",
    "A | 0.5 | 400000 | 100000 | 200000",
    100000,
  ],
  [
    "Bedrohung | Häufigkeit/Jahr | Schaden pro Vorfall (€) | Sicherheitsbudget (€) | Verantwortlich",
    "A | 0.5 | 400000 | 5000 | x",
    200000,
  ],
  [
    "Event Name | Probability of event occurring per year | 90% CI Lower Bound | 90% CI Upper Bound",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "Event | Annual Probability | Lower Bound (90% CI) | Upper Bound (90% CI)",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "Risk | Likelihood | Lower Bound of 90% CI | Upper Bound of 90% CI",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "Risk Name | Prob. of Event | Impact LB | Impact UB",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "Attack Vector | Probability / Yr | Lower 5% | Upper 95%",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  ["Event | Probability | 5th %ile | 95th %ile", "A | 0.5 | 100000 | 1000000", 202000.64134728618],
  [
    "Event | Probability | Impact (90% CI low) | Impact (90% CI high)",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  [
    "Loss Event | Claims per year | Average cost per claim | Deductible",
    "A | 0.5 | 400000 | ",
    200000,
  ],
  ["Hazard | Frequency | Expected loss per event | PML", "A | 0.5 | 400000 | 2000000", 200000],
  [
    "Asset | Threat | Asset Value (AV) | Exposure Factor (EF) | Single Loss Expectancy (SLE) | Annualized Rate of Occurrence (ARO) | Annualized Loss Expectancy (ALE)",
    "Server | A | 800000 | 0.5 | 400000 | 0.5 | 200000",
    200000,
  ],
  ["Threat | SLE ($) | ARO | ALE ($)", "A | 400000 | 0.5 | 200000", 200000],
  [
    "Threat | SLE | ARO | ALE | ACS | Value of safeguard",
    "A | 400000 | 0.5 | 200000 | 20000 | 1",
    200000,
  ],
  [
    "Threat/Event | Rate of Occurrence per annum | Single Loss Expectancy",
    "A | 0.5 | 400000",
    200000,
  ],
  ["Scénario de risque | Fréquence annuelle | Impact financier (k€)", "A | 0.5 | 400", 200000],
  [
    "Événement redouté | Probabilité annuelle | Perte minimale | Perte la plus probable | Perte maximale",
    "A | 0.5 | 100000 | 300000 | 1000000",
    191666.66666666666,
  ],
  [
    "Menace | Taux d'occurrence annuel | Coût par incident (€) | Budget annuel",
    "A | 0.5 | 400000 | 1000",
    200000,
  ],
  ["Risque | Nombre d'incidents par an | Perte unitaire", "A | 0.5 | 400000", 200000],
  [
    "Risque | Fréquence (par an) | Perte basse (5 %) | Perte haute (95 %)",
    "A | 0.5 | 100000 | 1000000",
    202000.64134728618,
  ],
  ["Risque | Fréquence | Perte (M€) | Prime d'assurance (k€)", "A | 0.5 | 0.4 | 10", 200000],
  ["Amenaza | Frecuencia anual | Impacto económico", "A | 0.5 | 400000", 200000],
  [
    "Escenario de riesgo | Probabilidad anual | Pérdida mínima | Pérdida más probable | Pérdida máxima",
    "A | 0.5 | 100000 | 300000 | 1000000",
    191666.66666666666,
  ],
  [
    "Riesgo | Tasa anual de ocurrencia (ARO) | Expectativa de pérdida única (SLE) | Expectativa de pérdida anual (ALE)",
    "A | 0.5 | 400000 | 200000",
    200000,
  ],
  ["Riesgo | Eventos al año | Costo por evento (miles)", "A | 0.5 | 400", 200000],
  ["Activo | Amenaza | Frecuencia | Impacto | Riesgo", "Srv | A | 0.5 | 400000 | 200000", 200000],
  ["Ameaça | Frequência anual | Impacto financeiro (R$ mil)", "A | 0.5 | 400", 200000],
  [
    "Cenário de risco | Probabilidade anual | Perda mínima | Perda mais provável | Perda máxima",
    "A | 0.5 | 100000 | 300000 | 1000000",
    191666.66666666666,
  ],
  [
    "Risco | Taxa anual de ocorrência | Expectativa de perda única | Expectativa de perda anual",
    "A | 0.5 | 400000 | 200000",
    200000,
  ],
  ["Risco | Eventos por ano | Custo por evento (R$)", "A | 0.5 | 400000", 200000],
  ["Risco | Frequência | Perda (R$ milhões)", "A | 0.5 | 0.4", 200000],
];

describe("a layout in use", () => {
  it.each(inUse)("%s / %s is read", (head, row, right) => {
    expect(Math.abs(total(layout(head, row)) / right - 1)).toBeLessThan(1e-12);
  });

  it.each([
    [
      "Scenario | LEF | Primary Loss | Secondary Loss",
      "A | 0.5 | 400000 | 100000",
      "Secondary Loss",
    ],
    ["Risk | Inherent Likelihood | Inherent Impact", "A | 0.5 | 400000", "Probability"],
    ["Risk | Likelihood Before Risk Response | Loss", "A | 0.5 | 400000", "Probability"],
    ["Risk | LEF Min | LEF Max | Loss", "A | 0.5 | 2 | 400000", "Frequency"],
    [
      "Event | Probability | 90% Lower Limit | 90% Upper Limit",
      "A | 0.5 | 1 | 2",
      "Loss low (90% CI)",
    ],
    ["Coverage | Claims per year | Average claim (USD)", "A | 0.5 | 400000", "Threat"],
    [" | Frequency | Loss", "A | 0.5 | 400000", "Threat"],
    ["Risiko | Häufigkeit | Schadenshöhe in TEUR", "A | 0.5 | 400", "Loss (thousands)"],
  ])("%s is asked about, never guessed", (head, row, offered) => {
    const problems = said(layout(head, row), "Problem");
    expect(problems.some((problem) => problem.includes(offered))).toBe(true);
  });

  it("on its side is refused with what turns it", () => {
    const cells = layout("Risiko | A | B", "Häufigkeit | 0.5 | 0.1", "Schaden (k€) | 400 | 100");
    expect(said(cells, "Problem")).toEqual([
      "0 the first row: must hold the headers, which stand in the first column here: write TRANSPOSE(…) around the range",
    ]);
  });

  it.each([
    "Threat\nname | Annual\nfrequency | Loss\u00ad | Owner",
    "\u00a0Threat | Frequency\u00a0 | Loss | Owner",
    "1. Threat | 2. Frequency | 3. Loss | 4. Owner",
    "(A) Threat | (B) Frequency | (C) Loss | Owner",
    "Threat * | Frequency² | Loss† | Owner [1]",
    "Threat / Bedrohung | Frequency / Häufigkeit | Loss / Schaden | Owner",
    "Threat (Bedrohung) | Frequency (Häufigkeit) | Loss (Schaden) | Owner",
  ])("%j means what it means without its marks", (head) => {
    const cells = head.includes(" / ")
      ? [head.split(" | "), line("A | 0.5 | 400 | Ann")]
      : layout(head, "A | 0.5 | 400 | Ann");
    expect(total(cells)).toBe(200);
  });
});

const loss: Readonly<Record<string, readonly string[]>> = {
  1: ["kr", "Kč", "SEK", "zł", "Ft", "A$", "ZAR", "local currency"],
  1000: [
    ...["$000s", "€ 000", "EUR k", "kCHF", "kkr", "USD, thousands", "Tsd. €", "miles de euros"],
    ...["milliers d'euros", "k€/event", "per event, k€"],
  ],
  1e5: ["₹ lakh"],
  1e6: ["US$ m", "USDm", "MM USD", "Mio EUR", "MSEK", "millions of dollars"],
  1e7: ["INR crore"],
  1e9: ["Mrd €"],
};
const rate: Readonly<Record<string, readonly string[]>> = {
  1: ["p.a.", "x/year", "#/yr", "no. per year", "λ", "pro Jahr"],
  2: ["per half-year", "semi-annual", "pro Halbjahr"],
  12: ["/month", "je Monat", "par mois", "al mes", "por mês"],
  0.2: [
    ...["every 5 years", "last 5 years", "over 5 years", "alle 5 Jahre", "in 5 Jahren"],
    ...["tous les 5 ans", "cada 5 años", "a cada 5 anos"],
  ],
  0.01: ["per century"],
};
const each = (units: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(units).flatMap(([factor, names]) =>
    names.map((name): [string, number] => [name, Number(factor)]),
  );

describe("a unit in use", () => {
  it.each(each(loss))("Loss (%s) is × %p", (unit, factor) => {
    const cells = layout(`Threat | Frequency | Loss (${unit})`, "A | 0.5 | 400");
    expect(total(cells)).toBe(200 * factor);
  });

  it.each(each(rate))("Frequency (%s) is × %p", (unit, factor) => {
    const cells = layout(`Threat | Frequency (${unit}) | Loss`, "A | 0.5 | 400");
    expect(total(cells)).toBe(0.5 * factor * 400);
  });
});

describe("a row that is no threat", () => {
  it.each([
    ...["Total", "Total exposure", "Portfolio total", "Total FY26", "Total 2025/26", "Sum:", "Σ"],
    ...["Gesamtrisiko", "Summe ALE", "Prüfsumme", "Total des risques", "Perte totale", "Soma"],
    ...[
      "Pérdida total",
      "Total riesgos",
      "Checksum",
      "Control total",
      "Portfolio",
      "Running total",
    ],
  ])("%p below what it adds up is left out", (name) => {
    expect(total(layout(headers, ...two, `${name} | 0.6 | 500000`))).toBe(210_000);
  });

  it.each([
    ...["Weighted average", "Std dev", "95% percentile", "90th percentile", "Number of threats"],
    ...["Maximum ALE", "Average ALE"],
  ])("%p at the end is left out", (name) => {
    expect(total(layout(headers, ...two, `${name} | 0.31 | 24000`))).toBe(210_000);
  });

  it.each([
    ...["Highest", "Höchstwert", "Largest"].map((name) => `${name} | 0.5 | 400000`),
    ...["Avg.", "Moyenne", "Promedio", "Média"].map((name) => `${name} | 0.3 | 250000`),
    "Anzahl | 2 | 2",
  ])("%p at the end is left out with such figures", (row) => {
    expect(total(layout(headers, ...two, row))).toBe(210_000);
  });

  it.each([
    ...[
      "Total outage",
      "Totalausfall",
      "Panne totale",
      "Gesamtausfall Rechenzentrum",
      "Check fraud",
    ],
    ...["Average Joe phishing", "Max Mustermann leaks data", "Portfolio theft", "Checkout fraud"],
    ...["P1", "p 95", "7"],
  ])("%p is a threat", (name) => {
    expect(total(layout(headers, ...two, `${name} | 0.2 | 1000`))).toBe(210_200);
  });

  it("is doubted where its name says nothing and its figures are sums", () => {
    const cells = layout(headers, ...two, "Group risk | 0.6 | 500000");
    expect(said(cells, "Warning")).toEqual([
      "3 Threat: may be a total: every figure is the sum of rows above; take the row out of the range, or name it Total, if it is one",
    ]);
    expect(total(cells)).toBe(510_000);
  });

  it.each([
    ["a heading above a heading", [headers, "Part 1 | | ", "External | | ", ...two]],
    ["a heading below blank rows", [headers, two[0], " | | ", "External | | ", " | | ", two[1]]],
    ["a remark below a total", [headers, ...two, "Total | 0.6 | 500000", "Reviewed by Ann | | "]],
    ["a remark by its first word", [headers, ...two, " | | ", "Note: figures in EUR | | "]],
    ["a footnote", [headers, ...two, "* estimates of IT | | "]],
    ["the headers once more", [headers, two[0], headers, two[1]]],
    ["what belongs in a column", [headers, "text | number | amount", ...two]],
  ] as [string, string[]][])("%s is left out and said", (_, lines) => {
    const cells = layout(...lines);
    expect(total(cells)).toBe(210_000);
    expect(readRegister(cells).findings.some(({ rule }) => rule.includes("left out"))).toBe(true);
  });

  it("is a heading by its number, but no threat that somebody is typing", () => {
    const numbered = [
      "No. | Threat | Frequency | Loss",
      "x1 | IT risks | | ",
      "x1.1 | A | 0.5 | 4",
    ];
    expect(total(layout(...numbered))).toBe(2);
    const typed = layout("No. | Threat | Frequency | Loss", "R1 | New | | ", "R2 | A | 0.5 | 4");
    expect(() => total(typed)).toThrow("must be greater than 0");
  });
});

describe("a cell that is no number", () => {
  it.each([
    ...["-", "n/a", "tbd", "(blank)", "not insured", "keine Angabe", "zu klären"],
    ...["à compléter", "pendiente", "a confirmar", "non assuré"],
  ])("%p is blank, and said", (word) => {
    const cells = layout(
      `${headers} | Premium`,
      `A | 0.5 | 400000 | ${word}`,
      "B | 0.1 | 100000 | 5",
    );
    expect(total(cells)).toBe(210_000);
    expect(said(cells, "Note")).toContain(`0 Premium: holds "${word}": read as blank`);
  });

  it.each([
    "1 in 8",
    "10 %",
    "2.5m",
    "100k",
    "$1.2 million",
    "0,5",
    "400.000,00 €",
    "once in 20 years",
  ])("%p is text that looks like a number", (text) => {
    const [problem] = said(layout(headers, `A | 0.5 | ${text} x`.replace(" x", "")), "Problem");
    expect(problem).toBe("1 Loss: must be a number: this is text that looks like one");
  });

  it.each(["Attempts", "Premium", "Vulnerability", "Productivity"])(
    "stops nothing where a whole column of %s holds words",
    (header) => {
      const cells = layout(`${headers} | ${header}`, "A | 0.5 | 400 | see policy");
      expect(total(cells)).toBe(200);
      expect(said(cells, "Note")).toContain(
        `0 ${header}: holds words, not numbers: it is not read`,
      );
    },
  );
});

describe("scores", () => {
  it.each([
    "Threat | Probability | Impact",
    "Risiko | Eintrittswahrscheinlichkeit | Schadensausmaß",
    "Riesgo | Probabilidad | Impacto",
    "Risque | Probabilité | Gravité",
    "Risco | Probabilidade | Impacto",
  ])("under %s are told to be scores, and nothing of percentages", (head) => {
    const cells = layout(head, "A | 3 | 5", "B | 2 | 4");
    const rules = readRegister(cells).findings.map(({ rule }) => rule);
    expect(rules.filter((rule) => rule.includes("holds scores"))).toHaveLength(1);
    expect(rules.filter((rule) => rule.includes("write 0.0"))).toEqual([]);
    expect(readRegister(cells).findings.every(({ row }) => row === 0)).toBe(true);
  });

  it("are not what whole percentages beside money are", () => {
    const [problem] = said(layout("Threat | Probability | Loss", "A | 3 | 50000"), "Problem");
    expect(problem).toBe("1 Probability: must be between 0 and 1: write 0.03 or 3%");
  });
});
