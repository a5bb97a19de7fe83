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
 * A formula once columns of a table are gone: what names one of them is `#REF!`. Excel loads no formula that names a column
 * which is not there.
 *
 * @param formula without its `=`
 * @param isInside whether the formula stands in the table, where `[@Column]` needs no table's name
 */
export function withoutColumns(
  formula: string,
  table: string,
  gone: readonly string[],
  isInside: boolean,
): string {
  if (gone.length === 0) return formula;
  const names = (text: string) =>
    gone.some((column) => {
      const renaming = { table, column, newColumn: `${column}x` };
      return renamedFormula(text, renaming, isInside) !== text;
    });
  return tokenizeFormula(formula)
    .map(({ kind, text }) => (kind === "structured" && names(text) ? "#REF!" : text))
    .join("");
}

const renamedTable = (table: string, { newTable }: Renaming) => newTable ?? table;

/** Within the brackets every innermost group is a column, if it is no `#section`. */
function renamedColumns(brackets: string, { column, newColumn }: Renaming): string {
  if (column === undefined || newColumn === undefined) return brackets;
  const said = escaped(column).toLowerCase();
  const says = (text: string) => text.trim().toLowerCase() === said;
  const inside = brackets.slice(1, -1);
  const at = /^\s*@/.exec(inside)?.[0] ?? "";
  const rest = inside.slice(at.length);
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
