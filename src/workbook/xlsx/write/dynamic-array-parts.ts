import { xmlPart } from "../file/xml-text";

/*
 * What tells Excel 365 that an array formula spills. Without it Excel would show `=@EXPECTED_LOSS(...)` and keep one
 * value, or braces.
 */

/** Path of the part. */
export const metadataPath = "xl/metadata.xml";

/** Cell metadata number (`cm`) of formulas that spill. */
export const spillingCell = 1;

export const metadataContentType =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";

export const metadataRelationship =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata";

/** The part that says "metadata record 1 is a dynamic array", as Excel 365 writes it. */
export const metadataXml = xmlPart(
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
    ' xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">' +
    '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1"' +
    ' pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1"' +
    ' clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>' +
    '<futureMetadata name="XLDAPR" count="1"><bk><extLst>' +
    '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">' +
    '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
    '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
);

/**
 * The calculation engine a file says it was last calculated by: that of Excel 2019 and later. Of an older one Excel
 * would recalculate the file when it opens it, and show #NAME? where the add-in is missing instead of the figures that
 * are there.
 */
export const calculationEngine = 191029;
