import type { FieldKey } from "./field";
import { headerWords } from "./header-words";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** An ending such as "per event" says of a loss nothing that the model does not say. */
const perEvent =
  /\b(?:per|an|a|each|je|pro|par|por|of|of an|of a)\s+(?:single\s+)?(?:event|incident|occurrence|breach|attack|claim|ereignis|vorfall|fall|evenement|sinistre|incidente|evento|siniestro|sinistro|ocurrencia|ocorrencia)\b/;
const perYear =
  /\b(?:per|a|each|pro|im|je|par|por|al|ao)\s+(?:year|yr|y|annum|jahr|an|annee|ano)\b|\b(?:p a|pa)\b/;
const yearly = setOf(
  "annual annually annualized annualised anualizada anualizado annualise annualisee yearly jahrlich jahrliche jahrlicher annuel annuelle anual year yr y",
);

const lossWords = setOf(
  "loss losses lm einzelschaden einzelverlust durchschnittsschaden impact impacts damage damages schaden schadens schadenshohe schadenhohe schadensausmass verlust verluste verlusthohe auswirkung auswirkungen perte pertes dommage dommages impacto impactos perdida perdidas dano danos perda perdas prejuizo magnitude severity consequence consequences sle",
);
const costWords = setOf(
  "cost costs claim claims kosten cout couts costo costos coste costes custo custos sinistre siniestro sinistro",
);
const lossFillers = setOf(
  "primary monetaire financiera estimada estimado estimee potenzieller potenzielle potentielle potentiel potencial financial monetary money business single amount amounts value values estimate estimated est potential possible bound end case of in the im current assessed assessment quantified baseline economic economico economica economicos economicas economique economiques wirtschaftlicher wirtschaftliche unitaire unitario unitaria unica unico unique einzel einzelner einzelschaden finanzieller finanzielle monetarer financier financiere financieros financiero financeiro financeira monto montant valor wert hohe betrag par de la del da do du expectancy expectation expectativa esperanza esperance event's size",
);

const positions: readonly (readonly [FieldKey, readonly string[]])[] = [
  [
    "mostLikely",
    [
      "most likely",
      "most probable",
      "likeliest",
      "wahrscheinlichster",
      "wahrscheinlichste",
      "wahrscheinlichstes",
      "am wahrscheinlichsten",
      "plus probable",
      "la plus probable",
      "le plus probable",
      "mas probable",
      "mais provavel",
      "modal",
      "mode",
    ],
  ],
  ["median", ["median", "mediane", "mediana", "medianer"]],
  [
    "standardDeviation",
    [
      "sd",
      "standard deviation",
      "std dev",
      "stdev",
      "std",
      "standardabweichung",
      "ecart type",
      "desviacion estandar",
      "desvio padrao",
    ],
  ],
  [
    "mean",
    [
      "mean",
      "average",
      "avg",
      "mittlerer",
      "mittlere",
      "durchschnittlicher",
      "durchschnittliche",
      "durchschnitts",
      "durchschnitt",
      "mittelwert",
      "moyen",
      "moyenne",
      "promedio",
      "media",
      "medio",
      "medias",
    ],
  ],
  [
    "low",
    [
      "low",
      "lower",
      "lo",
      "lb",
      "lower bound",
      "lower limit",
      "lower end",
      "niedrig",
      "niedriger",
      "untere",
      "unterer",
      "untergrenze",
      "bas",
      "basse",
      "inferieure",
      "inferior",
      "bajo",
      "baja",
      "baixo",
      "baixa",
    ],
  ],
  [
    "high",
    [
      "high",
      "higher",
      "upper",
      "hi",
      "ub",
      "upper bound",
      "upper limit",
      "upper end",
      "hoch",
      "hoher",
      "obere",
      "oberer",
      "obergrenze",
      "haut",
      "haute",
      "superieure",
      "superior",
      "alto",
      "alta",
    ],
  ],
  [
    "min",
    [
      "min",
      "minimum",
      "minimal",
      "minimaler",
      "minimale",
      "minima",
      "minimo",
      "least",
      "smallest",
      "mindest",
      "kleinster",
      "mindestschaden",
      "minimalschaden",
      "geringster",
    ],
  ],
  [
    "max",
    [
      "max",
      "maximum",
      "maximal",
      "maximaler",
      "maximale",
      "maxima",
      "maximo",
      "largest",
      "greatest",
      "biggest",
      "grosster",
      "hochster",
      "hochstschaden",
      "maximalschaden",
    ],
  ],
];
/** Words of a place that say of themselves that they are about a loss, in a language in which the register has no own names. */
const bare = new Set([
  ...["minimo", "maximo", "minimal", "maximal", "minimaler", "maximaler", "minima", "maxima"],
  ...["mindestschaden", "minimalschaden", "hochstschaden", "maximalschaden"],
  ...["untergrenze", "obergrenze", "most probable", "likeliest", "wahrscheinlichster"],
  ...["wahrscheinlichste", "wahrscheinlichstes", "am wahrscheinlichsten", "plus probable"],
  ...["la plus probable", "le plus probable", "mas probable", "mais provavel"],
]);

