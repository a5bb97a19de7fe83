import type { Page } from "../../session/contract/report";
import type { Rectangle } from "../../session/contract/register-port";
import { areaOf } from "../../session/report/room-for-page";
import { rangeIn } from "./page-cells";
import type { WrittenBefore } from "../../session/report/written-before";
import {
  chartCalled,
  isOurChart,
  nameFormula,
  PAGE_NAME,
} from "../../session/report/written-before";

interface KeptArea {
  readonly area: Rectangle;
  /** Formulas with their "="; of cells that one fills only the first. */
  readonly formulas: readonly (readonly unknown[])[];
  readonly isFilled: boolean;
  readonly formats: readonly (readonly unknown[])[];
  readonly bold: boolean;
  readonly size: number;
  readonly color: string;
  readonly fill: string;
  readonly align: string;
}

/** What was written before, so that it can be put back. */
export interface KeptPage {
  readonly areas: readonly KeptArea[];
  /** Names of our charts on the sheet. */
  readonly charts: readonly string[];
  readonly layout: Pick<Excel.PageLayout, "orientation" | "paperSize">;
}

/** Reads what was written before, and which cells of the sheet are filled. */
export async function keepPage(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { areas }: WrittenBefore,
): Promise<{ readonly kept: KeptPage; readonly used: readonly (readonly [number, number])[] }> {
  const ranges = areas.map((area) => {
    const range = rangeIn(sheet, area);
    range.load("formulas,numberFormat,format/horizontalAlignment");
    range.load("format/font/bold,format/font/size,format/font/color,format/fill/color");
    const spill = range.getCell(0, 0).getSpillingToRangeOrNullObject().load("rowCount,columnCount");
    return { area, range, spill };
  });
  sheet.charts.load("items/name");
  const layout = sheet.pageLayout.load("orientation,paperSize");
  const all = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,values");
  await context.sync();
  const used: (readonly [number, number])[] = [];
  if (!all.isNullObject) {
    (all.values as unknown[][]).forEach((line, row) => {
      line.forEach((value, column) => {
        const place = [all.rowIndex + row, all.columnIndex + column] as const;
        if (value !== "" && !isSpilled(ranges, ...place)) used.push(place);
      });
    });
  }
  return {
    used,
    kept: {
      areas: ranges.map(({ area, range, spill }): KeptArea => {
        const { font, fill, horizontalAlignment } = range.format;
        return {
          ...{ area, formulas: range.formulas as unknown[][] },
          isFilled: !spill.isNullObject && spill.rowCount > 0 && areaSize(area) > 1,
          formats: range.numberFormat as unknown[][],
          ...{ bold: font.bold, size: font.size, color: font.color, fill: fill.color },
          align: horizontalAlignment,
        };
      }),
      charts: sheet.charts.items.map(({ name }) => name).filter(isOurChart),
      layout: { orientation: layout.orientation, paperSize: layout.paperSize },
    },
  };

  /** Filled by one of our formulas, beyond the cells that were laid out for it. */
  function isSpilled(known: typeof ranges, row: number, column: number): boolean {
    return known.some(
      ({ area, spill }) =>
        !spill.isNullObject &&
        row >= area.row &&
        row < area.row + spill.rowCount &&
        column >= area.column &&
        column < area.column + spill.columnCount,
    );
  }
}

const areaSize = ({ rows, columns }: Rectangle): number => rows * columns;

/** Puts back what was there before the writing that failed. @param rowsIn that came in for it */
export async function putBack(
  kept: KeptPage,
  before: WrittenBefore,
  page: Page,
  round: number,
  rowsIn: { readonly first: number; readonly last: number } | null,
): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(before.sheet);
    for (const { key } of page.charts) {
      sheet.charts.getItemOrNullObject(chartCalled(round, key)).delete();
    }
    for (const block of page.blocks) {
      const range = rangeIn(sheet, areaOf(block));
      range.clear(Excel.ClearApplyTo.contents);
      range.clear(Excel.ClearApplyTo.formats);
    }
    if (rowsIn) sheet.getRange(`${rowsIn.first + 1}:${rowsIn.last + 1}`).delete("Up");
    for (const each of kept.areas) {
      const range = rangeIn(sheet, each.area);
      range.numberFormat = each.formats as unknown[][];
      const { format } = range;
      format.font.bold = each.bold;
      format.font.size = each.size;
      format.font.color = each.color;
      if (each.fill === "#FFFFFF") format.fill.clear();
      else format.fill.color = each.fill;
      format.horizontalAlignment = each.align as "General";
      if (each.isFilled) range.getCell(0, 0).formulas = [[each.formulas[0]?.[0]]];
      else range.formulas = each.formulas as unknown[][];
    }
    context.workbook.names.getItem(PAGE_NAME).formula = nameFormula(before.sheet, before.areas);
    sheet.pageLayout.orientation = kept.layout.orientation;
    sheet.pageLayout.paperSize = kept.layout.paperSize;
    await context.sync();
  }).catch(() => undefined);
}
