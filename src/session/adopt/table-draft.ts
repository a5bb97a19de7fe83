import type { Quantity } from "../../core";
import type { AddedColumn, AdoptedCell, KeptFormula } from "../contract/adoption";
import type { LocaleMarks } from "../contract/locale-marks";
import type { CellInput, NewColumn, Rectangle } from "../contract/register-port";
import { addressOnSheet } from "../find/cell-address";
import { formatKind } from "../typed/number-format";
import { shownNumber } from "../typed/shown-number";
import { typedNumber } from "../typed/typed-number";
import { sameValue } from "../view/same-parts";
import { cellAt, viewCell } from "../view/view-cells";
import type { CellChange, EditedTable } from "./edited-table";

/** What a cell is to hold: a number in the model's unit; null for nothing. */
export type DraftValue = number | string | boolean | null;

/** So many digits are written: what lies behind them is the noise of a computation. */
const DIGITS_WRITTEN = 15;

/** A day, as every Excel shows it, in such a column. */
const dayFormat = "yyyy-mm-dd";

/** A share in a column that nobody has given a format. */
const shareFormat = "0.0%";

interface TargetColumn {
  /** In the block; behind its end where the column comes in. */
  readonly index: number;
  readonly header: string;
  readonly quantity: Quantity;
  readonly scale: number;
}

interface DraftCell {
  readonly shown: AdoptedCell;
  readonly input: CellInput;
}

/** Cells that are to be written into a table, in the units and formats of its columns; those that lack come in at its end. */
export class TableDraft<Key extends string> {
  private readonly drafted: DraftCell[] = [];
  private readonly kept: KeptFormula[] = [];
  private readonly added: { readonly key: Key; readonly column: NewColumn }[] = [];

  constructor(
    private readonly seen: EditedTable<Key>,
    private readonly marks: LocaleMarks,
  ) {}

  /**
   * Puts a value into a cell, unless it holds that. A formula stays, and is told.
   *
   * @param row of the block, 1 below the header
   * @param name of the row
   */
  put(row: number, name: string, key: Key, value: DraftValue): void {
    const column = this.columnFor(key, value);
    if (column === null) return;
    const { block, table } = this.seen;
    const { index, quantity } = column;
    const cell = viewCell(block, row, index, quantity, this.marks);
    const isNew = index >= block.place.columns;
    const given = isNew ? this.added[index - block.place.columns]?.column.format : cell.format;
    // In a cell of the format Text a number would be a text.
    const isText = formatKind(given ?? "General") === "text" && typeof value === "number";
    const format = isText ? "General" : (given ?? "General");
    const written = typeof value === "number" ? inUnitOf(value, column.scale) : value;
    const { shown: after, typed: exact } = this.shown(written, format);
    const place = cellAt(block.place, row, index);
    const about = {
      table,
      address: addressOnSheet(block.area.sheet, place),
      subject: name === "" ? column.header : `${column.header} of ${name}`,
      before: cell.text,
    };
    if (cell.formula !== null) {
      const more =
        typeof written === "number" && typeof cell.value === "number" && written > cell.value
          ? this.shown(inUnitOf(written - cell.value, 1), format).shown
          : null;
      this.kept.push({ ...about, name, formula: cell.formula, needed: after, more });
    } else if (!sameValue(cell.value, written)) {
      const input = { row: place.row, column: place.column, value: written };
      this.drafted.push({
        shown: { ...about, header: column.header, name, after, exact },
        input: isText ? { ...input, format } : input,
      });
    }
  }

  /** Whether the cell of a field holds a formula. */
  holdsFormula(row: number, key: Key): boolean {
    const index = this.seen.columns.of.get(key)?.index;
    return index !== undefined && typeof this.seen.block.formulas[row]?.[index] === "string";
  }

  /** From top to bottom. */
  get cells(): readonly AdoptedCell[] {
    return [...this.drafted]
      .sort((a, b) => a.input.row - b.input.row || a.input.column - b.input.column)
      .map(({ shown }) => shown);
  }

  get formulas(): readonly KeptFormula[] {
    return this.kept;
  }

  get columns(): readonly AddedColumn[] {
    const { block, table } = this.seen;
    return this.added.map(({ column: { header } }, index) => ({
      ...{ table, header },
      address: addressOnSheet(block.area.sheet, this.headerOf(index)),
    }));
  }

