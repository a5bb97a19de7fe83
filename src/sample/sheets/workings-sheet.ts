import type { Workbook, Worksheet } from "exceljs";
import { FormulaCells, type Results } from "./formula-cells";
import { dress, dressHeader, format, head, printOnePageWide } from "./look";
import { threatsTable } from "./register-sheet";
import { sampleThreats } from "../company/threats";

/** The columns of the register that say what a threat costs before reductions and insurance. */
const inherentColumns = [
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
  "Status",
] as const;

const top = 5;
/** Rows kept free for threats that are added to the register later. */
const room = 60;

/** The register without reductions and insurance. */
export const inherentRegister = `Workings!$A$${top}:$K$${top + room}`;

/** A register made of chosen columns of another one: what THREAT_REGISTER is for. */
export function addWorkingsSheet(workbook: Workbook, results: Results): void {
  const sheet = workbook.addWorksheet("Workings", {
    views: [{ state: "frozen", xSplit: 1, ySplit: top }],
  });
  head(sheet, "Workings: the register before reductions and insurance", [
    "THREAT_REGISTER puts columns together to a register of its own. This one leaves out reductions, insurance and spend, so that its expected loss is the inherent one.",
    "It is one formula, in the first cell of the table. The Budget sheet reads it; nothing is typed here.",
  ]);
  const pairs = inherentColumns.map((header) => `"${header}",${threatsTable}[${header}]`);
  new FormulaCells(sheet, results).array(
    sheet.getCell(`A${top}`),
    `THREAT_REGISTER(${pairs.join(",")})`,
    inherentColumns.length,
    1 + room,
  );
  dressSpilledRegister(sheet, top, inherentColumns, sampleThreats.length);
  inherentColumns.forEach((header, i) => {
    sheet.getColumn(i + 1).width = header === "Threat" ? 43 : 12.5;
  });
  printOnePageWide(sheet, `${top}:${top}`);
}

/** Looks for a register that a formula spills from column A: header row, then `rows` threats. */
export function dressSpilledRegister(
  sheet: Worksheet,
  row: number,
  columns: readonly string[],
  rows: number,
): void {
  columns.forEach((header, i) => {
    const numFmt = formatOf(header);
    const across =
      numFmt === undefined
        ? ({ horizontal: "left", indent: i === 0 ? 0 : 1 } as const)
        : ({ horizontal: "right" } as const);
    const headerCell = dressHeader(sheet.getCell(row, i + 1), numFmt !== undefined);
    headerCell.alignment = { ...headerCell.alignment, ...across };
    for (let below = 1; below <= rows; below += 1) {
      const cell = dress(sheet.getCell(row + below, i + 1), "result", numFmt);
      cell.alignment = { vertical: "top", ...across };
    }
  });
  sheet.getRow(row).height = 33;
}

function formatOf(header: string): string | undefined {
  switch (header) {
    case "Threat":
    case "Status":
      return undefined;
    case "Frequency":
    case "Probability":
      return format.frequency;
    case "Frequency reduction":
    case "Loss reduction":
      return format.share;
    default:
      return format.money;
  }
}
