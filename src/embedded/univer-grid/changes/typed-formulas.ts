import type { DocumentDataModel, IDisposable } from "@univerjs/core";
import {
  CustomCommandExecutionError,
  DOCS_NORMAL_EDITOR_UNIT_ID_KEY,
  isTextFormat,
  IUniverInstanceService,
  UniverInstanceType,
} from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import type { SheetRange } from "../../grid";
import type { FaultOf } from "../book/checked-input";
import { cellRange } from "../book/grid-cells";
import { selectedRange } from "../book/selection";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

const editVisibleId = "sheet.operation.set-cell-edit-visible";

/** As the browser counts keys. */
const escapeKey = 27;

interface EditVisible {
  readonly visible?: boolean;
  readonly keycode?: number;
}

/**
 * Keeps the cell editor of the screen open while what is typed in it begins like a formula and is none, as Excel does.
 * Esc leaves it all the same.
 *
 * @param faultOf what is wrong with a formula, which comes without its "="
 * @param refused told of the cell and of the fault
 */
export function refuseFaultyFormulas(
  book: UniverBook,
  faultOf: FaultOf,
  refused: (cell: SheetRange, fault: string) => void,
): IDisposable {
  let edited: SheetRange | undefined;
  return book.commands.beforeCommandExecuted(({ id, params }) => {
    if (id !== editVisibleId) return;
    const { visible, keycode } = params as EditVisible;
    if (visible) {
      const { sheet, startRow, startColumn } = selectedRange(book);
      edited ??= { sheet, ...cellRange(startRow, startColumn) };
      return;
    }
    const cell = edited;
    const formula = cell && keycode !== escapeKey ? formulaToEnter(book, cell) : undefined;
    const fault = formula === undefined ? undefined : faultOf(formula);
    if (cell && fault !== undefined) {
      refused(cell, fault);
      throw new CustomCommandExecutionError(`the formula cannot be read: ${fault}`);
    }
    edited = undefined;
  });
}

/** What stands in the cell editor, as Univer would put it into the cell, where that is a formula. */
function formulaToEnter(book: UniverBook, { sheet, ...cell }: SheetRange): string | undefined {
  const editor = book.injector
    .get(IUniverInstanceService)
    .getUnit<DocumentDataModel>(DOCS_NORMAL_EDITOR_UNIT_ID_KEY, UniverInstanceType.UNIVER_DOC);
  const text = editor?.getBody()?.dataStream.replace(/\r\n$/, "") ?? "";
  if (!text.startsWith("=") || text.length === 1) return undefined;
  const styles = book.workbook.getStyles();
  const at = worksheetOf(book, sheet).getCellMatrix().getValue(cell.startRow, cell.startColumn);
  if (isTextFormat(styles.getStyleByCell(at)?.n?.pattern)) return undefined;
  const missing = book.injector.get(LexerTreeBuilder).checkIfAddBracket(text);
  return `${text.slice(1)}${")".repeat(missing)}`;
}
