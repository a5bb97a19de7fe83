import type { Workbook, Worksheet } from "exceljs";
import { controlsTable } from "./controls-sheet";
import { sampleControls } from "../company/controls";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, printOnePageWide, remark, write } from "./look";
import { threatsTable } from "./register-sheet";

const register = `${threatsTable}[#All]`;
const controls = `${controlsTable}[#All]`;
const measure = "Plan_measure,Plan_level";

/** What is asked, each a named cell. */
const inputs = [
  {
    name: "Plan_budget",
    label: "Budget for new controls, a year",
    value: 150_000,
    format: format.money,
    note: "What is in place already costs nothing of it",
  },
  {
    name: "Plan_measure",
    label: "What to bring down",
    value: "expected",
    format: undefined,
    note: "expected: the average year. percentile, tail: a bad year",
  },
  {
    name: "Plan_level",
    label: "How bad a year, for percentile and tail",
    value: 0.95,
    format: "0%",
    note: "95%: one year in 20 is worse",
  },
] as const;

const inputRow = 6;
const answerRow = 11;
const planRow = 20;
/** A control a row, the header and the total. */
const planHeight = sampleControls.length + 2;
const valueRow = planRow + planHeight + 4;
const curveColumn = 11;
const points = 11;

const money = format.money;
const planFormats = [undefined, undefined, money, money, money, "0%", "0.0%"] as const;
const valueFormats = [undefined, money, money, money, money, "0%", money, "0.0"] as const;

/** Which controls to buy with a budget, what they leave, and what each is worth. */
export function addPlanSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Plan", { views: [{ showGridLines: false }] });
  [46, 16, 16, 16, 16, 14, 16, 12, 3, 3, 16, 16].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "Where the next dollar goes", [
    "Change the blue cells. The plan buys the controls of the Controls sheet that leave the least loss for the money, and says how sure it is that nothing is better.",
    "A control that is in place is funded already: the register's figures reflect it. Its cost is part of today's spend.",
  ]);
  const cells = new FormulaCells(sheet, results);
  addInputs();
  addAnswer();
  addPlan();
  addValues();
  addCurve();
  printOnePageWide(sheet);

  function addInputs(): void {
    write(sheet, `A${inputRow - 1}`, "The question", "section");
    inputs.forEach((input, i) => {
      const row = inputRow + i;
      write(sheet, `A${row}`, input.label, "label");
      const cell = write(sheet, `B${row}`, input.value, "input", input.format);
      cell.alignment = { horizontal: "right" };
      if (input.name === "Plan_measure") {
        cell.dataValidation = {
          type: "list",
          allowBlank: false,
          formulae: ['"expected,percentile,tail"'],
        };
      }
      workbook.definedNames.add(`Plan!$B$${row}`, input.name);
      remark(sheet, `C${row}`, input.note);
    });
  }

  function addAnswer(): void {
    const r = answerRow;
    const total = (column: string): string => {
      const [from, to] = [planRow + 1, planRow + planHeight + 40];
      return `INDEX($${column}$${from}:$${column}$${to},MATCH("Total",$A$${from}:$A$${to},0))`;
    };
    write(sheet, `A${r - 1}`, "The answer", "section");
    const today =
      `IF(Plan_measure="tail",LOSS_TAIL_MEAN(${register},Plan_level),` +
      `IF(Plan_measure="percentile",LOSS_PERCENTILE(${register},Plan_level),EXPECTED_LOSS(${register})))`;
    const lines = [
      ["Loss today", today, "After the controls that are in place, and insurance"],
      ["Cost of the plan", total("C"), "A year; build costs are spread over the life"],
      ["Left of the budget", `Plan_budget-B${r + 1}`, ""],
      ["Loss after the plan", total("D"), "What the plan leaves"],
      ["Avoided by the plan", `B${r}-B${r + 3}`, ""],
      [
        "Loss with every control",
        `RESIDUAL_LOSS(${register},${controls},${measure})`,
        "The least that the controls of the list can leave",
      ],
    ] as const;
    lines.forEach(([label, formula, note], i) => {
      write(sheet, `A${r + i}`, label, "label");
      const cell = dress(sheet.getCell(`B${r + i}`), "result", money);
      if (formula.includes("LOSS")) cells.array(cell, formula);
      else cells.plain(cell, formula);
      remark(sheet, `C${r + i}`, note);
    });
  }

  function addPlan(): void {
    write(sheet, `A${planRow - 2}`, "The plan, in the order to fund", "section");
    write(
      sheet,
      `A${planRow - 1}`,
      "Loss after: what is left once this control and all above it are there. Optimality gap: how much less the best plan there can be might leave; 0% is proven best.",
      "note",
    );
    cells.array(
      sheet.getCell(`A${planRow}`),
      `BUDGET_PLAN(${register},${controls},Plan_budget,${measure},,TRUE)`,
      planFormats.length,
      planHeight,
    );
    dressTable(sheet, planRow, planHeight, planFormats, true);
  }

  function addValues(): void {
    write(sheet, `A${valueRow - 2}`, "What each control is worth", "section");
    write(
      sheet,
      `A${valueRow - 1}`,
      "Avoided alone: if it were the only one. Avoided last: on top of all others. Share: a fair share of what all of them avoid together; the shares add up.",
      "note",
    );
    cells.array(
      sheet.getCell(`A${valueRow}`),
      `CONTROL_VALUE(${register},${controls},0.08,${measure})`,
      valueFormats.length,
      1 + sampleControls.length,
    );
    dressTable(sheet, valueRow, 1 + sampleControls.length, valueFormats, false);
  }

  function addCurve(): void {
    const { address } = sheet.getCell(planRow - 2, curveColumn);
    write(sheet, address, "With more or less budget", "section");
    cells.array(
      sheet.getCell(planRow, curveColumn),
      `BUDGET_CURVE(${register},${controls},${points},${measure})`,
      2,
      1 + points,
    );
    [0, 1].forEach((i) => {
      dressHeader(sheet.getCell(planRow, curveColumn + i), true);
      for (let row = 1; row <= points; row += 1) {
        dress(sheet.getCell(planRow + row, curveColumn + i), "result", money);
      }
    });
  }
}

/** Dresses a table that a formula spills from column A; its figures stand to the right. */
function dressTable(
  sheet: Worksheet,
  top: number,
  height: number,
  formats: readonly (string | undefined)[],
  hasTotal: boolean,
): void {
  sheet.getRow(top).height = 33;
  formats.forEach((numFmt, i) => {
    dressHeader(sheet.getCell(top, i + 1), i > 0);
    for (let row = 1; row < height; row += 1) {
      const role = hasTotal && row === height - 1 ? "total" : "result";
      const cell = dress(sheet.getCell(top + row, i + 1), role, numFmt);
      cell.alignment = { vertical: "top", horizontal: i === 0 ? "left" : "right" };
    }
  });
}
