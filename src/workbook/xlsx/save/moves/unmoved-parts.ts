import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import type { ListedSheet } from "../opened/opened-parts";
import { workbookPart } from "../opened/opened-parts";
import { scanSheet } from "../sheet/scan-sheet";

/** Kinds of parts that say no addresses, or whose addresses move. */
const known: ReadonlySet<string> = new Set(
  (
    "worksheet chartsheet theme styles sharedStrings calcChain sheetMetadata table tableSingleCells queryTable connections " +
    "xmlMaps printerSettings externalLink externalLinkPath customXml customXmlProps vbaProject vbaProjectSignature " +
    "wordVbaData image hdphoto media video audio hyperlink comments vmlDrawing threadedComment person webextension drawing " +
    "chart chartEx chartUserShapes chartStyle chartColorStyle themeOverride diagramData diagramLayout diagramQuickStyle " +
    "diagramColors diagramDrawing pivotTable pivotCacheDefinition pivotCacheRecords slicer slicerCache timeline timelineCache " +
    "ctrlProp control activeXControlBinary oleObject package customProperty customProperties attachedToolbars " +
    "volatileDependencies rdRichValue rdRichValueStructure rdRichValueTypes rdRichValueWebImage richValueRel rdArray " +
    "rdSupportingPropertyBag rdSupportingPropertyBagStructure richStyles FeaturePropertyBag"
  ).split(" "),
);

/** What others are called that say addresses. */
const words: Readonly<Record<string, string>> = {
  revisionHeaders: "the record of who changed what",
  xlMacrosheet: "sheets of old macros",
  xlIntlMacrosheet: "sheets of old macros",
  dialogsheet: "dialog sheets",
};

/** What may stand in a sheet that has no addresses, or whose addresses move. */
const sections: ReadonlySet<string> = new Set(
  (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios " +
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations " +
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches " +
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls tableParts extLst " +
    "AlternateContent"
  ).split(" "),
);

/** What stays where it was though cells of these sheets moved, in plain words. */
export async function unmovedParts(
  file: PackageChanges,
  moving: readonly ListedSheet[],
): Promise<string[]> {
  const found = new Set<string>();
  const say = (what: string) => found.add(`that ${what} follow the cells that moved`);
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    for (const { kind, path: target } of await relationshipsOf(file, path)) {
      if (!known.has(kind)) say(words[kind] ?? `parts of the kind "${kind}"`);
      if (seen.has(target)) continue;
      seen.add(target);
      await visit(target);
    }
  };
  await visit((await workbookPart(file)).path);
  for (const { path, name } of moving) {
    for (const { tag } of scanSheet((await file.text(path)) ?? "").sections)
      if (!sections.has(tag.local)) say(`what ${name} says by "${tag.local}"`);
  }
  return [...found];
}
