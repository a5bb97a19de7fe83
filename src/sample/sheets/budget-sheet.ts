import type { Workbook } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, headers, printOnePageWide, remark, write } from "./look";
import { inherentRegister } from "./workings-sheet";
import { sampleThreats } from "../company/threats";

const register = "Threats[#All]";
const openOnly = (column: string) => `SUMIFS(Threats[${column}],Threats[Status],"Open")`;

const yearRow = 6;
const rulesRow = 14;
const threatsRow = 23;

/** What a controller shows: the year in a few figures, coverage by two rules, and every threat with its gap. */
export function addBudgetSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Budget", { views: [{ showGridLines: false }] });
  const cells = new FormulaCells(sheet, results);
  [46, 16, 16, 16, 16, 16, 12, 62].forEach((width, i) => {
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
    write(sheet, `A${r - 2}`, "Threat by threat", "section");
    write(sheet, `F${r - 2}`, "Rule", "label").alignment = { vertical: "top", horizontal: "right" };
    const rule = write(sheet, `G${r - 2}`, "expected", "input");
    rule.alignment = { vertical: "top", horizontal: "right" };
    rule.dataValidation = {
      type: "list",
      allowBlank: false,
      formulae: ['"expected,inherent,percentile,tail"'],
    };
    workbook.definedNames.add(`Budget!$G$${r - 2}`, "Coverage_rule");
    write(
      sheet,
      `A${r - 1}`,
      "One formula, COVERAGE_TABLE: a new threat comes in by itself. Change the blue cell to see another rule.",
      "note",
    );
    const height = 2 + sampleThreats.filter(({ status }) => status === "Open").length;
    cells.array(
      sheet.getCell(`A${r}`),
      `COVERAGE_TABLE(${register},Coverage_rule,,,TRUE)`,
      coverageColumns.length,
      height,
    );
    sheet.getRow(r).height = 33;
    coverageColumns.forEach((numFmt, i) => {
      const words = numFmt === undefined;
      const across = words ? { horizontal: "left" as const, indent: i === 0 ? 0 : 1 } : {};
      const header = dressHeader(sheet.getCell(r, i + 1), !words);
      header.alignment = { ...header.alignment, ...across };
      for (let row = 1; row < height; row += 1) {
        const role = row === height - 1 ? "total" : "result";
        const cell = dress(sheet.getCell(r + row, i + 1), role, numFmt);
        cell.alignment = { vertical: "top", ...across };
      }
    });
    sheet.addConditionalFormatting({
      ref: `F${r + 1}:F${r + 60}`,
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

/** Number formats of what COVERAGE_TABLE spills; none for words. */
const coverageColumns: readonly (string | undefined)[] = [
  undefined,
  ...Array<string>(5).fill(format.money),
  format.ratio,
  undefined,
];
