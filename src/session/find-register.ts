import type { Cells, RegisterReading } from "../core";
import { hasHeaderRow, isBlank, readRegister } from "../core";
import type { Area, Rectangle, RegisterPort } from "./register-port";

/** The cells of an area that are a register, header row first. */
export interface RegisterRange {
  readonly area: Area;
  /** Where they are on the sheet. */
  readonly place: Rectangle;
  readonly cells: Cells;
}

/** A title and a few remarks may stand above the header. */
const rowsAboveHeader = 30;

/** How many candidates are read whole to find the one with the fewest problems. */
const mostRead = 8;

/**
 * Finds the register of a workbook: of the tables whose headers name a threat, how often and how much, the one with the
 * fewest problems, else such a range of a sheet. What is listed first wins a tie.
 */
export async function findRegister(port: RegisterPort): Promise<RegisterRange | null> {
  const candidates = (await port.candidates()).filter((area) => registerIn(area) !== null);
  for (const kind of ["table", "sheet"] as const) {
    const found: RegisterRange[] = [];
    for (const { id } of candidates.filter((area) => area.kind === kind).slice(0, mostRead)) {
      const area = await port.read(id);
      const register = area && registerIn(area);
      if (register) found.push(register);
    }
    const [best] = found
      .map((register) => ({ register, problems: problemsIn(register) }))
      .sort((a, b) => a.problems - b.problems);
    if (best) return best.register;
  }
  return null;
}

/** The register in an area, or null where no row of it reads as the header of one. */
export function registerIn(area: Area): RegisterRange | null {
  if (area.kind === "table") {
    return namesRegister(area.cells) ? rangeFrom(area, 0, area.cells.length) : null;
  }
  for (let row = 0; row < Math.min(area.cells.length, rowsAboveHeader); row++) {
    const below = area.cells.slice(row);
    if (!hasHeaderRow(below) || !namesRegister(below)) continue;
    const blank = below.findIndex((cells) => cells.every(isBlank));
    return rangeFrom(area, row, blank < 0 ? below.length : blank);
  }
  return null;
}

/** All of a table, whatever its headers say now: a register that was connected stays so while its headers are edited. */
export function wholeTable(area: Area): RegisterRange | null {
  return area.kind === "table" ? rangeFrom(area, 0, area.cells.length) : null;
}

/** Whether a header row names, or nearly names, a threat, how often it strikes and what it costs. */
function namesRegister(cells: Cells): boolean {
  const { fields, findings } = readRegister(cells);
  return fields.size > 0 && !findings.some(isMissingColumn);
}

/** A column that is not there has no cell: everything else that is said of the header row has one. */
function isMissingColumn({ row, value }: RegisterReading["findings"][number]): boolean {
  return row === 0 && value === null;
}

function problemsIn({ cells }: RegisterRange): number {
  return readRegister(cells).findings.filter(({ kind }) => kind === "Problem").length;
}

function rangeFrom(area: Area, row: number, rows: number): RegisterRange {
  const cells = area.cells.slice(row, row + rows);
  // What stands to the left and right on the sheet is no part of it.
  const filled = (cells[0] ?? []).flatMap((cell, index) => (isBlank(cell) ? [] : [index]));
  const first = area.kind === "table" ? 0 : (filled[0] ?? 0);
  const last = area.kind === "table" ? (cells[0]?.length ?? 1) - 1 : (filled.at(-1) ?? 0);
  return {
    area,
    place: {
      row: area.row + row,
      column: area.column + first,
      rows,
      columns: last - first + 1,
    },
    cells: cells.map((line) => line.slice(first, last + 1)),
  };
}
