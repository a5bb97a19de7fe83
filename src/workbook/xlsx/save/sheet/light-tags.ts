/** What begins cells, up to the places they say, and tags of formulas and of cells that say none. */
const tags =
  /<((?:[\w.-]+:)?)(?:c(?:\s[^>]*?)?\sr\s*=\s*(?:"([^"]*)"|'([^']*)')|([cf])(?=[\s/>])([^>]*)>)/g;
const shared = /\st\s*=\s*["']shared["']/;
const number = /\ssi\s*=\s*["']([^"']*)["']/;

/** What looks like a tag and may be none, or holds cells' tags elsewhere. */
export const odd = /<!|extLst/;

/** The beginnings of cells and formulas of a row in which nothing is odd, one behind the other. */
export const lightTags = (inside: string): Iterable<RegExpExecArray> => inside.matchAll(tags);

/** Where the cell says it is that begins here; nothing where it does not, or here is a formula. */
export const placeSaid = ([, , double, single]: RegExpExecArray): string | undefined =>
  double ?? single;

export const isFormula = ([, , , , kind]: RegExpExecArray): boolean => kind === "f";

/** The attributes of a formula. */
export const attributesSaid = ([, , , , , attributes = ""]: RegExpExecArray): string => attributes;

/** The number of the group that a formula is one of. */
export function groupSaid(tag: RegExpExecArray): string | undefined {
  const attributes = attributesSaid(tag);
  return mayShare(attributes) ? number.exec(attributes)?.[1] : undefined;
}

/** Whether a text may hold formulas of groups. */
export const mayShare = (text: string): boolean => shared.test(text);
