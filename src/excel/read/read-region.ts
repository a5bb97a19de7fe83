import { unsaid } from "../../session/contract/locale-marks";
import type { Region } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { inExcel } from "../run/in-excel";

/**
 * How Excel reads what is typed: by the separators of its options or of the system, not by the language of its buttons.
 * An Excel that cannot say, or does not want to, has said nothing.
 *
 * @throws SheetError where Excel answers nobody just now
 */
export async function readRegion(): Promise<Region> {
  const [marks, from1904] = [await readMarks(), await readSystem()];
  return { ...marks, from1904 };
}

/**
 * Whether the workbook counts its days from 1904; null where Excel does not say. The property of the workbook that says so is in preview;
 * Excel's own DATE counts by the same system.
 */
async function readSystem(): Promise<boolean | null> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.2")) return null;
  try {
    const day = await inExcel(async (context) => {
      const second = context.workbook.functions.date(1904, 1, 2).load("value,error");
      await context.sync();
      return second.value;
    });
    return day === 1 ? true : day === 1463 ? false : null;
  } catch (error) {
    if (error instanceof SheetError && error.failure === "refused") return null;
    throw error;
  }
}

async function readMarks(): Promise<Region> {
  const { requirements } = Office.context;
  if (!requirements.isSetSupported("ExcelApi", "1.11")) return unsaid;
  const hasDates = requirements.isSetSupported("ExcelApi", "1.12");
  try {
    return await inExcel(async (context) => {
      const { application } = context.workbook;
      application.load("decimalSeparator,thousandsSeparator");
      const culture = application.cultureInfo.load("name");
      const dates = hasDates ? culture.datetimeFormat.load("shortDatePattern") : null;
      await context.sync();
      return {
        culture: said(culture.name),
        decimal: said(application.decimalSeparator),
        // None at all is a separator, too.
        group: application.thousandsSeparator,
        date: dates && said(dates.shortDatePattern),
        from1904: null,
      };
    });
  } catch (error) {
    if (error instanceof SheetError && error.failure === "refused") return unsaid;
    throw error;
  }
}

const said = (text: string): string | null => (text === "" ? null : text);
