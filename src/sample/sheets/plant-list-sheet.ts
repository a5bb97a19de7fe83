import type { Workbook } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, format, head, headers, printOnePageWide, write } from "./look";
import { dressSpilledRegister } from "./workings-sheet";

const list = [
  ["Press line", "remote maintenance misused", 0.6, 60_000, 1_200_000, 14_000],
  ["Paint shop", "controller fails after an update", 1.5, 20_000, 300_000, 9_000],
  ["Test bench", "measurements altered", 0.3, 80_000, 1_600_000, 6_000],
  ["Gate and yard", "camera system held to ransom", 1, 10_000, 150_000, 4_000],
] as const;

const headerRow = 5;
const first = headerRow + 1;
const last = headerRow + list.length;
const registerRow = last + 5;
const columns = ["Threat", "Frequency", "Loss low", "Loss high", "Spend"] as const;

/** A list with headers of its own, as somebody else keeps it, read without being rewritten. */
export function addPlantListSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Plant list", { views: [{ showGridLines: false }] });
  const cells = new FormulaCells(sheet, results);
  [43, 33, 15, 15, 15, 15, 16].forEach((width, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  head(sheet, "A list with other headers", [
    "Plant 2 keeps its own list: the name in two columns, events per ten years. THREAT_REGISTER reads it as it is. Example figures.",
  ]);
  write(sheet, `A${headerRow - 1}`, "As plant 2 keeps it", "section");
  headers(
    sheet,
    headerRow,
    [
      "Where",
      "What could happen",
      "Times in 10 years",
      "1 in 20 is below",
      "1 in 20 is above",
      "Yearly budget",
      "Expected loss",
    ],
    2,
  );
  sheet.getRow(headerRow).height = 33;
  list.forEach((row, i) => {
    row.forEach((value, j) => {
      const cell = sheet.getCell(first + i, j + 1);
      const numFmt = j < 2 ? undefined : j === 2 ? format.frequency : format.money;
      write(sheet, cell.address, value, "input", numFmt);
    });
    dress(sheet.getCell(first + i, 7), "result", format.money);
  });
  const of = (letter: string) => `${letter}${first}:${letter}${last}`;
  cells.array(
    sheet.getCell(`G${first}`),
    `EXPECTED_LOSS(${of("C")}/10,${of("D")},${of("E")})`,
    1,
    list.length,
  );

  write(sheet, `A${registerRow - 2}`, "As a register", "section");
  write(
    sheet,
    `A${registerRow - 1}`,
    "One formula in the first cell: names joined from two columns, times in ten years divided by ten.",
    "note",
  );
  cells.array(
    sheet.getCell(`A${registerRow}`),
    `THREAT_REGISTER("Threat",${of("A")}&": "&${of("B")},"Frequency",${of("C")}/10,` +
      `"Loss low",${of("D")},"Loss high",${of("E")},"Spend",${of("F")})`,
    columns.length,
    1 + list.length,
  );
  dressSpilledRegister(sheet, registerRow, columns, list.length);

  const register = `A${registerRow}:E${registerRow + list.length}`;
  const figuresRow = registerRow + list.length + 3;
  write(sheet, `A${figuresRow - 1}`, "What it costs", "section");
  const figures = [
    ["Expected loss", `EXPECTED_LOSS(${register})`, format.money],
    ["Gap", `COVERAGE_GAP(${register})`, format.money],
    ["Coverage", `COVERAGE_RATIO(${register})`, format.ratio],
  ] as const;
  figures.forEach(([label, formula, numFmt], i) => {
    write(sheet, `A${figuresRow + i}`, label, "label");
    cells.array(dress(sheet.getCell(`B${figuresRow + i}`), "result", numFmt), formula);
  });
  printOnePageWide(sheet);
}
