import type { Workbook } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, format, head, headers, printOnePageWide, write } from "./look";
import { threatNames } from "./register-sheet";
import { sampleThreats } from "../company/threats";
import { dressSpilledRegister } from "./workings-sheet";

/** The inputs of the scenario, each a named cell. */
const inputs = [
  {
    name: "Frequency_factor",
    label: "Events become this many times as frequent",
    value: 1.5,
    format: format.factor,
  },
  {
    name: "Extra_threat",
    label: "Spend more or less on this threat",
    value: "Breach at a supplier or carrier",
    format: undefined,
  },
  { name: "Extra_spend", label: "by this much a year", value: 100_000, format: "$#,##0;-$#,##0" },
  {
    name: "Keep_insurance",
    label: "Keep the insurance (yes or no)",
    value: "yes",
    format: undefined,
  },
] as const;

/** The columns of the scenario's register. What is not named here is taken as it is. */
const changed: Readonly<Record<string, string>> = {
  Frequency: "Threats[Frequency]*Frequency_factor",
  Probability:
    "IF(Threats[Probability]*Frequency_factor>1,1,Threats[Probability]*Frequency_factor)",
  Retention: 'Threats[Retention]*(Keep_insurance="yes")',
  Limit: 'Threats[Limit]*(Keep_insurance="yes")',
  Premium: 'Threats[Premium]*(Keep_insurance="yes")',
  Spend: "Threats[Spend]+(Threats[Threat]=Extra_threat)*Extra_spend",
};

const columns = [
  "Threat",
  "Frequency",
  "Probability",
  "Loss low",
  "Loss high",
  "Loss min",
  "Loss most likely",
  "Loss max",
  "Loss",
  "Loss cap",
  "Frequency reduction",
  "Loss reduction",
  "Retention",
  "Limit",
  "Premium",
  "Spend",
  "Status",
] as const;

const inputRow = 5;
const compareRow = 12;
const oneThreatRow = 23;
const registerRow = 32;
const room = 60;
const scenario = `$A$${registerRow}:$Q$${registerRow + room}`;
const column = (header: (typeof columns)[number]) => {
  const letter = String.fromCharCode("A".charCodeAt(0) + columns.indexOf(header));
  return `$${letter}$${registerRow + 1}:$${letter}$${registerRow + room}`;
};

