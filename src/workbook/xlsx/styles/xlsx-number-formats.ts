/** Formats that files name by number and do not spell out (ECMA-376, part 1, 18.8.30). General is left out. */
const builtIn: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "mm-dd-yy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yy h:mm",
  37: "#,##0 ;(#,##0)",
  38: "#,##0 ;[Red](#,##0)",
  39: "#,##0.00;(#,##0.00)",
  40: "#,##0.00;[Red](#,##0.00)",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mmss.0",
  48: "##0.0E+0",
  49: "@",
};

const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries(builtIn).map(([id, code]) => [code, Number(id)]),
);

/** The format behind a number that a file does not explain. */
export const builtInFormat = (id: number): string | undefined => builtIn[id];

/** The number of a format that needs no explanation. Date formats with a number follow the reader's country. */
export const builtInNumber = (format: string): number | undefined => numbers.get(format);
