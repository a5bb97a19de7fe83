import type { ICellData, IStyleData, Nullable, ObjectMatrix } from "@univerjs/core";
import type { ISheetClipboardHook } from "@univerjs/sheets-ui";
import { SheetClipboardService } from "@univerjs/sheets-ui";
import { clipboardRows } from "./clipboard-rows";

/** The look of a cell of its own; undefined where it has none. */
export type StyleAt = (
  unit: string,
  sheet: string,
  row: number,
  column: number,
) => Nullable<IStyleData>;

type Pasted = Parameters<NonNullable<ISheetClipboardHook["onPasteCells"]>>;

/**
 * Pastes plain text as it is, and looks as they are. Univer makes a table of several cells by writing their text into markup,
 * where whatever looks like a tag is lost, and gives what is pasted a font and a size of its own where it had none.
 */
export function plainPaste(styleAt: StyleAt): typeof SheetClipboardService {
  return class PlainPaste extends SheetClipboardService {
    /** Whether text is being pasted, which takes the look of where it goes. */
    private isText = false;

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
      this.isText = !html && /[\n\t]/.test(text ?? "");
      try {
        // All of it is done before this returns.
        return super.legacyPaste(this.isText ? tableOf(text ?? "") : html, text, files);
      } finally {
        this.isText = false;
      }
    }

    override addClipboardHook(hook: ISheetClipboardHook) {
      const paste = hook.onPasteCells?.bind(hook);
      if (!paste) return super.addClipboardHook(hook);
      return super.addClipboardHook({
        ...hook,
        onPasteCells: (from, to, cells, payload) => {
          this.keepLooks(to, cells);
          return paste(from, to, cells, payload);
        },
      });
    }

    private keepLooks(
      { unitId, subUnitId, range: { rows, cols } }: Pasted[1],
      cells: ObjectMatrix<ICellData>,
    ): void {
      cells.forValue((row, column, cell) => {
        const own = this.isText
          ? structuredClone(styleAt(unitId, subUnitId, rows[row] ?? -1, cols[column] ?? -1))
          : cell.s;
        if (typeof own !== "string") cell.s = { ...plain, ...own };
      });
    }
  };
}

/** What a look without anything of its own says where Univer would say what is usual with it. */
const plain: Readonly<Record<string, null>> = Object.fromEntries(
  ["ff", "fs", "it", "bl", "ul", "st", "ol", "tr", "td", "ht", "vt", "tb", "pd"].map((key) => [
    key,
    null,
  ]),
);

function tableOf(text: string): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${markupOf(cell)}</td>`);
  return `<table>${clipboardRows(text)
    .map((row) => `<tr>${cells(row).join("")}</tr>`)
    .join("")}</table>`;
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "<br>",
};

const markupOf = (text: string) => text.replace(/[&<>"\n]/g, (mark) => marks[mark] ?? mark);
