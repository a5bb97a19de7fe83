/** Characters a cell takes at most. */
export const longestText = 32_767;

/** Whether Excel keeps a name of a sheet for itself, for the list of changes to a shared workbook. */
export const isReservedSheetName = (name: string): boolean => name.toLowerCase() === "history";
