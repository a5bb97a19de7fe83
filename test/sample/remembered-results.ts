import JSZip from "jszip";
import { Workbook, type Cell, type Worksheet } from "exceljs";
import type { Results } from "../../src/sample/sheets/formula-cells";

export async function opened(bytes: Uint8Array): Promise<Workbook> {
  // exceljs does not read tables with a column that a formula fills.
  const zip = await JSZip.loadAsync(bytes);
  for (const part of zip.file(/^xl\/tables\//)) {
    const text = await part.async("string");
    zip.file(part.name, text.replace(/><calculatedColumnFormula.*?<\/tableColumn>/g, "/>"));
  }
  const workbook = new Workbook();
  await workbook.xlsx.load((await zip.generateAsync({ type: "uint8array" })) as never);
  return workbook;
}

export const isFormula = (value: unknown): value is { formula: string; ref?: string } =>
  typeof value === "object" && value !== null && "formula" in value;

const resultOf = (value: unknown) =>
  (typeof value === "object" && value !== null && "error" in value ? value.error : value) as
    number | string | boolean;

/** `cell.value` forgets a result of 0; this does not. */
export const remembered = (cell: Cell): unknown => cell.result;

/** What the file remembers of its formulas, spilled cells included. */
export function rememberedResults(workbook: Workbook): Results {
  const results: Record<string, Record<string, number | string | boolean>> = {};
  for (const sheet of workbook.worksheets) {
    const ofSheet: Record<string, number | string | boolean> = {};
    for (const cell of cellsOf(sheet)) {
      if (isFormula(cell.value)) {
        if (remembered(cell) !== undefined) {
          ofSheet[cell.address] = resultOf(remembered(cell));
        }
        for (const spilled of cellsIn(sheet, cell.value.ref)) {
          if (spilled.address !== cell.address && spilled.value !== null) {
            ofSheet[spilled.address] = resultOf(spilled.value);
          }
        }
      }
    }
    results[sheet.name] = ofSheet;
  }
  return results;
}

export function cellsOf(sheet: Worksheet): Cell[] {
  const cells: Cell[] = [];
  sheet.eachRow({ includeEmpty: false }, (row) => {
    row.eachCell({ includeEmpty: false }, (cell) => cells.push(cell));
  });
  return cells;
}

function cellsIn(sheet: Worksheet, ref: string | undefined): Cell[] {
  const [first, last = first] = ref?.split(":") ?? [];
  if (first === undefined || last === undefined) {
    return [];
  }
  const [from, to] = [sheet.getCell(first), sheet.getCell(last)];
  return cellsOf(sheet).filter(
    (cell) =>
      Number(cell.row) >= Number(from.row) &&
      Number(cell.row) <= Number(to.row) &&
      Number(cell.col) >= Number(from.col) &&
      Number(cell.col) <= Number(to.col),
  );
}
