/** Numbers of the events office.js knows, as they travel. */
export const eventType = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelection: 14,
  sheetDeleted: 15,
  sheetCalculated: 16,
  tableSelection: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  paneVisibility: 65_539,
} as const;

export type EventType = (typeof eventType)[keyof typeof eventType];

/** Target of what concerns all sheets or all tables. */
export const wholeWorkbook = "Workbook";
