import type { Cell } from "../../input/cell";
import { CellError, isBlank } from "../../input/cell";

/**
 * A header as text; empty where there is none.
 *
 * @param hasLevels whether headers may say which share of events costs less: "5%" arrives as 0.05 from a sheet that knows percentages
 */
export function headerIn(cell: Cell | undefined, hasLevels: boolean): string {
  if (cell === undefined || isBlank(cell) || cell instanceof CellError) return "";
  const isShare = hasLevels && typeof cell === "number" && cell > 0 && cell < 1;
  if (isShare) return `${Number((cell * 100).toPrecision(12))}%`;
  return String(cell).trim();
}
