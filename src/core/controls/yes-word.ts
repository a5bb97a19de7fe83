import type { Cell } from "../input/cell";
import { CellError } from "../input/cell";
import { saysYes } from "./in-place";

/** What stands in a column beside a word that says no, once the answer is yes. "no" is a word of several languages. */
const opposites: ReadonlyMap<string, string> = new Map(
  [
    ["nein", "ja"],
    ["falsch", "wahr"],
    ["non", "oui"],
    ["faux", "vrai"],
    ["falso", "verdadero"],
    ["não", "sim"],
    ["nee", "ja"],
    ["nej", "ja"],
    ["nei", "ja"],
    ["nie", "tak"],
    ["ne", "ano"],
    ["nem", "igen"],
    ["hayır", "evet"],
    ["ei", "kyllä"],
    ["нет", "да"],
    ["いいえ", "はい"],
    ["否", "是"],
    ["아니요", "예"],
    ["לא", "כן"],
    ["لا", "نعم"],
    ["0", "1"],
    ["false", "true"],
    ["☐", "☑"],
    ["✗", "✔"],
    ["✘", "✔"],
    ["-", "x"],
    ["–", "x"],
    ["not in place", "in place"],
    ["not deployed", "deployed"],
    ["nicht umgesetzt", "umgesetzt"],
  ].map(([no = "", yes = ""]) => [no, yes]),
);

/** What the states that a control goes through before it is there are followed by, language by language. */
const reached: readonly (readonly [states: RegExp, word: string])[] = [
  [/^(?:geplant|in planung|offen|vorgeschlagen|in umsetzung)$/, "umgesetzt"],
  [/^(?:prévue?|planifiée?|en cours|proposé|à faire)$/, "en place"],
  [/^(?:planejado|planeado|em andamento|proposto|pendente)$/, "implementado"],
  [/^(?:planificad[oa]|previsto|en curso|propuesto|pendiente)$/, "implementado"],
  [/^(?!no$|0$)\p{L}[\p{L}\s/]*$/u, "implemented"],
];

/** Yes in the language of a header. */
const languages: readonly (readonly [header: RegExp, word: string])[] = [
  [/umgesetzt|umsetzung|vorhanden|aktiv\b|betrieb/, "ja"],
  [/en place|œuvre|oeuvre|statut|réalis/, "oui"],
  [/situação|em vigor|implementação/, "sim"],
  [/implementad|implantad|estado|vigente|en marcha/, "sí"],
];

/**
 * What says in a column that something is there, as its other cells say it: the yes that it holds most often; else the
 * opposite of what it holds most often, in the same letters; else yes in the language of its header.
 *
 * @param cells those below the header
 * @returns TRUE and 1 as themselves, words as words
 */
export function yesIn(cells: readonly Cell[], header: string): Exclude<Cell, CellError | null> {
  const said = (answer: boolean) =>
    commonest(cells.filter((cell) => wordOf(cell) !== "" && saysYes(wordOf(cell)) === answer));
  const own = said(true);
  if (own !== null) return own;
  const no = said(false);
  if (typeof no === "boolean") return true;
  const usual = languages.find(([language]) => language.test(header.toLowerCase()))?.[1] ?? "yes";
  if (typeof no !== "string") return usual;
  const word = no.trim();
  return inLettersOf(word, yesFor(word.toLowerCase()) ?? usual);
}

const yesFor = (no: string): string | null =>
  opposites.get(no) ?? reached.find(([states]) => states.test(no))?.[1] ?? null;

/** A cell as the column is read: 0 is what Excel on the desktop hands over for a blank one. */
const wordOf = (cell: Cell): string => {
  if (cell === null || cell === 0 || cell instanceof CellError) return "";
  return String(cell).trim();
};

/** "Yes" beside "No", "YES" beside "NO". */
function inLettersOf(model: string, word: string): string {
  const [first = "", second = ""] = model;
  if (first === first.toLowerCase()) return word;
  const isLoud = second !== "" && model === model.toUpperCase();
  return isLoud ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

function commonest(cells: readonly Cell[]): Exclude<Cell, CellError | null> | null {
  const counts = new Map<Exclude<Cell, CellError | null>, number>();
  for (const cell of cells) {
    if (cell === null || cell instanceof CellError) continue;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most ? most[0] : null;
}
