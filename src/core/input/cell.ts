import { blankInWords } from "./model-error";

/** An error a cell holds, such as `#N/A`. */
export class CellError {
  constructor(readonly code: string) {}
}

/** What a worksheet hands over for one cell. A blank one is null, "" or, from Excel on the desktop, 0. */
export type Cell = number | string | boolean | CellError | null;

/** Rows of cells, all of one length. */
export type Cells = readonly (readonly Cell[])[];

/**
 * Whether a cell of a register counts as not filled in: nothing, 0 or only spaces.
 *
 * Excel passes a blank cell as 0, so the two cannot be told apart; a field whose 0 has a meaning of its own reads 0 as
 * what a blank means.
 */
export function isBlank(cell: Cell | undefined): boolean {
  return (
    cell === undefined ||
    cell === null ||
    cell === 0 ||
    (typeof cell === "string" && cell.trim() === "")
  );
}

/** A cell in the words of a message: `5`, `the text "abc"`, `TRUE`, `the error #N/A`, `a blank cell or 0`. */
export function describeCell(cell: Cell | undefined): string {
  if (isBlank(cell)) return blankInWords;
  if (cell instanceof CellError) return `the error ${cell.code}`;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return `the text ${quote(cell)}`;
  return String(cell);
}

/** Text between quotes, shortened where a message would drown in it. */
export function quote(text: string): string {
  return `"${shortened(text)}"`;
}

const longest = 60;

/** The first 60 characters of a text, with an ellipsis where there are more. */
export function shortened(text: string): string {
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
}

/** How a share is to be written that was given as a number of percent: "0.95 or 95%". */
export function asPercent(percent: number): string {
  return `${Number((percent / 100).toPrecision(15))} or ${percent}%`;
}
