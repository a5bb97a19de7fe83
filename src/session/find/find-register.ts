import type { Cell, FieldKey, Finding } from "../../core";
import { labelKeys } from "../../core";
import { addressOnSheet } from "./cell-address";
import { cellsIn, headedRanges, headersOf, onSheet } from "./headed-range";
import { headerText } from "./header-text";
import type { KeptPlace } from "./kept-choices";
import { isOwnTable } from "./own-tables";
import type { Area, Block, Rectangle, WorkbookAreas } from "../contract/register-port";
import type { Candidate, RegisterPlace } from "../contract/register-snapshot";
import type { TableKind, TableReading } from "./table-kind";

/** Cells that read as a register, or nearly, and how to find them again. */
export interface FoundRegister<Key extends string = FieldKey> {
  readonly place: KeptPlace;
  readonly candidate: Candidate<Key>;
}

/** A title and a few remarks may stand above the header. */
const rowsAboveHeader = 30;

/** How many candidates are read whole. */
const mostRead = 8;

/**
 * What may be a register of the workbook, the likeliest first: what lacks nothing before what does, tables before
 * ranges, fewer problems before more; what is listed first wins a tie.
 */
export async function findRegisters<Key extends string>(
  port: WorkbookAreas,
  kind: TableKind<Key>,
): Promise<FoundRegister<Key>[]> {
  const listed = await port.candidates();
  const tables = listed.filter(({ kind }) => kind === "table");
  const found: FoundRegister<Key>[] = [];
  const possible = listed.filter((area) => !isOwnTable(area));
  for (const { id } of likeliest(possible, kind).slice(0, mostRead)) {
    const area = await port.read(id);
    if (area) found.push(...registersIn(area, tables, kind));
  }
  const rank = ({ candidate }: FoundRegister<Key>): readonly number[] => [
    candidate.missing.length,
    // Without names it is more likely another table, as one that says what scores mean.
    candidate.missing.some((name) => name === "Threat" || name === "Control") ? 1 : 0,
    candidate.kind === "table" ? 0 : 1,
    candidate.problems,
  ];
  return found.sort((a, b) => compare(rank(a), rank(b)));
}

/** The areas whose headers are nearly those of a register, those that lack least first. */
function likeliest(listed: readonly Area[], kind: TableKind): Area[] {
  const isNear = (headers: readonly Cell[]): boolean => isNearly(headers, kind);
  const lacking = (area: Area): number => {
    const headers =
      area.kind === "table"
        ? [kind.headersIn(area.cells).texts].filter(isNear)
        : headedRanges(area, rowsAboveHeader, isNear, kind).map((range) =>
            headersOf(area.cells, range, kind),
          );
    return Math.min(...headers.map((line) => missingIn(kind.read([line])).length));
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
export function registersIn<Key extends string>(
  area: Area,
  tables: readonly Area[],
  kind: TableKind<Key>,
): FoundRegister<Key>[] {
  const isNear = (headers: readonly Cell[]): boolean => isNearly(headers, kind);
  const whole = {
    row: 0,
    column: 0,
    rows: area.cells.length,
    columns: area.cells[0]?.length ?? 0,
  };
  const ranges =
    area.kind === "table" ? [whole] : headedRanges(area, rowsAboveHeader, isNear, kind);
  return ranges
    .filter(
      (range) => area.kind === "table" || !tables.some((table) => isHeadOf(table, area, range)),
    )
    .map((range) => foundIn(area, range, kind));
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

function foundIn<Key extends string>(
  area: Area,
  range: Rectangle,
  kind: TableKind<Key>,
): FoundRegister<Key> {
  const cells = cellsIn(area.cells, range);
  const reading = kind.read(cells);
  const place = placeOf(area, range);
  return {
    place,
    candidate: {
      id: candidateId(place),
      kind: area.kind === "table" ? "table" : "range",
      address: addressOnSheet(area.sheet, onSheet(area, range)),
      name: area.table,
      threats: reading.rows,
      problems: problemsIn(reading),
      missing: missingIn(reading),
      hasScores: reading.hasScores,
      unread: unreadIn(kind.headersIn(cells).texts, reading),
      isChosen: false,
    },
  };
}

/** Where a table that was read is, as the pane shows it. */
export const placeShown = ({ area, place }: Pick<Block, "area" | "place">): RegisterPlace => ({
  id: area.id,
  kind: area.kind === "table" ? "table" : "range",
  name: area.table,
  address: addressOnSheet(area.sheet, place),
  cells: place,
});

/** Tells one candidate from the others as long as nothing moves. */
export const candidateId = ({ id, row, column }: KeptPlace): string => `${id} ${row},${column}`;

/** Whether two headers or more name a field of the table, or nearly, and not those of another sort. */
function isNearly(headers: readonly Cell[], kind: TableKind): boolean {
  const reading = kind.read([headers]);
  return (
    reading.readings.filter(({ field, guess }) => isTelling(field ?? guess)).length >= 2 &&
    (missingIn(reading).length === 0 || !kind.isOther(headers))
  );
}

/** Whether a field tells what sort of table it is in: a unit and a currency stand in many. */
const isTelling = (field: string | null): boolean =>
  field !== null && !labelKeys.some((key) => key === field);

function problemsIn({ findings }: TableReading<string>): number {
  return findings.filter((finding) => finding.kind === "Problem" && !isMissingColumn(finding))
    .length;
}

function missingIn({ findings }: TableReading<string>): string[] {
  return findings.filter(isMissingColumn).map(({ column }) => column);
}

/** A column that is not there has no cell: everything else that is said of the header row has one. */
function isMissingColumn({ row, index, value }: Finding): boolean {
  return row === 0 && index === null && value === null;
}

function unreadIn<Key extends string>(
  headers: readonly string[],
  { readings }: TableReading<Key>,
): Candidate<Key>["unread"] {
  return headers.flatMap((header, index) => {
    const reading = readings[index];
    if (header === "" || reading?.field !== null) return [];
    return [{ header, guess: reading.guess }];
  });
}
