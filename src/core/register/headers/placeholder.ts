import type { Cell } from "../../input/cell";

const placeholders: ReadonlySet<string> = new Set([
  ...[
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "n / a",
    "#n/a",
    "tbd",
    "t.b.d.",
    "tba",
    "tbc",
    "none",
    "nil",
    "null",
  ],
  ...["not applicable", "not available", "not known", "unknown", "unclear", "pending", "to do"],
  ...["to be determined", "to be defined", "to be confirmed", "todo", "void"],
  ...["entfällt", "keine", "keiner", "kein", "k.a.", "k. a.", "k.a", "nicht bekannt", "unbekannt"],
  ...[
    "aucun",
    "aucune",
    "néant",
    "s.o.",
    "sans objet",
    "à définir",
    "n.d.",
    "nd",
    "inconnu",
    "n/d",
  ],
  ...["ninguno", "ninguna", "no aplica", "por definir", "desconocido", "s/d", "sin datos"],
  ...["nenhum", "nenhuma", "não aplicável", "a definir", "desconhecido", "n.v.t.", "geen"],
  ...[
    "not set",
    "not insured",
    "uninsured",
    "no cover",
    "no data",
    "no value",
    "to follow",
    "missing",
  ],
  ...[
    "keine angabe",
    "zu klären",
    "offen",
    "folgt",
    "nicht versichert",
    "à compléter",
    "à préciser",
  ],
  ...["à confirmer", "non défini", "non assuré", "pendiente", "a confirmar", "por determinar"],
  ...["por confirmar", "sin seguro", "pendente", "por determinar", "sem seguro", "s/o"],
  ...["never", "nie", "jamais", "nunca", "blank", "empty", "leer", "vide", "vacío", "vazio"],
]);

/** Whether a cell holds what people write where there is nothing: "-", "n/a", "tbd". */
export function isPlaceholder(cell: Cell | undefined): boolean {
  if (typeof cell !== "string" || cell.length > 40) return false;
  const text = cell.trim().toLowerCase();
  const inside = /^[([{<](.*)[)\]}>]$/.exec(text)?.[1] ?? text;
  return placeholders.has(inside.trim()) || /^[-–—−_./*·…~\s]+$/.test(text);
}

const figures = /^[\p{Sc}\d\s.,'’%+-]+$/u;

/** "2.5m", "100 k€", "1.2 million". */
const multiples =
  /\d\s?(?:k|m|mm|mn|bn|b|mio\.?|tsd\.?|mrd\.?|mln|thousand|million|billion|millionen|millions?|millones|milhões|mil|miles)\b/;
/** "1 in 8", "once in 20 years". */
const chances =
  /^(?:once|1|one|einmal|une fois|una vez|uma vez)\s+(?:in|every|per|alle|in|tous les|cada|en|a cada|em)\s+\d+(?:[.,]\d+)?(?:\s+\p{L}+)?$/u;
const words = /[\p{L}\s]+/gu;

/** Whether a text looks like a number: "1,200.50", "12 %", "2.5m", "1 in 8". */
export function looksLikeNumber(given: string): boolean {
  if (given.length > 60 || !/\d/.test(given)) return false;
  const text = given.trim().toLowerCase();
  if (figures.test(text) || chances.test(text)) return true;
  // A currency may stand beside a multiple, and nothing else.
  const left = text.match(words)?.filter((word) => word.trim() !== "") ?? [];
  return multiples.test(text) && left.length <= 2 && left.every((word) => word.trim().length <= 10);
}
