import { SheetClipboardService } from "@univerjs/sheets-ui";

/**
 * Pastes plain text as it is. Univer makes a table of several cells by writing their text into markup, where whatever
 * looks like a tag is lost.
 */
export class PlainPaste extends SheetClipboardService {
  override async paste(
    item: ClipboardItem,
    pasteType?: Parameters<SheetClipboardService["paste"]>[1],
  ): Promise<boolean> {
    const isPlain = item.types.every((type) => type === "text/plain");
    if (!isPlain || pasteType !== undefined) return super.paste(item, pasteType);
    const text = await item.getType("text/plain").then((blob) => blob.text());
    return this.legacyPaste(undefined, text);
  }

  override legacyPaste(html?: string, text?: string, files?: File[]): Promise<boolean> {
    const isCells = !html && /[\n\t]/.test(text ?? "");
    return super.legacyPaste(isCells ? tableOf(text ?? "") : html, text, files);
  }
}

/** Cells in a row stand between tabs, rows on lines of their own. */
function tableOf(text: string): string {
  const rows = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const cells = (row: string) => row.split("\t").map((cell) => `<td>${markupOf(cell)}</td>`);
  return `<table>${rows.map((row) => `<tr>${cells(row).join("")}</tr>`).join("")}</table>`;
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const markupOf = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