/** A scenario over the whole register, set against today, and one threat by itself. */
export function addWhatIfSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("What if", { views: [{ showGridLines: false }] });
  const cells = new FormulaCells(sheet, results);
  columns.forEach((header, i) => {
    sheet.getColumn(i + 1).width = header === "Threat" ? 43 : 14;
  });
  head(sheet, "What if?", [
    "Change the blue cells. The register of the scenario is built below by one formula; the Register sheet stays as it is.",
  ]);
  addInputs();
  addComparison();
  addOneThreat();
  addScenario();
  printOnePageWide(sheet);
  sheet.pageSetup.printArea = `A$1:F$${registerRow - 4}`;

  function addInputs(): void {
    write(sheet, `A${inputRow - 1}`, "The scenario", "section");
    inputs.forEach((input, i) => {
      const row = inputRow + i;
      write(sheet, `A${row}`, input.label, "label");
      const cell = write(sheet, `B${row}`, input.value, "input", input.format);
      if (input.name === "Extra_threat") {
        sheet.mergeCells(`B${row}:D${row}`);
        cell.dataValidation = {
          type: "list",
          allowBlank: true,
          formulae: [threatNames],
        };
      }
      cell.alignment = { horizontal: input.name === "Extra_threat" ? "left" : "right" };
      if (input.name === "Keep_insurance") {
        cell.dataValidation = { type: "list", allowBlank: false, formulae: ['"yes,no"'] };
      }
      workbook.definedNames.add(`'What if'!$B$${row}`, input.name);
    });
  }

  function addComparison(): void {
    const r = compareRow;
    write(sheet, `A${r - 1}`, "What it changes", "section");
    headers(sheet, r, ["A year", "Today", "Scenario", "Change"], 1);
    const open = (header: "Spend" | "Premium") =>
      `SUMIFS(${column(header)},${column("Status")},"Open")`;
    const lines = [
      ["Security spend", "Budget!$B$6", open("Spend"), format.money],
      ["Insurance premiums", "Budget!$B$7", open("Premium"), format.money],
      ["Expected loss", "Budget!$B$8", `EXPECTED_LOSS(${scenario})`, format.money],
      ["Total cost of risk", `SUM(B${r + 1}:B${r + 3})`, `SUM(C${r + 1}:C${r + 3})`, format.money],
      ["Gap", "Budget!$B$16", `COVERAGE_GAP(${scenario})`, format.money],
      ["Coverage", "Budget!$B$17", `COVERAGE_RATIO(${scenario})`, format.ratio],
    ] as const;
    lines.forEach(([label, today, then, numFmt], i) => {
      const row = r + 1 + i;
      const total = label === "Total cost of risk";
      const role = total ? "total" : "result";
      write(sheet, `A${row}`, label, total ? "total" : "label");
      cells.plain(dress(sheet.getCell(`B${row}`), role, numFmt), today);
      const cell = dress(sheet.getCell(`C${row}`), role, numFmt);
      if (/^(EXPECTED|COVERAGE)/.test(then)) {
        cells.array(cell, then);
      } else {
        cells.plain(cell, then);
      }
      cells.plain(
        dress(
          sheet.getCell(`D${row}`),
          role,
          numFmt === format.money ? '+$#,##0;-$#,##0;"–"' : '+0%;-0%;"–"',
        ),
        `C${row}-B${row}`,
      );
    });
  }

  function addOneThreat(): void {
    const r = oneThreatRow;
    write(sheet, `A${r - 2}`, "One threat by itself", "section");
    write(
      sheet,
      `A${r - 1}`,
      "EXPECTED_LOSS also takes values and columns. One formula gives the column of results; a single value goes with every row.",
      "note",
    );
    headers(
      sheet,
      r,
      ["Events a year and what they cost", "Frequency", "Loss low", "Loss high", "Expected loss"],
      1,
    );
    const trials = [
      ["Once in twenty years", 0.05],
      ["Once in ten years", 0.1],
      ["Once in five years", 0.2],
      ["Once a year", 1],
    ] as const;
    trials.forEach(([label, frequency], i) => {
      write(sheet, `A${r + 1 + i}`, label, "label");
      write(sheet, `B${r + 1 + i}`, frequency, "input", format.frequency);
      dress(sheet.getCell(`C${r + 1 + i}`), "result");
      dress(sheet.getCell(`D${r + 1 + i}`), "result");
      dress(sheet.getCell(`E${r + 1 + i}`), "result", format.money);
    });
    write(sheet, `C${r + 1}`, 100_000, "input", format.money);
    write(sheet, `D${r + 1}`, 1_000_000, "input", format.money);
    cells.array(
      sheet.getCell(`E${r + 1}`),
      `EXPECTED_LOSS(B${r + 1}:B${r + trials.length},C${r + 1},D${r + 1})`,
      1,
      trials.length,
    );
  }

  function addScenario(): void {
    const r = registerRow;
    write(sheet, `A${r - 2}`, "The register of the scenario", "section");
    write(
      sheet,
      `A${r - 1}`,
      "THREAT_REGISTER pairs a header with a column, and a column may be a calculation, such as Threats[Frequency]*Frequency_factor.",
      "note",
    );
    const pairs = columns.map((header) => `"${header}",${changed[header] ?? `Threats[${header}]`}`);
    cells.array(
      sheet.getCell(`A${r}`),
      `THREAT_REGISTER(${pairs.join(",")})`,
      columns.length,
      1 + room,
    );
    dressSpilledRegister(sheet, r, columns, sampleThreats.length);
  }
}
