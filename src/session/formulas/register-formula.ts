import type { Cell, Cells, Column, RegisterReading } from "../../core";
import { isBlank, readRegister } from "../../core";
import type { Block } from "../contract/register-port";
import { CellError } from "../contract/register-port";
import { fixedAddressOnSheet } from "../find/cell-address";
import { headersOfBlock } from "../find/headed-range";
import { headerText } from "../find/header-text";
import { lookedUp, lookUpFormula, type ScaleOfColumn } from "../scores/looked-up";
import { headerFor } from "./unit-words";

/** A register as the pane reads it. */
export interface RegisterAsRead {
  readonly block: Block;
  readonly reading: RegisterReading;
  /** Columns of scores that are read as what a table says of them. */
  readonly scales: readonly ScaleOfColumn[];
}

/** The register as a formula hands it to others, or why none can. */
export type RegisterFormula =
  | { readonly kind: "formula"; readonly text: string }
  | {
      readonly kind: "none";
      /** Whether other headers in the sheet would do what the formula cannot. */
      readonly mayRename: boolean;
      readonly why: string;
    };

/** Excel takes no longer formula, and no longer text in one. */
const longestFormula = 8192;
const longestText = 255;

/**
 * One formula of the register's own columns: each under the name that its field has, with the unit in which it is read.
 * Rows that are left out here though a function would count them get a status that leaves them out.
 *
 * @param prefix namespace of this build, "" for none
 */
export function registerFormula(seen: RegisterAsRead, prefix: string): RegisterFormula {
  const { reading } = seen;
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const headers = columns.map(({ field, scale, level }) => headerFor(field.key, scale, level));
  const unnamed = columns[headers.indexOf(null)];
  if (unnamed) return none(`no header says the unit of ${unnamed.header}`, false);
  const asked = askedNames(seen);
  if (asked.some((name) => name === "" || name.length > longestText)) {
    return none("a row that is left out has no name by which a formula would know it", false);
  }
  const parts = columns.map((column, index) => ({
    header: headers[index] ?? "",
    cells: statusApart(column, asked, seen),
  }));
  const hasStatus = columns.some(({ field }) => field.key === "status");
  if (asked.length > 0 && !hasStatus) {
    parts.push({ header: "Status", cells: `IF(${isAsked(asked, seen)},"Retired","")` });
  }
  const called = parts.map(({ header, cells }) => `${quoted(header)},${cells}`).join(",");
  const text = `=${prefix === "" ? "" : `${prefix}.`}THREAT_REGISTER(${called})`;
  if (text.length > longestFormula) {
    return none("the formula would be longer than Excel takes", true);
  }
  const error = columns.find(({ index }) =>
    lines(seen).some((row) => seen.block.cells[row]?.[index] instanceof CellError),
  );
  if (error) return none(`${error.header} holds an error, which no formula passes on`, false);
  const told = readRegister(cellsOf(seen, headers.map(String), asked));
  return isSameReading(told, reading)
    ? { kind: "formula", text }
    : none("formulas would read these columns otherwise", true);
}

const none = (why: string, mayRename: boolean): RegisterFormula => ({
  ...{ kind: "none", mayRename },
  why: `It cannot be written: ${why}.`,
});

export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Names of the rows that a function would count and the pane does not. */
function askedNames({ reading }: RegisterAsRead): string[] {
  const names = reading.rows.flatMap(({ name, leftOut }) => (leftOut === "asked" ? [name] : []));
  return [...new Set(names)];
}

/** Rows of the block, from below the headers to the last one that is no total at the end of a range. */
function lines({ block, reading }: RegisterAsRead): number[] {
  const counted = reading.rows.filter(({ leftOut }) => leftOut !== "total" && leftOut !== "asked");
  const end =
    block.area.kind === "table"
      ? block.cells.length - 1
      : (counted.at(-1)?.row ?? block.cells.length - 1);
  const first = block.area.kind === "table" ? 1 : headersOfBlock(block).rows;
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => index + first);
}

