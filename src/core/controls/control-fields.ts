import type { Field } from "../register/headers/field";
import { field } from "../register/headers/field";
import { registerKind } from "../register/headers/register-kind";

export type ControlKey =
  | "control"
  | "cost"
  | "threat"
  | "frequencyReduction"
  | "lossReduction"
  | "coverage"
  | "reliability"
  | "inPlace"
  | "inPlan"
  | "buildCost"
  | "life"
  | "owner"
  | "source";

/** Every column the controls register knows. docs/model.md explains each. */
export const controlFields: readonly Field<ControlKey>[] = [
  field(
    "control",
    "text",
    "Control",
    "Controls",
    "Control name",
    "Security control",
    "Measure",
    "Safeguard",
    "Countermeasure",
    "Mitigation",
    "Treatment",
    "Name",
  ),
  field(
    "cost",
    "year-amount",
    "Cost",
    "Annual cost",
    "Cost per year",
    "Yearly cost",
    "Run cost",
    "Running cost",
    "Operating cost",
    "Opex",
  ),
  field(
    "threat",
    "text",
    "Threat",
    "Threats",
    "Acts on",
    "Applies to",
    "Mitigates",
    "Protects against",
    "Scenario",
    "Scenarios",
    "Risk",
    "Risks",
  ),
  field(
    "frequencyReduction",
    "share",
    "Frequency reduction",
    "Likelihood reduction",
    "Probability reduction",
    "Reduces frequency",
  ),
  field(
    "lossReduction",
    "share",
    "Loss reduction",
    "Impact reduction",
    "Severity reduction",
    "Reduces loss",
  ),
  field("coverage", "share", "Coverage"),
  field("reliability", "share", "Reliability"),
  field("inPlace", "text", "In place", "Already in place", "Implemented", "Deployed", "Existing"),
  field("inPlan", "text", "In plan", "In the plan", "Plan lock"),
  field(
    "buildCost",
    "one-off-amount",
    "Build cost",
    "Setup cost",
    "Implementation cost",
    "Initial cost",
    "Upfront cost",
    "One-off cost",
    "Investment",
    "Capex",
  ),
  field("life", "years", "Life", "Useful life", "Service life", "Lifetime", "Lifespan"),
  field("owner", "text", "Owner"),
  field("source", "text", "Source"),
];

/** The columns that say something to readers and nothing to the model. */
const remarkKeys: readonly ControlKey[] = ["owner", "source"];

/** The columns that say what a control does; a row fills in one of them. */
export const effectKeys = ["frequencyReduction", "lossReduction"] as const satisfies ControlKey[];

/** What people call the columns besides. */
const controlNamesInUse: ReadonlyMap<ControlKey, readonly string[]> = new Map<
  ControlKey,
  readonly string[]
