import type { Cell } from "../../input/cell";
import { CellError, isBlank } from "../../input/cell";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";

function textOf(cell: Cell): string {
  if (isBlank(cell) || cell instanceof CellError) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return String(cell).trim();
}

/** A row seen through the columns of its register. */
export class RowCells<Key extends string = FieldKey> {
  private named: string | undefined;

  constructor(
    private readonly cells: readonly Cell[],
    private readonly columns: Pick<Columns<Key>, "kind" | "of">,
  ) {}

  /** The cell of a field; null where the register has no such column. */
  cell(key: Key): Cell {
    const column = this.columns.of.get(key);
    if (!column) return null;
    const cell = this.cells[column.index] ?? null;
    if (column.joined.length === 0) return cell;
    const parts = [cell, ...column.joined.map((index) => this.cells[index] ?? null)];
    const error = parts.find((part) => part instanceof CellError);
    return error ?? parts.map(textOf).filter(Boolean).join(" ");
  }

  /** Its text without outer spaces; empty where it is blank or holds an error. A number is read as its digits. */
  text(key: Key): string {
    return textOf(this.cell(key));
  }

  /** What the row is called, with what tells it apart from others of that name; empty where it has no name. */
  get name(): string {
    this.named ??= this.wholeName();
    return this.named;
  }

  private wholeName(): string {
    const { kind, of } = this.columns;
    const own = this.text(kind.name);
    const apart = of.get(kind.name)?.apart;
    if (own === "" || apart === undefined) return own;
    return `${own} ${textOf(this.cells[apart] ?? null)}`.trim();
  }

  /** Whether every cell the register reads is blank; one that is only checked, or a mere label, does not make a row. */
  get isBlank(): boolean {
    const { checkKeys, labelKeys = [] } = this.columns.kind;
    for (const { field, index, joined } of this.columns.of.values()) {
      if (checkKeys.includes(field.key) || labelKeys.includes(field.key)) continue;
      if (!isBlank(this.cells[index])) return false;
      if (joined.some((other) => !isBlank(this.cells[other]))) return false;
    }
    return true;
  }

  /** How many cells of the row hold something, whether they are read or not. */
  get filled(): number {
    return this.cells.filter((cell) => !isBlank(cell)).length;
  }

  /** All its cells, whether they are read or not. */
  get all(): readonly Cell[] {
    return this.cells;
  }

  /** All its texts, whether they are read or not. */
  get texts(): readonly string[] {
    return this.cells.filter((cell): cell is string => typeof cell === "string");
  }

  /** Where a field stands in the range; null where the register has no such column. */
  index(key: Key): number | null {
    return this.columns.of.get(key)?.index ?? null;
  }

  /** What the sheet calls a field: the header of its column, or the field's own name where it has none. */
  header(key: Key): string {
    return this.columns.of.get(key)?.header ?? this.columns.kind.names.fieldFor(key).name;
  }
}
