/** The look a table has that nobody gave one: what Excel gives a new table. */
export const usualTableStyle = "TableStyleMedium2";
