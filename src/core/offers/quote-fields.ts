import type { Field } from "../register/headers/field";
import { field } from "../register/headers/field";
import { registerKind } from "../register/headers/register-kind";

export type QuoteKey =
  "quote" | "retention" | "limit" | "premium" | "share" | "threat" | "basis" | "remark";

/** Every column that quotes know. docs/model.md explains each. */
const quoteFields: readonly Field<QuoteKey>[] = [
  field("quote", "text", "Quote", "Offer", "Option", "Policy", "Insurer", "Carrier", "Name"),
  field(
    ...(["retention", "amount", "Retention", "Deductible", "Excess", "SIR"] as const),
    ...["Self-insured retention", "Retention per event", "Retention each event"],
  ),
  field(
    ...(["limit", "amount", "Limit", "Limit of liability", "Aggregate limit"] as const),
    ...["Annual limit", "Annual aggregate limit", "Limit (per year)", "Limit (a year)"],
    ...["Limit (annual)", "Limit per event", "Sum insured"],
  ),
  field("premium", "year-amount", "Premium", "Annual premium", "Price"),
  field("share", "share", "Share", "Insurer's share", "Insurer share", "Quota share"),
  field("threat", "text", "Threat", "Threats", "Covers", "Covered threats", "Scenario", "Risk"),
  field("basis", "text", "Basis", "Basis of limit", "Limit basis", "Limit applies to"),
  field("remark", "text", "Note", "Notes", "Comment", "Remarks", "Source", "Broker"),
];

/** Quotes of insurers. */
export const quoteKind = registerKind<QuoteKey>({
  called: "the quotes",
  fields: quoteFields,
  name: "quote",
  row: "a quote",
  status: null,
  headersRule:
    "must hold headers such as Quote, Retention, Limit and Premium: write Quotes[#All] for a table",
  emptyRule: "must be filled in: there are no quotes",
  required: [
    { keys: ["quote"], name: "Quote", instead: ", or Offer, Policy or Insurer" },
    { keys: ["limit"], name: "Limit", instead: "" },
    { keys: ["premium"], name: "Premium", instead: "" },
  ],
  alternatives: [],
  remarkKeys: ["remark"],
  asideKeys: ["remark"],
  checkKeys: [],
  inUse: new Map<QuoteKey, readonly string[]>([
    [
      "quote",
      [
        ...["Quotation", "Provider", "Underwriter", "Company", "Product", "Proposal", "Bid"],
        ...["Angebot", "Versicherer", "Anbieter", "Police", "Offre", "Devis", "Assureur"],
        ...["Oferta", "Cotización", "Aseguradora", "Asegurador", "Póliza", "Cotação"],
        ...["Seguradora", "Apólice", "Proposta"],
      ],
    ],
    [
      "retention",
      [
        ...["Self insurance retention", "Insurance retention", "Policy deductible"],
        ...["Selbstbehalt", "Selbstbeteiligung", "Franchise", "Rétention", "Franquicia"],
        ...["Deducible", "Retención", "Franquia", "Retenção", "Eigen risico", "Franchigia"],
      ],
    ],
    [
      "limit",
      [
        ...["Insurance limit", "Policy limit", "Coverage limit", "Limit per occurrence", "Cover"],
        ...["Limit per claim", "Insured limit", "Aggregate", "Annual aggregate", "Yearly limit"],
        ...["Deckungssumme", "Versicherungssumme", "Jahreshöchstleistung", "Plafond"],
        ...["Plafond par sinistre", "Plafond annuel", "Límite", "Límite por evento"],
        ...["Límite anual", "Suma asegurada", "Limite", "Limite por evento", "Limite anual"],
        ...["Limite agregado", "Límite agregado"],
      ],
    ],
    [
      "premium",
      [
        ...["Insurance premium", "Premium per year", "Yearly premium", "Premium a year", "Cost"],
        ...["Annual cost", "Prämie", "Versicherungsprämie", "Jahresprämie", "Prime"],
        ...["Prime annuelle", "Prima", "Prima anual", "Prêmio", "Prémio", "Prêmio anual"],
      ],
    ],
    [
      "share",
      [
        ...["Share insured", "Insured share", "Coinsurance of the insurer", "Participation"],
        ...["Anteil", "Anteil des Versicherers", "Quote des Versicherers", "Quote-part"],
        ...["Part de l'assureur", "Part", "Participación", "Cuota", "Participação", "Quota"],
      ],
    ],
    [
      "threat",
      [
        ...["Threats covered", "Insured threats", "Risks", "Risks covered", "Scenarios"],
        ...["Applies to", "Bedrohung", "Bedrohungen", "Risiko", "Risiken", "Menace", "Menaces"],
        ...["Risque", "Risques", "Amenaza", "Amenazas", "Riesgo", "Riesgos", "Ameaça"],
        ...["Ameaças", "Risco", "Riscos"],
      ],
    ],
    ["basis", ["Type", "Form", "Cover basis", "Basis der Deckung", "Grundlage", "Base", "Bezug"]],
    ["remark", ["Bemerkung", "Kommentar", "Remarque", "Commentaire", "Comentario", "Observação"]],
  ]),
  mustRead: {
    words:
      /share|limit|retention|excess|deductible|premium|aggregate|coinsurance|waiting|selbst|franchi|franqui|deckung|praemie|prima|plafond/,
    but: /total|lastyear|previous|expiring|before|old|rate/,
    rule: "must not be left out of what a quote says: take the column away, or rename it to one that is read",
  },
  scoreSynonyms: [],
  scoreWords: /^$/,
  levels: null,
});
