import type { Cells } from "../../core";
import { CellError, describeCell, ModelError, spendByThreat as spend } from "../../core";
import { cellsIn, checkNoError, isOmitted, singleIn } from "../cells/cells-in";
import { numberIn } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * What is spent on each threat, from a budget that is kept by line: a line goes to the threats its Threat cell names ("A; B"), in the shares stated there ("A 60%; B 40%"), or to all threats where that is blank.
 * @customfunction SPEND_BY_THREAT
 * @param threats The names of the threats, a column or a row.
 * @param budget_lines Budget lines with their header row: Line, Amount (or Budget, Annual cost, Cost, Actual) and Threat.
 * @param weights What a line without stated shares is divided by among its threats, a number for each of them, for example their expected loss. Equal parts if left out.
 * @param amount The header of the column to add up, where it is not the first of those above.
 * @returns Currency a year: a number for each threat, which add up to the lines. In a table write INDEX(SPEND_BY_THREAT(…),ROW()-ROW(Threats[#Headers])), since a cell there holds one.
 */
export function spendByThreat(
  threats: any[][],
  budget_lines: any[][],
  weights?: any[][],
  amount?: any[][],
): number[][] {
  return inCell(() => {
    checkNoError(budget_lines, "budget_lines", "be a range with headers");
    const cells = cellsIn(threats);
    const names = namesIn(cells);
    const parts = spend(names, cellsIn(budget_lines), {
      weights: weightsIn(weights, cells, names),
      amount: headerIn(amount),
    });
    const width = cells[0]?.length ?? 1;
    return cells.map((row, i) => row.map((_, j) => parts[i * width + j] ?? 0));
  });
}

function namesIn(cells: Cells): string[] {
  return cells.flatMap((row) =>
    row.map((cell) => {
      if (cell === null || cell === 0) return "";
      if (typeof cell === "string" || typeof cell === "number") return String(cell).trim();
      throw new ModelError("unknown-word", "threats", "be names", describeCell(cell));
    }),
  );
}

function weightsIn(argument: unknown, threats: Cells, names: readonly string[]): number[] | null {
  if (isOmitted(argument)) return null;
  const cells = cellsIn(argument).flat();
  const count = threats.flat().length;
  if (cells.length !== count) {
    const rule = `have a number for each of the ${count} threats`;
    throw new ModelError("unequal-sizes", "weights", rule, `${cells.length} of them`);
  }
  return cells.map((cell, place) => {
    if (names[place] === "" && !(cell instanceof CellError)) return 0;
    const name = `weights in row ${place + 1}`;
    const weight = numberIn(cell, name);
    if (weight >= 0) return weight;
    throw new ModelError("out-of-range", name, "be 0 or more", String(weight));
  });
}

function headerIn(argument: unknown): string | null {
  const cell = isOmitted(argument) ? null : singleIn(argument, "amount");
  if (cell === null || cell === 0 || cell === "") return null;
  if (typeof cell === "string") return cell;
  // A year heads a budget as a number.
  if (typeof cell === "number") return String(cell);
  throw new ModelError("unknown-word", "amount", "be a header", describeCell(cell));
}
