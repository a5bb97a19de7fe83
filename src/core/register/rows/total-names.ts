// eslint-disable-next-line no-control-regex -- every letter of ASCII
const plainLetters = /^[\x00-\x7f]*$/;

/** Labels of totals rows, Excel's own among them, in the languages of its users; compared without accents. */
const totals: ReadonlySet<string> = new Set(
  [
    ...[
      "total",
      "totals",
      "grand total",
      "sum",
      "overall",
      "all threats",
      "all risks",
      "sum total",
    ],
    ...["gesamt", "gesamtsumme", "gesamtergebnis", "summe", "ergebnis", "insgesamt"],
    ...["total général", "totale", "totale complessivo", "total general", "total geral", "somme"],
    ...["suma", "suma końcowa", "soma", "totaal", "eindtotaal", "som", "totalt", "totalsumma"],
    ...["summa", "totalsum", "i alt", "sammanlagt", "yhteensä", "summa summarum", "razem"],
    ...["łącznie", "celkem", "celkový součet", "összesen", "összeg", "végösszeg", "toplam"],
    ...["genel toplam", "итог", "итого", "общий итог", "всего", "合計", "集計", "総計", "合计"],
    ...["汇总", "总计", "總計", "합계", "요약", "총합계", "المجموع", "الإجمالي", 'סה"כ', "סכום"],
    ...["totaux", "totales", "totais", "total global", "totalt antal", "kokonaissumma"],
  ].map(plainWords),
);

/** Words that only the sum of a part is called by, whatever else is beside them. */
const parts: ReadonlySet<string> = new Set(
  [
    ...["subtotal", "sub total", "subtotals", "sub totals", "zwischensumme", "teilsumme"],
    ...[
      "teilergebnis",
      "sous total",
      "sous totaux",
      "subtotale",
      "totale parziale",
      "total parcial",
    ],
    ...[
      "tussentotaal",
      "subtotaal",
      "delsumma",
      "suma częściowa",
      "mezisoučet",
      "részösszeg",
      "ara toplam",
      "välisumma",
      "小計",
      "小计",
    ],
  ].map(plainWords),
);

/** Words that only a total is called by, whatever else is beside them. */
const wholes: ReadonlySet<string> = new Set(
  [
    ...["grand total", "overall total", "sum total", "gesamtsumme", "gesamtergebnis", "endsumme"],
    ...["total général", "total general", "total geral", "eindtotaal", "genel toplam"],
  ].map(plainWords),
);

/** Words that a total may begin or end with; a threat may, too: "Total outage". */
const beginnings: ReadonlySet<string> = new Set(
  [
    ...["total", "totals", "sum", "overall", "gesamt", "summe", "insgesamt", "totale", "somme"],
    ...["suma", "soma", "totaal", "totalt", "summa", "razem", "celkem", "toplam", "итого", "всего"],
    ...["aggregate", "aggregated", "cumulative", "portfolio", "check", "checks"],
  ].map(plainWords),
);

/** Figures of the rows above that are compared with them. */
const compared: ReadonlySet<string> = new Set(
  [
    ...["average", "averages", "avg", "mean", "median", "maximum", "max", "minimum", "min"],
    ...["count", "mittelwert", "durchschnitt", "mittel", "anzahl", "moyenne", "moyen", "médiane"],
    ...["nombre", "promedio", "media", "mediana", "máximo", "mínimo", "média", "cuenta"],
    ...["recuento", "contagem", "gemiddelde", "genomsnitt", "gjennomsnitt", "średnia"],
    ...["highest", "largest", "lowest", "smallest", "maximalwert", "höchstwert", "minimalwert"],
  ].map(plainWords),
);

/** Other figures of the rows above. */
const statistics: ReadonlySet<string> = new Set([
  ...compared,
  ...[
    ...["moda", "standard deviation", "weighted average", "weighted mean", "std dev"],
    ...["std deviation", "stdev", "checksum", "control sum", "prüfsumme", "kontrollsumme"],
    ...["varianz", "variance", "percentile", "ø", "∑", "σ", "standardabweichung", "écart type"],
  ].map(plainWords),
]);

