import type { EditedBook } from "./edited-book";
import type { SaidPlace } from "./said-places";

/*
 * Where places went is told by formulas: each place is read by a formula of its own on a sheet that is added, and the grid
 * changes that as cells move.
 */

const opening = "=COUNT(";

/**
 * Lets a formula of the book read each place.
 *
 * @returns the places as the formulas have them now
 */
export function watched(
  { grid }: EditedBook,
  places: readonly SaidPlace[],
): () => (SaidPlace & { readonly once: string })[] {
  const { id: sheet } = grid.addSheet("Watch");
  const range = (from: number, to: number) => ({
    ...{ sheet, startRow: from, endRow: to },
    ...{ startColumn: 0, endColumn: 0 },
  });
  const formulas = places.map(({ reference }) => [`${opening}${bare(reference)})`]);
  grid.write(range(0, places.length - 1), formulas);
  return () =>
    grid.formulas(range(0, places.length - 1)).map(([formula], at) => ({
      who: places[at]?.who ?? "",
      once: places[at]?.reference ?? "",
      reference: typeof formula === "string" ? formula.slice(opening.length, -1) : "",
    }));
}

/** Without the parentheses around several areas. */
const bare = (reference: string): string => reference.replace(/^\((.*)\)$/, "$1");

/** What a place is called, in one way: no locks, and one cell is no range. */
export const plainPlace = (reference: string): string =>
  bare(reference)
    .replaceAll("$", "")
    .replace(/(?:[^,!]*!)?#REF!/g, "#REF!")
    .replace(/\b([A-Z]+\d+):\1\b/g, "$1");
