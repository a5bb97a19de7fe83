import type { Quantity } from "./field";
import { amounts } from "./field";

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
  /** Whether it says over which time. */
  readonly hasTime: boolean;
  /** Whether it says what the cells are counted in: a currency, a multiple, percent. */
  readonly hasUnit: boolean;
}

/** What a word is about; a header may say each once, or the same again. */
type Topic = "multiple" | "percent" | "time" | "level" | "currency" | "nothing";

interface Word {
  readonly pattern: RegExp;
  readonly about: Topic;
  readonly fits: readonly Quantity[];
  readonly read: (match: RegExpExecArray) => Partial<Unit>;
}

const yearly: readonly Quantity[] = ["rate", "year-amount"];
const numeric: readonly Quantity[] = [
  ...amounts,
  ...(["rate", "share", "number", "date", "days", "years"] as const),
];

const notLetter = "(?![\\p{L}\\p{M}])";
// Every ISO 4217 code of money in use; all figures are in one of them and none is ever converted.
const codes =
  "aed|afn|all|amd|ang|aoa|ars|aud|awg|azn|bam|bbd|bdt|bgn|bhd|bif|bmd|bnd|bob|brl|bsd|btn|bwp|byn|bzd|cad|cdf|chf|clp|cny|cop|crc|cup|cve|czk|djf|dkk|dop|dzd|egp|ern|etb|eur|fjd|fkp|gbp|gel|ghs|gip|gmd|gnf|gtq|gyd|hkd|hnl|htg|huf|idr|ils|inr|iqd|irr|isk|jmd|jod|jpy|kes|kgs|khr|kmf|kpw|krw|kwd|kyd|kzt|lak|lbp|lkr|lrd|lsl|lyd|mad|mdl|mga|mkd|mmk|mnt|mop|mru|mur|mvr|mwk|mxn|myr|mzn|nad|ngn|nio|nok|npr|nzd|omr|pab|pen|pgk|php|pkr|pln|pyg|qar|ron|rsd|rub|rwf|sar|sbd|scr|sdg|sek|sgd|shp|sle|sos|srd|ssp|stn|svc|syp|szl|thb|tjs|tmt|tnd|try|ttd|twd|tzs|uah|ugx|usd|uyu|uzs|ved|ves|vnd|vuv|wst|xaf|xcd|xof|xpf|yer|zar|zmw|zwg|rmb";
// Names and signs that Unicode does not count as signs of money.
const moneyNames =
  "us dollars?|euros?|dollars?|pounds?|francs?|franken|sfr\\.?|fr\\.|yen|yuan|renminbi|rupees?|rupien|kronor|kroner|kronen|koruny?|korun|złoty(?:ch)?|zloty|forint|reais|real|pesos?|rands?|liras?|rubles?|roubles?|won|baht|ringgit|rupiah|dirhams?|riyals?|shekels?|naira|local currency|lcu|dollares|dólares|dolares|libras?|francos?";
const moneySigns =
  "kč|zł|ft|lei|kr\\.?|rs\\.?|rm|rp\\.?|s/\\.?|лв\\.?|руб\\.?|元|円|원|圓|tl|dhs?\\.?|bs\\.?";
const dollarSigns = "\\$\\s?us|(?:us|ca|au|nz|hk|nt|mx|sg|r|a|c|s)\\s?\\$|cn¥|jp¥";
const currency = `${dollarSigns}|\\p{Sc}|(?:${codes})(?=(?:k|m|mm|mn|bn)?${notLetter})|(?:${moneyNames}|${moneySigns})${notLetter}`;

/** Signs and words that stand for several currencies, and the codes of those. */
const shared: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    $: "usd aud ars bbd bmd bnd bsd bzd cad clp cop cup dop fjd gyd hkd jmd kyd lrd mxn nad nzd sbd sgd srd ttd twd uyu xcd",
    "¥": "jpy cny",
    pound: "gbp egp fkp gip lbp sdg shp ssp syp",
  }).map(([sign, each]) => [sign, each.split(" ")]),
);

