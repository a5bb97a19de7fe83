const brackets = /\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\})/g;

/** Brackets that say which share of events costs less, which is no unit: "(95%)", "(P10)", "(90% CI)". */
const isLevel = /\d\s*(?:%|st|nd|rd|th|pct|percentile)|^\s*p\s*\d/i;

/** A header without the units in its brackets: "Loss high (95%) (k€)" is "Loss high (95%)". */
export const withoutUnit = (header: string): string =>
  header
    .replace(brackets, (whole, round?: string, square?: string, curly?: string) =>
      isLevel.test(round ?? square ?? curly ?? "") ? whole : "",
    )
    .trim();

/** A header that names this unit and no other; none where it is empty. */
export function headerWithUnit(header: string, unit: string): string {
  const bare = withoutUnit(header);
  return unit === "" ? bare : `${bare} (${unit})`.trim();
}
