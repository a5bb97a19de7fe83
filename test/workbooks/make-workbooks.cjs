/*
 * Makes ten workbooks as other people keep them, each odd in its own way: `node test/workbooks/make-workbooks.cjs` writes
 * them beside this script. What each must add up to is worked out here from the figures themselves, in code that knows
 * nothing of the product.
 */
const { join } = require("node:path");
const { Workbook } = require("exceljs");

/** Mean of the lognormal whose 5th and 95th percentiles are low and high. */
function lognormalMean(low, high) {
  const sigma = Math.log(high / low) / (2 * 1.6448536269514722);
  return Math.exp(Math.log(low * high) / 2 + (sigma * sigma) / 2);
}
const pertMean = (min, mostLikely, max) => (min + 4 * mostLikely + max) / 6;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Writes rows of cells from a place on; a text that begins with "=" is a formula. */
function put(sheet, row, column, rows) {
  for (const [i, cells] of rows.entries()) {
    for (const [j, cell] of cells.entries()) {
      if (cell === "") continue;
      const isFormula = typeof cell === "string" && cell.startsWith("=");
      sheet.getCell(row + i, column + j).value = isFormula ? { formula: cell.slice(1) } : cell;
    }
  }
}

function format(sheet, columns, numberFormat, from) {
  for (const column of columns) {
    for (let row = from; row <= sheet.rowCount; row++) {
      sheet.getCell(row, column).numFmt = numberFormat;
    }
  }
}

const ranges = [
  ["Ransomware", 0.25, 100, 1200],
  ["Phishing", 2, 5, 60],
  ["Laptop theft", 4, 1, 8],
];
const others = [
  ["Supplier outage", 0.5, 40, 400],
  ["Insider fraud", 0.1, 50, 900],
];
const meanOf = ([, frequency, low, high]) => frequency * lognormalMean(low, high);
const fixed = [
  ["Ransomware", 0.25, 400000],
  ["Phishing", 2, 20000],
  ["Laptop theft", 4, 2500],
  ["Supplier outage", 0.5, 120000],
];
const fixedTotal = sum(fixed.map(([, frequency, loss]) => frequency * loss));

/**
 * Each with the range of its register, headers and all, and the expected loss of a year that formulas over it give. Where a
 * register must be read in words of ours, "formula" is what its user writes; the range then is only where it stands. "edit" is a
 * cell that is typed into, and what the total then is. "maps" are the buttons by which the pane
 * learns how to read it, and "adds" is what is typed for a new threat in the pane, and what that one costs a year.
 */
