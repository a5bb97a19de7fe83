import type { FieldKey } from "./field";

/**
 * What registers call their columns beside the names of the field and its synonyms, in the languages of their writers; the
 * one preferred first. A column that is read by one of them is noted.
 */
export const namesInUse: ReadonlyMap<FieldKey, readonly string[]> = new Map<
  FieldKey,
  readonly string[]
>([
  [
    "threat",
    [
      ...[
        "Threats",
        "Threat name",
        "Threat title",
        "Threat description",
        "Loss scenario",
        "Scenarios",
      ],
      ...["Scenario name", "Scenario title", "Risk title", "Risks", "Threat event", "Risk event"],
      ...["Loss event", "Loss event scenario", "Event", "Event name", "Event type", "Incident"],
      ...["Incident type", "Hazard", "Peril", "Title", "Risk description", "Scenario description"],
      ...[
        "Risk statement",
        "Cyber risk",
        "Threat type",
        "Attack type",
        "Attack scenario",
        "Attack vector",
        "Attack",
      ],
      ...["Bedrohung", "Bedrohungen", "Gefährdung", "Gefahr", "Szenario", "Risikoszenario"],
      ...["Bedrohungsszenario", "Schadensszenario", "Risiko", "Risiken", "Risikobezeichnung"],
      ...["Risikoname", "Ereignis", "Schadensereignis", "Bezeichnung"],
      ...["Menace", "Menaces", "Scénario", "Scénario de risque", "Scénario de menace", "Risque"],
      ...[
        "Risques",
        "Événement redouté",
        "Événement",
        "Intitulé",
        "Intitulé du risque",
        "Nom du risque",
      ],
      ...["Amenaza", "Amenazas", "Escenario", "Escenario de riesgo", "Riesgo", "Riesgos", "Evento"],
      ...[
        "Nombre del riesgo",
        "Nombre",
        "Ameaça",
        "Ameaças",
        "Cenário",
        "Cenário de risco",
        "Risco",
      ],
      ...["Riscos", "Nome do risco", "Nome", "Minaccia", "Rischio", "Dreiging", "Risico"],
      ...["Description", "Beschreibung", "Descripción", "Descrição"],
    ],
  ],
  [
    "returnPeriod",
    [
      ...["Wiederkehrperiode", "Wiederkehr", "Wiederkehrzeit", "Wiederkehrintervall"],
      ...["Wiederkehrdauer", "Wiederholungsperiode", "Wiederholungszeitraum", "Jährlichkeit"],
      ...["Période de retour", "Temps de retour", "Periodo de retorno", "Período de retorno"],
      ...["Tempo di ritorno", "Periodo di ritorno", "Herhalingstijd", "Terugkeertijd"],
    ],
  ],
  [
    "attempts",
    [
      ...["Attacks per year", "Annual attempts", "Attempted attacks per year", "Angriffe pro Jahr"],
      ...["Versuche pro Jahr", "Tentatives par an", "Intentos por año", "Tentativas por ano"],
    ],
  ],
  [
    "vulnerability",
    [
      "Susceptibility",
      "Vuln",
      "Verwundbarkeit",
      "Vulnérabilité",
      "Vulnerabilidad",
      "Vulnerabilidade",
    ],
  ],
  ["probability", ["P(event)", "P(event per year)", "P(loss)", "P(incident)", "p"]],
  [
    "low",
    [
      "Lower",
      "Lower limit",
      "Lower end",
      "Low end",
      "Low value",
      "Untere Grenze",
      "Borne inférieure",
      "Límite inferior",
      "Limite inferior",
      "Cota inferior",
    ],
  ],
  [
    "high",
    [
      "Upper",
      "Upper limit",
      "Upper end",
      "High end",
      "High value",
      "Obere Grenze",
      "Borne supérieure",
      "Límite superior",
      "Limite superior",
      "Cota superior",
    ],
  ],
  ["standardDeviation", ["Loss standard deviation", "Standard deviation of loss"]],
  [
    "loss",
    [
      ...["Incident cost", "Event cost", "Breach cost", "Cost of one event", "Cost of an event"],
      ...["Cost of one incident", "Cost of an incident", "Cost of a breach", "Claim cost"],
      ...["Probable loss magnitude", "PLM", "Typical loss", "Coût d'un incident"],
      ...["Coût unitaire", "Montant du sinistre", "Montant de la perte", "Importe de la pérdida"],
    ],
  ],
  ["mean", ["Mean loss", "Average loss", "Avg loss", "Mean impact"]],
  [
    "assetValue",
    [
      ...["Value of the asset", "Value of assets", "Vermögenswert", "Wert des Vermögenswerts"],
      ...["Wert des Assets", "Anlagenwert", "Valeur de l'actif", "Valeur de l'actif exposé"],
      ...["Valor del activo", "Valor de los activos", "Valor do ativo", "Valor dos ativos"],
      ...["Valore dell'asset", "Waarde van het bedrijfsmiddel"],
    ],
  ],
  [
    "exposureFactor",
    [
      ...["Exposure share", "Expositionsfaktor", "Gefährdungsfaktor", "Facteur d'exposition"],
      ...["Factor de exposición", "Fator de exposição", "Fattore di esposizione"],
    ],
  ],
  [
    "secondaryChance",
    [
      ...[
        "Chance of secondary loss",
        "Probability of secondary loss",
        "Sekundärwahrscheinlichkeit",
      ],
      ...["Wahrscheinlichkeit Sekundärschaden", "Wahrscheinlichkeit Folgeschaden"],
      ...["Probabilité secondaire", "Probabilité de perte secondaire", "Probabilidad secundaria"],
      ...["Probabilidad de pérdida secundaria", "Probabilidade secundária"],
      ...["Probabilidade de perda secundária"],
    ],
  ],
  [
    "secondaryLow",
    [
      ...["Secondary lower bound", "Sekundärschaden niedrig", "Sekundärschaden untere Grenze"],
      ...["Sekundärverlust niedrig", "Perte secondaire basse", "Pérdida secundaria baja"],
      ...["Perda secundária baixa"],
    ],
  ],
  [
    "secondaryHigh",
    [
      ...["Secondary upper bound", "Sekundärschaden hoch", "Sekundärschaden obere Grenze"],
      ...["Sekundärverlust hoch", "Perte secondaire haute", "Pérdida secundaria alta"],
      ...["Perda secundária alta"],
    ],
  ],
  [
    "secondaryLoss",
    [
      ...["Secondary loss per event", "Sekundärschaden", "Sekundärverlust", "Perte secondaire"],
      ...["Pertes secondaires", "Pérdida secundaria", "Pérdidas secundarias", "Perda secundária"],
      ...["Perdas secundárias"],
    ],
  ],
  ["lossCap", ["Cap", "Cap on loss", "Loss ceiling", "Schadensobergrenze"]],
  [
    "lossReduction",
    [
      ...["Impact reduction", "Severity reduction", "Schadensminderung", "Réduction de l'impact"],
      ...["Réduction de la perte", "Réduction des pertes", "Reducción de pérdida"],
      ...["Reducción de impacto", "Redução de perda", "Redução de impacto"],
    ],
  ],
  [
    "frequencyReduction",
    [
      ...[
        "Likelihood reduction",
        "Probability reduction",
        "Rate reduction",
        "Häufigkeitsminderung",
      ],
      ...["Réduction de la fréquence", "Reducción de frecuencia", "Redução de frequência"],
    ],
  ],
  [
    "retention",
    [
      ...["SIR", "Self-insured retention", "Self insurance retention", "Deductible", "Excess"],
      ...[
        "Insurance retention",
        "Insurance deductible",
        "Policy deductible",
        "Retention per event",
      ],
      ...["Selbstbehalt", "Selbstbeteiligung", "Franchise", "Rétention", "Franquicia", "Deducible"],
      ...["Retención", "Franquia", "Retenção", "Eigen risico", "Franchigia"],
    ],
  ],
  [
    "limit",
    [
      ...["Insurance limit", "Limit per event", "Limit per occurrence", "Limit per claim"],
      ...["Per occurrence limit", "Occurrence limit", "Limit of liability", "Coverage limit"],
      ...["Event limit", "Insured limit", "Sum insured", "Deckungssumme", "Versicherungssumme"],
      ...["Plafond", "Plafond par sinistre", "Límite", "Límite por evento", "Limite por evento"],
      ...["Suma asegurada", "Limite por sinistro", "Limite"],
    ],
  ],
  [
    "annualLimit",
    [
      ...["Annual aggregate", "Aggregate", "Policy aggregate", "Aggregate limit of liability"],
      ...["Jahreslimit", "Jahreshöchstleistung", "Jahreshöchstentschädigung", "Plafond annuel"],
      ...["Límite anual", "Limite anual", "Limite agregado", "Límite agregado"],
    ],
  ],
  [
    "premium",
    [
      ...["Insurance premium", "Annual premium", "Premium per year", "Insurance cost", "Prämie"],
      ...["Versicherungsprämie", "Jahresprämie", "Prime", "Prime d'assurance", "Prime annuelle"],
      ...["Prima", "Prima de seguro", "Prima anual", "Prêmio", "Prêmio de seguro", "Prémio"],
    ],
  ],
  [
    "spend",
    [
      ...["Security budget", "Annual budget", "Budgeted spend", "Planned spend", "Current spend"],
      ...["Annual security spend", "Budget allocated", "Allocated budget", "Security spending"],
      ...["Spending", "Jahresbudget", "Sicherheitsbudget", "Ausgaben", "Sicherheitsausgaben"],
      ...["Budget annuel", "Budget sécurité", "Dépenses", "Presupuesto", "Presupuesto anual"],
      ...["Security investment", "Spend on controls", "Controls spend", "Mitigation budget"],
      ...["Dépenses de sécurité", "Presupuesto de seguridad", "Gasto en seguridad"],
      ...["Orçamento de segurança", "Gastos com segurança", "Budgetiert"],
      ...["Gasto", "Gasto anual", "Orçamento", "Orçamento anual", "Despesa", "Gastos"],
    ],
  ],
  ["actual", ["Actual loss", "Actual losses", "Actual cost", "Tatsächlich", "Réel"]],
  [
    "statedLoss",
    [
      ...["Annual loss expectancy", "Annualized loss expectancy", "Annualised loss expectancy"],
      ...["Annual loss expectation", "Expected annual loss", "Annual expected loss", "EAL", "AAL"],
      ...["Annualized loss", "Annualised loss", "Average annual loss", "Annualized loss exposure"],
      ...["Annual loss exposure", "Expected loss per year", "Annual loss", "Expected loss"],
      ...["Jahresschaden", "Jahresverlust", "Schadenerwartungswert", "Schadenserwartungswert"],
      ...["Erwarteter Jahresverlust", "Erwarteter Jahresschaden", "Jahresschadenserwartung"],
      ...["Jährlicher Schadenserwartungswert", "Perte annuelle attendue", "Perte annuelle"],
      ...["Pérdida anual esperada", "Pérdida esperada anual", "Pérdida anual"],
      ...["Perda anual esperada", "Perda esperada anual", "Perda anual"],
    ],
  ],
  [
    "owner",
    [
      ...[
        "Risk owner",
        "Threat owner",
        "Owned by",
        "Responsible",
        "Accountable",
        "Responsible person",
      ],
      ...["Verantwortlich", "Verantwortlicher", "Eigentümer", "Risikoeigner", "Risikoeigentümer"],
      ...["Business owner", "Risikoverantwortlicher", "Propriétaire du risque", "Dono do risco"],
      ...[
        "Responsable del riesgo",
        "Dueño del riesgo",
        "Propietario del riesgo",
        "Proprietário do risco",
      ],
      ...["Propriétaire", "Responsable", "Pilote", "Propietario", "Proprietário", "Responsável"],
    ],
  ],
  [
    "status",
    [
      ...["Risk status", "Threat status", "Current status", "Statut", "Statut du risque", "Estado"],
      ...[
        "Estado del riesgo",
        "Situação",
        "Stato",
        "Estatus",
        "Bearbeitungsstatus",
        "Bearbeitungsstand",
        "État",
        "Estado do risco",
      ],
    ],
  ],
  [
    "lastReviewed",
    [
      ...[
        "Last review",
        "Last review date",
        "Date of last review",
        "Date last reviewed",
        "Review date",
      ],
      ...["Date reviewed", "Reviewed on", "Reviewed", "Zuletzt geprüft", "Letzte Prüfung"],
      ...["Letzte Überprüfung", "Geprüft am", "Dernière revue", "Dernière révision"],
      ...["Última revisión", "Última revisão", "Fecha de revisión", "Data de revisão"],
    ],
  ],
  [
    "reviewEvery",
    [
      ...["Review cycle", "Review interval", "Review period", "Review frequency", "Prüfintervall"],
      ...["Prüfung alle", "Überprüfungsintervall", "Revue tous les", "Périodicité de revue"],
      ...["Revisar cada", "Periodicidad de revisión", "Rever a cada"],
    ],
  ],
  ["source", ["Sources", "Data source", "Evidence", "Quelle", "Quellen", "Fuente", "Fonte"]],
  [
    "unit",
    [
      ...[
        "Business units",
        "BU",
        "Legal entity",
        "Group company",
        "Operating unit",
        "Reporting unit",
      ],
      ...["Geschäftsbereich", "Geschäftseinheit", "Gesellschaft", "Tochtergesellschaft", "Sparte"],
      ...["Entité", "Société", "Filiale", "Unité opérationnelle", "Unidad de negocio", "Entidad"],
      ...["Empresa", "Filial", "Unidade de negócio", "Entidade", "Subsidiária"],
    ],
  ],
  ["currency", ["Currency code", "Währung", "Devise", "Moneda", "Divisa", "Moeda", "Valuta"]],
]);

/** Names that may mean a field and may not: the register asks, and never reads them. */
export const namesToAsk: ReadonlyMap<FieldKey, readonly string[]> = new Map<
  FieldKey,
  readonly string[]
>([
  [
    "min",
    [
      "Best case",
      "Best case loss",
      "Optimistic",
      "Optimistic loss",
      "Bester Fall",
      "Meilleur cas",
      "Mejor caso",
      "Melhor caso",
    ],
  ],
  [
    "max",
    [
      "Worst case",
      "Worst case loss",
      "Pessimistic",
      "Pessimistic loss",
      "Schlimmster Fall",
      "Pire cas",
      "Peor caso",
      "Pior caso",
    ],
  ],
  [
    "mostLikely",
    ["ML", "Likely", "Expected", "Typical", "Base case", "Best estimate", "Realistic"],
  ],
  ["limit", ["Policy limit", "Plafond de garantie", "Policenlimit"]],
  ["low", ["CI low", "CI lower", "Lower CI"]],
  ["high", ["CI high", "CI upper", "Upper CI"]],
  [
    "frequency",
    [
      "Attack frequency",
      "Threat frequency",
      "Attack rate",
      "Occurrence",
      "Occurrences",
      "Incidents",
    ],
  ],
]);
