import type { Rectangle } from "../../session/contract/register-port";

/** Cells that are to be read, and of which sheet. */
export interface Wanted {
  readonly sheet: Excel.Worksheet;
  readonly place: Rectangle;
}

/** What was read of cells, row by row; properties that were not asked for are empty. */
export interface Contents {
  readonly place: Rectangle;
  readonly values: unknown[][];
  readonly valueTypes: unknown[][];
  readonly formulas: unknown[][];
  readonly text: string[][];
  readonly numberFormat: string[][];
}

/** What is read of cells: enough to know their values, their formulas as well, or all that is needed to edit them. */
export type Reading = keyof typeof propertiesOf;

const propertiesOf = {
  values: ["values", "valueTypes"],
  formulas: ["values", "valueTypes", "formulas"],
  everything: ["values", "valueTypes", "formulas", "text", "numberFormat"],
} as const satisfies Record<string, readonly (keyof Contents)[]>;

/**
 * So many cells are read in one answer: Excel on the web refuses answers above 5 MB. Cells of a register take 30 to 60
 * bytes, with everything.
 */
const cellsAtOnce = 20_000;

/** What Excel says of an answer that is too large. */
const tooLarge = "ResponsePayloadSizeLimitExceeded";

/** Rows of one wanted range that travel in one answer. */
interface Part extends Wanted {
  readonly index: number;
}

/** Reads cells in blocks of rows, so that no answer becomes too large however many there are. */
export async function readInBlocks(
  context: Excel.RequestContext,
  wanted: readonly Wanted[],
  reading: Reading,
): Promise<Contents[]> {
  const found = wanted.map(({ place }) => emptyContents(place));
  const parts = wanted.flatMap((each, index) => partsOf({ ...each, index }, cellsAtOnce));
  for (const batch of batchesOf(parts)) await readBatch(context, batch, reading, found);
  return found;
}

/** Reads parts in one answer; in smaller ones where it was too large. */
async function readBatch(
  context: Excel.RequestContext,
  batch: readonly Part[],
  reading: Reading,
  found: readonly Contents[],
): Promise<void> {
  const properties = propertiesOf[reading];
  const ranges = batch.map(({ sheet, place: { row, column, rows, columns } }) =>
    sheet.getRangeByIndexes(row, column, rows, columns).load(properties.join()),
  );
  try {
    await context.sync();
  } catch (error) {
    const smaller = halvesOf(batch);
    if (!(error instanceof OfficeExtension.Error) || error.code !== tooLarge || !smaller) {
      throw error;
    }
    for (const half of smaller) await readBatch(context, half, reading, found);
    return;
  }
  for (const [at, range] of ranges.entries()) {
    const contents = found[batch[at]?.index ?? -1];
    if (!contents) continue;
    // Not spread: there may be more rows than a call takes arguments.
    for (const property of properties) {
      for (const row of range[property] as never[]) contents[property].push(row);
    }
  }
}

/** null for a single row, which cannot be asked for in less. */
function halvesOf(batch: readonly Part[]): [Part[], Part[]] | null {
  const [only] = batch;
  if (batch.length > 1) {
    const middle = Math.ceil(batch.length / 2);
    return [batch.slice(0, middle), batch.slice(middle)];
  }
  if (!only || only.place.rows < 2) return null;
  const rows = Math.ceil(only.place.rows / 2);
  const [upper, ...lower] = partsOf(only, rows * only.place.columns);
  return upper ? [[upper], lower] : null;
}

/** Rows of a range, so many at a time that they have no more cells than allowed. */
function partsOf(part: Part, cells: number): Part[] {
  const { row, rows, columns } = part.place;
  const height = Math.max(1, Math.floor(cells / Math.max(1, columns)));
  const parts: Part[] = [];
  for (let from = 0; from < rows; from += height) {
    const place = { ...part.place, row: row + from, rows: Math.min(height, rows - from) };
    parts.push({ ...part, place });
  }
  return parts;
}

/** Parts that travel together. */
function batchesOf(parts: readonly Part[]): Part[][] {
  const batches: Part[][] = [];
  let cells = Infinity;
  for (const part of parts) {
    const own = part.place.rows * part.place.columns;
    if (cells + own > cellsAtOnce) {
      batches.push([]);
      cells = 0;
    }
    batches.at(-1)?.push(part);
    cells += own;
  }
  return batches;
}

const emptyContents = (place: Rectangle): Contents => ({
  place,
  values: [],
  valueTypes: [],
  formulas: [],
  text: [],
  numberFormat: [],
});

/** What must be loaded of a range to know where it is. */
export const placeProperties = "rowIndex,columnIndex,rowCount,columnCount";

/** Where a loaded range is. */
export const placeOf = ({
  rowIndex,
  columnIndex,
  rowCount,
  columnCount,
}: Excel.Range): Rectangle => ({
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
});
