/** Stands in a formula where an argument is left out: Univer cannot tell that from a blank cell. */
export const omitted = "\uE000omitted";