/** What may stand beside such a word without making it a threat. */
const beside: ReadonlySet<string> = new Set(
  [
    ...["ale", "aro", "sle", "eal", "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "brl"],
    ...[
      "inr",
      "jpy",
      "cad",
      "aud",
      "czk",
      "k",
      "m",
      "mio",
      "tsd",
      "keur",
      "kusd",
      "teur",
      "thousand",
    ],
    ...["annual", "annualized", "annualised", "yearly", "year", "years", "loss", "losses", "cost"],
    ...[
      "costs",
      "expected",
      "exposure",
      "risk",
      "risks",
      "threat",
      "threats",
      "scenario",
      "scenarios",
    ],
    ...["all", "of", "the", "for", "per", "a", "in", "and", "amount", "amounts", "value", "values"],
    ...[
      "spend",
      "budget",
      "premium",
      "premiums",
      "register",
      "portfolio",
      "overall",
      "total",
      "totals",
    ],
    ...[
      "sum",
      "expectancy",
      "net",
      "gross",
      "inherent",
      "residual",
      "above",
      "rows",
      "fy",
      "events",
    ],
    ...[
      "frequency",
      "impact",
      "financial",
      "money",
      "group",
      "company",
      "pa",
      "p",
      "average",
      "controls",
    ],
    ...[
      "control",
      "annually",
      "line",
      "items",
      "page",
      "report",
      "euro",
      "euros",
      "dollars",
      "pounds",
    ],
    ...[
      "aller",
      "alle",
      "der",
      "die",
      "und",
      "risiken",
      "bedrohungen",
      "verlust",
      "schaden",
      "jahr",
    ],
    ...["jahresverlust", "kosten", "pro", "erwarteter", "erwartet", "massnahmen", "ausgaben"],
    ...[
      "des",
      "les",
      "risques",
      "menaces",
      "pertes",
      "perte",
      "annuel",
      "annuelle",
      "annuelles",
      "par",
    ],
    ...["an", "coût", "coûts", "attendue", "de", "los", "las", "riesgos", "amenazas", "pérdida"],
    ...[
      "pérdidas",
      "anual",
      "anuales",
      "esperada",
      "costo",
      "costos",
      "coste",
      "costes",
      "por",
      "año",
    ],
    ...[
      "dos",
      "das",
      "do",
      "riscos",
      "ameaças",
      "perda",
      "perdas",
      "anuais",
      "custo",
      "custos",
      "ano",
    ],
  ].map(plainWords),
);

/** A text in small letters without accents and with single blanks for what is neither letter nor digit. */
export function plainWords(text: string): string {
  // Without its look at every class of letter, where there are only plain ones.
  if (plainLetters.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z\d]+/g, " ")
      .trim();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{M}\p{N}∑]+/gu, " ")
    .trim();
}

/** First and last words of all these: most names are known by theirs to be no total's. */
const triggers: ReadonlySet<string> = new Set(
  [...totals, ...parts, ...wholes, ...beginnings, ...statistics].flatMap((text) => [
    text.split(" ")[0] ?? "",
    text.split(" ").at(-1) ?? "",
  ]),
);

const ends = /[a-z0-9]+/g;

/** Whether a name may be a total's at all; told without a look at each of its letters where it is plain. */
function mayBeTotal(text: string): boolean {
  if (!plainLetters.test(text)) return mayBeTotalInOtherLetters(text);
  ends.lastIndex = 0;
  const [first = ""] = ends.exec(text) ?? [];
  if (
    triggers.has(first) ||
    /^\d/.test(first) ||
    first.startsWith("gesamt") ||
    first.startsWith("jahres")
  )
    return true;
  let end = text.length;
  while (end > 0 && !isWordAt(text, end - 1)) end--;
  let start = end;
  while (start > 0 && isWordAt(text, start - 1)) start--;
  return triggers.has(text.slice(start, end));
}

const separators = " \t\n\u00a0.,:;()–—-";
const isSeparator = (text: string, at: number): boolean => separators.includes(text.charAt(at));

