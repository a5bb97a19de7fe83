import type { ReportWords } from "./report-words";

export const german: ReportWords = {
  locale: "de-DE",
  dayFormat: "dd.mm.yyyy",
  sheet: "Vorstandsbericht",
  title: "Sicherheitsbudget",
  subtitle: "Bericht an den Vorstand",
  question: "Ist genug eingeplant für das, was Sicherheitsvorfälle uns kosten?",
  yes: "Ja: Jede Bedrohung hat mindestens, was erforderlich ist.",
  no: [
    "Nein: ",
    " von ",
    " Bedrohungen sind unterfinanziert; ",
    " % des Erforderlichen sind gedeckt.",
  ],
  noSpend: "Das Register hat keine Spalte für Ausgaben; das lässt sich daher nicht sagen.",
  figures: {
    required: "Erforderlich im Jahr",
    spend: "Budget",
    gap: "Fehlbetrag",
    covered: "Gedeckt",
    average: "Ein mittleres Jahr kostet",
    bad: "1 von 20 über",
    worst: "1 von 100 über",
    total: "Risikokosten",
  },
  curve: "Wahrscheinlichkeit, dass ein Jahr mehr kostet als …",
  loss: "Kosten eines Jahres",
  chance: "Wahrscheinlichkeit",
  appetite: "Was wir hinnehmen",
  byBudget: "Verbleibender Verlust nach neuem Geld für Maßnahmen",
  money: "Neues Geld im Jahr",
  left: "Mittleres Jahr",
  gaps: "Die fünf größten Lücken",
  threat: "Bedrohung",
  plan: "Der Plan und die erbetene Entscheidung",
  newMoney: "Neues Geld für Maßnahmen im Jahr",
  control: "Maßnahme",
  cost: "Kosten",
  avoided: "Vermeidet",
  rosi: "Rendite",
  together: "Zusammen",
  nothingPays: "Keine Maßnahme passt in dieses Budget.",
  decide: "Erbetene Entscheidung: diese Maßnahmen und ihre jährlichen Kosten genehmigen.",
  decideNothing: "Nichts zu entscheiden: Keine Maßnahme passt in dieses Budget.",
  noPlan: "Die Arbeitsmappe hat keine Tabelle der Maßnahmen; es gibt keinen Plan zu entscheiden.",
  changed: "Was sich geändert hat seit",
  gapBefore: "Fehlbetrag damals",
  gapNow: "Fehlbetrag jetzt",
  others: "Alles Übrige",
  more: "Es fehlt mehr",
  less: "Es fehlt weniger",
  noHistory:
    "In dieser Arbeitsmappe ist keine frühere Überprüfung erfasst; es gibt keinen Vergleich.",
  assumptions: "Worauf das beruht",
  rule: "Regel",
  rules: {
    expected:
      "Das Budget soll den mittleren Jahresverlust erreichen, nach Maßnahmen und Versicherung.",
    inherent:
      "Das Budget soll den mittleren Jahresverlust erreichen, vor Maßnahmen und Versicherung.",
    percentile:
      "Das Budget soll das schlechte Jahr der Bedrohung erreichen, das 1 von 20 übertrifft.",
    tail: "Das Budget soll das Mittel der schlechtesten 1 von 20 Jahren der Bedrohung erreichen.",
    deterrence: "Das Budget soll erreichen, wovon an ein Angreifer fernbleibt.",
    optimum: "Neues Geld, bis mehr davon weniger vermeidet, als es kostet (Gordon und Loeb).",
  },
  level: "Schlechtes Jahr",
  levelSays:
    "1 von 20 (Niveau 95 %), wo die Regel eines braucht; Bedrohungen treten unabhängig ein (Streuung 0).",
  version: "Version",
  data: "Daten",
  dataSays: (day, reviewed) =>
    `Stand ${day}${reviewed ? `; Bedrohungen zuletzt überprüft zwischen ${reviewed[0]} und ${reviewed[1]}` : "; keine Überprüfungen erfasst"}.`,
  leftOut: "Ausgelassen",
  leftOutSays: (names) =>
    names.length === 0
      ? "Keine Zeile des Registers."
      : `${names.length} ${names.length === 1 ? "Zeile" : "Zeilen"} des Registers: ${names.join("; ")}.`,
  unnamed: "Nicht gezählt",
  unnamedSays:
    "Geld, das keine Zeile des Registers nennt, und was eine Bedrohung über Bedarf hat: Es deckt keine andere.",
  unnamedControls: (names) =>
    `In keinem Budget einer Bedrohung, da sie keine nennen: ${names.join("; ")}.`,
  accuracy: "Genauigkeit",
  accurate: "Kein ausgewiesener Fehler über 0,01 % einer Zahl.",
  sources: "Quellen",
  register: "Register",
  controls: "Maßnahmen",
  history: "Verlauf",
  alive: "Jede Zahl ist eine Formel und folgt dem Register.",
  chartData: "Daten der Diagramme; nicht gedruckt",
};