>([
  [
    "control",
    [
      ...["Control title", "Control description", "Security measure", "Measures", "Mitigations"],
      ...["Safeguards", "Countermeasures", "Initiative", "Project", "Action", "Title"],
      ...["Maßnahme", "Massnahme", "Maßnahmen", "Kontrolle", "Sicherheitsmaßnahme", "Mesure"],
      ...["Mesure de sécurité", "Contrôle", "Medida", "Medida de seguridad", "Salvaguarda"],
      ...["Medida de segurança", "Controlo", "Controle"],
    ],
  ],
  [
    "cost",
    [
      ...["Annual maintenance", "Maintenance", "Maintenance cost", "Annual maintenance cost"],
      ...["Yearly maintenance", "Maintenance per year", "Recurring cost", "Annual recurring cost"],
      ...["Ongoing cost", "Annual running cost", "Annual operating cost", "Annualized cost"],
      ...["Annualised cost", "Annual control cost", "Control cost", "Yearly costs", "Annual costs"],
      ...["Running costs", "Operating costs", "ACS", "Annual cost of safeguard", "Cost of control"],
      ...["Annual cost of control", "Jahreskosten", "Laufende Kosten", "Betriebskosten", "Wartung"],
      ...[
        "Wartungskosten",
        "Kosten pro Jahr",
        "Kosten",
        "Coût annuel",
        "Coût",
        "Maintenance annuelle",
      ],
      ...["Coût récurrent", "Costo anual", "Coste anual", "Costo", "Coste", "Mantenimiento anual"],
      ...["Mantenimiento", "Custo anual", "Custo", "Manutenção", "Manutenção anual"],
    ],
  ],
  [
    "threat",
    [
      ...["Threats mitigated", "Threat mitigated", "Mitigated threats", "Threats addressed"],
      ...["Threat addressed", "Addresses", "Risks mitigated", "Risk mitigated", "Risks addressed"],
      ...["Risk addressed", "Related risk", "Related risks", "Related threats", "Threats covered"],
      ...["Risks covered", "Threats reduced", "Risks treated", "Treats", "Covers", "Threat names"],
      ...[
        "Linked risks",
        "Linked threats",
        "Scenarios mitigated",
        "Mitigated risks",
        "Threat scenario",
      ],
      ...["Bedrohung", "Bedrohungen", "Risiko", "Risiken", "Wirkt auf", "Wirkt gegen", "Menace"],
      ...["Menaces", "Risque", "Risques", "Menaces traitées", "Risques traités", "Amenaza"],
      ...["Amenazas", "Riesgo", "Riesgos", "Amenazas mitigadas", "Riesgos mitigados", "Ameaça"],
      ...["Ameaças", "Risco", "Riscos", "Ameaças mitigadas", "Riscos mitigados"],
    ],
  ],
  [
    "frequencyReduction",
    [
      ...["Reduction in frequency", "Reduction of frequency", "Reduction in likelihood"],
      ...["Likelihood reduced by", "Frequency reduced by", "ARO reduction", "Häufigkeitsminderung"],
      ...["Réduction de la fréquence", "Reducción de frecuencia", "Redução de frequência"],
    ],
  ],
  [
    "lossReduction",
    [
      ...["Reduction in loss", "Reduction of loss", "Reduction in impact", "Loss reduced by"],
      ...["Impact reduced by", "SLE reduction", "Schadensminderung", "Réduction de l'impact"],
      ...["Réduction de la perte", "Reducción de pérdida", "Reducción de impacto"],
      ...["Redução de perda", "Redução de impacto"],
    ],
  ],
  [
    "inPlace",
    [
      ...["Status", "Implementation status", "Implemented?", "Control status", "Is implemented"],
      ...["Implemented or planned", "Implemented/planned", "Planned or implemented", "State"],
      ...["Umgesetzt", "Umsetzungsstatus", "Umsetzungsstand", "En place", "Statut", "Mis en œuvre"],
      ...["Implementado", "Implantado", "Estado", "Implantada", "Implementada", "Situação"],
    ],
  ],
  [
    "buildCost",
    [
      ...["Implementation costs", "Setup costs", "Set-up cost", "One-time cost", "One time cost"],
      ...["One-off costs", "Purchase cost", "Purchase price", "Acquisition cost", "Project cost"],
      ...["Up-front cost", "Initial investment", "Installation cost", "Deployment cost"],
      ...["Einmalkosten", "Einmalige Kosten", "Einführungskosten", "Umsetzungskosten"],
      ...["Investition", "Anschaffungskosten", "Coût initial", "Coût de mise en œuvre"],
      ...["Investissement", "Costo inicial", "Coste inicial", "Costo de implementación"],
      ...["Coste de implantación", "Inversión", "Custo inicial", "Custo de implementação"],
      "Investimento",
    ],
  ],
  [
    "life",
    [
      ...["Years of life", "Expected life", "Economic life", "Depreciation period", "Amortization"],
      ...["Amortisation", "Nutzungsdauer", "Lebensdauer", "Durée de vie", "Vida útil"],
    ],
  ],
  [
    "owner",
    [
      "Control owner",
      "Responsible",
      "Verantwortlich",
      "Responsable",
      "Propriétaire",
      "Responsável",
    ],
  ],
]);

/** Names that may mean an effect and may not: how often, or how much. */
const controlNamesToAsk: ReadonlyMap<ControlKey, readonly string[]> = new Map<
  ControlKey,
  readonly string[]
>([
  [
    "frequencyReduction",
    [
      ...["Effectiveness", "Control effectiveness", "Efficacy", "Risk reduction", "Reduction"],
      ...["Mitigation effect", "Reduces risk by", "Wirksamkeit", "Wirkung", "Risikominderung"],
      ...["Risikoreduktion", "Efficacité", "Réduction du risque", "Eficacia", "Eficácia"],
      ...["Efectividad", "Reducción del riesgo", "Redução do risco", "Redução de risco"],
    ],
  ],
]);

/** The register of controls. */
export const controlKind = registerKind<ControlKey>({
  called: "the controls",
  fields: controlFields,
  name: "control",
  row: "a control",
  status: null,
  headersRule:
    "must hold headers such as Control, Cost and Frequency reduction: write Controls[#All] for a table, or start the range at its headers",
  emptyRule: "must be filled in: there are no controls",
  required: [
    { keys: ["control"], name: "Control", instead: "" },
    { keys: ["cost", "buildCost"], name: "Cost", instead: ", or Build cost with Life" },
    { keys: effectKeys, name: "Frequency reduction", instead: ", or Loss reduction" },
  ],
  alternatives: [],
  remarkKeys,
  asideKeys: remarkKeys,
  checkKeys: [],
  inUse: controlNamesInUse,
  toAsk: controlNamesToAsk,
  mustRead: {
    words: /cost|maintenance|licen[cs]e|subscription|expense|kosten|wartung|cout|costo|coste|custo/,
    but: /total|sum|gesamt|saving|avoid|loss|benefit|per(?:user|seat|unit|event|incident)|reduction|center|centre|code|before|after/,
    rule: "must not be left out of what the control costs: add it to Cost or Build cost, or take the column away",
  },
  scoreSynonyms: [],
  scoreWords: /^$/,
  levels: null,
});
