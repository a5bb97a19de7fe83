import type { Quantity } from "./field";

/** What the words in a header's brackets do to the figures below it. */
export interface Unit {
  /** Factor from what is written to the model's unit: 1,000 for "k$", 12 for "per month", 0.01 for "%". */
  readonly scale: number;
  /** What the bracket said, in plain words; empty where it changes nothing. */
  readonly says: readonly string[];
  /** A percentage that says which share of events costs less, 0 to 1. */
  readonly level: number | null;
  /** A confidence range such as "90% CI", 0 to 1: its ends are at (1-c)/2 and (1+c)/2. */
  readonly confidence: number | null;
}

interface Word {
  readonly pattern: RegExp;
  readonly fits: readonly Quantity[];
  readonly read: (match: RegExpExecArray) => Partial<Unit>;
}

const money: readonly Quantity[] = ["event-amount", "year-amount", "amount"];
const yearly: readonly Quantity[] = ["rate", "year-amount"];
const numeric: readonly Quantity[] = [...money, "rate", "share", "number", "date", "days"];

// The currencies of finance teams' workbooks; all figures are in one of them and none is ever converted.
const codes =
  "usd|eur|gbp|chf|jpy|cny|rmb|inr|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|ron|bgn|try|ils|aed|sar|zar|brl|mxn|clp|cop|ars|krw|sgd|hkd|twd|thb|myr|idr|php|vnd|euros?|dollars?|pounds?";
const currency = `\\p{Sc}|us\\$|(?:${codes})(?![a-z])`;

const scaled = (words: string, prefix: string, scale: number, says: string): readonly Word[] => [
  {
    pattern: new RegExp(`^(?:(?:${words})(?![a-z])|(?:${prefix})(?=${currency}))`, "u"),
    fits: money,
    read: () => ({ scale, says: [says] }),
  },
];

const per = (words: string, fits: readonly Quantity[], scale: number, says: string): Word => ({
  pattern: new RegExp(`^(?:${words})(?![a-z])`),
  fits,
  read: () => ({ scale, says: says === "" ? [] : [says] }),
});

/** The words a bracket may be made of. What is not here changes a number in a way nobody told us. */
const words: readonly Word[] = [
  per(
    "in|of|and|optional|required|example|estimated|estimates?|est\\.?|approx\\.?|ca\\.?",
    numeric,
    1,
    "",
  ),
  {
    pattern: /^(\d+(?:\.\d+)?)\s*%\s*(?:ci|confidence(?: interval)?|range|interval)(?![a-z])/,
    fits: ["event-amount"],
    read: (match) => ({ confidence: Number(match[1]) / 100 }),
  },
  {
    pattern:
      /^(?:p\s*(\d+(?:\.\d+)?)(?![\d%a-z])|(\d+(?:\.\d+)?)\s*(?:%|(?:st|nd|rd|th)?\s*(?:percentile|pctl)))/,
    fits: ["event-amount"],
    read: (match) => ({ level: Number(match[1] ?? match[2]) / 100 }),
  },
  {
    pattern: /^(?:%|percent|pct|per cent)(?![a-z])/,
    fits: ["rate", "share"],
    read: () => ({ scale: 0.01, says: ["percent (× 0.01)"] }),
  },
  ...scaled("thousands?|'?000s?|tsd\\.?|k", "k", 1e3, "thousands (× 1,000)"),
  ...scaled("millions?|mio\\.?|mln\\.?|mm|mn|m", "mm|mn|m", 1e6, "millions (× 1,000,000)"),
  ...scaled("billions?|bn|mrd\\.?", "bn|b", 1e9, "billions (× 1,000,000,000)"),
  { pattern: new RegExp(`^(?:${currency})`, "u"), fits: money, read: () => ({}) },
  per(
    "(?:per|a|an|each|/)\\s*(?:year|yr|annum|y|a)|annual(?:ly)?|yearly|p\\.?\\s?a\\.?|per year",
    [...yearly, "share"],
    1,
    "",
  ),
  per("(?:per|a|each|/)\\s*(?:month|mth|mo)|monthly", yearly, 12, "per month (× 12)"),
  per("(?:per|a|each|/)\\s*(?:quarter|qtr|q)|quarterly", yearly, 4, "per quarter (× 4)"),
  per("(?:per|a|each|/)\\s*(?:week|wk)|weekly", yearly, 52, "per week (× 52)"),
  per("(?:per|a|each|/)\\s*day|daily", yearly, 365, "per day (× 365)"),
  per("(?:per|a|each|/)\\s*decade", yearly, 0.1, "per decade (× 0.1)"),
  {
    pattern: /^(?:per|in|every)\s+(\d+)\s+years(?![a-z])/,
    fits: yearly,
    read: (match) => ({
      scale: 1 / Number(match[1]),
      says: [`per ${match[1] ?? ""} years (÷ ${match[1] ?? ""})`],
    }),
  },
  per("(?:per|an|each|/)\\s*(?:event|incident|occurrence|loss)", ["event-amount"], 1, ""),
  per("(?:per|an|each|/)\\s*attempt", ["amount"], 1, ""),
  per("events?|incidents?|times?|number|count|attempts?", ["rate"], 1, ""),
  per("fraction|share|0\\s*(?:-|–|to|\\.\\.)\\s*1", ["share"], 1, ""),
  per("days?", ["days"], 1, ""),
  per("weeks?", ["days"], 7, "weeks (× 7 days)"),
  per("months?", ["days"], 365 / 12, "months (× 365/12 days)"),
  per("years?", ["days"], 365, "years (× 365 days)"),
  // A budget's year is a label.
  per("(?:fy|cy)?\\s?(?:19|20)\\d\\d(?!\\d)", ["year-amount"], 1, ""),
  { pattern: /^[\s,;/&·.]+/, fits: numeric, read: () => ({}) },
];

/**
 * Reads the text of a bracket for a column that holds a given quantity.
 *
 * Text and dates are left as they are by anything a bracket can say.
 *
 * @param text what stands between the brackets
 * @returns what it does to the figures, or null where a word is not known or does not fit the quantity
 */
export function readUnit(text: string, quantity: Quantity): Unit | null {
  let unit: Unit = { scale: 1, says: [], level: null, confidence: null };
  if (quantity === "text" || quantity === "date") return unit;
  let rest = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  while (rest !== "") {
    const found = firstWord(rest, quantity);
    if (found === undefined) return null;
    const { scale = 1, says = [], level = unit.level, confidence = unit.confidence } = found.reads;
    unit = { scale: unit.scale * scale, says: [...unit.says, ...says], level, confidence };
    rest = rest.slice(found.length).trimStart();
  }
  return unit;
}

function firstWord(
  rest: string,
  quantity: Quantity,
): { reads: Partial<Unit>; length: number } | undefined {
  for (const { pattern, fits, read } of words) {
    const match = fits.includes(quantity) ? pattern.exec(rest) : null;
    if (match) return { reads: read(match), length: match[0].length };
  }
  return undefined;
}
