/** The release of the add-in: what it computes may be another figure in the next. */
export const VERSION = "0.1.0";
