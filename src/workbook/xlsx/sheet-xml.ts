import type { BookCell, BookColumn, BookRow, BookSheet, BookTable, CellValue } from "../book";
import { cellAddress, rangeAddress } from "../cell-address";
import { spillingCell } from "./dynamic-array-parts";
import type { SharedStrings } from "./shared-strings";
import type { StoringWorld } from "../formulas/stored-formula";
import { storedFormula } from "../formulas/stored-formula";
import { headerTexts } from "./table-xml";
import type { StyleTable } from "./xlsx-style-table";
import { xmlElement, xmlFormula, xmlPart, xmlText } from "./xml-text";

/** What the sheets of a file have in common. */
export interface SheetSurroundings extends StoringWorld {
  readonly strings: SharedStrings;
  readonly styles: StyleTable;
}

/** How a sheet stands in its book. */
export interface SheetPlace {
  /** Whether it is in front when the file is opened. */
  readonly isActive: boolean;
  /** Its tables, and the ids by which it refers to them. */
  readonly tables: readonly { readonly table: BookTable; readonly id: string }[];
}

/** A cell on its way into the file: what it holds is written already. */
interface WrittenCell {
  readonly look: Pick<BookCell, "format" | "style">;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly inside: string;
}

/** A sheet as a part of the file. */
export function sheetXml(sheet: BookSheet, place: SheetPlace, around: SheetSurroundings): string {
  const tableParts = place.tables.map(({ id }) => xmlElement("tablePart", { "r:id": id }));
  return xmlPart(
    xmlElement(
      "worksheet",
      {
        xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      },
      ...(sheet.tabColor === undefined
        ? []
        : [
            xmlElement(
              "sheetPr",
              {},
              xmlElement("tabColor", { rgb: `FF${sheet.tabColor.slice(1).toUpperCase()}` }),
            ),
          ]),
      xmlElement("sheetViews", {}, viewXml(sheet, place)),
      xmlElement("sheetFormatPr", { defaultRowHeight: 15 }),
      columnsXml(sheet.columns ?? [], around.styles),
      xmlElement("sheetData", {}, ...rowsXml(sheet, place, around)),
      mergesXml(sheet),
      ...(tableParts.length === 0
        ? []
        : [xmlElement("tableParts", { count: tableParts.length }, ...tableParts)]),
    ),
  );
}

function viewXml({ frozen, showGridLines }: BookSheet, { isActive }: SheetPlace): string {
  const { rows = 0, columns = 0 } = frozen ?? {};
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  return xmlElement(
    "sheetView",
    {
      showGridLines: showGridLines === false ? 0 : undefined,
      tabSelected: isActive ? 1 : undefined,
      workbookViewId: 0,
    },
    ...(rows + columns === 0
      ? []
      : [
          xmlElement("pane", {
            xSplit: columns > 0 ? columns : undefined,
            ySplit: rows > 0 ? rows : undefined,
            topLeftCell: cellAddress(rows, columns),
            activePane: pane,
            state: "frozen",
          }),
          xmlElement("selection", { pane }),
        ]),
  );
}

/** Neighbours of which the same is said share an element: a look of whole columns is said 16,384 times else. */
function columnsXml(columns: readonly BookColumn[], styles: StyleTable): string {
  const runs: { first: number; last: number; attributes: Record<string, number | undefined> }[] =
    [];
  for (const column of [...columns].sort((a, b) => a.column - b.column)) {
    const style = styles.numberOf(column);
    const attributes = {
      // Excel wants a width where anything is said; this is the usual one.
      width: column.width ?? 9.140625,
      style: style === 0 ? undefined : style,
      hidden: column.hidden ? 1 : undefined,
      customWidth: column.width === undefined ? undefined : 1,
    };
    const run = runs.at(-1);
    const same = run && JSON.stringify(run.attributes) === JSON.stringify(attributes);
    if (run && same && run.last === column.column - 1) run.last = column.column;
    else runs.push({ first: column.column, last: column.column, attributes });
  }
  if (runs.length === 0) return "";
  return xmlElement(
    "cols",
    {},
    ...runs.map(({ first, last, attributes }) =>
      xmlElement("col", { min: first + 1, max: last + 1, ...attributes }),
    ),
  );
}

function mergesXml({ merges = [] }: BookSheet): string {
  if (merges.length === 0) return "";
  const cells = merges.map((range) => xmlElement("mergeCell", { ref: rangeAddress(range) }));
  return xmlElement("mergeCells", { count: cells.length }, ...cells);
}

