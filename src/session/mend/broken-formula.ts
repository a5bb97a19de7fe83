/** A formula of ours that another program spoilt, and what it was. */
export interface BrokenFormula {
  readonly sheet: string;
  /** Row and column of the sheet, counted from 0. */
  readonly row: number;
  readonly column: number;
  /** As it stands in the cell. */
  readonly formula: string;
  /** As it was typed. */
  readonly repaired: string;
}

/**
 * Before the name of a custom function, files have `_xldudf_`, which nobody should ever see. Programs that save a file
 * without the add-in put a book or an add-in of their own in front of it: `[2]!_xldudf_NAME`, `'C:\Bloomberg.xla'!_xldudf_NAME`.
 */
const spoilt = /(?:'(?:[^']|'')*'!|\[[^\]]*\][\w.]*!|[\p{L}\w.]+!)?_xldudf_([A-Z0-9_]+)(?=\()/giu;

/**
 * The formula as it was typed.
 *
 * @param ids of the add-in's functions
 * @param prefix namespace of this build, "" for none
 * @returns null where nothing in it is ours to repair; formulas of other add-ins are theirs
 */
export function repairedFormula(
  formula: string,
  ids: ReadonlySet<string>,
  prefix: string,
): string | null {
  if (!/_xldudf_/i.test(formula)) return null;
  const repaired = outsideTexts(formula, (part) =>
    part.replace(spoilt, (whole, name: string) => {
      const id = idIn(name.toUpperCase(), ids);
      if (id === null) return whole;
      return prefix === "" ? id : `${prefix}.${id}`;
    }),
  );
  return repaired === formula ? null : repaired;
}

/** `OUTSPEND_EXPECTED_LOSS` is EXPECTED_LOSS, in whatever namespace it was once. */
function idIn(name: string, ids: ReadonlySet<string>): string | null {
  const suffixes = [...name.matchAll(/_/g)].map(({ index }) => name.slice(index + 1));
  return [name, ...suffixes].find((each) => ids.has(each)) ?? null;
}

/** Texts in quotes stay as they are. */
const outsideTexts = (formula: string, change: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
