import type { BookSheet, BookTable } from "../../book/book";
import { rangeAddress } from "../../book/cell-address";
import type { StoringWorld } from "../../formulas/stored-formula";
import { storedFormula } from "../../formulas/stored-formula";
import { usualTableStyle } from "../../book/usual-table-style";
import { xmlElement, xmlFormula, xmlPart } from "../file/xml-text";

/** What SUBTOTAL's first argument is called in a totals row. */
const totalsFunctions: Readonly<Record<string, string>> = {
  101: "average",
  102: "countNums",
  103: "count",
  104: "max",
  105: "min",
  107: "stdDev",
  109: "sum",
  110: "var",
};

/** The names of a table's columns as Excel accepts them: none blank, none twice. */
export function headerTexts({ columns }: BookTable): string[] {
  const taken = new Set<string>();
  return columns.map((name, index) => {
    const wanted = name === "" ? `Column${index + 1}` : name;
    let text = wanted;
    for (let number = 2; taken.has(text.toLowerCase()); number++) text = `${wanted}${number}`;
    taken.add(text.toLowerCase());
    return text;
  });
}

/**
 * A table as a part of the file.
 *
 * @param id unique in the book, from 1
 * @param sheet the sheet it is on, whose cells say what its totals row does
 */
export function tableXml(
  table: BookTable,
  id: number,
  sheet: BookSheet | undefined,
  world: StoringWorld,
): string {
  const { name, range, hasHeader, hasTotals, style = usualTableStyle } = table;
  const totals = hasTotals ? totalsOf(table, sheet, world) : [];
  const filtered = { ...range, endRow: range.endRow - (hasTotals ? 1 : 0) };
  const columns = headerTexts(table).map((text, index) => {
    const { formula, ...total } = totals[index] ?? {};
    return xmlElement(
      "tableColumn",
      { id: index + 1, name: text, ...total },
      ...(formula === undefined ? [] : [xmlElement("totalsRowFormula", {}, xmlFormula(formula))]),
    );
  });
  return xmlPart(
    xmlElement(
      "table",
      {
        xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        id,
        name,
        displayName: name,
        ref: rangeAddress(range),
        headerRowCount: hasHeader ? undefined : 0,
        totalsRowCount: hasTotals ? 1 : undefined,
        totalsRowShown: hasTotals ? undefined : 0,
      },
      ...(hasHeader && table.hasFilter !== false
        ? [xmlElement("autoFilter", { ref: rangeAddress(filtered) })]
        : []),
      xmlElement("tableColumns", { count: columns.length }, ...columns),
      xmlElement("tableStyleInfo", {
        name: style === "" ? undefined : style,
        showFirstColumn: 0,
        showLastColumn: 0,
        showRowStripes: table.hasRowStripes === false ? 0 : 1,
        showColumnStripes: 0,
      }),
    ),
  );
}

/** What a table says of a column's total. */
export interface Total {
  readonly totalsRowLabel?: string;
  readonly totalsRowFunction?: string;
  readonly formula?: string;
}

/** What the cells of the totals row say, in the table's own words. */
export function totalsOf(
  { range, name, columns }: BookTable,
  sheet: BookSheet | undefined,
  world: StoringWorld,
): Total[] {
  return columns.map((_, index): Total => {
    const column = range.startColumn + index;
    const cell = sheet?.cells.find((each) => each.row === range.endRow && each.column === column);
    if (!cell) return {};
    if (cell.formula === undefined) {
      return typeof cell.value === "string" ? { totalsRowLabel: cell.value } : {};
    }
    const [, number = "", of = ""] = /^SUBTOTAL\((\d+),\s*(.+)\)$/i.exec(cell.formula.trim()) ?? [];
    const known = totalsFunctions[number];
    if (known !== undefined && of.toLowerCase().startsWith(`${name.toLowerCase()}[`)) {
      return { totalsRowFunction: known };
    }
    const at = { sheet: sheet?.name ?? "", row: cell.row, column };
    return {
      totalsRowFunction: "custom",
      formula: storedFormula(cell.formula, at, world),
    };
  });
}