/** Names and signs of currencies: their codes, or what several of them have in common. */
const currencyNames: ReadonlyMap<string, string> = new Map([
  ...([
    ["us$", "usd"],
    ["$us", "usd"],
    ["r$", "brl"],
    ["kč", "czk"],
    ["zł", "pln"],
    ["ca$", "cad"],
    ["au$", "aud"],
    ["nz$", "nzd"],
    ["hk$", "hkd"],
    ["nt$", "twd"],
    ["mx$", "mxn"],
    ["cn¥", "cny"],
    ["jp¥", "jpy"],
    ["us dollar", "usd"],
    ["us dollars", "usd"],
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
  ...([
    ["dollar", "$"],
    ["dollars", "$"],
    ["pounds", "pound"],
  ] as const),
]);

const isCode = new RegExp(`^(?:${codes})$`);

/** A code, or what several currencies have in common: "$"; null for a word that nobody knows. */
function currencyOf(text: string): string | null {
  const name = currencyNames.get(text);
  if (name !== undefined) return name;
  return isCode.test(text) || shared.has(text) || /^\p{Sc}$/u.test(text) ? text : null;
}

/** Whether what a header names is one currency, not a sign of several. */
export const isOneCurrency = (named: string): boolean => !shared.has(named.toLowerCase());

/** Whether two names or signs can be of one currency, as "$" and "usd" can. */
export function canBeSame(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return (
    one === other ||
    shared.get(one)?.includes(other) === true ||
    shared.get(other)?.includes(one) === true
  );
}

/**
 * The currency that a cell names, as its ISO code: "EUR" of "eur", "€" or "Euro". A word or sign that stands for several, and
 * one that nobody knows, come back in capitals as they are.
 */
export function currencyCode(text: string): string {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  return (currencyOf(plain) ?? plain).toUpperCase();
}

const scales = (
  about: Topic,
  words: string,
  fits: readonly Quantity[],
  scale: number,
  says: string,
): Word => ({
  pattern: new RegExp(`^(?:${words})${notLetter}`, "u"),
  about,
  fits,
  read: () => ({ scale, says: [says] }),
});

/** A multiple of the currency: a word of its own, or letters in front of a currency ("k$", "MEUR"). */
const multiple = (words: string, prefix: string, scale: number, says: string): Word => ({
  pattern: new RegExp(`^(?:(?:${words})${notLetter}|(?:${prefix})\\s?(?=${currency}))`, "u"),
  about: "multiple",
  fits: amounts,
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
    "(?:in(?! \\d)|en|em|im|de|of|and|all amounts|amounts?|optional|required|example|estimated|estimates?|est\\.?|approx\\.?|ca\\.?(?! ?\\$))(?![a-z])",
    numeric,
  ),
  {
    pattern: /^(\d+(?:\.\d+)?)\s*%\s*(?:ci|confidence(?: interval)?|range|interval)(?![a-z])/,
    about: "level",
    fits: ["event-amount", "rate"],
    read: (match) => ({ confidence: Number(match[1]) / 100 }),
  },
  {
    pattern:
      /^(?:p\s*(\d+(?:\.\d+)?)(?![\d%a-z])|(\d+(?:\.\d+)?)\s*(?:%|(?:st|nd|rd|th)?\s*(?:percentile|pctl)))/,
    about: "level",
    fits: ["event-amount", "rate"],
    read: (match) => ({ level: Number(match[1] ?? match[2]) / 100 }),
  },
  scales("percent", "%|percent|pct|per cent", ["rate", "share"], 0.01, "percent (× 0.01)"),
  multiple(
    "thousands?|'?000'?s?|tsd\\.?|tausend|milliers?|miles|mil|milhares|k",
    "k|tsd\\.?",
    1e3,
    "thousands (× 1,000)",
  ),
  multiple(
    "millions?|millionen|millones|millón|milhões|milhão|mio\\.?|mln\\.?|mill\\.?|mm|mn|mi|m",
    "mm|mn|mio\\.?|m",
    1e6,
    "millions (× 1,000,000)",
  ),
  multiple(
    "billions?|milliarden|milliards?|bilhões|bn|bi|mrd\\.?|md",
    "bn|b|md",
    1e9,
    "billions (× 1,000,000,000)",
  ),
  multiple("lakhs?|lacs?|lkh", "lakh", 1e5, "lakh (× 100,000)"),
  multiple("crores?|crs?\\.?", "cr", 1e7, "crore (× 10,000,000)"),
  {
    pattern: new RegExp(`^(?:${currency})`, "u"),
    about: "currency",
    fits: amounts,
    read: ([text]) => ({ currency: currencyOf(text) }),
  },
  unchanged(
    "time",
    "(?:(?:per|a|an|each|/|pro|par|por|je|im|al|ao)\\s*(?:year|yr|annum|y|a|jahr|année|annee|an|año|ano)|annual(?:ly)?|yearly|jährlich|annuel(?:le)?|anual|p\\.?\\s?a\\.?)(?![\\p{L}\\p{M}])",
    [...yearly, "share"],
  ),
  scales(
    "time",
    "(?:per|a|each|/|pro|par|por|je|im|al|ao)\\s*(?:month|mth|mo|monat|mois|mes|mês)|monthly|monatlich|mensuel(?:le)?|mensual|mensal",
    yearly,
    12,
    "per month (× 12)",
  ),
  scales(
    "time",
    "(?:per|a|each|/|pro|par|por|je)\\s*(?:quarter|qtr|q|quartal|trimestre)|quarterly|quartalsweise|trimestriel(?:le)?|trimestral",
    yearly,
    4,
    "per quarter (× 4)",
  ),
  scales(
    "time",
    "(?:per|a|each|/|pro|par|por|je)\\s*(?:week|wk|woche|semaine|semana)|weekly|wöchentlich",
    yearly,
    52,
    "per week (× 52)",
  ),
  scales(
    "time",
    "(?:per|a|each|/|pro|par|por|je)\\s*(?:day|tag|jour|día|dia)|daily|täglich",
    yearly,
    365,
    "per day (× 365)",
  ),
  scales(
    "time",
    "(?:per|a|each|/|pro|par|por|je)\\s*(?:half[- ]?year|halbjahr|semestre)|half[- ]?yearly|semi[- ]?annual(?:ly)?|halbjährlich|semestriel(?:le)?|semestral",
    yearly,
    2,
    "per half-year (× 2)",
  ),
  scales("time", "(?:per|a|each|/)\\s*decade", yearly, 0.1, "per decade (× 0.1)"),
  scales("time", "(?:per|a|each|/)\\s*century", yearly, 0.01, "per century (× 0.01)"),
  {
    pattern:
      /^(?:(?:in|over|during|within)\s+(?:the\s+)?(?:last|past)|in den letzten|per|in|every|over|during|within|last|past|pro|je|alle|par|tous les|en|sur|por|cada|a cada|em)\s+([1-9]\d{0,3})\s+(?:years|yrs|jahren?|ans|années|años|anos)(?![\p{L}\p{M}])/u,
    about: "time",
    fits: yearly,
    read: ([, years = ""]) => ({
      scale: 1 / Number(years),
      says: [`per ${years} years (÷ ${years})`],
    }),
  },
  unchanged(
    "time",
    "(?:per|an|each|/|pro|par|por|je)\\s*(?:single )?(?:event|incident|occurrence|loss|claim|breach|ereignis|vorfall|schadenfall|schadensfall|schaden|événement|evenement|sinistre|evento|incidente|siniestro|sinistro|ocorrencia|ocorrência)(?![\\p{L}\\p{M}])",
    ["event-amount"],
  ),
  unchanged("time", "(?:per|an|each|/)\\s*attempt(?![a-z])", ["amount"]),
  unchanged(
    "nothing",
    "1\\s?(?=/)|#|(?:no|nos|nr|núm|λ|lambda)(?![\\p{L}\\p{M}])|(?:mean|average|expected|mittel)(?![a-z])",
    ["rate"],
  ),
  unchanged(
    "nothing",
    "(?:events?|incidents?|claims?|breaches|times?|number|count|anzahl|nombre|attempts?|occurrences?|ereignisse|vorfälle|événements?|eventos?|incidentes?|fois|veces|vezes|[x×](?!\\s?1))(?![\\p{L}\\p{M}])",
    ["rate"],
  ),
  unchanged("nothing", "(?:fraction|share)(?![a-z])|0\\s*(?:-|–|to|\\.\\.)\\s*1(?!\\d)", ["share"]),
  unchanged("time", "(?:days?|tagen?|jours?|d[ií]as?)(?![\\p{L}\\p{M}])", ["days"]),
  scales("time", "weeks?|wochen?|semaines?|semanas?", ["days"], 7, "weeks (× 7 days)"),
  scales("time", "months?|monaten?|mois|meses", ["days"], 365 / 12, "months (× 365/12 days)"),
  scales("time", "years?|jahren?|ans|a[nñ]os", ["days"], 365, "years (× 365 days)"),
  unchanged("time", "(?:years?|yrs?|jahren?|jahre?|ans|a[nñ]os|anni|jaar)(?![\\p{L}\\p{M}])", [
    "years",
  ]),
  scales("time", "months?|monaten?|mois|meses", ["years"], 1 / 12, "months (÷ 12)"),
  unchanged("time", "(?:once|one[- ]?(?:off|time)|up[- ]?front)(?![a-z])", ["one-off-amount"]),
  // A budget's year is a label.
  unchanged("nothing", "(?:fy|cy)?\\s?(?:19|20)\\d\\d(?!\\d)", ["year-amount"]),
  unchanged("nothing", "[\\s,;/&·.]+", numeric),
];

/** Nobody's unit is longer. */
const longest = 200;

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
  if (texts.reduce((sum, { length }) => sum + length, 0) > longest) return null;
  if (named.level !== null) said.set("level", { level: named.level });
  if (named.isYearly) said.set("time", {});
  if (quantity !== "text" && quantity !== "date") {
    let rest = texts
      .join(" ")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\s+/g, " ")
      .replace(/\bd['’]/g, "de ")
      .trim();
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
    hasTime: said.has("time"),
    hasUnit: ["multiple", "currency", "percent"].some((topic) => said.has(topic as Topic)),
    isYearly: said.has("time") && (said.get("time")?.scale ?? 1) === 1,
  };
}

function isSame(a: Partial<Unit>, b: Partial<Unit>): boolean {
  return (
    a.scale === b.scale &&
    a.level === b.level &&
    a.confidence === b.confidence &&
    canBeSame(a.currency ?? b.currency ?? "", b.currency ?? a.currency ?? "")
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
