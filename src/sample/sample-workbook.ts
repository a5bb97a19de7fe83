import { Workbook } from "exceljs";
import { addBadYearsSheet } from "./sheets/bad-years-sheet";
import { addBudgetLinesSheet } from "./sheets/budget-lines-sheet";
import { addBudgetSheet } from "./sheets/budget-sheet";
import { addCheckSheet } from "./sheets/check-sheet";
import { addControlsSheet } from "./sheets/controls-sheet";
import { markDynamicArrays } from "./dynamic-arrays";
import type { Results } from "./sheets/formula-cells";
import { addInsuranceSheet } from "./sheets/insurance-sheet";
import { addPlanSheet } from "./sheets/plan-sheet";
import { addPlantListSheet } from "./sheets/plant-list-sheet";
import { addRegisterSheet, calculatedColumns } from "./sheets/register-sheet";
import { addReleasesSheet } from "./sheets/releases-sheet";
import { addSourcesSheet } from "./sheets/sources-sheet";
import { addWhatIfSheet } from "./sheets/what-if-sheet";
import { addWorkingsSheet } from "./sheets/workings-sheet";

/** The date in the file, so that building it twice gives the same file. */
const stamp = new Date(Date.UTC(2026, 9, 1));

/**
 * The sample workbook as an .xlsx file.
 *
 * @param results what the formulas give, kept in the file beside them; empty for a file without them
 * @returns the same bytes for the same results
 */
export async function sampleWorkbook(results: Results): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = "Outspend";
  workbook.lastModifiedBy = "Outspend";
  workbook.title = "Security budget: sample workbook";
  workbook.created = stamp;
  workbook.modified = stamp;
  addRegisterSheet(workbook, results);
  addControlsSheet(workbook);
  addBudgetSheet(workbook, results);
  addBadYearsSheet(workbook, results);
  addPlanSheet(workbook, results);
  addWhatIfSheet(workbook, results);
  addBudgetLinesSheet(workbook, results);
  addInsuranceSheet(workbook, results);
  addReleasesSheet(workbook, results);
  addPlantListSheet(workbook, results);
  addCheckSheet(workbook, results);
  addWorkingsSheet(workbook, results);
  addSourcesSheet(workbook);
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  return markDynamicArrays(written, stamp, calculatedColumns);
}