const rateNouns = setOf(
  "frequency freq haufigkeit eintrittshaufigkeit ereignishaufigkeit schadenhaufigkeit schadenshaufigkeit poisson frequence frequencia frecuencia lambda λ rate rates aro lef eintrittsrate tasa taxa taux",
);
const plainRates = setOf("rate rates tasa taxa taux");
const counts = setOf(
  "events incidents occurrences times event occurrence incidence claims breaches outages schadenfalle schadensfalle falle sinistres siniestros sinistros ocurrencia ocorrencia eintritte ereignisse vorfalle evenements occurrences eventos incidentes ocurrencias ocorrencias",
);
const rateFillers = setOf(
  "probable esperada estimee estimada schadens erwartet loss event events incident incidents of occurrence occurrences expected estimated est current assessed assessment baseline historical observed number no nr num count nombre numero anzahl zahl average mean the de d des der von erwartete eintritts schadens schaden ereignis evento eventos perte perda perdida incidente incidentes occurrences",
);

const chanceNouns = setOf(
  "probability likelihood chance prob wahrscheinlichkeit eintrittswahrscheinlichkeit probabilite vraisemblance probabilidad probabilidade verosimilitud",
);
const chanceFillers = setOf(
  "of occurrence occurring occurs occur happening happens event events loss incident breach attack expected estimated est current assessed assessment baseline it this the that a any one given in next over months month 12 twelve at least de d des du survenance eintritts eintritt schadens ocurrencia ocorrencia evento incidente survenue occurrence an",
);

/**
 * The field that a header describes in other words than the register's: "Impact per event, low", "Annualized rate of occurrence".
 * Every word must be understood; null where one is not.
 */
export function fieldDescribed(header: string): FieldKey | null {
  const words = headerWords(header);
  if (words.length === 0 || words.length > 9) return null;
  return (
    lossDescribed(words) ??
    yearsLossDescribed(words) ??
    rateDescribed(words) ??
    chanceDescribed(words) ??
    (isName(words) ? "threat" : null)
  );
}

const nameNouns = setOf(
  "threat threats risk risks scenario scenarios risiko risikos risiken bedrohung bedrohungen gefahrdung gefahrdungen szenario szenarios risikobeschreibung bedrohungsbeschreibung risque risques menace menaces scenarii riesgo riesgos amenaza amenazas escenario escenarios risco riscos ameaca ameacas cenario cenarios",
);
const nameFillers = setOf(
  "cyber security it name names title titles description event events of the top key statement label information strategic operational strategique strategiques operationnel operationnels estrategico operacional elementare elementarer de du des der la le el del do da dos das beschreibung bezeichnung kurzbeschreibung libelle intitule nom nombre nome titulo titre titel descripcion descricao",
);

function isName(words: readonly string[]): boolean {
  return (
    words.some((word) => nameNouns.has(word)) &&
    words.every((word) => nameNouns.has(word) || nameFillers.has(word))
  );
}

const expectedWords = setOf(
  "expected erwarteter erwartete erwarteten attendue attendu esperada esperado",
);

function lossDescribed(given: readonly string[]): FieldKey | null {
  const text = given.join(" ");
  const event = perEvent.test(text);
  const left = text.replace(perEvent, " ").trim();
  if (left === "") return null;
  for (const [key, phrases] of positions) {
    for (const phrase of phrases) {
      const others = without(left, phrase);
      if (others === null) continue;
      if (others.length === 0) return event || bare.has(phrase) ? key : null;
      if (isLoss(others, true)) return key;
    }
  }
  const words = left.split(" ").filter((word) => !(event && expectedWords.has(word)));
  return isLoss(words, event) && left !== "sle" ? "loss" : null;
}

const yearsLossFillers = setOf(
  "expected average mean total annualized annualised exposure erwarteter erwartete mittlerer attendue moyenne esperada esperado media",
);

/** "Expected loss per year": what a year costs, which is compared and never read. */
function yearsLossDescribed(words: readonly string[]): FieldKey | null {
  const text = words.join(" ");
  if (perEvent.test(text)) return null;
  if (!perYear.test(text) && !words.some((word) => yearly.has(word))) return null;
  const left = text
    .replace(perYear, " ")
    .split(" ")
    .filter((word) => word !== "" && !yearly.has(word) && !yearsLossFillers.has(word));
  return isLoss(left, false) ? "statedLoss" : null;
}

