import type { ICellData, IDisposable, Nullable, Univer, Worksheet } from "@univerjs/core";
import { CellValueType, InterceptorEffectEnum } from "@univerjs/core";
import {
  INTERCEPTOR_POINT,
  InterceptCellContentPriority,
  SheetInterceptorService,
} from "@univerjs/sheets";
import { shownText } from "../../univer-grid/looks/shown-text";
import type { Region } from "../../../workbook/book/region";
import { fitNumber } from "./fit-number";
import { fontOf, padding, textMeasure } from "./measured-text";

/**
 * Shows numbers in the cells as the region writes them and as their columns are wide, as Excel does. Univer would cut off
 * what does not fit: a smaller number without a sign of it.
 *
 * @param locale by which number formats know the region
 */
export function showNumbers(univer: Univer, region: Region, locale: string): IDisposable {
  const measure = textMeasure();
  const interceptors = univer.__getInjector().get(SheetInterceptorService);
  return interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Value,
    // Below Univer's own number formats: what they say is said again here.
    priority: InterceptCellContentPriority.DATA_VALIDATION - 1,
    handler: (cell, { row, col, rawData, workbook, worksheet }, next) => {
      const value = numberIn(rawData);
      if (value === null || cell?.t === CellValueType.STRING) return next(cell);
      const style = workbook.getStyles().getStyleByCell(rawData) ?? {};
      const format = style.n?.pattern ?? "General";
      const isGeneral = /^general$/i.test(format);
      const font = fontOf(style);
      const room = widthOf(worksheet, row, col) - padding;
      const text = fitNumber({
        value,
        text: shownText(value, format, locale),
        isGeneral,
        decimal: region.decimal,
        fits: (wanted) => measure(wanted, font) <= room,
      });
      return next({ ...cell, v: text, t: CellValueType.NUMBER });
    },
  });
}

/** A number as the cell holds it; null for anything else. */
export function numberIn(cell: Nullable<ICellData>): number | null {
  if (typeof cell?.v !== "number") return null;
  const isOther = cell.t === CellValueType.BOOLEAN || cell.t === CellValueType.FORCE_STRING;
  return isOther || cell.t === CellValueType.STRING ? null : cell.v;
}

function widthOf(worksheet: Worksheet, row: number, column: number): number {
  const merged = worksheet.getMergedCell(row, column);
  const [first, last] = merged ? [merged.startColumn, merged.endColumn] : [column, column];
  let width = 0;
  for (let at = first; at <= last; at++) width += worksheet.getColumnWidth(at);
  return width;
}
