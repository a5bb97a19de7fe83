import type { Page } from "../../session/contract/report";
import { addChart } from "../write/add-chart";
import { freeName } from "../../session/formulas/free-name";
import { areaOf, roomFor } from "../../session/report/room-for-page";
import { layOut, putBlocks, rangeIn } from "./page-cells";
import type { KeptPage } from "./keep-page";
import { keepPage, putBack } from "./keep-page";
import type { WrittenBefore } from "../../session/report/written-before";
import {
  chartCalled,
  nameFormula,
  nextRound,
  PAGE_NAME,
  writtenBefore,
} from "../../session/report/written-before";

/**
 * Writes a page on a sheet of its own, or in place of what was written of it before.
 *
 * @throws what Excel said, once the workbook is as it was again
 */
export async function writePage(context: Excel.RequestContext, page: Page): Promise<string> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name");
  const name = names.getItemOrNullObject(PAGE_NAME).load("formula");
  await context.sync();
  const before = name.isNullObject ? null : writtenBefore(String(name.formula));
  const isThere = worksheets.items.some((each) => each.name === before?.sheet);
  return before && isThere
    ? writeAgain(context, page, before)
    : writeFirst(
        context,
        page,
        worksheets.items.map((each) => each.name),
        name.isNullObject,
      );
}

async function writeFirst(
  context: Excel.RequestContext,
  page: Page,
  taken: readonly string[],
  isNewName: boolean,
): Promise<string> {
  const { worksheets } = context.workbook;
  const called = freeName(page.sheet, " ", taken);
  try {
    const sheet = worksheets.add(called);
    putPage(context, sheet, called, page, 1, isNewName);
    sheet.activate();
    await context.sync();
  } catch (error) {
    await Excel.run(async (again) => {
      const sheet = again.workbook.worksheets.getItemOrNullObject(called);
      const name = again.workbook.names.getItemOrNullObject(PAGE_NAME);
      if (isNewName) name.delete();
      sheet.delete();
      await again.sync();
    }).catch(() => undefined);
    throw error;
  }
  return called;
}

async function writeAgain(
  context: Excel.RequestContext,
  page: Page,
  before: WrittenBefore,
): Promise<string> {
  const sheet = context.workbook.worksheets.getItem(before.sheet);
  const { kept, used } = await keepPage(context, sheet, before);
  const { moved, rowsIn } = roomFor(page, before, used);
  const round = nextRound(kept.charts);
  let cameIn: typeof rowsIn = null;
  try {
    if (rowsIn) {
      sheet.getRange(`${rowsIn.first + 1}:${rowsIn.last + 1}`).insert("Down");
      // Alone: where they are refused, none must be taken out again.
      await context.sync();
      cameIn = rowsIn;
    }
    for (const area of moved) {
      const range = rangeIn(sheet, area);
      range.clear(Excel.ClearApplyTo.contents);
      range.clear(Excel.ClearApplyTo.formats);
    }
    putPage(context, sheet, before.sheet, page, round, false);
    sheet.activate();
    await context.sync();
  } catch (error) {
    await putBack(kept, before, page, round, cameIn);
    throw error;
  }
  await deleteCharts(context, sheet, kept);
  return before.sheet;
}

function putPage(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  called: string,
  page: Page,
  round: number,
  isNewName: boolean,
): void {
  putBlocks(sheet, page);
  for (const chart of page.charts) {
    addChart(sheet, chart).name = chartCalled(round, chart.key);
  }
  layOut(sheet, page);
  const formula = nameFormula(called, page.blocks.map(areaOf));
  const { names } = context.workbook;
  if (isNewName) names.add(PAGE_NAME, formula);
  else names.getItem(PAGE_NAME).formula = formula;
}

/** Those of the time before go last: what was shown by them could not be brought back. A failure is tried again. */
async function deleteCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { charts }: KeptPage,
): Promise<void> {
  const gone = (): Promise<void> => {
    for (const name of charts) sheet.charts.getItemOrNullObject(name).delete();
    return context.sync();
  };
  if (charts.length === 0) return;
  await gone().catch(gone);
}