/** Words that say whether controls count, and so may change what a number means. */
const qualifiers =
  /\b(?:inherent|residual|gross|net|target|initial|untreated|treated|uncontrolled|controlled|brutto|netto|inharent\w*|residuell?\w*|brut|brute|nette?|residuel\w*|inherente|bruto|bruta|neto|neta|liquido|liquida)\b|\b(?:pre|post)[ -]?(?:control|treatment|mitigation|response)s?\b|\b(?:before|after|without|with|vor|nach|avant|apres|antes de|despues de|depois de)\s+(?:risk\s+)?(?:controls?|treatment|mitigation|response|measures|massnahmen|mesures|medidas|tratamiento|tratamento)\b/g;

/** A header without a word that may change what is meant: "Inherent likelihood", "Impact before controls". */
export function unqualified(header: string): string | null {
  const text = headerWords(header).join(" ").slice(0, 120);
  const left = text
    .replace(qualifiers, " ")
    .replace(/\brisk\b/, " ")
    .trim();
  return left === text || left === "" ? null : left.replace(/ +/g, " ");
}

/** The frequency or probability of which a header names an end or the middle: "LEF min", "Likelihood, high". */
export function rangeOfRate(header: string): FieldKey | null {
  const text = headerWords(header).slice(0, 9).join(" ");
  for (const [, phrases] of positions) {
    for (const phrase of [...phrases, "ml", "likely"]) {
      const others = without(text, phrase);
      if (!others || others.length === 0) continue;
      const key = rateDescribed(others) ?? chanceDescribed(others);
      if (key !== null) return key;
    }
  }
  return null;
}

/** What is left of words when a phrase is taken out; null where it is not among them. */
function without(text: string, phrase: string): string[] | null {
  const padded = ` ${text} `;
  const at = padded.indexOf(` ${phrase} `);
  if (at < 0) return null;
  const rest = `${padded.slice(0, at)} ${padded.slice(at + phrase.length + 2)}`;
  return rest.split(" ").filter((word) => word !== "");
}

/** @param isCost whether a cost may be meant: beside "per event", or a low or high end */
function isLoss(words: readonly string[], isCost: boolean): boolean {
  const isNoun = (word: string): boolean => lossWords.has(word) || (isCost && costWords.has(word));
  return words.some(isNoun) && words.every((word) => isNoun(word) || lossFillers.has(word));
}

function rateDescribed(words: readonly string[]): FieldKey | null {
  const text = words.join(" ");
  const inYear = perYear.test(text) || words.some((word) => yearly.has(word));
  const left = text
    .replace(perYear, " ")
    .split(" ")
    .filter((word) => word !== "" && !yearly.has(word));
  // "Anual rate" is a slip, and no Spanish.
  if (words.includes("anual") && words.some((word) => /^rates?$|^events?$/.test(word))) return null;
  const isKnown = (word: string): boolean =>
    rateNouns.has(word) || counts.has(word) || rateFillers.has(word);
  if (left.length === 0 || !left.every(isKnown)) return null;
  const nouns = left.filter((word) => rateNouns.has(word));
  if (nouns.some((word) => !plainRates.has(word))) return "frequency";
  if (nouns.length > 0)
    return inYear || left.some((word) => counts.has(word) || word === "incident")
      ? "frequency"
      : null;
  return inYear && left.some((word) => counts.has(word)) && !/^loss events?$/.test(left.join(" "))
    ? "frequency"
    : null;
}

function chanceDescribed(words: readonly string[]): FieldKey | null {
  const left = words
    .join(" ")
    .replace(perYear, " ")
    .split(" ")
    .filter((word) => word !== "" && !yearly.has(word));
  const isKnown = (word: string): boolean => chanceNouns.has(word) || chanceFillers.has(word);
  return left.some((word) => chanceNouns.has(word)) && left.every(isKnown) ? "probability" : null;
}

/** Whether a header speaks of a year. */
export function saysYear(header: string): boolean {
  const words = headerWords(header);
  return words.some((word) => yearly.has(word)) || perYear.test(words.join(" "));
}

const countNouns = setOf(
  "events incidents occurrences times claims breaches attacks ereignisse vorfalle evenements eventos incidentes",
);

/** Whether a word counts events, so that it is a frequency where a unit of time stands beside it. */
export const countsEvents = (header: string): boolean => {
  const words = headerWords(header);
  return (
    words.length <= 3 &&
    words.some((word) => countNouns.has(word)) &&
    words.every((word) => countNouns.has(word) || rateFillers.has(word))
  );
};