/** The same of a name with other letters: only its first and last words are looked at. */
function mayBeTotalInOtherLetters(text: string): boolean {
  let [start, end] = [0, text.length];
  while (start < end && isSeparator(text, start)) start++;
  while (end > start && isSeparator(text, end - 1)) end--;
  let [firstEnd, lastStart] = [start, end];
  while (firstEnd < end && !isSeparator(text, firstEnd)) firstEnd++;
  while (lastStart > start && !isSeparator(text, lastStart - 1)) lastStart--;
  const first = plainWord(text.slice(start, firstEnd));
  const last = plainWord(text.slice(lastStart, end));
  return triggers.has(first) || triggers.has(last) || /^(?:gesamt|jahres|\d)/.test(first);
}

/** Names of a register begin with the same few words again and again. */
const plained = new Map<string, string>();
const mostPlained = 1000;

function plainWord(word: string): string {
  const known = plained.get(word);
  if (known !== undefined) return known;
  if (plained.size >= mostPlained) plained.clear();
  const plain = plainWords(word);
  plained.set(word, plain);
  return plain;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** "90th percentile", "95% percentile". P95 alone may be the number of a threat. */
const percentiles = /^\d+(?:th|st|nd|rd)? percentile$/;
/** "Number of threats", "Anzahl Risiken". */
const counts =
  /^(?:number|no|count|anzahl|nombre|numero) (?:of |der |de |des |de los |dos )?(?:threats|risks|rows|scenarios|bedrohungen|risiken|menaces|risques|amenazas|riesgos|ameacas|riscos)$/;

/** A name this long is nobody's total. */
const longest = 120;

/**
 * Whether a name is that of a total, an average or the like: "Total ALE", "Summe:", "Sub-total". "maybe" where only
 * figures can tell: "Total outage" is a threat, "Total Berlin" may be the sum of its rows. "part" where it adds up some of the
 * rows, so that others follow.
 */
export function totalNamed(name: string): TotalName {
  if (name === "" || name.length > longest) return null;
  const lower = name.toLowerCase();
  if (!mayBeTotal(lower)) return null;
  const known = judged.get(lower);
  if (known !== undefined) return known;
  if (judged.size >= mostJudged) judged.clear();
  const total = totalIn(plainWords(lower));
  judged.set(lower, total);
  return total;
}

/** Whether a name is one word for a figure of the rows above that its row can be compared with: "Median", "Average". */
export const isFigureName = (name: string): boolean =>
  name.length <= longest && compared.has(plainWords(name));

type TotalName = "part" | "surely" | "maybe" | null;

/** What was made of names that may be a total's, each of which is asked for more than once. */
const judged = new Map<string, TotalName>();
const mostJudged = 10_000;

/** Whether words begin or end with a phrase of up to three. */
function hasAtAnEnd(words: readonly string[], phrases: ReadonlySet<string>): boolean {
  let [head, tail] = ["", ""];
  for (let count = 1; count <= Math.min(3, words.length); count++) {
    const [next = "", before = ""] = [words[count - 1], words[words.length - count]];
    head = count === 1 ? next : `${head} ${next}`;
    tail = count === 1 ? before : `${before} ${tail}`;
    if (phrases.has(head) || phrases.has(tail)) return true;
  }
  return false;
}

function totalIn(text: string): TotalName {
  if (percentiles.test(text) || counts.test(text)) return "surely";
  const words = text.split(" ");
  if (hasAtAnEnd(words, parts)) return "part";
  if (totals.has(text) || statistics.has(text) || hasAtAnEnd(words, wholes)) return "surely";
  const [first = "", ...rest] = words;
  const last = words.at(-1) ?? "";
  const own = beginnings.has(first) ? rest : beginnings.has(last) ? words.slice(0, -1) : null;
  const others = own ?? (statistics.has(first) ? rest : null);
  // "Gesamtschaden": figures tell.
  if (others === null) return /^(?:gesamt|jahres)\p{L}+$/u.test(text) ? "maybe" : null;
  const isPlain = others.every((word) => beside.has(word) || /^\d+$/.test(word));
  // The total loss of a ship is a threat.
  if (isPlain && own === null) return "surely";
  if (isPlain && others.length === 0) return "surely";
  if (
    isPlain &&
    !/^(?:loss|risk|cost|exposure|verlust|schaden|perte|perda|perdida)$/.test(others.join(" "))
  ) {
    return "surely";
  }
  return own === null ? null : "maybe";
}
