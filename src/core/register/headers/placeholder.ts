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
  ...["never", "nie", "jamais", "nunca", "blank", "empty", "leer", "vide", "vacío", "vazio"],
]);

/** Whether a cell holds what people write where there is nothing: "-", "n/a", "tbd". */
export function isPlaceholder(cell: Cell | undefined): boolean {
  if (typeof cell !== "string" || cell.length > 40) return false;
  const text = cell.trim().toLowerCase();
  return placeholders.has(text) || /^[-–—−_./*·…~\s]+$/.test(text);
}

const figures = /^[\p{Sc}\d\s.,'’%+-]+$/u;

/** Whether a text looks like a number: "1,200.50", "12 %". */
export const looksLikeNumber = (text: string): boolean =>
  text.length <= 60 && figures.test(text) && /\d/.test(text);
