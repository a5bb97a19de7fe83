import type { Cell, Cells } from "../../input/cell";
import { isBlank, quote } from "../../input/cell";
import type { Finding } from "../findings/finding";
import type { Columns } from "../headers/column";
import { headerIn } from "../headers/header-text";
import type { RegisterRow } from "./register-row";

/**
 * What there is to say of names that stand in several rows each, or once above several rows: one risk by expert, by treatment or
 * by year. Said once, with the column that tells such rows apart; nothing where there is none.
 *
 * @param rows those that count
 */
export function sameNameFindings<Key extends string>(
  cells: Cells,
  rows: readonly RegisterRow<Key>[],
  { kind, of }: Columns<Key>,
): Finding[] {
  const column = of.get(kind.name);
  if (!column) return [];
  let last = "";
  const named = rows.map((row) => {
    const name = row.cells.name.toLowerCase();
    if (name !== "") last = name;
    return { row: row.row, name: last };
  });
  const counts = new Map<string, number>();
  for (const { name } of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  const several = [...counts].filter(([name, count]) => name !== "" && count > 1).length;
  if (several === 0) return [];

  const read = new Set([...of.values()].flatMap(({ index, joined }) => [index, ...joined]));
  const words = [...of.values()].filter(({ field }) => field.quantity === "text");
  const width = cells[0]?.length ?? 0;
  const apart = Array.from({ length: width }, (_, index) => index)
    .filter((index) => !read.has(index) || words.some((each) => each.index === index))
    .filter((index) => index !== column.index && !column.joined.includes(index))
    .flatMap((index) => {
      const values = named.map(({ row }) => wordIn(cells[row]?.[index]));
      const header = headerIn(cells[0]?.[index], false);
      if (header === "" || values.includes(null)) return [];
      const pairs = new Set(named.map(({ name }, at) => JSON.stringify([name, values[at]])));
      return pairs.size === named.length ? [{ header, kinds: new Set(values).size }] : [];
    });
  // A number of its own for every row tells less of why there are several than what comes again.
  const [best] = apart.sort((a, b) => a.kinds - b.kinds);
  if (!best) return [];
  const names = several === 1 ? "a name" : `${several} names`;
  const rule =
    `has ${names} in several rows, one for each ${quote(best.header)}: keep one row of each if they are estimates of one risk; ` +
    `if every row is a risk of its own, join the two columns to one name, in THREAT_REGISTER as A2:A9&" "&B2:B9`;
  const { header, index } = column;
  return [{ kind: "Warning", name: "", row: 0, column: header, index, rule, value: header }];
}

/** A word or a year, by which rows of one name may be told apart. */
function wordIn(cell: Cell | undefined): string | null {
  if (cell === undefined || isBlank(cell)) return null;
  if (typeof cell === "string") return cell.length > 200 ? null : cell.trim().toLowerCase();
  return typeof cell === "number" && Number.isInteger(cell) && cell < 1e5 ? String(cell) : null;
}
