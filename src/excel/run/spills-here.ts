/** Excel has formulas that spill, and names of what they fill, since the set that speaks of them. */
export const spillsHere = (): boolean =>
  Office.context.requirements.isSetSupported("ExcelApi", "1.12");
