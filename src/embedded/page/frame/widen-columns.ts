import type { IDisposable, Univer } from "@univerjs/core";
import { IUniverInstanceService, ObjectMatrix } from "@univerjs/core";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import {
  getSheetCommandTarget,
  SetRangeValuesCommand,
  SetWorksheetColWidthMutation,
  SheetInterceptorService,
} from "@univerjs/sheets";
import { shownText } from "../../univer-grid/looks/shown-text";
import { fontOf, padding, textMeasure } from "./measured-text";
import { numberIn } from "./show-numbers";

/**
 * Widens a column whose width nobody has set where a date, a percentage or an amount typed into it does not fit, as Excel
 * does: else it would show "###". Undo takes that back with what was typed.
 *
 * @param locale by which number formats know the region
 */
export function widenColumns(univer: Univer, locale: string): IDisposable {
  const injector = univer.__getInjector();
  const measure = textMeasure();
  /** Widths that columns got here, by sheet and column: nobody else set them. */
  const given = new Map<string, number>();
  const nothing = { redos: [], undos: [] };
  return injector.get(SheetInterceptorService).interceptCommand({
    getMutations({ id, params }) {
      if (id !== SetRangeValuesCommand.id) return nothing;
      const written = params as ISetRangeValuesMutationParams;
      const at = onlyCell(written.cellValue);
      const target = getSheetCommandTarget(injector.get(IUniverInstanceService), written);
      if (!at || !target) return nothing;
      const { unitId, subUnitId, workbook, worksheet } = target;
      const cell = worksheet.getCellRaw(at.row, at.column);
      const value = numberIn(cell);
      const style = workbook.getStyles().getStyleByCell(cell) ?? {};
      const format = style.n?.pattern ?? "General";
      if (value === null || /^general$/i.test(format)) return nothing;
      if (worksheet.getMergedCell(at.row, at.column)) return nothing;
      const key = `${subUnitId} ${at.column}`;
      const before = worksheet.getColumnWidth(at.column);
      const own = worksheet.getColumnManager().getColumn(at.column)?.w;
      if (own !== undefined && own !== given.get(key)) return nothing;
      const wanted = Math.ceil(measure(shownText(value, format, locale), fontOf(style))) + padding;
      if (wanted <= before) return nothing;
      given.set(key, wanted);
      const columns = { startColumn: at.column, endColumn: at.column };
      const range = { startRow: 0, endRow: worksheet.getRowCount() - 1, ...columns };
      const mutation = (colWidth: number | Record<number, number>) => ({
        id: SetWorksheetColWidthMutation.id,
        params: { unitId, subUnitId, ranges: [range], colWidth },
      });
      return { redos: [mutation(wanted)], undos: [mutation({ [at.column]: before })] };
    },
  });
}

/** The place of the only cell that is written, as typing does. */
function onlyCell(
  cells: ISetRangeValuesMutationParams["cellValue"],
): { readonly row: number; readonly column: number } | null {
  const found: { row: number; column: number }[] = [];
  new ObjectMatrix(cells ?? {}).forValue((row, column) => {
    found.push({ row, column });
    return found.length < 2;
  });
  const [only, other] = found;
  return only && !other ? only : null;
}
