import type { BrokenFormula } from "../session/mend/broken-formula";
import type { FormulaCell, FormulaPort } from "../session/mend/mend-formulas";
import { inExcel } from "./run/in-excel";
import { refusalOf } from "./run/refusals";
import { grouped, mayBeTheGroup, plainly } from "./run/undo-group";

/** Cells that are read at once: on the web an answer has 5 MB at most. */
const cellsAtOnce = 50_000;

/** The formulas of the workbook that is open in Excel. */
export const excelFormulaPort: FormulaPort = {
  formulasWith: (word) => inExcel((context) => formulasWith(context, word)),
  mend: async (broken) => {
    const work = (context: Excel.RequestContext) => mend(context, broken);
    try {
      return await (grouped() ?? plainly)(work).catch((error: unknown) => {
        // What was put there before a refusal is not put there again.
        if (mayBeTheGroup(error)) return plainly(work);
        throw error;
      });
    } catch (error) {
      throw await refusalOf(error);
    }
  },
};

async function formulasWith(context: Excel.RequestContext, word: string): Promise<FormulaCell[]> {
  const sheets = context.workbook.worksheets.load("items/name,items/visibility");
  await context.sync();
  const visible = sheets.items
    .filter(({ visibility }) => visibility === Excel.SheetVisibility.visible)
    .map((sheet) => ({
      sheet,
      used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
    }));
  await context.sync();
  const found: FormulaCell[] = [];
  for (const { sheet, used } of visible) {
    if (used.isNullObject) continue;
    const { rowIndex, columnIndex, rowCount, columnCount } = used;
    const rowsAtOnce = Math.max(1, Math.floor(cellsAtOnce / columnCount));
    for (let from = 0; from < rowCount; from += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, rowCount - from);
      const block = sheet
        .getRangeByIndexes(rowIndex + from, columnIndex, rows, columnCount)
        .load("formulas");
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- one answer may hold only so many cells
      await context.sync();
      found.push(...formulasIn(block, word, sheet.name, rowIndex + from, columnIndex));
    }
  }
  return found;
}

function formulasIn(
  { formulas }: Excel.Range,
  word: string,
  sheet: string,
  firstRow: number,
  firstColumn: number,
): FormulaCell[] {
  return (formulas as unknown[][]).flatMap((line, row) =>
    line.flatMap((formula, column) => {
      const isOne = typeof formula === "string" && /^'?=/.test(formula) && formula.includes(word);
      return isOne ? [{ sheet, row: firstRow + row, column: firstColumn + column, formula }] : [];
    }),
  );
}

/** Nothing is put where somebody wrote something else meanwhile. @returns how many formulas stand repaired */
async function mend(
  context: Excel.RequestContext,
  broken: readonly BrokenFormula[],
): Promise<number> {
  const cells = broken.map((each) => ({
    each,
    range: context.workbook.worksheets
      .getItem(each.sheet)
      .getRangeByIndexes(each.row, each.column, 1, 1)
      .load("formulas,numberFormat"),
  }));
  await context.sync();
  const formulaOf = ({ formulas }: Excel.Range): unknown => (formulas as unknown[][])[0]?.[0];
  const isRepaired = ({ each, range }: (typeof cells)[number]): boolean =>
    formulaOf(range) === repairedOf(each);
  const repairedBefore = cells.filter(isRepaired).length;
  const same = cells.filter(({ each, range }) => formulaOf(range) === each.formula);
  for (const { each, range } of same) {
    const [[format] = []] = range.numberFormat as unknown[][];
    // In a cell of the format Text it would stay a text.
    if (format === "@") range.numberFormat = [["General"]];
    range.formulas = [[repairedOf(each)]];
  }
  await context.sync();
  return repairedBefore + same.length;
}

/** The formula as it is typed, without the mark of a text. */
function repairedOf({ repaired }: BrokenFormula): string {
  return repaired.replace(/^'/, "");
}
