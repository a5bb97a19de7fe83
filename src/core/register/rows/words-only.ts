import type { Cell } from "../../input/cell";
import { isBlank } from "../../input/cell";
import type { Column } from "../headers/column";
import { readUnit } from "../headers/header-unit";
import { isPlaceholder, looksLikeNumber } from "../headers/placeholder";
import type { RegisterKind } from "../headers/register-kind";
import type { LeftOut, RegisterRow } from "./register-row";

type Row<Key extends string> = Pick<RegisterRow<Key>, "cells" | "row">;

/** What is known of the rows among which one stands. */
export interface Among<Key extends string> {
  /** All that are not blank. */
  readonly rows: readonly Row<Key>[];
  readonly kind: RegisterKind<Key>;
  /** The columns that are read. */
  readonly columns: readonly Column<Key>[];
  /** Those of them that hold figures. */
  readonly numeric: readonly Column<Key>[];
  /** Whether a total stands above. */
  readonly isAfterTotal: boolean;
}

/** So many rows may lie between a heading and its figures, blank ones and further headings among them. */
const mostBetween = 4;

/** A row of words among rows of figures: the headers once more, a heading, a remark at the end, or what to fill in, right below the headers. */
export function wordsOnly<Key extends string>(
  place: number,
  among: Among<Key>,
): LeftOut<Key> | null {
  const at = among.rows[place];
  if (!at) return null;
  const { numeric } = among;
  if (hasFigures(at, numeric)) return null;
  return repeated(at, among) ?? heading(place, numeric, among) ?? guidance(place, numeric, among);
}

const isNumber = (cell: Cell): boolean =>
  typeof cell === "number" && cell !== 0 && Number.isFinite(cell);

const hasFigures = <Key extends string>(
  { cells }: Row<Key>,
  numeric: readonly Column<Key>[],
): boolean => numeric.some(({ field }) => isNumber(cells.cell(field.key)));

/** A row of the headers once more, as where a list was printed page by page. */
function repeated<Key extends string>(
  { cells }: Row<Key>,
  { kind, columns }: Among<Key>,
): LeftOut<Key> | null {
  const isSame = columns.every(
    ({ field, header }) => cells.text(field.key).toLowerCase() === header.trim().toLowerCase(),
  );
  if (!isSame || columns.length < 2) return null;
  const rule = "and the cells beside it are the headers once more: the row is left out";
  return { why: "heading", key: kind.name, kind: "Note", rule };
}

function heading<Key extends string>(
  place: number,
  numeric: readonly Column<Key>[],
  among: Among<Key>,
): LeftOut<Key> | null {
  const { rows, kind, isAfterTotal } = among;
  const at = rows[place];
  if (!at || at.cells.name === "") return null;
  const { cells, row } = at;
  const isAlone =
    (cells.filled === 1 || (cells.filled === 2 && numbersThose(at, rows[place + 1]))) &&
    numeric.every(({ field }) => cells.text(field.key) === "");
  if (!isAlone) return null;
  const left = (rule: string): LeftOut<Key> => ({
    ...{ why: "heading", key: kind.name, kind: "Warning" },
    rule: `stands alone in its row: ${rule} and left out; fill in its figures if it is a threat`,
  });
  for (const next of rows.slice(place + 1, place + 1 + mostBetween)) {
    if (next.row > row + mostBetween) break;
    if (hasFigures(next, numeric)) return left("it is read as a heading");
    if (next.cells.filled > 1) break;
  }
  const isLast = rows.slice(place + 1).every((other) => other.cells.filled === 1);
  return isLast && place > 0 && (isAfterTotal || isRemark(cells.name))
    ? left("it is read as a remark")
    : null;
}

/** What remarks below a table begin with. */
const remarks =
  /^(?:[*†‡¹²³]|\(\d\)|(?:notes?|n\.?b\.?|sources?|prepared by|last updated|updated|disclaimer|legend|key|assumptions?|remarks?|comments?|hinweise?|anmerkung(?:en)?|bemerkung(?:en)?|quellen?|stand|erstellt (?:von|am)|remarques?|établi par|légende|notas?|fuentes?|leyenda|elaborado por|observa(?:ciones|ções)|fontes?|legenda)\s*[:.]|(?:prepared by|erstellt (?:von|am)|établi par|elaborado por|last updated) )/i;

const isRemark = (text: string): boolean => remarks.test(text.slice(0, 60));

/** Whether a row has a number that those of the next row begin with: "2" above "2.1". */
function numbersThose<Key extends string>(at: Row<Key>, next: Row<Key> | undefined): boolean {
  if (!next) return false;
  return at.cells.all.some((cell, index) => {
    if (isBlank(cell) || cell === at.cells.name) return false;
    const [number, below] = [cell, next.cells.all[index] ?? null].map((each) =>
      typeof each === "number" || typeof each === "string" ? String(each).trim() : "",
    );
    const start = `${number?.replace(/\.$/, "") ?? ""}.`;
    return start.length > 1 && start.length < 12 && below?.startsWith(start) === true;
  });
}

/** Words for what sort of thing belongs in a column. */
const sorts =
  /^(?:free )?(?:text|string|number|numeric|decimal|integer|currency|amount|percent(?:age)?|date|list|drop-?down|zahl|betrag|ganzzahl|prozent|nombre|montant|texte|numero|número|importe|valor|texto)$/i;

/** What to fill in, right below the headers: "events per year", "k€". */
function guidance<Key extends string>(
  place: number,
  numeric: readonly Column<Key>[],
  { rows, kind }: Among<Key>,
): LeftOut<Key> | null {
  const at = rows[place];
  // Headers may take two rows.
  if (!at || place > 0 || at.row > 2) return null;
  const ahead = rows.slice(1, 1 + mostBetween).find((next) => hasFigures(next, numeric));
  if (!ahead || ahead.row > at.row + mostBetween) return null;
  const { cells } = at;
  const inWords = numeric.filter(({ field }) => {
    const cell = cells.cell(field.key);
    return typeof cell === "string" && cell.trim() !== "";
  });
  if (inWords.length < 2 || 2 * inWords.length < numeric.length) return null;
  // A unit, or more than a word: "often" is somebody's frequency.
  const isGuidance = ({ field }: Column<Key>): boolean => {
    const text = cells.text(field.key);
    return (
      text.length <= 200 &&
      !isPlaceholder(text) &&
      !looksLikeNumber(text) &&
      (text.includes(" ") || sorts.test(text) || readUnit([text], field.quantity, noLevel) !== null)
    );
  };
  if (!inWords.every(isGuidance)) return null;
  const unitOf = ({ field }: Column<Key>): string =>
    cells.text(field.key).replace(/^[([{]|[)\]}]$/g, "");
  const scaled = inWords.find((column) => {
    const unit = readUnit([unitOf(column).slice(0, 60)], column.field.quantity, noLevel);
    return unit !== null && unit.scale !== 1;
  });
  if (scaled) {
    const rule = `must stand in the header: write "${scaled.header} (${unitOf(scaled)})" there, and leave the row out`;
    return { why: "guidance", key: scaled.field.key, kind: "Problem", rule };
  }
  const [first] = inWords;
  const rule = "and the cells beside it hold words on what to fill in: the row is left out";
  return { why: "guidance", key: first?.field.key ?? kind.name, kind: "Note", rule };
}

const noLevel = { level: null, isYearly: false };
