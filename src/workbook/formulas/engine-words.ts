/*
 * Words a rewritten formula says to the engine. They never reach a file or a user.
 */

/** Stands where an argument is left out: Univer cannot tell that from a blank cell. */
export const omitted = "\uE000omitted";

/** Function that makes an array constant of the number of its rows and its elements. */
export const arrayName = "ARRAY_CONSTANT";

/** Function that makes a number of its text, for numbers that cannot be written without an exponent. */
export const numberName = "NUMBER_CONSTANT";

/** Function that fits a result into the fixed cells of an old array formula. */
export const fillName = "FILL_ARRAY_FORMULA";

/**
 * A sheet's name in the engine, which takes any but one with an exclamation mark, and brackets for a workbook of its own.
 */
export const engineSheetName = (name: string) =>
  name.replaceAll("!", "\uE002").replaceAll("[", "\uE003").replaceAll("]", "\uE004");
