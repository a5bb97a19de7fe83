import type { ICellData, IStyleData, ITextStyle, Nullable, Univer, Workbook } from "@univerjs/core";
import { IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { cellAddress, sheetInFormula } from "../../../workbook/book/cell-address";

/** What a part of a text may have that its cell has not, by Univer's names. */
const looks = ["bl", "it", "ul", "st", "cl", "bg", "va"] as const;

/** Cells of which a part of the text has a look of its own, which neither books nor files of ours hold: "Data!A1". */
export function partlyStyled(univer: Univer): string[] {
  const workbook = univer
    .__getInjector()
    .get(IUniverInstanceService)
    .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  if (!workbook) return [];
  const found: string[] = [];
  for (const sheet of workbook.getSheets()) {
    sheet.getCellMatrix().forValue((row, column, cell: Nullable<ICellData>) => {
      if (!cell?.p) return;
      const style = workbook.getStyles().getStyleByCell(cell);
      const runs = cell.p.body?.textRuns ?? [];
      if (runs.some(({ ts }) => ts && hasOwnLook(ts, style)))
        found.push(`${sheetInFormula(sheet.getName())}!${cellAddress(row, column)}`);
    });
  }
  return found;
}

const hasOwnLook = (part: ITextStyle, whole: Nullable<IStyleData>): boolean =>
  looks.some((key) => lookOf(part, key) !== lookOf(whole, key));

/** A look as a text; "" where there is none. */
function lookOf(style: Nullable<IStyleData>, key: (typeof looks)[number]): string {
  const look = style?.[key];
  if (!look) return "";
  if (typeof look === "number") return String(look);
  const { s, rgb } = look as { readonly s?: number; readonly rgb?: Nullable<string> };
  return s === 0 ? "" : (rgb ?? String(s ?? "")).toLowerCase();
}
