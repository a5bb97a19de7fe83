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
  /** Code of the currency, such as "eur"; null where none is named or a sign stands for several. */
  readonly currency: string | null;
  /** Whether it says that the figures are of a year. */
  readonly isYearly: boolean;
}

/** What a word is about; a header may say each once, or the same again. */
type Topic = "multiple" | "percent" | "time" | "level" | "currency" | "nothing";

interface Word {
  readonly pattern: RegExp;
  readonly about: Topic;
  readonly fits: readonly Quantity[];
  readonly read: (match: RegExpExecArray) => Partial<Unit>;
}

const money: readonly Quantity[] = ["event-amount", "year-amount", "amount", "one-off-amount"];
const yearly: readonly Quantity[] = ["rate", "year-amount"];
const numeric: readonly Quantity[] = [
  ...money,
  ...(["rate", "share", "number", "date", "days", "years"] as const),
];

// The currencies of finance teams' workbooks; all figures are in one of them and none is ever converted.
const codes =
  "usd|eur|gbp|chf|jpy|cny|rmb|inr|cad|aud|nzd|sek|nok|dkk|pln|czk|huf|ron|bgn|try|ils|aed|sar|zar|brl|mxn|clp|cop|ars|krw|sgd|hkd|twd|thb|myr|idr|php|vnd|euros?|dollars?|pounds?";
const currency = `\\p{Sc}|us\\$|(?:${codes})(?=(?:k|m|mm|mn|bn)?(?![a-z]))`;

/** Names and signs that stand for one currency; "$" and "¥" stand for several. */
const currencyNames = new Map([
  ...([
    ["us$", "usd"],
    ["€", "eur"],
    ["euro", "eur"],
    ["euros", "eur"],
    ["£", "gbp"],
  ] as const),
  ...([
    ["₹", "inr"],
    ["₩", "krw"],
    ["₺", "try"],
    ["₪", "ils"],
    ["rmb", "cny"],
  ] as const),
  ...["$", "¥", "dollar", "dollars", "pound", "pounds"].map((name) => [name, null] as const),
]);

function currencyOf(text: string): string | null {
  const name = currencyNames.get(text);
  return name === undefined ? text : name;
}

const scales = (
  about: Topic,
  words: string,
  fits: readonly Quantity[],
  scale: number,
  says: string,
): Word => ({
  pattern: new RegExp(`^(?:${words})(?![a-z])`),
  about,
  fits,
  read: () => ({ scale, says: [says] }),
});

/** A multiple of the currency: a word of its own, or letters in front of a currency ("k$", "MEUR"). */
const multiple = (words: string, prefix: string, scale: number, says: string): Word => ({
  pattern: new RegExp(`^(?:(?:${words})(?![a-z])|(?:${prefix})(?=${currency}))`, "u"),
  about: "multiple",
  fits: money,
  read: () => ({ scale, says: [says] }),
});

const unchanged = (about: Topic, words: string, fits: readonly Quantity[]): Word => ({
  pattern: new RegExp(`^(?:${words})`, "u"),
  about,
  fits,
  read: () => ({}),
});

