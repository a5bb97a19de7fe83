import { prefixed } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import type { ScannedSheet } from "./scan-sheet";

/** What may stand directly in a sheet, in the format's order (ECMA-376, part 1, 18.3.1.99). */
const order = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios " +
  "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations " +
  "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches " +
  "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems " +
  "tableParts extLst"
).split(" ");

/** What stands directly in a sheet under a name. */
export const sectionOf = ({ sections }: ScannedSheet, name: string): XmlPlace | undefined =>
  sections.find(({ tag }) => tag.local === name);

/** What replaces a section, adds it where it belongs, or takes it away. */
export function sectionSplice(sheet: ScannedSheet, name: string, xml: string): Splice {
  const there = sectionOf(sheet, name);
  if (there) return { start: there.tag.start, end: there.end, text: xml };
  const rank = order.indexOf(name);
  const behind = sheet.sections.find(({ tag }) => order.indexOf(tag.local) > rank);
  const at = behind?.tag.start ?? sheet.root.insideEnd;
  return { start: at, end: at, text: prefixed(xml, sheet.prefix) };
}