const workbooks = [
  {
    file: "titles-and-subtotals.xlsx",
    sheet: "Risk register",
    range: "A6:E15",
    formula:
      'EXPECTED_LOSS(THREAT_REGISTER("Risk",A7:A15,"Frequency",B7:B15,"Loss low (k€)",C7:C15,"Loss high (k€)",D7:D15))',
    right: 1000 * sum([...ranges, ...others].map(meanOf)),
    edit: {
      ...{ cell: "B7", to: 0.5 },
      right: 1000 * (sum([...ranges, ...others].map(meanOf)) + 0.25 * lognormalMean(100, 1200)),
    },
    adds: {
      fields: { Risk: "Fraud", Frequency: "1", "Loss low": "10", "Loss high": "100" },
      costs: 1000 * lognormalMean(10, 100),
    },
    fill(book) {
      const sheet = book.addWorksheet("Risk register");
      put(sheet, 1, 1, [
        ["ACME Ltd: cyber risks"],
        ["Group controlling, as of 30 June 2026"],
        [],
        ["All figures before tax"],
        [],
        ["Risk", "Frequency", "Loss low", "Loss high", "Budget"],
        ...ranges.map((row) => [...row, 20]),
        ["Subtotal IT", "=SUM(B7:B9)", "=SUM(C7:C9)", "=SUM(D7:D9)", "=SUM(E7:E9)"],
        [],
        ...others.map((row) => [...row, 30]),
        ["Subtotal others", "=SUM(B12:B13)", "=SUM(C12:C13)", "=SUM(D12:D13)", "=SUM(E12:E13)"],
        ["Total", "=B10+B14", "=C10+C14", "=D10+D14", "=E10+E14"],
      ]);
      sheet.mergeCells("A1:E1");
      sheet.mergeCells("A2:E2");
      // The cells hold thousands: no comma behind the last digit scales them.
      format(sheet, [3, 4, 5], '#,##0 "k€"', 7);
    },
  },
  {
    file: "two-header-rows.xlsx",
    sheet: "Register",
    range: "A1:G5",
    right:
      1000 * (0.25 * pertMean(100, 300, 1200) + 2 * pertMean(5, 10, 60) + 4 * pertMean(1, 2, 8)),
    edit: {
      ...{ cell: "B3", to: 0.5 },
      right:
        1000 * (0.5 * pertMean(100, 300, 1200) + 2 * pertMean(5, 10, 60) + 4 * pertMean(1, 2, 8)),
    },
    adds: {
      fields: {
        ...{ Threat: "Fraud", "Frequency per year": "1", "Loss (k€) Min": "1" },
        ...{ "Loss (k€) Most likely": "2", "Loss (k€) Max": "9" },
      },
      costs: 1000 * pertMean(1, 2, 9),
    },
    fill(book) {
      const sheet = book.addWorksheet("Register");
      put(sheet, 1, 1, [
        ["Threat", "Frequency", "Loss (k€)", "", "", "Governance", ""],
        ["", "per year", "Min", "Most likely", "Max", "Owner", "Status"],
        ["Ransomware", 0.25, 100, 300, 1200, "Ann", "Open"],
        ["Phishing", 2, 5, 10, 60, "Bob", "Open"],
        ["Laptop theft", 4, 1, 2, 8, "Ann", "Open"],
      ]);
      for (const merged of ["A1:A2", "C1:E1", "F1:G1"]) sheet.mergeCells(merged);
    },
  },
  {
    file: "sections.xlsx",
    sheet: "Risks",
    range: "A1:C10",
    right: fixedTotal,
    edit: { cell: "B4", to: 0.5, right: fixedTotal + 0.25 * 400000 },
    adds: {
      fields: { "Risk title": "Fraud", "Events/yr": "2", "Cost per incident": "10000" },
      costs: 20000,
    },
    fill(book) {
      put(book.addWorksheet("Risks"), 1, 1, [
        ["Risk title", "Events/yr", "Cost per incident"],
        ["what may happen", "how many a year", "all costs of one"],
        ["External", "", ""],
        ...fixed.slice(0, 2),
        ["Internal", "", ""],
        ...fixed.slice(2),
        ["Total", "=SUM(B4:B8)", "=SUM(C4:C8)"],
        ["Source: workshops in May", "", ""],
      ]);
    },
  },
  {
    file: "two-registers.xlsx",
    sheet: "Both",
    range: "A3:C7",
    also: { range: "E3:H5", right: sum(others.map(meanOf)) },
    right: fixedTotal,
    edit: { cell: "B4", to: 0.5, right: fixedTotal + 0.25 * 400000 },
    adds: { fields: { Threat: "Fraud", ARO: "2", SLE: "10000" }, costs: 20000 },
    fill(book) {
      const sheet = book.addWorksheet("Both");
      put(sheet, 1, 1, [["Head office"], [], ["Threat", "ARO", "SLE"], ...fixed]);
      put(sheet, 1, 5, [["Plant"], [], ["Threat", "ARO", "Loss low", "Loss high"], ...others]);
    },
  },
  {
    file: "other-order.xlsx",
    sheet: "Register",
    range: "A1:D6",
    also: { sheet: "On its side", range: "A1:E3", right: fixedTotal, isOnItsSide: true },
    right: fixedTotal,
    edit: { cell: "C2", to: 0.5, right: fixedTotal + 0.25 * 400000 },
    adds: {
      fields: {
        ...{ Scenario: "Fraud", "Impact (USD)": "10000" },
        ...{ "Annual rate of occurrence (ARO)": "2" },
      },
      costs: 20000,
    },
    fill(book) {
      put(book.addWorksheet("Register"), 1, 1, [
        ["ALE", "Impact (USD)", "Annual rate of occurrence (ARO)", "Scenario"],
        ...fixed.map(([name, frequency, loss], i) => [
          `=B${i + 2}*C${i + 2}`,
          loss,
          frequency,
          name,
        ]),
        ["=SUM(A2:A5)", "=SUM(B2:B5)", "=SUM(C2:C5)", ""],
      ]);
      const side = book.addWorksheet("On its side");
      put(side, 1, 1, [
        ["Threat", ...fixed.map(([name]) => name)],
        ["Frequency", ...fixed.map(([, frequency]) => frequency)],
        ["Loss", ...fixed.map(([, , loss]) => loss)],
      ]);
    },
  },
  {
    file: "german.xlsx",
    sheet: "Risikoregister",
    range: "A1:F7",
    right: sum([...ranges, ...others].slice(0, 4).map(meanOf)) * 1000,
    edit: {
      ...{ cell: "B2", to: 0.5 },
      right:
        1000 *
        (sum([...ranges, ...others].slice(0, 4).map(meanOf)) + 0.25 * lognormalMean(100, 1200)),
    },
    adds: {
      fields: {
        ...{ Bedrohung: "Betrug", "Häufigkeit (pro Jahr)": "1", Status: "offen" },
        ...{ "Schaden min. (5 %, Tsd. €)": "10", "Schaden max. (95 %, Tsd. €)": "100" },
      },
      costs: 1000 * lognormalMean(10, 100),
    },
    fill(book) {
      const sheet = book.addWorksheet("Risikoregister");
      const [first, second, third, fourth, closed] = [...ranges, ...others];
      put(sheet, 1, 1, [
        [
          ...["Bedrohung", "Häufigkeit (pro Jahr)", "Schaden min. (5 %, Tsd. €)"],
          ...["Schaden max. (95 %, Tsd. €)", "Selbstbehalt", "Status"],
        ],
        [...first, "k.A.", "offen"],
        [...second, "-", "in Bearbeitung"],
        [...third, "k.A.", "offen"],
        [...fourth, "k.A.", "offen"],
        [...closed, "k.A.", "geschlossen"],
        ["Gesamt", "=SUM(B2:B6)", "=SUM(C2:C6)", "=SUM(D2:D6)"],
      ]);
      format(sheet, [2], "0.00", 2);
      format(sheet, [3, 4], '#,##0.0" Tsd. €"', 2);
    },
  },
  {
    file: "formulas-everywhere.xlsx",
    sheet: "Register",
    range: "A1:F6",
    right: fixedTotal,
    edit: { cell: "C2", to: 800000, right: fixedTotal + 0.25 * 400000 },
    adds: { fields: { Threat: "Fraud", Frequency: "2", Loss: "10000" }, costs: 20000 },
    fill(book) {
      const sheet = book.addWorksheet("Register");
      put(sheet, 1, 1, [
        ["Threat", "Frequency", "Loss", "Annual loss", "Budget", "Owner"],
        ...fixed.map(([name], i) => [
          name,
          `=Inputs!B${i + 2}/Inputs!$F$1`,
          `=Inputs!C${i + 2}*Inputs!D${i + 2}`,
          `=B${i + 2}*C${i + 2}`,
          `=ROUND(0.1*D${i + 2},0)`,
          `=UPPER(LEFT(A${i + 2},1))`,
        ]),
        ["Total ALE", "", "", "=SUBTOTAL(9,D2:D5)", "=SUBTOTAL(9,E2:E5)", ""],
      ]);
      put(book.addWorksheet("Inputs"), 1, 1, [
        ["Threat", "Events in all", "Records", "Cost of one", "Years", 8],
        ...fixed.map(([name, frequency, loss]) => [name, 8 * frequency, loss / 50, 50]),
      ]);
    },
  },
  {
    file: "scores.xlsx",
    sheet: "Scores",
    range: "A1:C5",
    formula:
      'EXPECTED_LOSS(THREAT_REGISTER("Threat",A2:A5,"Frequency",LOOKUP(B2:B5,F2:F6,G2:G6),"Loss",LOOKUP(C2:C5,F2:F6,H2:H6)))',
    right: 0.1 * 1e6 + 1 * 1e4 + 5 * 1000 + 0.5 * 1e5,
    edit: {
      ...{ cell: "B2", to: 2 },
      right: 0.5 * 1e6 + 1 * 1e4 + 5 * 1000 + 0.5 * 1e5,
    },
    maps: ["Use Scores!A1:C5", "Look them up in F1:H6"],
    inFormulas: "Threats",
    adds: { fields: { Threat: "Fraud", Likelihood: "2", Impact: "3" }, costs: 0.5 * 1e4 },
    fill(book) {
      const sheet = book.addWorksheet("Scores");
      put(sheet, 1, 1, [
        ["Threat", "Likelihood", "Impact"],
        ["Ransomware", 1, 5],
        ["Phishing", 3, 3],
        ["Laptop theft", 4, 2],
        ["Supplier outage", 2, 4],
      ]);
      put(sheet, 1, 6, [
        ["Score", "Events a year", "Money an event"],
        [1, 0.1, 100],
        [2, 0.5, 1000],
        [3, 1, 1e4],
        [4, 5, 1e5],
        [5, 20, 1e6],
      ]);
    },
  },
  {
    file: "three-experts.xlsx",
    sheet: "Estimates",
    range: "A1:D7",
    formula:
      'EXPECTED_LOSS(THREAT_REGISTER("Threat",A2:A7&" "&B2:B7,"Frequency",C2:C7,"Loss",D2:D7))',
    right: sum([0.25 * 4e5, 0.5 * 3e5, 0.1 * 9e5, 2 * 2e4, 4 * 1e4, 1 * 3e4]),
    edit: { cell: "C2", to: 0.5, right: 450000 + 0.25 * 4e5 },
    maps: ["Join Expert into the name"],
    adds: {
      fields: { Risk: "Fraud", Expert: "Ann", Frequency: "2", Loss: "10000" },
      costs: 20000,
    },
    fill(book) {
      put(book.addWorksheet("Estimates"), 1, 1, [
        ["Risk", "Expert", "Frequency", "Loss"],
        ["Ransomware", "Ann", 0.25, 4e5],
        ["Ransomware", "Bob", 0.5, 3e5],
        ["Ransomware", "Eve", 0.1, 9e5],
        ["Phishing", "Ann", 2, 2e4],
        ["Phishing", "Bob", 4, 1e4],
        ["Phishing", "Eve", 1, 3e4],
      ]);
    },
  },
  {
    file: "five-thousand.xlsx",
    sheet: "Register",
    range: "A1:D5001",
    // Threats 1 to 5,000 with n/1,000 events a year of n × 10 each: Σ n²/100.
    right: (5000 * 5001 * 10001) / 6 / 100,
    edit: { cell: "B2", to: 1.001, right: (5000 * 5001 * 10001) / 6 / 100 + 10 },
    adds: { fields: { Threat: "Fraud", Frequency: "2", Loss: "10000" }, costs: 20000 },
    fill(book) {
      const rows = Array.from({ length: 5000 }, (_, i) => [
        `Threat ${i + 1}`,
        (i + 1) / 1000,
        (i + 1) * 10,
        i % 2 === 0 ? "Ann" : "Bob",
      ]);
      put(book.addWorksheet("Register"), 1, 1, [["Threat", "Frequency", "Loss", "Owner"], ...rows]);
    },
  },
];

