import type { Book, BookCell } from "./book";

/** A sheet of another workbook, as formulas call it, with the values that the file remembers. */
export interface LinkedSheet {
  /** "[1]Data". */
  readonly name: string;
  readonly cells: readonly Pick<BookCell, "row" | "column" | "value">[];
}

/** Sheets of other workbooks of which the file remembers values. */
export const linkedSheets = ({ links = [] }: Pick<Book, "links">): LinkedSheet[] =>
  links.flatMap(({ sheets }, index) =>
    sheets.map(({ name, cells }) => ({ name: `[${index + 1}]${name}`, cells })),
  );
