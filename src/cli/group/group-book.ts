import type { PlainCell, PlainColumn } from "../../core";
import { amounts, plainHeader } from "../../core";
import type { Book, BookCell, BookSheet } from "../../workbook/book/book";
import { rangeAddress } from "../../workbook/book/cell-address";
import { calculateBook } from "../../workbook/engine/calculate-book";
import { writeXlsx } from "../../workbook/xlsx/write/write-xlsx";
import { builtFunctions } from "../io/built-functions";
import { FileError } from "../io/read-book-file";
import { writeWhole } from "../io/write-whole";
import { shortText } from "../../workbook/formulas/short-text";
import type { AddedLine } from "./added-line";

/** A sheet has no more rows. */
const mostThreats = 1_048_575;

/**
 * Writes a workbook with the register of all units on one sheet and the group's figures on another, as formulas over it.
 *
 * @throws FileError where a sheet cannot hold it, or where registers state different percentages for one column
 */
export async function writeGroupBook(
  lines: readonly AddedLine[],
  out: string,
  { levels, badYearSpread }: { readonly levels: readonly number[]; readonly badYearSpread: number },
): Promise<void> {
  const { columns, rows } = together(lines);
  if (rows.length > mostThreats) {
    throw new FileError(
      `${shortText(out)} cannot hold ${rows.length} threats: a sheet has no more than ${mostThreats} rows below its header`,
    );
  }
  const range = {
    ...{ startRow: 0, startColumn: 0, endRow: rows.length, endColumn: columns.length - 1 },
  };
  const register: BookSheet = {
    ...{ name: "Register", hidden: false, frozen: { rows: 1, columns: 1 } },
    columns: columns.map((_, column) => ({ column, width: column === 0 ? 30 : 16 })),
    cells: [
      ...columns.map((column, at): BookCell => ({
        ...{ row: 0, column: at, value: plainHeader(column), style: { bold: true } },
      })),
      ...rows.flatMap((row, down) =>
        row.flatMap((value, column): BookCell[] =>
          value === null ? [] : [{ row: down + 1, column, value, ...formatOf(columns[column]) }],
        ),
      ),
    ],
  };
  const whole = `Register!${rangeAddress(range)}`;
  const spread = badYearSpread === 0 ? "" : `,${badYearSpread}`;
  const [level = 0.95] = levels;
  const formulas = [
    { title: "The group's year by unit", formula: `GROUP_SUMMARY(${whole},${level}${spread})` },
    { title: "The group's year at a glance", formula: `LOSS_SUMMARY(${whole}${spread})` },
    {
      title: "How likely a year costs more",
      formula: `LOSS_CURVE(${whole},50${spread})`,
    },
  ];
  const group = await figuresSheet(formulas, register);
  const book: Book = { sheets: [group, register], tables: [], names: [] };
  const ids = new Set((await builtFunctions()).map(({ id }) => id));
  await writeWhole(out, await writeXlsx(book, ids));
}

interface Titled {
  readonly title: string;
  readonly formula: string;
}

/** A sheet of formulas, one below the other, with what they give now. */
async function figuresSheet(formulas: readonly Titled[], register: BookSheet): Promise<BookSheet> {
  const blank: BookSheet = { name: "Group", hidden: false, cells: [] };
  const calculated = await calculateBook(
    { sheets: [blank, register], tables: [], names: [] },
    await builtFunctions(),
  );
  try {
    const cells: BookCell[] = [];
    let row = 0;
    for (const { title, formula } of formulas) {
      const { values, message } = await calculated.evaluate(formula, "Group");
      const [[first = null] = []] = values;
      if (message !== undefined)
        throw new FileError(`the workbook of the group cannot be made: ${message}`);
      cells.push({ row, column: 0, value: title, style: { bold: true } });
      cells.push({ row: row + 1, column: 0, value: first, formula, spill: values });
      for (const [down, line] of values.entries()) {
        for (const [column, value] of line.entries()) {
          if (down + column === 0) continue;
          const isShare = typeof value === "number" && Math.abs(value) <= 1 && value !== 0;
          cells.push({
            ...{ row: row + 1 + down, column, value },
            ...(typeof value === "number" ? { format: isShare ? "0.0%" : "#,##0" } : {}),
            ...(down === 0 ? { style: { bold: true } } : {}),
          });
        }
      }
      row += values.length + 3;
    }
    const width = cells.reduce((most, { column }) => Math.max(most, column), 0) + 1;
    const columns = Array.from({ length: width }, (_, column) => ({
      column,
      width: column === 0 ? 34 : 18,
    }));
    return { ...blank, columns, cells };
  } finally {
    calculated.close();
  }
}

function formatOf(column: PlainColumn | undefined): { readonly format?: string } {
  if (column === undefined) return {};
  if (amounts.includes(column.quantity)) return { format: "#,##0" };
  return column.quantity === "date" ? { format: "yyyy-mm-dd" } : {};
}

/** One register of all, with the columns of each and every row's unit. */
function together(lines: readonly AddedLine[]): {
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly (readonly PlainCell[])[];
} {
  const columns: PlainColumn[] = [
    { key: "threat", quantity: "text", level: null },
    { key: "unit", quantity: "text", level: null },
  ];
  for (const { plain, file } of lines) {
    for (const column of plain.columns) {
      const same = columns.find(({ key }) => key === column.key);
      if (!same) columns.push(column);
      else if (same.level !== column.level) {
        const [one, other] = [plainHeader(same), plainHeader(column)];
        throw new FileError(
          `a workbook of the group cannot be made: ${shortText(file)} has "${other}" where others have "${one}"`,
        );
      }
    }
  }
  const taken = new Set<string>();
  const rows = lines.flatMap(({ plain, unit, file }) =>
    plain.rows.map((row) => {
      const own = new Map(plain.columns.map(({ key }, at) => [key, row[at] ?? null]));
      const ofUnit = own.get("unit") ?? unit;
      const name = String(own.get("threat") ?? "");
      const keyOf = (called: string): string => JSON.stringify([called, ofUnit]).toLowerCase();
      // Two books of one unit may call a threat alike: the file tells them apart.
      let called = name;
      for (let i = 1; taken.has(keyOf(called)); i++) {
        called = `${name} (${file}${i === 1 ? "" : ` ${i}`})`;
      }
      own.set("threat", called);
      own.set("unit", ofUnit);
      taken.add(keyOf(called));
      return columns.map(({ key: each }) => own.get(each) ?? null);
    }),
  );
  return { columns, rows };
}
