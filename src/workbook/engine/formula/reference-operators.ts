import type { Area } from "./reference";
import { Reference } from "./reference";
import type { FormulaSite } from "./parse-formula";
import type { Value } from "./values";
import { heightOf, widthOf, wrongValue } from "./values";

/** The one cell of a range that is in line with a formula. */
export function cellInLine({ areas }: Reference, site: FormulaSite): Reference | undefined {
  const [area] = areas;
  if (areas.length !== 1 || !area) return undefined;
  const row = heightOf(area) === 1 ? area.startRow : site.row;
  const column = widthOf(area) === 1 ? area.startColumn : site.column;
  const isInside =
    row >= area.startRow &&
    row <= area.endRow &&
    column >= area.startColumn &&
    column <= area.endColumn;
  if (!isInside) return undefined;
  return new Reference([
    { sheet: area.sheet, startRow: row, endRow: row, startColumn: column, endColumn: column },
  ]);
}

/** The smallest rectangle that holds two. */
export function spanned(left: Reference, right: Reference): Value {
  const areas = [...left.areas, ...right.areas];
  const [first] = areas;
  if (!first || areas.some(({ sheet }) => sheet !== first.sheet)) return wrongValue;
  return new Reference([
    {
      sheet: first.sheet,
      startRow: Math.min(...areas.map(({ startRow }) => startRow)),
      endRow: Math.max(...areas.map(({ endRow }) => endRow)),
      startColumn: Math.min(...areas.map(({ startColumn }) => startColumn)),
      endColumn: Math.max(...areas.map(({ endColumn }) => endColumn)),
    },
  ]);
}

/** The cells that two references share. */
export function shared(left: Reference, right: Reference): Value {
  const areas: Area[] = [];
  for (const a of left.areas) {
    for (const b of right.areas) {
      const area = {
        sheet: a.sheet,
        startRow: Math.max(a.startRow, b.startRow),
        endRow: Math.min(a.endRow, b.endRow),
        startColumn: Math.max(a.startColumn, b.startColumn),
        endColumn: Math.min(a.endColumn, b.endColumn),
      };
      const isThere = area.startRow <= area.endRow && area.startColumn <= area.endColumn;
      if (a.sheet === b.sheet && isThere) areas.push(area);
    }
  }
  return areas.length === 0 ? { error: "#NULL!" } : new Reference(areas);
}
