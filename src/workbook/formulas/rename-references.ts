import { tokenizeFormula } from "../../formulas/formula-tokens";

/** What a table or one of its columns is called from now on. */
export interface Renaming {
  readonly table: string;
  readonly newTable?: string;
  readonly column?: string;
  readonly newColumn?: string;
}

/**
 * A formula that says the new name of a table or of a column.
 *
 * @param formula without its `=`
 * @param isInside whether the formula stands in the table, where `[@Column]` needs no table's name
 */
export function renamedFormula(formula: string, renaming: Renaming, isInside: boolean): string {
  const wanted = renaming.table.toLowerCase();
  return tokenizeFormula(formula)
    .map(({ kind, text }) => {
      if (kind === "name")
        return text.toLowerCase() === wanted ? renamedTable(text, renaming) : text;
      if (kind !== "structured") return text;
      const bracket = text.indexOf("[");
      const table = text.slice(0, bracket);
      const means = table === "" ? isInside : table.toLowerCase() === wanted;
      if (!means) return text;
      const name = table === "" ? "" : renamedTable(table, renaming);
      return name + renamedColumns(text.slice(bracket), renaming);
    })
    .join("");
}

/**
 * A formula once columns of a table are gone. What names one of them is `#REF!`, since Excel loads no formula that names a
 * column which is not there; columns from one to another are those of them that are left.
 *
 * @param formula without its `=`
 * @param table before they went, with all of its columns
 * @param isInside whether the formula stands in the table, where `[@Column]` needs no table's name
 */
export function withoutColumns(
  formula: string,
  table: { readonly name: string; readonly columns: readonly string[] },
  gone: readonly string[],
  isInside: boolean,
): string {
  if (gone.length === 0) return formula;
  const isGone = new Set(gone.map(said));
  const columns = table.columns.map((column) => ({ column, isGone: isGone.has(said(column)) }));
  return tokenizeFormula(formula)
    .map(({ kind, text }) => {
      if (kind !== "structured") return text;
      const bracket = text.indexOf("[");
      const name = text.slice(0, bracket).toLowerCase();
      if (name === "" ? !isInside : name !== table.name.toLowerCase()) return text;
      const left = withoutGone(text.slice(bracket), columns);
      return left === undefined ? "#REF!" : text.slice(0, bracket) + left;
    })
    .join("");
}

interface Column {
  readonly column: string;
  readonly isGone: boolean;
}

/** Nothing where a column is named that is gone. */
function withoutGone(brackets: string, columns: readonly Column[]): string | undefined {
  const inside = brackets.slice(1, -1);
  const { at, rest } = withoutAt(inside);
  const placeOf = (text: string) => columns.findIndex(({ column }) => said(column) === plain(text));
  const isLost = (text: string) => columns[placeOf(text)]?.isGone ?? false;
  if (!rest.trimStart().startsWith("[")) return isLost(rest) ? undefined : brackets;
  const lost: string[] = [];
  const groups = rest.replace(
    /\[((?:'.|[^'[\]])*)\](?:(\s*:\s*)\[((?:'.|[^'[\]])*)\])?/g,
    (group, first: string, colon?: string, second?: string) => {
      const last = second ?? first;
      if (!isLost(first) && !isLost(last)) return group;
      const ends = [placeOf(first), placeOf(last)] as const;
      const between = columns.slice(Math.min(...ends), Math.max(...ends) + 1);
      const left = between.filter((column) => !column.isGone);
      if (ends[0] > ends[1]) left.reverse();
      const [start, end] = [left[0], left.at(-1)];
      if (colon !== undefined && !ends.includes(-1) && start && end)
        return `[${escaped(start.column)}]${colon}[${escaped(end.column)}]`;
      lost.push(group);
      return group;
    },
  );
  return lost.length === 0 ? `[${at}${groups}]` : undefined;
}

const renamedTable = (table: string, { newTable }: Renaming) => newTable ?? table;

/** Within the brackets every innermost group is a column, if it is no `#section`. */
function renamedColumns(brackets: string, { column, newColumn }: Renaming): string {
  if (column === undefined || newColumn === undefined) return brackets;
  const says = (text: string) => plain(text) === said(column);
  const { at, rest } = withoutAt(brackets.slice(1, -1));
  if (!rest.trimStart().startsWith("[")) {
    // "[@Low]" needs brackets of its own around a name with other than letters and digits.
    const plain = at === "" || /^[\p{L}\p{N}_]*$/u.test(newColumn);
    const name = plain ? escaped(newColumn) : `[${escaped(newColumn)}]`;
    return says(rest) ? `[${at}${name}]` : brackets;
  }
  const groups = rest.replace(/\[((?:'.|[^'[\]])*)\]/g, (group, name: string) =>
    says(name) ? `[${escaped(newColumn)}]` : group,
  );
  return `[${at}${groups}]`;
}

/** `'` gives these back their plain meaning. */
const escaped = (column: string) => column.replace(/['[\]#@]/g, "'$&");

/** A column as formulas say it, to be compared. */
const said = (column: string): string => escaped(column).toLowerCase();
const plain = (text: string): string => text.trim().toLowerCase();

/** What stands inside of brackets, and the `@` in front of it that means one row. */
function withoutAt(inside: string): { readonly at: string; readonly rest: string } {
  const at = /^\s*@/.exec(inside)?.[0] ?? "";
  return { at, rest: inside.slice(at.length) };
}
