/**
 * What is said of a sheet that holds more than this page shows.
 *
 * @param things in plain words: "2 charts", "comments"
 * @returns "" where there are none
 */
export function unshownWords(things: readonly string[]): string {
  const last = things.at(-1);
  if (last === undefined) return "";
  const rest = things.slice(0, -1);
  const list = rest.length === 0 ? last : `${rest.join(", ")} and ${last}`;
  return `Not shown here, but kept in the file: ${list}.`;
}
