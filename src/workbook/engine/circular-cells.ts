import { parseRange, sheetPrefix } from "../book/cell-address";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import type { EngineCell, EngineSheet } from "./cells/engine-sheet";

interface Node {
  readonly sheet: number;
  readonly cell: EngineCell;
  /** Order of discovery, and the earliest cell reachable from here, both while the search goes on. */
  found: number;
  earliest: number;
  onPath: boolean;
}

/** A cell's place on its sheet. */
export const placeOf = ({ row, column }: { readonly row: number; readonly column: number }) =>
  `${row}:${column}`;

/** The cell whose place this is. */
export function cellAt(place: string): { readonly row: number; readonly column: number } {
  const [row = 0, column = 0] = place.split(":").map(Number);
  return { row, column };
}

/** Functions that ask where a reference is, and not what it holds. */
const askWhere = new Set([
  ...["ROW", "ROWS", "COLUMN", "COLUMNS", "AREAS", "SHEET", "SHEETS"],
  ...["CELL", "ISREF", "ISFORMULA", "FORMULATEXT", "OFFSET"],
]);

/**
 * Finds the formulas that refer back to themselves, directly or in a circle: the strongly connected parts of the graph of
 * references with more than one cell, or with one that reads itself.
 *
 * @param sheets with formulas as the engine reads them
 * @returns for each sheet its circular cells, as "row:column" counted from 0
 * @see Tarjan (1972), Depth-first search and linear graph algorithms, SIAM J. Computing 1
 */
export function circularCells(sheets: readonly EngineSheet[]): ReadonlySet<string>[] {
  const nodes = sheets.map((sheet, index) => {
    const formulas = sheet.cells.filter(({ formula }) => formula !== undefined);
    return new Map(formulas.map((cell) => [placeOf(cell), nodeOf(index, cell)]));
  });
  const circular = sheets.map(() => new Set<string>());
  const path: Node[] = [];
  let found = 0;
  for (const node of nodes.flatMap((ofSheet) => [...ofSheet.values()])) {
    if (node.found < 0) search(node);
  }
  return circular;

  /** Depth first, without recursion: a column of running totals is a path as long as itself. */
  function search(root: Node): void {
    const open: { node: Node; reads: Node[]; next: number }[] = [];
    const enter = (node: Node) => {
      node.found = node.earliest = found++;
      node.onPath = true;
      path.push(node);
      open.push({ node, reads: readBy(node), next: 0 });
    };
    enter(root);
    for (let step = open.at(-1); step; step = open.at(-1)) {
      const { node, reads } = step;
      const read = reads[step.next++];
      if (read && read.found < 0) enter(read);
      else if (read?.onPath) node.earliest = Math.min(node.earliest, read.found);
      else if (!read) {
        open.pop();
        const parent = open.at(-1)?.node;
        if (parent) parent.earliest = Math.min(parent.earliest, node.earliest);
        if (node.earliest === node.found) leave(node, reads);
      }
    }
  }

  /** Takes a finished part off the path. */
  function leave(first: Node, readByFirst: readonly Node[]): void {
    const part = path.splice(path.indexOf(first));
    const isCircle = part.length > 1 || readByFirst.includes(first);
    for (const node of part) {
      node.onPath = false;
      if (isCircle) circular[node.sheet]?.add(placeOf(node.cell));
    }
  }

  function readBy({ sheet, cell }: Node): Node[] {
    const read: Node[] = [];
    const calls: boolean[] = [];
    let on = sheet;
    let opens = false;
    for (const { kind, text } of tokenizeFormula(cell.formula ?? "")) {
      if (kind === "open") calls.push(opens);
      else if (kind === "close") calls.pop();
      opens = kind === "function" && askWhere.has(text.toUpperCase());
      if (kind === "sheet") on = sheets.findIndex(({ name }) => sheetPrefix(name) === text);
      else if (kind === "reference") {
        if (calls.at(-1) !== true) read.push(...within(text, nodes[on]));
        on = sheet;
      }
    }
    return read;
  }
}

const nodeOf = (sheet: number, cell: EngineCell): Node => ({
  sheet,
  cell,
  found: -1,
  earliest: -1,
  onPath: false,
});

function within(reference: string, nodes: ReadonlyMap<string, Node> = new Map()): Node[] {
  const range = parseRange(reference);
  if (!range) return [];
  const { startRow, endRow, startColumn, endColumn } = range;
  if (startRow === endRow && startColumn === endColumn) {
    const node = nodes.get(placeOf({ row: startRow, column: startColumn }));
    return node ? [node] : [];
  }
  return [...nodes.values()].filter(
    ({ cell: { row, column } }) =>
      row >= startRow && row <= endRow && column >= startColumn && column <= endColumn,
  );
}