  /** Why the columns it needs cannot come in, and what to do; null where they can. */
  refusal(): string | null {
    const [first] = this.added;
    if (!first) return null;
    const { block, table, views, isSelected } = this.seen;
    const called = table === "register" ? "the register" : "the table of controls";
    const headers = this.added.map(({ column }) => column.header);
    const taken = headers.find((header) =>
      views.some((view) => view.header.trim().toLowerCase() === header.toLowerCase()),
    );
    if (taken !== undefined) {
      return `A column of ${called} is called ${taken} and is read as something else. Rename it, or say what it holds.`;
    }
    if (block.area.kind === "table") {
      const torn = this.tableInTheWay();
      if (!torn) return null;
      const where = addressOnSheet(block.area.sheet, torn);
      return `The table at ${where} stands in the way of ${headers.join(" and ")}, which ${called} lacks. Move it aside.`;
    }
    const wanted = `${headers.join(" and ")} ${headers.length === 1 ? "is a column" : "are columns"} that ${called} lacks`;
    if (isSelected) {
      return `${wanted}. It ends where it was selected: write the header beside it, select it anew and look again.`;
    }
    // With a blank column behind: what stands right beside would be read with it.
    if (block.freeColumns > headers.length) return null;
    const place = { ...this.headerOf(0), rows: block.place.rows, columns: headers.length + 1 };
    return `${wanted}, and there is no room for it: clear ${addressOnSheet(block.area.sheet, place)}, or make it a table.`;
  }

  /** A table beside this one that reaches beyond its rows, so that Excel cannot move it, or that covers the free cells. */
  private tableInTheWay(): Rectangle | null {
    const { place, others } = this.seen.block;
    const [end, below] = [place.column + place.columns, place.row + place.rows];
    const found = others.find((other) => {
      const isBeside = other.row < below && other.row + other.rows > place.row;
      const isInside = other.row >= place.row && other.row + other.rows <= below;
      const isNear = other.column < end + this.added.length;
      const isBehind = other.column + other.columns > end;
      return isBeside && isBehind && (this.isMoving ? !isInside : isNear);
    });
    return found ?? null;
  }

  /** Whether what stands beside a table is in the way of its new columns. */
  private get isMoving(): boolean {
    const { area, freeColumns } = this.seen.block;
    return area.kind === "table" && freeColumns < this.added.length;
  }

  /** All of it; null for nothing. */
  change(): CellChange | null {
    const cells = [...this.drafted]
      .sort((a, b) => a.input.column - b.input.column || a.input.row - b.input.row)
      .map(({ input }) => input);
    if (this.added.length > 0) {
      const columns = this.added.map(({ column }) => column);
      return { kind: "widen", columns, isMoving: this.isMoving, cells };
    }
    return cells.length > 0 ? { kind: "write", cells } : null;
  }

  /** The column of a field, which is added where it lacks; null where nothing is to be put into one that lacks. */
  private columnFor(key: Key, value: DraftValue): TargetColumn | null {
    const { block, columns, views } = this.seen;
    const found = columns.of.get(key);
    if (found) {
      const { index, scale, field } = found;
      const header = views[index]?.header ?? found.header;
      return { index, header, scale, quantity: field.quantity };
    }
    if (value === null) return null;
    const { name: header, quantity } = columns.kind.names.fieldFor(key);
    let place = this.added.findIndex((each) => each.key === key);
    if (place < 0) {
      const format =
        quantity === "share" ? this.formatOfShares() : quantity === "date" ? dayFormat : "General";
      place = this.added.push({ key, column: { header, format } }) - 1;
    }
    return { index: block.place.columns + place, header, scale: 1, quantity };
  }

  /** As the other shares are shown that are written as fractions. */
  private formatOfShares(): string {
    const other = this.seen.views.find(
      ({ quantity, scale, format }) =>
        quantity === "share" && scale === 1 && formatKind(format) === "percent",
    );
    return other?.format ?? shareFormat;
  }

  private headerOf(index: number): Rectangle {
    return cellAt(this.seen.block.place, 0, this.seen.block.place.columns + index);
  }

  private shown(value: DraftValue, format: string): { shown: string; typed: string } {
    if (typeof value === "number") {
      return {
        shown: shownNumber(value, format, this.marks),
        typed: typedNumber(value, formatKind(format) === "percent", this.marks),
      };
    }
    const text =
      value === null ? "" : typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : value;
    return { shown: text, typed: text };
  }
}

/** A number of the model in the unit of a column: 0.4 is 40 where that is in percent. */
const inUnitOf = (value: number, scale: number): number =>
  Number((value / scale).toPrecision(DIGITS_WRITTEN));