/** A workbook, with what its formulas give on a sheet of their own. */
function made({ fill, sheet, range, formula, also }) {
  const book = new Workbook();
  book.created = new Date(Date.UTC(2026, 5, 30));
  fill(book);
  const quoted = (name) => `'${name}'!`;
  const whole = (part) =>
    part.isOnItsSide
      ? `EXPECTED_LOSS(TRANSPOSE(${quoted(part.sheet)}${part.range}))`
      : `EXPECTED_LOSS(${quoted(part.sheet ?? sheet)}${part.range})`;
  const onSheet = formula?.replace(/(?<![A-Z"])([A-Z]\d+:[A-Z]\d+)/g, `${quoted(sheet)}$1`);
  const figures = book.addWorksheet("Figures");
  put(figures, 1, 1, [
    ["Expected loss", `=${onSheet ?? whole({ range })}`],
    ["Threats", `=INDEX(REGISTER_CHECK(${quoted(sheet)}${range}),2,5)`],
    ...(also ? [["Expected loss of the other", `=${whole(also)}`]] : []),
  ]);
  return book;
}

/** The bytes of a workbook. */
const bytesOf = async (workbook) => new Uint8Array(await made(workbook).xlsx.writeBuffer());

module.exports = { workbooks, bytesOf };

if (require.main === module) {
  (async () => {
    for (const workbook of workbooks) {
      await made(workbook).xlsx.writeFile(join(__dirname, workbook.file));
    }
  })();
}
