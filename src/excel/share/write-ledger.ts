import {
  type Content,
  LEDGER_NAME,
  LEDGER_SHEET,
  type LedgerChange,
  ledgerHeaders,
  type LedgerRead,
  ledgerWidths,
  ledgerWords,
} from "../../session/contract/share";
import { cellInput } from "../write/cell-input";
import { freeName } from "../../session/formulas/free-name";

/** How the list is as it was before. */
export interface LedgerMade {
  readonly takeBack: (context: Excel.RequestContext) => Promise<void>;
}

/** Points of a column's width for a character. */
const characterWidth = 5.5;

/** Changes the list of formulas that were put aside; makes it where there is none. */
export async function changeLedger(
  context: Excel.RequestContext,
  before: LedgerRead | null,
  change: LedgerChange,
): Promise<LedgerMade> {
  if (change.kind === "states") {
    if (before) putStates(context, before, change.states);
    return { takeBack: () => Promise.resolve() };
  }
  const there = before ?? (await newList(context, change.lines.length));
  const first = there.row + 1 + there.lines.length;
  putLines(context, there, first, change.lines);
  return {
    takeBack: (again) => {
      const sheet = again.workbook.worksheets.getItemOrNullObject(there.sheet);
      if (!before) {
        again.workbook.names.getItemOrNullObject(LEDGER_NAME).delete();
        sheet.delete();
      } else {
        sheet
          .getRangeByIndexes(first, there.column, change.lines.length, ledgerHeaders.length)
          .clear(Excel.ClearApplyTo.contents);
      }
      return again.sync();
    },
  };
}

async function newList(context: Excel.RequestContext, count: number): Promise<LedgerRead> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name");
  await context.sync();
  const taken = worksheets.items.map(({ name }) => name);
  const name = freeName(LEDGER_SHEET, " ", taken);
  const sheet = worksheets.add(name);
  const words = ledgerWords(count);
  sheet.getRangeByIndexes(0, 0, words.length, 1).values = words.map((line) => [line]);
  sheet.getRange("A1").format.font.bold = true;
  const row = words.length + 1;
  const headers = sheet.getRangeByIndexes(row, 0, 1, ledgerHeaders.length);
  headers.values = [[...ledgerHeaders]];
  headers.format.font.bold = true;
  for (const [column, width] of ledgerWidths.entries()) {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * characterWidth;
  }
  names.add(LEDGER_NAME, sheet.getRangeByIndexes(row, 0, 1, 1));
  return { sheet: name, row, column: 0, lines: [] };
}

function putLines(
  context: Excel.RequestContext,
  { sheet, column }: LedgerRead,
  row: number,
  lines: readonly (readonly Content[])[],
): void {
  if (lines.length === 0) return;
  context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(row, column, lines.length, ledgerHeaders.length).formulas = lines.map(
    (line) =>
      line.map((content) => {
        if (typeof content !== "object" || content === null) return cellInput(content);
        return "formula" in content ? content.formula : `=${content.error}`;
      }),
  );
}

function putStates(
  context: Excel.RequestContext,
  { sheet, row, column, lines }: LedgerRead,
  states: readonly string[],
): void {
  if (lines.length === 0) return;
  context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(row + 1, column + ledgerHeaders.length - 1, lines.length, 1).values =
    lines.map((_, index) => [cellInput(states[index] ?? "")]);
}
