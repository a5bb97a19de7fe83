import type { Region } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { inExcel } from "../run/in-excel";

const unsaid: Region = { culture: null, decimal: null, group: null, date: null };

/**
 * How Excel reads what is typed: by the separators of its options or of the system, not by the language of its buttons.
 * An Excel that cannot say, or does not want to, has said nothing.
 *
 * @throws SheetError where Excel answers nobody just now
 */
export async function readRegion(): Promise<Region> {
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
      };
    });
  } catch (error) {
    if (error instanceof SheetError && error.failure === "refused") return unsaid;
    throw error;
  }
}

const said = (text: string): string | null => (text === "" ? null : text);
