import type { ICellData, IDisposable, Nullable, Univer } from "@univerjs/core";
import { CellValueType, isTextFormat, numfmt } from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import type { Region } from "../../../workbook/book/region";
import { typedValue } from "./typed-value";

/** Ahead of Univer's own readers, who know one language. */
const ahead = 100;

/** Reads what is typed into cells as Excel does in a region, and shows what is edited as it would be typed there. */
export function typeInRegion(univer: Univer, region: Region): IDisposable {
  const { writeCellInterceptor } = univer.__getInjector().get(SheetInterceptorService);
  const after = writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: ahead,
    handler: (cell, { workbook, worksheet, row, col }, next) => {
      const style = workbook.getStyles().getStyleByCell(worksheet.getCellRaw(row, col)) ?? {};
      const typed = typedIn(cell);
      const isText = cell?.t === CellValueType.FORCE_STRING || isTextFormat(style.n?.pattern);
      if (!cell || typed === null || isText) return next(cell);
      const read = typedValue(typed, region, new Date().getFullYear());
      if (read === null) return next(cell);
      const bare: ICellData = { ...cell, p: null };
      if (read.kind === "text") return { ...bare, v: typed, t: CellValueType.FORCE_STRING };
      const hasFormat = style.n?.pattern !== undefined && style.n.pattern !== "General";
      const s =
        hasFormat || read.format === null ? cell.s : { ...style, n: { pattern: read.format } };
      return { ...bare, v: read.value, t: CellValueType.NUMBER, ...(s === undefined ? {} : { s }) };
    },
  });
  const before = writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: ahead,
    handler: (cell, { workbook, worksheet, row, col }, next) => {
      const raw = worksheet.getCellRaw(row, col);
      const isNumber = typeof raw?.v === "number" && raw.t !== CellValueType.BOOLEAN;
      if (!raw || !isNumber || raw.f || raw.si) return next(cell);
      const format = workbook.getStyles().getStyleByCell(raw)?.n?.pattern ?? "General";
      const v = editedText(Number(raw.v), format, region);
      return { ...raw, v, t: CellValueType.STRING };
    },
  });
  return {
    dispose: () => {
      after();
      before();
    },
  };
}

function typedIn(cell: Nullable<ICellData>): string | null {
  if (!cell || (cell.f ?? "") !== "") return null;
  const text = cell.p?.body?.dataStream.replace(/\r\n$/, "") ?? cell.v;
  return typeof text === "string" ? text : typeof text === "number" ? String(text) : null;
}

/** A number with all its digits, as it would be typed. */
function editedText(value: number, format: string, region: Region): string {
  const digits = (number: number): string =>
    String(Number(number.toPrecision(15)))
      .replace(".", region.decimal)
      .replace("e", "E");
  if (numfmt.isDateFormat(format) && Number.isInteger(value)) {
    return numfmt.format(region.shortDate.replaceAll("M", "m"), value);
  }
  return format.includes("%") ? `${digits(value * 100)}%` : digits(value);
}
