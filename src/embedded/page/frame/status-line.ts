import type { Grid, GridEvent, SheetRange } from "../../grid";
import { cellAddress } from "../../../workbook/book/cell-address";
import { longestText } from "../../../workbook/book/excel-limits";
import { addressOf, isEntireColumn, isEntireRow } from "../../office-host/ranges/addresses";
import { elementById } from "./element-by-id";
import { errorWords } from "./error-words";
import { watchTables } from "./grown-table";
import { sumsOf } from "./sums";

type ShiftRefused = Extract<GridEvent, { readonly kind: "shiftRefused" }>;

/** A calculation shorter than this is not worth a word. */
const patience = 300;

/**
 * Keeps the line below the sheet, which screen readers speak: what is wrong in the selected cell, what was refused, and
 * whether something is being calculated.
 *
 * @param locale by which number formats know the region
 * @param news what stands in it first; "" for nothing
 * @param aboutSheet what is said when a sheet comes to the front; "" for nothing
 * @returns a function that ends it
 */
export function openStatusLine(
  grid: Grid,
  locale: string,
  news = "",
  aboutSheet: (sheet: string) => string = () => "",
): () => void {
  const sums = elementById("sums");
  const message = elementById("message");
  const activity = elementById("activity");
  let round = 0;
  let timer: number | undefined;
  const grownBy = watchTables(grid);
  /** Whether a refusal or other news stands in the line, and whether what brought it is over. */
  let isRefusal = false;
  let isOver = false;

  const show = (text: string, isFault: boolean) => {
    if (message.textContent !== text) message.textContent = text;
    message.classList.toggle("fault", isFault);
  };
  const showSelected = () => {
    sums.textContent = sumsOf(grid, locale);
    // The selection moves on behind what was typed in vain.
    if (isRefusal) return;
    const { sheet, startRow: row, startColumn: column } = grid.selection();
    const cell = { sheet, startRow: row, startColumn: column, endRow: row, endColumn: column };
    const [[value] = []] = grid.values(cell);
    const isFault = typeof value === "object" && value !== null;
    const said = grid.message(sheet, row, column);
    const words = isFault ? errorWords(value.error, said) : (said ?? "");
    show(words === "" ? "" : `${cellAddress(row, column)}  ${words}`, words !== "");
  };
  const showRefusal = (words: string) => {
    showNews(words, true);
  };
  const showNews = (words: string, isFault = false) => {
    isRefusal = true;
    isOver = false;
    // The same words put there anew are spoken anew.
    message.textContent = "";
    show(words, isFault);
    // The key or click that was refused may still be on its way here.
    window.setTimeout(() => {
      isOver = true;
    }, 0);
  };
  // A refusal stands until the next thing is done.
  const goOn = () => {
    if (!isRefusal || !isOver) return;
    isRefusal = isOver = false;
    showSelected();
  };
  window.addEventListener("keydown", goOn, { capture: true });
  window.addEventListener("pointerdown", goOn, { capture: true });
  const showSheet = () => {
    const words = aboutSheet(grid.activeSheet());
    if (words !== "") showNews(words);
  };
  const watch = async () => {
    const own = ++round;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      activity.textContent = "Calculating …";
    }, patience);
    await grid.settled();
    if (own !== round) return;
    window.clearTimeout(timer);
    activity.textContent = grid.isManual() && !grid.isCalculated() ? "F9 calculates" : "";
    showSelected();
  };
  const calculate = (event: KeyboardEvent) => {
    if (event.key !== "F9" || grid.isEditing()) return;
    event.preventDefault();
    grid.calculate();
    void watch();
  };
  window.addEventListener("keydown", calculate, { capture: true });

  const end = grid.subscribe((event) => {
    const { kind } = event;
    if (event.kind === "refused") showRefusal(protectionWords(grid, event.range));
    if (event.kind === "formulaRefused") showRefusal(formulaWords(event));
    if (event.kind === "textRefused") showRefusal(textWords(event));
    if (event.kind === "shiftRefused") showRefusal(shiftWords(event));
    if (kind === "selected" || kind === "sheetActivated" || kind === "calculated") showSelected();
    if (kind === "sheetActivated") showSheet();
    if (event.kind === "tableChanged") {
      const grown = grownBy(event.table, event.isBack);
      if (grown !== null) showNews(grown);
    }
    if (kind === "changed" || kind === "tableChanged") void watch();
  });
  if (news === "") showSheet();
  else showNews(news, true);
  void watch();
  return () => {
    round++;
    window.clearTimeout(timer);
    window.removeEventListener("keydown", goOn, { capture: true });
    window.removeEventListener("keydown", calculate, { capture: true });
    window.removeEventListener("pointerdown", goOn, { capture: true });
    end();
    message.textContent = sums.textContent = activity.textContent = "";
  };
}

/** What came to nothing, where, and what can be done about it. */
function protectionWords(grid: Grid, range: SheetRange): string {
  const sheet = grid.sheets().find(({ id }) => id === range.sheet)?.name ?? "";
  const where = addressOf(range);
  return `${where} was not changed because the sheet ${sheet} is protected: change another sheet, or have the add-in unprotect this one.`;
}

/** What is wrong with a formula, where, and what can be done about it. */
const formulaWords = ({ range, fault }: { readonly range: SheetRange; readonly fault: string }) =>
  `${addressOf(range)} cannot take this formula: ${fault}. Correct it, or press Esc to leave the cell as it was.`;

/** How long a text is, where, and what can be done about it. */
const textWords = ({ range, length }: { readonly range: SheetRange; readonly length: number }) =>
  `${addressOf(range)} was not changed because the text has ${length} characters and a cell takes ${longestText}: shorten it.`;

/** What would have been pushed off the sheet or torn apart, and what can be done about it. */
function shiftWords({ range, removes, along, obstacle }: ShiftRefused): string {
  const wish = `${linesOf(range)} not ${removes ? "deleted" : "inserted"}`;
  if (obstacle.kind === "pushed") {
    return `${wish} because what is in ${obstacle.cell} would be pushed off the sheet: clear ${obstacle.cell} first.`;
  }
  if (obstacle.kind === "parted") {
    return `${wish} because one formula fills all of ${obstacle.cells}: choose all of these cells, or clear them first.`;
  }
  return `${wish} because the table ${obstacle.table} would be torn apart: choose whole ${along}, or cells beside the table.`;
}

/** "Row 3 was", "Columns C:D were", "Cells A3:B4 were". */
function linesOf(range: SheetRange): string {
  const address = addressOf(range);
  const [first, last] = address.split(":");
  const what = isEntireRow(range) ? "Row" : isEntireColumn(range) ? "Column" : "Cell";
  return last === undefined || first === last ? `${what} ${first} was` : `${what}s ${address} were`;
}
