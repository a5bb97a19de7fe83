import type { BookCell, BookRow, CellRange, CellValue } from "../../book/book";
import { parseRange } from "../../book/cell-address";
import { numberText } from "../../engine/formula/convert";
import { criterionTest } from "../../engine/functions/criteria";
import type { Attributes } from "../file/xlsx-package";

/** What a filter lets through in one column; nothing known of other kinds than values and conditions. */
interface FilterColumn {
  readonly column: number;
  readonly values: string[];
  readonly conditions: { readonly operator: string; readonly value: string }[];
  blanks: boolean;
  every: boolean;
  isOther: boolean;
}

export interface Filter {
  readonly range: CellRange;
  readonly columns: FilterColumn[];
}

const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";

/** Collects filters while XML is walked through. */
export class FilterReader {
  readonly filters: Filter[] = [];
  private filter: Filter | undefined;
  private column: FilterColumn | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === "autoFilter") {
      const range = parseRange(attributes.ref ?? "");
      this.filter = range && { range, columns: [] };
      if (this.filter) this.filters.push(this.filter);
    } else if (name === "filterColumn" && this.filter) {
      this.column = {
        column: this.filter.range.startColumn + Number(attributes.colId ?? 0),
        values: [],
        conditions: [],
        blanks: false,
        every: false,
        isOther: false,
      };
      this.filter.columns.push(this.column);
    } else if (this.column) this.criterion(name, attributes, this.column);
  }

  close(name: string): void {
    if (name === "filterColumn") this.column = undefined;
    if (name === "autoFilter") this.filter = undefined;
  }

  private criterion(name: string, attributes: Attributes, column: FilterColumn): void {
    if (name === "filters") column.blanks = isOn(attributes.blank);
    else if (name === "filter") column.values.push((attributes.val ?? "").toLowerCase());
    else if (name === "customFilters") column.every = isOn(attributes.and);
    else if (name === "customFilter") {
      column.conditions.push({
        operator: attributes.operator ?? "equal",
        value: attributes.val ?? "",
      });
    } else if (
      ["top10", "dynamicFilter", "colorFilter", "iconFilter", "dateGroupItem"].includes(name)
    ) {
      column.isOther = true;
    }
  }
}

/** Marks the hidden rows that a filter leaves out; the others were hidden by hand. */
export function withFilteredRows(
  rows: readonly BookRow[],
  cells: readonly BookCell[],
  filters: readonly Filter[],
): readonly BookRow[] {
  const active = filters.filter(({ columns }) => columns.length > 0);
  if (active.length === 0) return rows;
  const values = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell.value]));
  return rows.map((row) => {
    const isLeftOut = active.some(
      ({ range, columns }) =>
        row.row > range.startRow &&
        row.row <= range.endRow &&
        columns.some(
          (column) => !passes(values.get(`${row.row}:${column.column}`) ?? null, column),
        ),
    );
    return row.hidden && isLeftOut ? { ...row, filtered: true } : row;
  });
}

const signs: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  lessThan: "<",
  lessThanOrEqual: "<=",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
};

function passes(value: CellValue, column: FilterColumn): boolean {
  // What only Excel could judge has hidden the row.
  if (column.isOther) return false;
  if (column.conditions.length > 0) {
    const met = column.conditions.map(({ operator, value: wanted }) =>
      criterionTest(`${signs[operator] ?? "="}${wanted}`)(value),
    );
    return column.every ? met.every(Boolean) : met.some(Boolean);
  }
  if (value === null || value === "") return column.blanks;
  return column.values.includes(shown(value).toLowerCase());
}

function shown(value: CellValue): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "object" ? (value?.error ?? "") : value;
}
