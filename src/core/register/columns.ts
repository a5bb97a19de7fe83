import type { Cell, Cells } from "./cell";
import { CellError, isBlank } from "./cell";
import type { Field, FieldKey } from "./field";
import { frequencyKeys, lossKeys, remarkKeys, scoreSynonyms } from "./field";
import type { Finding, FindingKind } from "./finding";
import type { HeaderReading } from "./header";
import { readHeader } from "./header";
import { plain } from "./header-name";

/** A column of the sheet that fills a field of the register. */
export interface Column {
  readonly field: Field;
  readonly index: number;
  /** The header as it stands in the sheet. */
  readonly header: string;
  readonly scale: number;
  readonly level: number | null;
}

/** Which column fills which field, and what there is to say about the headers. */
export interface Columns {
  readonly of: ReadonlyMap<FieldKey, Column>;
  /** Fields that a header seems to mean without saying it: their absence is already explained. */
  readonly inDoubt: ReadonlySet<FieldKey>;
  readonly findings: readonly Finding[];
}

interface Header {
  readonly index: number;
  readonly text: string;
  readonly reading: HeaderReading;
}

type FieldHeader = Header & { readonly reading: Extract<HeaderReading, { kind: "field" }> };

/**
 * Assigns the columns of a headed range to the fields of the register.
 *
 * A field's own name beats its synonyms; two synonyms of one field are a problem, but for the threat's name, where the
 * list of synonyms is an order of preference. Columns that mean nothing to the register are left alone and noted.
 */
export function assignColumns(cells: Cells): Columns {
  const findings: Finding[] = [];
  const inDoubt = new Set<FieldKey>();
  const of = new Map<FieldKey, Column>();
  const say = (kind: FindingKind, column: string, rule: string, value: Cell): void => {
    findings.push({ kind, threat: "", row: 0, column, rule, value });
  };

  const candidates = new Map<FieldKey, FieldHeader[]>();
  const leftover: Header[] = [];
  for (const header of headersOf(cells, say)) {
    const { reading, text, index } = header;
    if (isScore(header, cells)) {
      say("Note", text, "is a score from 1 to 10 or words, not a quantity: it is not read", text);
    } else if (reading.kind === "field") {
      const { key } = reading.field;
      candidates.set(key, [...(candidates.get(key) ?? []), { index, text, reading }]);
    } else if (reading.kind === "unclear") {
      inDoubt.add(reading.field.key);
      say(
        "Problem",
        text,
        `must carry a unit the register knows: rename it to "${reading.guess}" if that is what it holds`,
        text,
      );
    } else if (reading.kind !== "blank") {
      leftover.push(header);
    }
  }

  for (const [key, headers] of candidates) {
    const chosen = choose(key, headers, say);
    if (chosen === undefined) {
      inDoubt.add(key);
      continue;
    }
    const { field, scale, says, level } = chosen.reading;
    of.set(key, { field, index: chosen.index, header: chosen.text, scale, level });
    for (const unit of says) say("Note", chosen.text, `is read in ${unit}`, chosen.text);
    if (scale === percent && holdsShares(cells, chosen.index)) {
      const rule =
        "holds nothing above 1 and is read in percent: take (%) out of the header if its cells are formatted as percentages";
      say("Warning", chosen.text, rule, chosen.text);
    }
  }

  for (const { text, reading } of leftover) {
    // A name that is nearly one we have already is a column of its own.
    if (
      reading.kind === "misspelt" &&
      !of.has(reading.field.key) &&
      !inDoubt.has(reading.field.key)
    ) {
      const harmless = remarkKeys.includes(reading.field.key);
      if (!harmless) inDoubt.add(reading.field.key);
      say(
        harmless ? "Note" : "Problem",
        text,
        harmless
          ? `is not read: rename it to "${reading.guess}" if that is what it holds`
          : `must be a name the register knows: rename it to "${reading.guess}" if that is what it holds`,
        text,
      );
    } else {
      say("Note", text, "is not a column of the register: it is not read", text);
    }
  }

  requireColumns(of, inDoubt, say);
  findings.sort((a, b) => place(cells, a.column) - place(cells, b.column));
  return { of, inDoubt, findings };
}

