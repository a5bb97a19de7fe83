import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

const cache = CELL_INVERTED_INDEX_CACHE;
const write = cache.set.bind(cache);

/*
 * Univer remembers for lookups in which rows of a column each value stands, and for each result that is calculated looks through all
 * values of the column for the row's former one: 100,000 formulas in a column would take minutes. Where nobody has looked a value up there is nothing to
 * put right.
 */
cache.set = (unit, sheet, column, value, row, isResult): void => {
  if (isResult === true && cache.getCellValuePositions(unit, sheet, column) === undefined) return;
  write(unit, sheet, column, value, row, isResult);
};
