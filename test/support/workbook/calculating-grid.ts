import type { Grid } from "../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import type { Book } from "../../../src/workbook/book/book";
import { worksheet } from "./worksheet";

/** Ids of the built add-in's functions. */
export const functionIds: ReadonlySet<string> = new Set(worksheet.map(({ id }) => id));

/** A book in a grid without a screen, calculated with the built add-in's functions. */
export async function calculatingGrid(book: Book): Promise<Grid> {
  const grid = openHeadlessGrid(book, functionIds);
  grid.defineFunctions(
    worksheet.map(({ id }) => ({ id, name: id, parameters: [] })),
    ({ id, args, address }) => worksheet.find((each) => each.id === id)?.call(args, address) ?? 0,
  );
  await grid.settled();
  return grid;
}