type Say = (kind: FindingKind, column: string, rule: string, value: Cell) => void;

function headersOf(cells: Cells, say: Say): Header[] {
  return (cells[0] ?? []).map((cell, index) => {
    if (cell instanceof CellError) {
      say("Problem", `column ${index + 1}`, "must have a header that can be read", cell);
      return { index, text: "", reading: { kind: "blank" } };
    }
    const text = isBlank(cell) ? "" : String(cell);
    return { index, text, reading: readHeader(text) };
  });
}

/**
 * Likelihood or Impact over nothing but whole numbers from 1 to 10, or text. A unit in the header makes the numbers a
 * quantity.
 */
function isScore({ text, index, reading }: Header, cells: Cells): boolean {
  const name = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, " ");
  if (!scoreSynonyms.includes(plain(name))) return false;
  const hasUnit = reading.kind === "field" && plain(name) !== plain(text);
  const filled = cells
    .slice(1)
    .map((row) => row[index])
    .filter((cell) => !isBlank(cell));
  const isGrade = (cell: Cell | undefined): boolean =>
    typeof cell === "string" ||
    (!hasUnit && typeof cell === "number" && Number.isInteger(cell) && cell >= 1 && cell <= 10);
  return filled.length > 0 && filled.every(isGrade);
}

const percent = 0.01;

/** Whether every number of a column is 1 or less, as shares are and percentages rarely. */
function holdsShares(cells: Cells, index: number): boolean {
  const numbers = cells
    .slice(1)
    .map((row) => row[index])
    .filter((cell) => typeof cell === "number" && cell !== 0);
  return numbers.length > 0 && numbers.every((cell) => Number(cell) <= 1);
}

function choose(key: FieldKey, headers: readonly FieldHeader[], say: Say): FieldHeader | undefined {
  const own = headers.filter(({ reading }) => reading.rank === 0);
  const ranked = [...headers].sort((a, b) => a.reading.rank - b.reading.rank);
  const [best, next] = ranked;
  if (best === undefined) return undefined;
  const tied = key === "threat" ? next?.reading.rank === best.reading.rank : own.length !== 1;
  if (next !== undefined && tied) {
    for (const { text } of ranked.slice(1)) {
      say(
        "Problem",
        text,
        `must be the only column for ${best.reading.field.name}: "${best.text}" is one too`,
        text,
      );
    }
    return undefined;
  }
  for (const { text } of ranked.slice(1)) {
    say(key === "threat" ? "Note" : "Warning", text, `is not read, since "${best.text}" is`, text);
  }
  return best;
}

function requireColumns(
  of: ReadonlyMap<FieldKey, Column>,
  inDoubt: ReadonlySet<FieldKey>,
  say: Say,
): void {
  const lacks = (keys: readonly FieldKey[]): boolean =>
    !keys.some((key) => of.has(key) || inDoubt.has(key));
  if (lacks(["threat"])) say("Problem", "Threat", "must be a column of the register", null);
  if (lacks(frequencyKeys)) {
    say(
      "Problem",
      "Frequency",
      "must be a column of the register, or Probability, or Attempts with Vulnerability",
      null,
    );
  }
  if (lacks(lossKeys)) {
    say(
      "Problem",
      "Loss",
      "must be a column of the register, or Loss low and Loss high, or another way to describe a loss",
      null,
    );
  }
}

function place(cells: Cells, header: string): number {
  const at = (cells[0] ?? []).indexOf(header);
  return at < 0 ? Infinity : at;
}

/** Whether the first row of a range reads as headers of a register: two columns or more and text among them. */
export function hasHeaderRow(cells: Cells): boolean {
  const [first = []] = cells;
  return first.length >= 2 && first.some((cell) => typeof cell === "string" && cell.trim() !== "");
}
