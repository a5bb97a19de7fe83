import type { Grid } from "../grid";
import { cellAddress } from "../cell-address";
import { elementById } from "./element-by-id";
import { errorWords } from "./error-words";

/** A calculation shorter than this is not worth a word. */
const patience = 300;

/**
 * Keeps the line below the sheet: what is wrong in the selected cell, and whether something is being calculated.
 *
 * @returns a function that ends it
 */
export function openStatusLine(grid: Grid): () => void {
  const message = elementById("message");
  const activity = elementById("activity");
  let round = 0;
  let timer: number | undefined;

  const showSelected = () => {
    const { sheet, startRow: row, startColumn: column } = grid.selection();
    const cell = { sheet, startRow: row, startColumn: column, endRow: row, endColumn: column };
    const [[value] = []] = grid.values(cell);
    const isFault = typeof value === "object" && value !== null;
    const words = isFault ? errorWords(value.error, grid.message(sheet, row, column)) : "";
    const text = isFault ? `${cellAddress(row, column)}  ${words}` : "";
    if (message.textContent !== text) message.textContent = text;
    message.classList.toggle("fault", isFault);
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
    activity.textContent = "";
    showSelected();
  };

  const end = grid.subscribe(({ kind }) => {
    if (kind === "selected" || kind === "sheetActivated" || kind === "calculated") showSelected();
    if (kind === "changed" || kind === "tableChanged") void watch();
  });
  void watch();
  return () => {
    round++;
    window.clearTimeout(timer);
    end();
    message.textContent = activity.textContent = "";
  };
}
