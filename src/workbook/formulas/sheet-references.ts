import { sheetInFormula } from "../book/cell-address";
import type { Token } from "../../formulas/formula-tokens";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import { sheetIn } from "./shift-cells";

/** What a sheet was called, and is called from now on; null where it is gone. */
export interface SheetFate {
  readonly before: string;
  readonly now: string | null;
}

/**
 * What changes formulas after sheets changed their names or went, as Excel does: `Feb!A1` becomes `'Feb 2'!A1`, or `#REF!`.
 * Of sheets in a row, as in `Jan:Mar!A1`, those that are left are meant.
 *
 * @param sheets all of a book, in the order of their tabs before
 * @returns gets and gives formulas without their `=`
 */
export function sheetRewording(sheets: readonly SheetFate[]): (formula: string) => string {
  const places = new Map(sheets.map(({ before }, at) => [before.toLowerCase(), at]));
  const placeOf = (name: string) => places.get(name.toLowerCase());
  return (formula) => requalified(formula, qualifier);

  /** Nothing where the sheet is gone. */
  function qualifier(text: string): string | undefined {
    const said = sheetIn(text);
    // Sheets of other workbooks.
    if (said.includes("[")) return text;
    const [first = "", last] = said.split(":");
    if (last === undefined) {
      const fate = sheets[placeOf(first) ?? -1];
      if (!fate || fate.now === fate.before) return text;
      return fate.now === null ? undefined : `${sheetInFormula(fate.now)}!`;
    }
    const ends = [placeOf(first), placeOf(last)];
    const [from, to] = ends;
    if (from === undefined || to === undefined) return text;
    const between = sheets.slice(Math.min(from, to), Math.max(from, to) + 1);
    const names = between.flatMap(({ now }) => now ?? []);
    if (from > to) names.reverse();
    const [start, end] = [names[0], names.at(-1)];
    if (start === undefined || end === undefined) return undefined;
    if (ends.every((end) => sheets[end ?? -1]?.now === sheets[end ?? -1]?.before)) return text;
    return `${start === end && from !== to ? sheetInFormula(start) : sheetsInFormula(start, end)}!`;
  }
}

/**
 * What changes formulas when a sheet goes to another place among the tabs, as Excel does: where the first of sheets in a row comes
 * behind the last, or the last in front of the first, the one beside it takes its place, so that `Jan:Mar!A1` becomes `Feb:Mar!A1`.
 *
 * @param names of all sheets of a book, in the order of their tabs before
 * @param from the place of the sheet in that order
 * @param to its place afterwards
 * @returns gets and gives formulas without their `=`
 */
export function tabRewording(
  names: readonly string[],
  from: number,
  to: number,
): (formula: string) => string {
  const places = new Map(names.map((name, at) => [name.toLowerCase(), at]));
  return (formula) => (formula.includes(":") ? requalified(formula, qualifier) : formula);

  function qualifier(text: string): string {
    const said = sheetIn(text);
    const ends = said.split(":").map((name) => places.get(name.toLowerCase()));
    const [one, other] = ends;
    if (said.includes("[") || one === undefined || other === undefined || one === other)
      return text;
    const [first, last] = [Math.min(one, other), Math.max(one, other)];
    const isPast = (from === first && to >= last) || (from === last && to <= first);
    if (!isPast) return text;
    const [start, end] = [
      names[from === first ? first + 1 : first],
      names[from === last ? last - 1 : last],
    ];
    if (start === undefined || end === undefined) return text;
    return `${start === end ? sheetInFormula(start) : sheetsInFormula(start, end)}!`;
  }
}

/**
 * A formula that calls sheets otherwise.
 *
 * @param qualifier what stands in place of `Sheet1!`; nothing where the sheet is gone
 */
function requalified(formula: string, qualifier: (text: string) => string | undefined): string {
  if (!formula.includes("!")) return formula;
  const pieces: string[] = [];
  const tokens = piecesOf(formula);
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at] ?? { kind: "space", text: "" };
    const said = kind === "sheet" ? qualifier(text) : text;
    pieces.push(said ?? "#REF!");
    if (said === undefined) at += meant(tokens, at + 1);
  }
  return pieces.join("");
}

type Piece = Pick<Token, "kind" | "text">;

/** The pieces of a formula, in which `A1:Feb!` of `Feb!A1:Feb!A2` is no row of sheets. */
function piecesOf(formula: string): readonly Piece[] {
  const tokens = tokenizeFormula(formula);
  return tokens.flatMap((token, at): readonly Piece[] => {
    const { kind, text } = token;
    const colon = text.indexOf(":");
    if (kind !== "sheet" || colon < 0 || text.startsWith("'")) return [token];
    const first = text.slice(0, colon);
    const isCell = tokens[at - 1]?.kind === "sheet" || /^[A-Z]{1,3}[1-9]\d*$/i.test(first);
    if (!isCell) return [token];
    return [
      { kind: "reference", text: first },
      { kind: "operator", text: ":" },
      { kind, text: text.slice(colon + 1) },
    ];
  });
}

/** How many pieces say what is on a sheet that stands before them. */
function meant(tokens: readonly Piece[], from: number): number {
  const kinds = ["reference", "name", "structured", "error"];
  if (!kinds.includes(tokens[from]?.kind ?? "")) return 0;
  return tokens[from + 1]?.text === "#" ? 2 : 1;
}

/** Two sheets and those between, in quotes where one of them needs some. */
function sheetsInFormula(first: string, last: string): string {
  const isPlain = [first, last].every((name) => sheetInFormula(name) === name);
  const said = `${first}:${last}`;
  return isPlain ? said : `'${said.replaceAll("'", "''")}'`;
}
