import { plainWords } from "./total-names";

/** Words that leave a row out. */
const closed: ReadonlySet<string> = new Set(
  [
    ...["closed", "retired", "draft", "inactive", "archived", "cancelled", "canceled", "obsolete"],
    ...[
      "rejected",
      "withdrawn",
      "superseded",
      "geschlossen",
      "abgeschlossen",
      "inaktiv",
      "entwurf",
    ],
    ...["archiviert", "abgelehnt", "verworfen", "fermé", "fermée", "clos", "clôturé", "clôturée"],
    ...["inactif", "brouillon", "archivé", "rejeté", "annulé", "cerrado", "cerrada", "inactivo"],
    ...["borrador", "archivado", "rechazado", "anulado", "fechado", "fechada", "encerrado"],
    ...[
      "encerrada",
      "inativo",
      "rascunho",
      "arquivado",
      "rejeitado",
      "cancelado",
      "chiuso",
      "bozza",
    ],
    ...["gesloten", "concept", "stängd", "lukket", "zamknięte", "uzavřeno"],
  ].map(plainWords),
);

/** Words of a row that counts, of which there is nothing to say. */
const open: ReadonlySet<string> = new Set(
  [
    ...[
      "open",
      "opened",
      "active",
      "new",
      "ongoing",
      "in progress",
      "current",
      "live",
      "identified",
    ],
    ...["monitored", "monitoring", "under review", "in review", "reviewed", "approved", "assessed"],
    ...["offen", "aktiv", "neu", "in bearbeitung", "laufend", "aktuell", "in prüfung", "überwacht"],
    ...[
      "ouvert",
      "ouverte",
      "actif",
      "active",
      "nouveau",
      "en cours",
      "abierto",
      "abierta",
      "activo",
    ],
    ...["activa", "nuevo", "en curso", "en progreso", "aberto", "aberta", "ativo", "ativa", "novo"],
    ...[
      "em andamento",
      "em curso",
      "aperto",
      "attivo",
      "actief",
      "öppen",
      "åpen",
      "otwarte",
      "aktivní",
    ],
  ].map(plainWords),
);

/** What a status says of its row: null where it is a word that nobody told us of. */
export function statusMeant(status: string): "open" | "closed" | null {
  if (status === "") return "open";
  if (!/[\p{L}\p{N}]/u.test(status.slice(0, 200))) return "open";
  if (status.length > 60) return null;
  const lower = status.toLowerCase();
  if (open.has(lower)) return "open";
  const word = plainWords(status);
  if (closed.has(word)) return "closed";
  return open.has(word) ? "open" : null;
}
