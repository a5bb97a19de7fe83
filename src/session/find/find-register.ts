import type { Cell, RegisterReading } from "../../core";
import { headersIn, readControls, readRegister } from "../../core";
import { addressOnSheet } from "./cell-address";
import { cellsIn, headedRanges, headersOf, onSheet } from "./headed-range";
import { headerText } from "./header-text";
import type { KeptPlace } from "./kept-choices";
import type { Area, Block, Rectangle, RegisterPort } from "../contract/register-port";
import type { Candidate } from "../contract/register-snapshot";

/** Cells that read as a register, or nearly, and how to find them again. */
export interface FoundRegister {
  readonly place: KeptPlace;
  readonly candidate: Candidate;
}

/** A title and a few remarks may stand above the header. */
const rowsAboveHeader = 30;

/** How many candidates are read whole. */
const mostRead = 8;

/**
 * What may be a register of the workbook, the likeliest first: what lacks nothing before what does, tables before
 * ranges, fewer problems before more; what is listed first wins a tie.
 */
export async function findRegisters(port: RegisterPort): Promise<FoundRegister[]> {
  const listed = await port.candidates();
  const tables = listed.filter(({ kind }) => kind === "table");
  const found: FoundRegister[] = [];
  for (const { id } of likeliest(listed).slice(0, mostRead)) {
    const area = await port.read(id);
    if (area) found.push(...registersIn(area, tables));
  }
  const rank = ({ candidate }: FoundRegister): readonly number[] => [
    candidate.missing.length,
    // Without names it is more likely another table, as one that says what scores mean.
    candidate.missing.includes("Threat") ? 1 : 0,
    candidate.kind === "table" ? 0 : 1,
    candidate.problems,
  ];
  return found.sort((a, b) => compare(rank(a), rank(b)));
}

/** The areas whose headers are nearly those of a register, those that lack least first. */
function likeliest(listed: readonly Area[]): Area[] {
  const lacking = (area: Area): number => {
    const headers =
      area.kind === "table"
        ? [headersIn(area.cells).texts].filter(isNearly)
        : headedRanges(area, rowsAboveHeader, isNearly).map((range) =>
            headersOf(area.cells, range),
          );
    return Math.min(...headers.map((line) => missingIn(readRegister([line])).length));
  };
  return listed
    .map((area) => ({ area, lacks: lacking(area) }))
    .filter(({ lacks }) => lacks < Infinity)
    .sort((a, b) => a.lacks - b.lacks)
    .map(({ area }) => area);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The registers in an area.
 *
 * @param tables those of the workbook, of which the headers are known: a range in one is the table's
 */
export function registersIn(area: Area, tables: readonly Area[]): FoundRegister[] {
  const whole = {
    row: 0,
    column: 0,
    rows: area.cells.length,
    columns: area.cells[0]?.length ?? 0,
  };
  const ranges = area.kind === "table" ? [whole] : headedRanges(area, rowsAboveHeader, isNearly);
  return ranges
    .filter(
      (range) => area.kind === "table" || !tables.some((table) => isHeadOf(table, area, range)),
    )
    .map((range) => foundIn(area, range));
}

/** Whether a range has headers of a table. */
function isHeadOf(table: Area, area: Area, range: Rectangle): boolean {
  const { row, column, columns } = onSheet(area, range);
  return (
    table.sheet === area.sheet &&
    table.row === row &&
    table.column < column + columns &&
    column < table.column + (table.cells[0]?.length ?? 0)
  );
}

/** By what cells of an area are found again. */
export function placeOf(area: Area, range: Rectangle): KeptPlace {
  const headers = (cellsIn(area.cells, range)[0] ?? []).map(headerText);
  const { row, column } = onSheet(area, range);
  const { id, kind, sheet } = area;
  return { id, kind, sheet, table: area.table ?? "", row, column, headers, extent: null };
}

/** By what a register that was read is found again. */
export const placeOfBlock = ({ area, cells, place }: Block): KeptPlace =>
  placeOf(
    { ...area, row: place.row, column: place.column, cells },
    { ...place, row: 0, column: 0 },
  );

function foundIn(area: Area, range: Rectangle): FoundRegister {
  const cells = cellsIn(area.cells, range);
  const reading = readRegister(cells);
  const place = placeOf(area, range);
  return {
    place,
    candidate: {
      id: candidateId(place),
      kind: area.kind === "table" ? "table" : "range",
      address: addressOnSheet(area.sheet, onSheet(area, range)),
      name: area.table,
      threats: reading.rows.filter(({ leftOut }) => leftOut === null).length,
      problems: problemsIn(reading),
      missing: missingIn(reading),
      hasScores: reading.columns.scores.size > 0,
      unread: unreadIn(headersIn(cells).texts, reading),
      isChosen: false,
    },
  };
}

/** Tells one candidate from the others as long as nothing moves. */
export const candidateId = ({ id, row, column }: KeptPlace): string => `${id} ${row},${column}`;

/** Whether two headers or more name a field of the register, or nearly, and not those of controls. */
function isNearly(headers: readonly Cell[]): boolean {
  const reading = readRegister([headers]);
  const { readings } = reading.columns;
  return (
    readings.filter(({ field, guess }) => field !== null || guess !== null).length >= 2 &&
    (missingIn(reading).length === 0 || !headsControls(headers))
  );
}

/** Whether headers lack nothing that a controls register needs. */
function headsControls(headers: readonly Cell[]): boolean {
  const { findings } = readControls([headers], { open: [], leftOut: [] });
  return !findings.some(({ kind, row }) => kind === "Problem" && row === 0);
}

function problemsIn({ findings }: RegisterReading): number {
  return findings.filter((finding) => finding.kind === "Problem" && !isMissingColumn(finding))
    .length;
}

function missingIn({ findings }: RegisterReading): string[] {
  return findings.filter(isMissingColumn).map(({ column }) => column);
}

/** A column that is not there has no cell: everything else that is said of the header row has one. */
function isMissingColumn({ row, index, value }: RegisterReading["findings"][number]): boolean {
  return row === 0 && index === null && value === null;
}

function unreadIn(headers: readonly string[], { columns }: RegisterReading): Candidate["unread"] {
  return headers.flatMap((header, index) => {
    const reading = columns.readings[index];
    if (header === "" || reading?.field !== null) return [];
    return [{ header, guess: reading.guess }];
  });
}