/** A column of the sheet in a formula. */
const rangeOf = (seen: RegisterAsRead, index: number): string =>
  columnInFormula(seen.block, index, lines(seen));

/**
 * A column of a table or range in a formula.
 *
 * @param rows those below the headers, counted from the first header, one after the other
 */
export function columnInFormula(
  block: Pick<Block, "area" | "place" | "cells">,
  index: number,
  rows: readonly number[],
): string {
  const { table, sheet } = block.area;
  if (table !== null) {
    const header = headerText(block.cells[0]?.[index]).replace(/['#[\]@]/g, "'$&");
    return /^[\p{L}\p{N}_]+$/u.test(header) ? `${table}[${header}]` : `${table}[[${header}]]`;
  }
  const { row, column } = block.place;
  return fixedAddressOnSheet(sheet, {
    ...{ row: row + (rows[0] ?? 1), rows: rows.length },
    ...{ column: column + index, columns: 1 },
  });
}

function cellsOfColumn(column: Pick<Column, "index" | "joined">, seen: RegisterAsRead): string {
  const scale = seen.scales.find((each) => each.column === column.index);
  if (scale) return lookUpFormula(rangeOf(seen, column.index), scale.table);
  const ranges = [column.index, ...column.joined].map((index) => rangeOf(seen, index));
  return ranges.length === 1 ? (ranges[0] ?? "") : `TRIM(${ranges.join('&" "&')})`;
}

/** Whether a row is one of those that are left out, as an array of truths. */
function isAsked(asked: readonly string[], seen: RegisterAsRead): string {
  const name = seen.reading.columns.of.get("threat");
  const cells = name ? cellsOfColumn(name, seen) : '""';
  const each = asked.map((text) => `(TRIM(${cells})=${quoted(text.replace(/ +/g, " ").trim())})`);
  return each.join("+");
}

function statusApart(column: Column, asked: readonly string[], seen: RegisterAsRead): string {
  const cells = cellsOfColumn(column, seen);
  if (column.field.key !== "status" || asked.length === 0) return cells;
  return `IF(${isAsked(asked, seen)},"Retired",${cells}&"")`;
}

/** What the formula comes to. */
export function cellsOf(
  seen: RegisterAsRead,
  headers: readonly string[],
  asked: readonly string[],
): Cells {
  const { block, reading, scales } = seen;
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const names = new Set(asked.map((name) => name.trim().toLowerCase()));
  const nameOf = (row: number): string => reading.rows.find((each) => each.row === row)?.name ?? "";
  const isLeft = new Set(
    asked.length === 0
      ? []
      : lines(seen).filter((row) => names.has(nameOf(row).trim().toLowerCase())),
  );
  const hasStatus = columns.some(({ field }) => field.key === "status");
  const extra = asked.length > 0 && !hasStatus;
  const rows = lines(seen).map((row) => [
    ...columns.map(({ field, index, joined }): Cell => {
      const cell = lookedUp(block.cells[row] ?? [], scales)[index] ?? "";
      if (field.key === "status" && isLeft.has(row)) return "Retired";
      if (joined.length === 0) return cell;
      return [cell, ...joined.map((other) => block.cells[row]?.[other] ?? "")]
        .map((part) => (isBlank(part) || part instanceof CellError ? "" : String(part).trim()))
        .filter((part) => part !== "")
        .join(" ");
    }),
    ...(extra ? [isLeft.has(row) ? "Retired" : ""] : []),
  ]);
  return [[...headers, ...(extra ? ["Status"] : [])], ...rows];
}

/** Whether two readings have the same threats to the last bit, and the same need for mending. */
export function isSameReading(one: RegisterReading, other: RegisterReading): boolean {
  const hasProblem = ({ findings }: RegisterReading): boolean =>
    findings.some(({ kind }) => kind === "Problem");
  // A second row of headers moves every row by one.
  const told = ({ threats }: RegisterReading): string =>
    JSON.stringify(threats.map((threat) => ({ ...threat, row: 0 })));
  return hasProblem(one) === hasProblem(other) && told(one) === told(other);
}
