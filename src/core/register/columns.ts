import { patterns } from "../severity/loss-pattern";
import type { Cell, Cells } from "./cell";
import { CellError, isBlank } from "./cell";
import type { FieldKey } from "./field";
import { asideKeys, frequencyKeys, lossKeys } from "./field";
import type { Finding, FindingKind } from "./finding";
import type { Column, ColumnChoices, ColumnReading, Columns } from "./column";
import type { Header, HeaderReading } from "./header";
import { fieldFor, readHeader, readHeaderAs, saidSo } from "./header";
import { registerRows } from "./register-rows";
import { isScore } from "./score";

type FieldHeader = Header & { readonly reading: Extract<HeaderReading, { kind: "field" }> };
/** @param header the column, or the name of what the register lacks */
type Say = (
  kind: FindingKind,
  header: Pick<Header, "text" | "index"> | string,
  rule: string,
  value: Cell,
) => void;

/**
 * Assigns the columns of a headed range to the fields of the register.
 *
 * A field's own name beats its synonyms; two synonyms of one field are a problem, but for the threat's name, where the
 * list of synonyms is an order of preference. Columns that mean nothing to the register are left alone and noted. What
 * a user said beats every header.
 */
export function assignColumns(cells: Cells, choices: ColumnChoices = {}): Columns {
  const findings: Finding[] = [];
  const say: Say = (kind, header, rule, value) => {
    const { text: column, index } =
      typeof header === "string" ? { text: header, index: null } : header;
    findings.push({ kind, threat: "", row: 0, column, index, rule, value });
  };
  const all = headersOf(cells, choices, say);
  const name = joinedName(all, choices);
  const headers = all.filter(({ index }) => index !== name?.index && !name?.joined.includes(index));
  const known = headers.filter((header): header is FieldHeader => header.reading.kind === "field");
  if (!name && known.length === 0 && headers.every(({ reading }) => reading.kind !== "unclear")) {
    const rule =
      "must hold headers such as Threat, Frequency and Loss: write Threats[#All] for a table, or start the range at its headers";
    say("Problem", "the first row", rule, cells[0]?.[0] ?? null);
    return { of: new Map(), inDoubt: new Set(), readings: readingsOf(all, new Map()), findings };
  }

  // Rows that are left out say nothing about what a column holds.
  const rows = registerRows(cells, { of: provisional(known, name) }).filter(
    ({ leftOut }) => !leftOut,
  );
  const filledCells = (index: number): Cell[] =>
    rows.map(({ row }) => cells[row]?.[index] ?? null).filter((cell) => !isBlank(cell));

  const of = new Map<FieldKey, Column>();
  const inDoubt = new Set<FieldKey>();
  const candidates = new Map<FieldKey, FieldHeader[]>();
  const leftover: Header[] = [];
  for (const header of headers) {
    const { reading, text, index } = header;
    if (isScore(header, filledCells(index))) {
      say("Note", header, "is a score from 1 to 10 or words, not a quantity: it is not read", text);
    } else if (reading.kind === "field") {
      const { key } = reading.field;
      candidates.set(key, [...(candidates.get(key) ?? []), { index, text, reading }]);
    } else if (reading.kind === "unclear") {
      inDoubt.add(reading.field.key);
      say("Problem", header, `must carry a unit the register knows: ${reading.advice}`, text);
    } else if (reading.kind !== "blank") {
      leftover.push(header);
    }
  }
  if (name) {
    of.set("threat", name);
    for (const header of candidates.get("threat") ?? []) {
      say("Note", header, `is not read, since "${name.header}" is`, header.text);
    }
    candidates.delete("threat");
  }
  const chosen = [...candidates].flatMap(([key, ofField]) => {
    const best = choose(key, ofField, say);
    if (best === undefined) inDoubt.add(key);
    else of.set(key, columnOf(best));
    return best ?? [];
  });
  for (const header of chosen) {
    const { text, index, reading } = header;
    if (reading.rank === saidSo) {
      say("Note", header, `is read as ${reading.field.name}, as you said`, text);
    }
    for (const unit of reading.says) say("Note", header, `is read in ${unit}`, text);
    if (reading.scale === percent && holdsShares(filledCells(index))) {
      const rule =
        "holds nothing above 1 and is read in percent: take (%) out of the header if its cells are formatted as percentages";
      say("Warning", header, rule, text);
    }
  }
  checkCurrencies(chosen, say);
  checkLevels(of, inDoubt, say);
  const isNeeded = (index: number, keys: readonly FieldKey[]): boolean => {
    const others = keys.flatMap((key) => of.get(key)?.index ?? []);
    return rows.some(({ row }) => {
      const cell = (at: number): Cell => cells[row]?.[at] ?? null;
      return !isBlank(cell(index)) && others.every((other) => isBlank(cell(other)));
    });
  };
  for (const header of leftover) sayUnread(header, of, inDoubt, isNeeded, say);
  requireColumns(of, inDoubt, say);
  findings.sort((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
  return { of, inDoubt, readings: readingsOf(all, of), findings };
}

function headersOf(cells: Cells, { fields }: ColumnChoices, say: Say): Header[] {
  return (cells[0] ?? []).map((cell, index) => {
    if (cell instanceof CellError) {
      const text = `column ${index + 1}`;
      say("Problem", { text, index }, "must have a header that can be read", cell);
      return { index, text: "", reading: { kind: "blank" } };
    }
    const text = isBlank(cell) ? "" : String(cell);
    const field = fields?.get(index);
    const reading = field === undefined ? readHeader(text) : readHeaderAs(text, fieldFor(field));
    return { index, text, reading };
  });
}

/** The column of the threat's name, where a user said that several make it. */
function joinedName(headers: readonly Header[], { name = [] }: ColumnChoices): Column | null {
  const parts = name.flatMap((index) => headers[index] ?? []);
  const [first, ...others] = parts;
  if (!first || others.length === 0) return null;
  return {
    field: fieldFor("threat"),
    index: first.index,
    joined: others.map(({ index }) => index),
    header: parts.map(({ text }) => text).join(" and "),
    scale: 1,
    level: null,
  };
}

/** Column by column, what became of it. */
function readingsOf(
  headers: readonly Header[],
  of: ReadonlyMap<FieldKey, Column>,
): ColumnReading[] {
  const columns = [...of.values()];
  return headers.map(({ index, reading }) => {
    const read = columns.find((each) => each.index === index || each.joined.includes(index));
    if (read) return { field: read.field.key, guess: null, scale: read.scale };
    const guess = reading.kind === "blank" || reading.kind === "unknown" ? null : reading.field.key;
    return { field: null, guess, scale: 1 };
  });
}

function columnOf({ index, text, reading }: FieldHeader): Column {
  const { field, scale, level } = reading;
  return { field, index, joined: [], header: text, scale, level };
}

/** Every field with one of its columns, before it is settled which. */
function provisional(
  known: readonly FieldHeader[],
  name: Column | null,
): ReadonlyMap<FieldKey, Column> {
  const byRank = [...known].sort((a, b) => b.reading.rank - a.reading.rank);
  const of = new Map(byRank.map((header) => [header.reading.field.key, columnOf(header)]));
  if (name) of.set("threat", name);
  return of;
}

const percent = 0.01;

/** Whether every number of a column is 1 or less, as shares are and percentages rarely. */
function holdsShares(cells: readonly Cell[]): boolean {
  const numbers = cells.filter((cell) => typeof cell === "number");
  return numbers.length > 0 && numbers.every((cell) => cell <= 1);
}

function choose(key: FieldKey, headers: readonly FieldHeader[], say: Say): FieldHeader | undefined {
  const own = headers.filter(({ reading }) => reading.rank === 0);
  const said = headers.filter(({ reading }) => reading.rank === saidSo);
  const ranked = [...headers].sort((a, b) => a.reading.rank - b.reading.rank);
  const [best, next] = ranked;
  if (best === undefined) return undefined;
  const tied =
    key === "threat" || said.length > 0
      ? next?.reading.rank === best.reading.rank
      : own.length !== 1;
  if (next !== undefined && tied) {
    const rule = `must be the only column for ${best.reading.field.name}: "${best.text}" is one too`;
    for (const header of ranked.slice(1)) say("Problem", header, rule, header.text);
    return undefined;
  }
  for (const header of ranked.slice(1)) {
    const kind = key === "threat" ? "Note" : "Warning";
    say(kind, header, `is not read, since "${best.text}" is`, header.text);
  }
  return best;
}

/** All figures are in one currency and none is converted. */
function checkCurrencies(chosen: readonly FieldHeader[], say: Say): void {
  const named = chosen.filter(({ reading }) => reading.currency !== null);
  const [first] = named;
  for (const header of named) {
    if (first === undefined || header.reading.currency === first.reading.currency) continue;
    const rule = `is in another currency than "${first.text}", and nothing is converted`;
    say("Warning", header, rule, header.text);
  }
}

function checkLevels(of: ReadonlyMap<FieldKey, Column>, inDoubt: Set<FieldKey>, say: Say): void {
  const [low, high] = [of.get("low"), of.get("high")];
  if (!low || !high || (low.level ?? 0.05) < (high.level ?? 0.95)) return;
  inDoubt.add("high");
  const { index, header: text } = high;
  say("Problem", { index, text }, `must state a higher percentage than ${low.header}`, text);
}

/** A column that is not read: another's own, or one whose name is nearly one that is missing. */
function sayUnread(
  header: Header,
  of: ReadonlyMap<FieldKey, Column>,
  inDoubt: Set<FieldKey>,
  isNeeded: (index: number, keys: readonly FieldKey[]) => boolean,
  say: Say,
): void {
  const { text, index, reading } = header;
  const isMeant =
    reading.kind === "misspelt" &&
    isWanted(reading.field.key, of, inDoubt, (keys) => isNeeded(index, keys));
  if (!isMeant) {
    say("Note", header, "is not a column of the register: it is not read", text);
    return;
  }
  const { key } = reading.field;
  const advice = `rename it to "${reading.guess}" if that is what it holds`;
  if (asideKeys.includes(key)) {
    say("Note", header, `is not read: ${advice}`, text);
    return;
  }
  inDoubt.add(key);
  say("Problem", header, `must be a name the register knows: ${advice}`, text);
}

/**
 * Whether a register would have use for a field: it lacks the field and what could stand in its place.
 *
 * @param isNeeded whether a row is filled in here, and in no column of these fields
 */
function isWanted(
  key: FieldKey,
  of: ReadonlyMap<FieldKey, Column>,
  inDoubt: ReadonlySet<FieldKey>,
  isNeeded: (keys: readonly FieldKey[]) => boolean,
): boolean {
  const has = (each: FieldKey): boolean => of.has(each) || inDoubt.has(each);
  if (has(key)) return false;
  if (lossKeys.some((each) => each === key)) {
    return !patterns.some(({ needs }) => needs.every((each) => of.has(each))) || isNeeded(lossKeys);
  }
  const isFrequency = frequencyKeys.some((each) => each === key);
  return !isFrequency || !frequencyKeys.some((each) => of.has(each)) || isNeeded(frequencyKeys);
}

function requireColumns(
  of: ReadonlyMap<FieldKey, Column>,
  inDoubt: ReadonlySet<FieldKey>,
  say: Say,
): void {
  const require = (keys: readonly FieldKey[], name: string, instead: string): void => {
    if (keys.some((key) => of.has(key) || inDoubt.has(key))) return;
    say("Problem", name, `must be a column of the register${instead}`, null);
  };
  require(["threat"], "Threat", "");
  require(frequencyKeys, "Frequency", ", or Probability, or Attempts with Vulnerability");
  require(lossKeys, "Loss", ", or Loss low and Loss high, or another way to describe a loss");
}

/** Whether the first row of a range reads as headers of a register: two columns or more and text among them. */
export function hasHeaderRow(cells: Cells): boolean {
  const [first = []] = cells;
  return first.length >= 2 && first.some((cell) => typeof cell === "string" && cell.trim() !== "");
}
