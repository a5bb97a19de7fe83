import type { RegisterReading } from "../../core";
import type { Block } from "../contract/register-port";
import type { LeftOutRow, PlacedFinding } from "../contract/register-snapshot";
import { addressOf } from "../find/cell-address";
import { cellAt } from "./view-cells";

/**
 * The rows that are left out for another reason than their status, from the top.
 *
 * @param apart those that a function over the same cells counts
 */
export function leftOutRows(
  { place }: Block,
  { rows }: RegisterReading,
  findings: ReadonlyMap<number, readonly PlacedFinding[]>,
  apart: ReadonlyMap<number, string>,
): LeftOutRow[] {
  return rows.flatMap(({ row, name, leftOut }): LeftOutRow[] => {
    if (leftOut === null || leftOut === "status") return [];
    const [first] = findings.get(row) ?? [];
    const cells = { ...cellAt(place, row, 0), columns: place.columns };
    return [
      {
        ...{ name, cells, address: addressOf(cells), row: cells.row + 1 },
        sentence: first?.sentence ?? "",
        isApart: apart.has(row),
      },
    ];
  });
}
