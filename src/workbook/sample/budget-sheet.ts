import type { Workbook } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, format, head, headers, printOnePageWide, remark, write } from "./look";
import { inherentNames, inherentRegister } from "./workings-sheet";
import { sampleThreats } from "./threats";

const register = "Threats[#All]";
const names = "Threats[[#All],[Threat]]";
const openOnly = (column: string) => `SUMIFS(Threats[${column}],Threats[Status],"Open")`;

const yearRow = 6;
const rulesRow = 14;
const threatsRow = 23;

/** What a controller shows: the year in a few figures, coverage by two rules, and every threat with its gap. */
export function addBudgetSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Budget", { views: [{ showGridLines: false }] });
  const cells = new FormulaCells(sheet, results);
  [43, 16, 16, 16, 16, 16, 34].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "Security budget", [
    "Example figures, US dollars, one year. All figures come from the Register sheet; change a blue cell there and they follow.",
    "The gap is what a threat may take beyond what is spent on it. That is this method's rule for budgets, not an accounting provision.",
  ]);
  addYear();
  addRules();
  addThreats();
  printOnePageWide(sheet);

  function line(
    row: number,
    label: string,
    formula: string,
    note: string,
    role: "result" | "total" = "result",
    ours = false,
  ): void {
    write(sheet, `A${row}`, label, role === "total" ? "total" : "label");
    const cell = dress(sheet.getCell(`B${row}`), role, format.money);
    if (ours) {
      cells.array(cell, formula);
    } else {
      cells.plain(cell, formula);
    }
    remark(sheet, `C${row}`, note);
  }

  function addYear(): void {
    const r = yearRow;
    write(sheet, `A${r - 1}`, "The year", "section");
    line(r, "Security spend", openOnly("Spend"), "Open threats");
    line(r + 1, "Insurance premiums", openOnly("Premium"), "Open threats");
    line(
      r + 2,
      "Expected loss",
      `EXPECTED_LOSS(${register})`,
      "Average year, after controls and insurance",
      "result",
      true,
    );
    line(
      r + 3,
      "Total cost of risk",
      `SUM(B${r}:B${r + 2})`,
      "Spend, premiums and expected loss",
      "total",
    );
    line(
      r + 4,
      "Inherent expected loss",
      `EXPECTED_LOSS(${inherentRegister})`,
      "Average year if there were no controls and no insurance",
      "result",
      true,
    );
    write(sheet, `A${r + 5}`, "Problems in the register", "label");
    cells.plain(
      dress(sheet.getCell(`B${r + 5}`), "result", "0"),
      'COUNTIF(Check!$D$5:$D$200,"Problem")',
    );
    remark(sheet, `C${r + 5}`, "0 means every row was understood; see the Check sheet");
  }

  function addRules(): void {
    const r = rulesRow;
    write(sheet, `A${r - 1}`, "Is enough spent on every threat?", "section");
    headers(sheet, r, ["Rule", "expected", "inherent"], 1);
    const rows = [
      {
        label: "Required spend",
        formula: (column: string) => `B${yearRow + (column === "B" ? 2 : 4)}`,
        format: format.money,
        note: "The sum of what each threat is expected to take",
      },
      {
        label: "Gap",
        formula: (column: string) => `COVERAGE_GAP(${register},${column}$${r})`,
        format: format.money,
        note: "Summed threat by threat: a surplus on one does not cover another",
      },
      {
        label: "Coverage",
        formula: (column: string) => `COVERAGE_RATIO(${register},${column}$${r})`,
        format: format.ratio,
        note: "Share of the required spend that is there",
      },
      {
        label: "Check: gap less the uncovered share",
        formula: (column: string) =>
          `ROUND(${column}${r + 2}-${column}${r + 1}*(1-${column}${r + 3}),2)`,
        format: format.money,
        note: "A dash when the three lines agree",
      },
    ];
    rows.forEach((row, i) => {
      write(sheet, `A${r + 1 + i}`, row.label, "label");
      for (const column of ["B", "C"]) {
        const cell = dress(sheet.getCell(`${column}${r + 1 + i}`), "result", row.format);
        const formula = row.formula(column);
        if (formula.startsWith("COVERAGE")) {
          cells.array(cell, formula);
        } else {
          cells.plain(cell, formula);
        }
      }
      remark(sheet, `D${r + 1 + i}`, row.note);
    });
    write(
      sheet,
      `A${r + 5}`,
      "expected: spend at least what a threat is expected to take after controls and insurance. inherent: what it would take without them.",
      "note",
    );
  }

  function addThreats(): void {
    const r = threatsRow;
    const first = r + 1;
    const last = r + sampleThreats.length;
    write(sheet, `A${r - 2}`, "Threat by threat, rule: expected", "section");
    write(
      sheet,
      `A${r - 1}`,
      "Each loss reads one row of the register: FILTER keeps the header and the row with this name. For a new threat insert a row above the last one and fill down.",
      "note",
    );
    headers(
      sheet,
      r,
      [
        "Threat",
        "Inherent expected loss",
        "Expected loss",
        "Spend",
        "Gap",
        "Coverage",
        "What it says",
      ],
      1,
    );
    sheet.getCell(`G${r}`).alignment = { vertical: "middle", horizontal: "left", indent: 1 };
    sheet.getRow(r).height = 33;
    for (let row = first; row <= last; row += 1) {
      const nth = `ROWS(A$${first}:A${row})`;
      const left = `INDEX(Threats[Status],${nth})<>"Open"`;
      cells.plain(dress(sheet.getCell(`A${row}`), "label"), `INDEX(Threats[Threat],${nth})`);
      cells.array(
        dress(sheet.getCell(`B${row}`), "result", format.money),
        `IF(${left},0,EXPECTED_LOSS(${oneThreat(inherentRegister, inherentNames, row)}))`,
      );
      cells.array(
        dress(sheet.getCell(`C${row}`), "result", format.money),
        `IF(${left},0,EXPECTED_LOSS(${oneThreat(register, names, row)}))`,
      );
      cells.plain(
        dress(sheet.getCell(`D${row}`), "result", format.money),
        `IF(${left},0,INDEX(Threats[Spend],${nth}))`,
      );
      dress(sheet.getCell(`E${row}`), "result", format.money);
      dress(sheet.getCell(`F${row}`), "result", format.ratio);
      const says = dress(sheet.getCell(`G${row}`), "label");
      says.alignment = { vertical: "top", horizontal: "left", indent: 1 };
      cells.plain(
        says,
        `IF(${left},"Left out: not open",IF(E${row}>0,"Spend below expected loss","Covered"))`,
      );
    }
    const height = sampleThreats.length;
    const columns = `C${first}:C${last},D${first}:D${last}`;
    cells.array(sheet.getCell(`E${first}`), `COVERAGE_GAP(${columns})`, 1, height);
    cells.array(sheet.getCell(`F${first}`), `COVERAGE_RATIO(${columns})`, 1, height);

    const total = last + 1;
    write(sheet, `A${total}`, "Total", "total");
    for (const column of ["B", "C", "D", "E"]) {
      cells.plain(
        dress(sheet.getCell(`${column}${total}`), "total", format.money),
        `SUM(${column}${first}:${column}${last})`,
      );
    }
    dress(sheet.getCell(`F${total}`), "total");
    dress(sheet.getCell(`G${total}`), "total");
    write(sheet, `A${total + 1}`, "Less the figures above", "note");
    const above = [
      ["B", `B${yearRow + 4}`],
      ["C", `B${yearRow + 2}`],
      ["D", `B${yearRow}`],
      ["E", `B${rulesRow + 2}`],
    ] as const;
    for (const [column, figure] of above) {
      cells.plain(
        dress(sheet.getCell(`${column}${total + 1}`), "note", format.money),
        `ROUND(${column}${total}-${figure},2)`,
      );
    }
    remark(sheet, `F${total + 1}`, "Dashes: no threat is missing in this table.");
    sheet.addConditionalFormatting({
      ref: `E${first}:E${last}`,
      rules: [
        {
          type: "cellIs",
          operator: "greaterThan",
          formulae: [0.5],
          priority: 1,
          style: { font: { bold: true, color: { argb: "FFC00000" } } },
        },
      ],
    });
  }
}

/** A register of one threat: the header row and the row whose name stands in column A. */
function oneThreat(range: string, namesOfRange: string, row: number): string {
  return `FILTER(${range},(${namesOfRange}="Threat")+(${namesOfRange}=$A${row}))`;
}
