import { BooleanNumber } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { RowState } from "../../../workbook/engine/formula/evaluator";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
import { tokenizeFormula } from "../../../formulas/formula-tokens";
import { functionName } from "../../../workbook/formulas/function-name";
import type { UniverBook } from "../book/univer-book";
import type { CustomFunctions } from "./custom-functions";
import { calculateOwn } from "./own/own-evaluation";
import { OwnFormulas } from "./own/own-formulas";

/** The formulas of a grid, which ask its cells, its rows and the functions of the add-in. */
export function ownFormulas(book: UniverBook, functions: CustomFunctions): OwnFormulas {
  const data = book.injector.get(FormulaDataModel);
  const around = {
    ask: functions.answerFor.bind(functions),
    isWaiting: () => functions.waiting > 0,
    complain: functions.complaints.add.bind(functions.complaints),
    formulaIn,
    isSubtotal,
    rowState,
  };
  const own: OwnFormulas = new OwnFormulas((formula, values) =>
    calculateOwn(formula, values, around),
  );
  return own;

  function formulaIn({ sheetId, row, column }: CallSite): string | undefined {
    const worksheet = book.workbook.getSheetBySheetId(sheetId);
    const cell = worksheet?.getCellMatrix().getValue(row, column);
    if (!cell?.f && !cell?.si) return undefined;
    // A formula filled down by hand may be kept by its first cell alone.
    const formula = cell.f ?? data.getFormulaStringByCell(row, column, sheetId, book.unit);
    return formula?.slice(1);
  }

  function isSubtotal(site: CallSite): boolean {
    const formula = formulaIn(site);
    if (formula === undefined) return false;
    const known = own.at(site);
    return known ? known.isSubtotal : callsSubtotal(formula);
  }

  function rowState(sheetId: string, row: number): RowState {
    const line = book.workbook.getSheetBySheetId(sheetId)?.getConfig().rowData[row];
    if (line?.hd !== BooleanNumber.TRUE) return "shown";
    return line.custom?.isFiltered === true ? "filtered" : "hidden";
  }
}

const callsSubtotal = (formula: string): boolean =>
  tokenizeFormula(formula).some(
    ({ kind, text }) =>
      kind === "function" && /^(?:SUBTOTAL|AGGREGATE)$/.test(functionName(text, new Set())),
  );
