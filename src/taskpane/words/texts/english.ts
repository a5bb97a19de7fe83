/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** What is said of one, or of any other number. */
export const plural = <Text>(count: number, one: Text, others: Text): Text =>
  count === 1 ? one : others;

/** "1 cell", "12 cells". */
export const counted = (count: number, one: string, written = String(count)): string =>
  `${written} ${plural(count, one, `${one}s`)}`;

/** How the sheet's own undo takes back what is written. */
export const stepsOfUndo = (isOneStep: boolean): string =>
  isOneStep ? "in one step of undo" : "in several steps of undo: this Excel cannot join them";
