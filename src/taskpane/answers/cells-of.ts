import type { Cell, Cells } from "../../core";

/** A number of an answer; null where there is none. */
export function numberIn(cells: Cells | null, row = 0, column = 0): number | null {
  const cell = cells?.[row]?.[column];
  return typeof cell === "number" ? cell : null;
}

/** The number beside the words with which a row begins. */
export function numberBeside(cells: Cells | null, words: string): number | null {
  const row = cells?.find(([first]) => typeof first === "string" && first.startsWith(words));
  return typeof row?.[1] === "number" ? row[1] : null;
}

/** The text beside them. */
export function textBeside(cells: Cells | null, words: string): string | null {
  const row = cells?.find(([first]) => first === words);
  return typeof row?.[1] === "string" ? row[1] : null;
}

/** A text; empty for anything else. */
export const textIn = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");

/** The rows below the headers. */
export const rowsOf = (cells: Cells | null): readonly (readonly Cell[])[] => cells?.slice(1) ?? [];

/** Pairs of numbers in the first two columns, below the headers. */
export const pairsOf = (cells: Cells | null): (readonly [number, number])[] =>
  rowsOf(cells).flatMap(([a, b]) =>
    typeof a === "number" && typeof b === "number" ? [[a, b] as const] : [],
  );
