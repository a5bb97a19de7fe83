import { rightName } from "../register/findings/nearest-name";

/** What retention and limit of a quote apply to. */
export type QuoteBasis =
  /** Each event has a retention and a limit of its own. */
  | "event"
  /** Each event has a retention, all events of a year have one limit: the usual cyber policy. */
  | "event, limit a year"
  /** Both are for the losses of a year together. */
  | "year";

/** What is meant where nothing is said. */
export const USUAL_BASIS: QuoteBasis = "event, limit a year";

const words: ReadonlyMap<QuoteBasis, readonly string[]> = new Map<QuoteBasis, readonly string[]>([
  [
    "event",
    [
      ...["per event", "each event", "an event", "any one event", "occurrence", "per occurrence"],
      ...["each occurrence", "any one occurrence", "per claim", "each claim", "any one claim"],
      ...["Ereignis", "je Ereignis", "pro Ereignis", "je Schadenfall", "événement", "sinistre"],
      ...["par événement", "par sinistre", "evento", "por evento", "siniestro", "por siniestro"],
      "por sinistro",
    ],
  ],
  [
    "event, limit a year",
    [
      ...["event limit a year", "event, limit per year", "event, annual limit", "aggregate"],
      ...["event, yearly limit", "annual aggregate", "event, annual aggregate"],
      ...["event, aggregate limit", "in the aggregate", "per event, limit a year"],
      ...["per event, limit per year", "per event, annual limit", "each event, limit a year"],
      ...["per claim and in the aggregate", "any one claim and in the aggregate"],
      ...["each claim and in the aggregate", "per occurrence and in the aggregate"],
      ...["Ereignis, Limit im Jahr", "Ereignis, Jahreslimit", "je Ereignis, Jahreslimit"],
      ...["événement, limite annuelle", "événement, plafond annuel", "evento, límite anual"],
      ...["por evento, límite anual", "evento, limite anual", "por evento, limite anual"],
    ],
  ],
  [
    "year",
    [
      ...[
        "per year",
        "a year",
        "each year",
        "annual",
        "yearly",
        "stop loss",
        "aggregate stop loss",
      ],
      ...["Jahr", "je Jahr", "pro Jahr", "an", "année", "par an", "annuel", "año", "por año"],
      ...["anual", "ano", "por ano"],
    ],
  ],
]);

const known: ReadonlyMap<string, QuoteBasis> = new Map(
  [...words].flatMap(([basis, others]) =>
    [basis, ...others].map((each): [string, QuoteBasis] => [plain(each), basis]),
  ),
);

/** What a Basis cell says, or the rule that it breaks; blank for the usual. */
export function basisIn(text: string): { readonly basis: QuoteBasis } | string {
  if (plain(text) === "") return { basis: USUAL_BASIS };
  const basis = known.get(plain(text));
  if (basis !== undefined) return { basis };
  const rule = 'must be "event", "event, limit a year" or "year"';
  return rightName(text, [...words.keys()], rule);
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]+/g, " ")
    .trim();
}