function rowsXml(sheet: BookSheet, place: SheetPlace, around: SheetSurroundings): string[] {
  const cells = writtenCells(sheet, place, around);
  const said = new Map((sheet.rows ?? []).map((row) => [row.row, row]));
  const numbers = [...new Set([...cells.keys(), ...said.keys()])].sort((a, b) => a - b);
  return numbers.map((row) => {
    const inRow = [...(cells.get(row) ?? [])].sort(([a], [b]) => a - b);
    return xmlElement(
      "row",
      { r: row + 1, ...rowAttributes(said.get(row), around.styles) },
      ...inRow.map(([column, { look, attributes, inside }]) => {
        const style = around.styles.numberOf(look);
        return xmlElement(
          "c",
          { r: cellAddress(row, column), s: style === 0 ? undefined : style, ...attributes },
          inside,
        );
      }),
    );
  });
}

function rowAttributes(row: BookRow | undefined, styles: StyleTable) {
  if (!row) return {};
  const style = styles.numberOf(row);
  return {
    s: style === 0 ? undefined : style,
    customFormat: style === 0 ? undefined : 1,
    ht: row.height,
    hidden: row.hidden ? 1 : undefined,
    customHeight: row.height === undefined ? undefined : 1,
  };
}

/** Every cell that is written, by row and column. */
function writtenCells(
  sheet: BookSheet,
  place: SheetPlace,
  around: SheetSurroundings,
): Map<number, Map<number, WrittenCell>> {
  const rows = new Map<number, Map<number, WrittenCell>>();
  const put = (row: number, column: number, cell: WrittenCell) => {
    const inRow = rows.get(row) ?? new Map<number, WrittenCell>();
    rows.set(
      row,
      inRow.set(column, { ...cell, look: { ...inRow.get(column)?.look, ...cell.look } }),
    );
  };
  for (const { row, column, ...look } of sheet.blanks ?? []) {
    put(row, column, { look, attributes: {}, inside: "" });
  }
  for (const cell of sheet.cells) {
    if (cell.formula === undefined) continue;
    cell.spill?.forEach((values, r) => {
      values.forEach((value, c) => {
        if (r + c === 0 || value === null) return;
        put(cell.row + r, cell.column + c, { look: {}, ...valueXml(value, around.strings) });
      });
    });
  }
  for (const cell of sheet.cells) {
    const { row, column, format, style } = cell;
    const look = {
      ...(format === undefined ? {} : { format }),
      ...(style === undefined ? {} : { style }),
    };
    const written =
      cell.formula === undefined
        ? valueXml(cell.value, around.strings)
        : formulaXml(cell, cell.formula, sheet.name, around);
    put(row, column, { look, ...written });
  }
  // Excel repairs a file whose header cells say other than the table does.
  for (const { table } of place.tables) {
    headerTexts(table).forEach((text, index) => {
      if (!table.hasHeader) return;
      put(table.range.startRow, table.range.startColumn + index, {
        look: {},
        ...valueXml(text, around.strings),
      });
    });
  }
  return rows;
}

type Content = Pick<WrittenCell, "attributes" | "inside">;

function valueXml(value: CellValue, strings: SharedStrings): Content {
  if (typeof value === "string") {
    return { attributes: { t: "s" }, inside: xmlElement("v", {}, String(strings.numberOf(value))) };
  }
  return resultXml(value);
}

/** What a formula gave. Its text is written with it, for it is seldom met twice. */
function resultXml(value: CellValue): Content {
  const content = (t: string | undefined, text: string): Content => ({
    attributes: { t },
    inside: `<v>${xmlText(text)}</v>`,
  });
  if (value === null) return { attributes: {}, inside: "" };
  if (typeof value === "object") return content("e", fileError(value.error));
  if (typeof value === "string") return content("str", value);
  if (typeof value === "boolean") return content("b", value ? "1" : "0");
  return Number.isFinite(value) ? content(undefined, String(value)) : content("e", "#NUM!");
}

/** Errors that files have a word for. What only shows while something is going on is written as a value that is missing. */
function fileError(error: string): string {
  const known = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
  if (known.includes(error)) return error;
  return ["#BUSY!", "#GETTING_DATA"].includes(error) ? "#N/A" : "#VALUE!";
}

function formulaXml(
  { row, column, value, spill, fills }: BookCell,
  formula: string,
  sheet: string,
  around: SheetSurroundings,
): Content {
  const text = xmlFormula(storedFormula(formula, { sheet, row, column }, around));
  const result = resultXml(value);
  if (!fills && !spill) {
    return { ...result, inside: `<f>${text}</f>${result.inside}` };
  }
  const ref = rangeAddress(
    fills ?? {
      startRow: row,
      startColumn: column,
      endRow: row + (spill?.length ?? 1) - 1,
      endColumn: column + (spill?.[0]?.length ?? 1) - 1,
    },
  );
  return {
    attributes: { ...result.attributes, cm: fills ? undefined : spillingCell },
    inside: `${xmlElement("f", { t: "array", ref }, text)}${result.inside}`,
  };
}
