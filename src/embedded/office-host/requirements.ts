/**
 * The requirement sets the host says it has. What lies within a set and is not implemented answers ApiNotFound. The sets
 * of custom functions are those with which the runtime sends its results as lists.
 */
export const requirementSets: Readonly<Record<string, string>> = {
  addincommands: "1.3",
  customfunctions: "1.9",
  customfunctionsruntime: "1.4",
  excelapi: "1.20",
  richapiruntime: "1.2",
  ribbonapi: "1.1",
  settings: "1.1",
  sharedruntime: "1.2",
};
