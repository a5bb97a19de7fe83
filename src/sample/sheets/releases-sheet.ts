import type { Workbook } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, printOnePageWide, remark, write } from "./look";

/** Two independent reviews of each system: what the first found, what the second found, and what both found. */
const releases = [
  ["Order portal 5.0", 140_000, 9, 7, 4, 30_000, 9_000, 36_000],
  ["Supplier portal 2.3", 90_000, 5, 4, 2, 25_000, 8_000, 30_000],
  ["Remote maintenance gateway 1.4", 400_000, 3, 4, 2, 90_000, 14_000, 20_000],
  ["Shop-floor tablet app 3.1", 15_000, 4, 3, 2, 20_000, 6_000, 8_000],
] as const;

const columns = [
  { header: "System", width: 40 },
  { header: "Worth to an attacker", width: 14, format: format.money },
  { header: "Flaws found by review 1", width: 12, format: format.days },
  { header: "Flaws found by review 2", width: 12, format: format.days },
  { header: "Found by both", width: 10, format: format.days },
  { header: "Attacker's search spend", width: 13, format: format.money },
  { header: "Our search spend", width: 13, format: format.money },
  { header: "Spent so far", width: 12, format: format.money },
  { header: "Flaws built in, estimated", width: 12, format: "0.0" },
  { header: "Required", width: 12, format: format.money },
  { header: "Gap", width: 12, format: format.money },
  { header: "An attack of a tenth of its worth succeeds", width: 17, format: "0.0%" },
] as const;

const typed = 8;
const headerRow = 7;
const firstRow = headerRow + 1;
const lastRow = headerRow + releases.length;
const sumsRow = lastRow + 3;

/** What each release must be searched for flaws before no attacker gains by searching it. */
export function addReleasesSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Releases", {
    views: [{ state: "frozen", xSplit: 1, ySplit: headerRow, showGridLines: false }],
  });
  const cells = new FormulaCells(sheet, results);
  head(sheet, "Releases: enough search before they ship?", [
    "A flaw that we find is gone; one that is left can be found by an attacker. A release is ready when searching it costs an attacker more than he can gain. Example figures.",
    "Two reviews that did not talk to each other tell how many flaws were built in (Chapman): the fewer of them both found, the more there are. A search spend finds a given flaw with a chance of 63%.",
    "Blue cells are typed. Spent so far counts from the first review on. Required is the spend at which the best attack is none at all.",
  ]);
  write(sheet, `A${headerRow - 1}`, "Before the next release", "section");
  columns.forEach(({ header, width }, i) => {
    sheet.getColumn(i + 1).width = width;
    dressHeader(sheet.getCell(headerRow, i + 1), i > 0).value = header;
  });
  sheet.getRow(headerRow).height = 63;
  releases.forEach((release, i) => {
    const row = firstRow + i;
    columns.forEach((column, j) => {
      const cell = sheet.getCell(row, j + 1);
      const numFmt = "format" in column ? column.format : undefined;
      if (j < typed) write(sheet, cell.address, release[j] ?? null, "input", numFmt);
      else dress(cell, "result", numFmt);
    });
    cells.plain(sheet.getCell(`I${row}`), `(C${row}+1)*(D${row}+1)/(E${row}+1)-1`);
  });
  const of = (letter: string): string => `${letter}${firstRow}:${letter}${lastRow}`;
  const count = releases.length;
  cells.array(
    sheet.getCell(`J${firstRow}`),
    `HARDENING_SPEND(${of("B")},${of("I")},${of("F")},${of("G")})`,
    1,
    count,
  );
  cells.array(sheet.getCell(`K${firstRow}`), `COVERAGE_GAP(${of("J")},${of("H")})`, 1, count);
  cells.array(
    sheet.getCell(`L${firstRow}`),
    `HARDENING_RISK(${of("I")},${of("F")},${of("G")},${of("H")},${of("B")}/10)`,
    1,
    count,
  );
  const sums = [
    ["Required for all", `SUM(${of("J")})`, "result", "From the first review on"],
    ["Spent so far", `SUM(${of("H")})`, "result", ""],
    ["Gap", `SUM(${of("K")})`, "total", "More than enough for one release makes up for no other"],
  ] as const;
  sums.forEach(([label, formula, role, note], i) => {
    const row = sumsRow + i;
    write(sheet, `A${row}`, label, role === "total" ? "total" : "label");
    const cell = dress(sheet.getCell(`B${row}`), role, format.money);
    cells.plain(cell, formula);
    remark(sheet, `C${row}`, note);
  });
  printOnePageWide(sheet, `${headerRow}:${headerRow}`);
}