/** The words a bracket may be made of. What is not here changes a number in a way nobody told us. */
const words: readonly Word[] = [
  unchanged(
    "nothing",
    "(?:in(?! \\d)|of|and|optional|required|example|estimated|estimates?|est\\.?|approx\\.?|ca\\.?)(?![a-z])",
    numeric,
  ),
  {
    pattern: /^(\d+(?:\.\d+)?)\s*%\s*(?:ci|confidence(?: interval)?|range|interval)(?![a-z])/,
    about: "level",
    fits: ["event-amount"],
    read: (match) => ({ confidence: Number(match[1]) / 100 }),
  },
  {
    pattern:
      /^(?:p\s*(\d+(?:\.\d+)?)(?![\d%a-z])|(\d+(?:\.\d+)?)\s*(?:%|(?:st|nd|rd|th)?\s*(?:percentile|pctl)))/,
    about: "level",
    fits: ["event-amount"],
    read: (match) => ({ level: Number(match[1] ?? match[2]) / 100 }),
  },
  scales("percent", "%|percent|pct|per cent", ["rate", "share"], 0.01, "percent (× 0.01)"),
  multiple("thousands?|'?000s?|tsd\\.?|k", "k", 1e3, "thousands (× 1,000)"),
  multiple("millions?|mio\\.?|mln\\.?|mm|mn|m", "mm|mn|m", 1e6, "millions (× 1,000,000)"),
  multiple("billions?|bn|mrd\\.?", "bn|b", 1e9, "billions (× 1,000,000,000)"),
  {
    pattern: new RegExp(`^(?:${currency})`, "u"),
    about: "currency",
    fits: money,
    read: ([text]) => ({ currency: currencyOf(text) }),
  },
  unchanged(
    "time",
    "(?:(?:per|a|an|each|/)\\s*(?:year|yr|annum|y|a)|annual(?:ly)?|yearly|p\\.?\\s?a\\.?)(?![a-z])",
    [...yearly, "share"],
  ),
  scales("time", "(?:per|a|each|/)\\s*(?:month|mth|mo)|monthly", yearly, 12, "per month (× 12)"),
  scales("time", "(?:per|a|each|/)\\s*(?:quarter|qtr|q)|quarterly", yearly, 4, "per quarter (× 4)"),
  scales("time", "(?:per|a|each|/)\\s*(?:week|wk)|weekly", yearly, 52, "per week (× 52)"),
  scales("time", "(?:per|a|each|/)\\s*day|daily", yearly, 365, "per day (× 365)"),
  scales("time", "(?:per|a|each|/)\\s*decade", yearly, 0.1, "per decade (× 0.1)"),
  {
    pattern: /^(?:per|in|every)\s+([1-9]\d{0,3})\s+years(?![a-z])/,
    about: "time",
    fits: yearly,
    read: ([, years = ""]) => ({
      scale: 1 / Number(years),
      says: [`per ${years} years (÷ ${years})`],
    }),
  },
  unchanged("time", "(?:per|an|each|/)\\s*(?:event|incident|occurrence|loss)(?![a-z])", [
    "event-amount",
  ]),
  unchanged("time", "(?:per|an|each|/)\\s*attempt(?![a-z])", ["amount"]),
  unchanged("nothing", "(?:events?|incidents?|times?|number|count|attempts?)(?![a-z])", ["rate"]),
  unchanged("nothing", "(?:fraction|share)(?![a-z])|0\\s*(?:-|–|to|\\.\\.)\\s*1(?!\\d)", ["share"]),
  unchanged("time", "days?(?![a-z])", ["days"]),
  scales("time", "weeks?", ["days"], 7, "weeks (× 7 days)"),
  scales("time", "months?", ["days"], 365 / 12, "months (× 365/12 days)"),
  scales("time", "years?", ["days"], 365, "years (× 365 days)"),
  unchanged("time", "(?:years?|yrs?)(?![a-z])", ["years"]),
  scales("time", "months?", ["years"], 1 / 12, "months (÷ 12)"),
  unchanged("time", "(?:once|one[- ]?(?:off|time)|up[- ]?front)(?![a-z])", ["one-off-amount"]),
  // A budget's year is a label.
  unchanged("nothing", "(?:fy|cy)?\\s?(?:19|20)\\d\\d(?!\\d)", ["year-amount"]),
  unchanged("nothing", "[\\s,;/&·.]+", numeric),
];

/**
 * Reads the words beside a column's name for the quantity the column holds.
 *
 * Text and dates are left as they are by anything a bracket can say. What is said twice counts once.
 *
 * @param texts what stands between the brackets
 * @param quantity what the column holds
 * @param named what the name itself says already: a percentage ("P90"), a year ("Annual rate")
 * @returns what it does to the figures, or null where a word is not known, does not fit the quantity or contradicts
 *   another
 */
export function readUnit(
  texts: readonly string[],
  quantity: Quantity,
  named: { readonly level: number | null; readonly isYearly: boolean },
): Unit | null {
  const said = new Map<Topic, Partial<Unit>>();
  if (named.level !== null) said.set("level", { level: named.level });
  if (named.isYearly) said.set("time", {});
  if (quantity !== "text" && quantity !== "date") {
    let rest = texts.join(" ").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
    while (rest !== "") {
      const word = firstWord(rest, quantity);
      const before = word && said.get(word.about);
      if (!word || (before && !isSame(before, word.reads))) return null;
      if (word.about !== "nothing") said.set(word.about, word.reads);
      rest = rest.slice(word.length).trimStart();
    }
  }
  const all = [...said.values()];
  return {
    scale: all.reduce((product, { scale = 1 }) => product * scale, 1),
    says: all.flatMap(({ says = [] }) => says),
    level: said.get("level")?.level ?? null,
    confidence: said.get("level")?.confidence ?? null,
    currency: said.get("currency")?.currency ?? null,
    isYearly: said.has("time") && (said.get("time")?.scale ?? 1) === 1,
  };
}

function isSame(a: Partial<Unit>, b: Partial<Unit>): boolean {
  return (
    a.scale === b.scale &&
    a.level === b.level &&
    a.confidence === b.confidence &&
    (a.currency ?? b.currency) === (b.currency ?? a.currency)
  );
}

function firstWord(
  rest: string,
  quantity: Quantity,
): { about: Topic; reads: Partial<Unit>; length: number } | undefined {
  for (const { pattern, about, fits, read } of words) {
    const match = fits.includes(quantity) ? pattern.exec(rest) : null;
    if (match) return { about, reads: read(match), length: match[0].length };
  }
  return undefined;
}
