import type { Block, CellContent, Change } from "../contract/register-port";
import type { ThreatView } from "../contract/register-snapshot";
import type { SeenRegister, Viewing } from "../view/seen-register";
import { viewRegister } from "../view/view-register";

/**
 * The register as it will be once cells of a threat are written: so that the threat is known again when its name and
 * everything else changed at once.
 */
export function afterWrite(
  seen: SeenRegister,
  { cells }: Change & { readonly kind: "write" },
  { id, cells: { row } }: ThreatView,
  viewing: Viewing,
): SeenRegister {
  const { block } = seen;
  const at = row - block.place.row;
  const written = new Map(cells.map(({ column, value }) => [column - block.place.column, value]));
  const formulaOf = (value: CellContent | undefined): string | null =>
    typeof value === "object" && value !== null ? value.formula : null;
  const put = <T>(lines: readonly (readonly T[])[], of: (column: number, before: T) => T): T[][] =>
    lines.map((line, index) =>
      index === at ? line.map((each, column) => of(column, each)) : [...line],
    );
  const next: Block = {
    ...block,
    cells: put(block.cells, (column, before) => {
      const value = written.get(column);
      if (value === undefined) return before;
      return typeof value === "object" && value !== null ? value.value : value;
    }),
    formulas: put(block.formulas, (column, before) =>
      written.has(column) ? formulaOf(written.get(column)) : before,
    ),
  };
  return viewRegister(next, viewing, seen, { row, id });
}
