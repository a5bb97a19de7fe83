/** A list of cells is cut here: the rest is counted. */
const mostNamed = 10;

/** Cells by name, and how many there are besides. */
export function namedCells(cells: readonly string[]): string[] {
  const rest = cells.length - mostNamed;
  if (rest <= 1) return [...cells];
  return [...cells.slice(0, mostNamed), `${rest} other cells`];
}

/** What is said where a file is opened whose cells cannot all be calculated here; nothing where they can. */
export function doubtfulWords(cells: readonly string[]): string {
  const [first] = cells;
  if (first === undefined) return "";
  const others = cells.length - 1;
  const rest = others === 0 ? "" : ` and ${others} other cell${others === 1 ? "" : "s"}`;
  const [keeps, its] = others === 0 ? ["keeps", "its value"] : ["keep", "their values"];
  return `${first}${rest} cannot be calculated here and ${keeps} ${its} from the file.`;
}
