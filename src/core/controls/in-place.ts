/** What people write into a column that says whether something is there, in the languages of finance teams. */
const yes: ReadonlySet<string> = new Set([
  ...["yes", "y", "true", "x", "1", "done", "in place", "implemented", "deployed", "✓", "✔", "☑"],
  ...["ja", "j", "wahr", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "sì", "vero", "sim"],
  ...["operational", "live", "active", "existing", "completed", "complete", "installed", "running"],
  ...[
    "in operation",
    "effective",
    "in use",
    "fully implemented",
    "umgesetzt",
    "vorhanden",
    "aktiv",
  ],
  ...["in betrieb", "erledigt", "en place", "mis en œuvre", "mise en œuvre", "réalisé", "réalisée"],
  ...["implementado", "implementada", "implantado", "implantada", "operativo", "operacional"],
  ...["verdadeiro", "tak", "ano", "igen", "evet", "kyllä", "да", "はい", "是", "예", "כן", "نعم"],
]);
const no: ReadonlySet<string> = new Set([
  ...["no", "n", "false", "0", "-", "–", "not in place", "planned", "proposed", "☐", "✗", "✘"],
  ...[
    "in progress",
    "not started",
    "not implemented",
    "open",
    "new",
    "approved",
    "future",
    "to do",
  ],
  ...[
    "under consideration",
    "candidate",
    "idea",
    "pending",
    "requested",
    "scheduled",
    "draft",
    "n/a",
  ],
  ...["in planning", "under review", "not yet", "tbd", "not deployed", "wip", "ongoing"],
  ...["geplant", "in planung", "offen", "vorgeschlagen", "in umsetzung", "nicht umgesetzt"],
  ...["prévu", "prévue", "planifié", "planifiée", "en cours", "proposé", "à faire", "planificado"],
  ...["planificada", "previsto", "en curso", "propuesto", "pendiente", "planejado", "planeado"],
  ...["em andamento", "proposto", "pendente"],
  ...["nein", "falsch", "non", "faux", "falso", "não", "nee", "nej", "nei", "nie", "ne", "nem"],
  ...["hayır", "ei", "нет", "いいえ", "否", "아니요", "לא", "لا"],
]);

/** Whether a cell's word says yes: false where it is blank, null where it is no such word. */
export function saysYes(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return true;
  return word === "" || no.has(word) ? false : null;
}
