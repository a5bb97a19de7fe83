/*
 * Words a rewritten formula says to the engine. They never reach a file or a user.
 */

/**
 * A sheet's name in the engine, which takes any but one with an exclamation mark, and brackets for a workbook of its own.
 */
export const engineSheetName = (name: string) =>
  name.replaceAll("!", "\uE002").replaceAll("[", "\uE003").replaceAll("]", "\uE004");
