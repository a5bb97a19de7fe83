import { requireColumns, sayUnread } from "./headers/absent-columns";
import type { Cell, Cells } from "../input/cell";
import { CellError, isBlank } from "../input/cell";
import type { Finding } from "./findings/finding";
import type { Column, ColumnChoices, ColumnReading, Columns } from "./headers/column";
import type { Header, HeaderReading } from "./headers/header";
import { saidSo } from "./headers/header";
import type { RegisterKind } from "./headers/register-kind";
import { registerRows } from "./rows/register-rows";
import type { Say } from "./headers/say";
import { isScore } from "./headers/score";

type FieldHeader<Key extends string> = Header<Key> & {
  readonly reading: Extract<HeaderReading<Key>, { kind: "field" }>;
};

/**
 * Assigns the columns of a headed range to the fields of a register.
 *
 * A field's own name beats its synonyms; two synonyms of one field are a problem, but for a row's name, where the list
 * of synonyms is an order of preference. Columns that mean nothing to the register are left alone and noted. What
 * a user said beats every header.
 */
export function assignColumns<Key extends string>(
  cells: Cells,
  kind: RegisterKind<Key>,
  choices: ColumnChoices<Key> = {},
): Columns<Key> {
  const findings: Finding[] = [];
  const say: Say = (severity, header, rule, value) => {
    const { text: column, index } =
      typeof header === "string" ? { text: header, index: null } : header;
    findings.push({ kind: severity, name: "", row: 0, column, index, rule, value });
  };
  const all = headersOf(cells, kind, choices, say);
  const name = joinedName(all, kind, choices);
  const headers = all.filter(({ index }) => index !== name?.index && !name?.joined.includes(index));
  const known = headers.filter(
    (header): header is FieldHeader<Key> => header.reading.kind === "field",
  );
  if (!name && known.length === 0 && headers.every(({ reading }) => reading.kind !== "unclear")) {
    say("Problem", "the first row", kind.headersRule, cells[0]?.[0] ?? null);
    const readings = readingsOf(all, new Map<Key, Column<Key>>());
    return { kind, of: new Map(), inDoubt: new Set(), readings, findings };
  }

  // Rows that are left out say nothing about what a column holds.
  const rows = registerRows(cells, { kind, of: provisional(known, name) }).filter(
    ({ leftOut }) => !leftOut,
  );
  const filledCells = (index: number): Cell[] =>
    rows.map(({ row }) => cells[row]?.[index] ?? null).filter((cell) => !isBlank(cell));

  const of = new Map<Key, Column<Key>>();
  const inDoubt = new Set<Key>();
  const candidates = new Map<Key, FieldHeader<Key>[]>();
  const leftover: Header<Key>[] = [];
  for (const header of headers) {
    const { reading, text, index } = header;
    if (isScore(header, kind.scoreSynonyms, filledCells(index))) {
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
    of.set(kind.name, name);
    for (const header of candidates.get(kind.name) ?? []) {
      say("Note", header, `is not read, since "${name.header}" is`, header.text);
    }
    candidates.delete(kind.name);
  }
  const chosen = [...candidates].flatMap(([key, ofField]) => {
    const best = choose(ofField, key === kind.name, say);
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
  checkLevels(of, kind, inDoubt, say);
  const isNeeded = (index: number, keys: readonly Key[]): boolean => {
    const others = keys.flatMap((key) => of.get(key)?.index ?? []);
    return rows.some(({ row }) => {
      const cell = (at: number): Cell => cells[row]?.[at] ?? null;
      return !isBlank(cell(index)) && others.every((other) => isBlank(cell(other)));
    });
  };
  for (const header of leftover) sayUnread(header, kind, of, inDoubt, isNeeded, say);
  requireColumns(of, kind, inDoubt, say);
  findings.sort((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
  return { kind, of, inDoubt, readings: readingsOf(all, of), findings };
}

function headersOf<Key extends string>(
  cells: Cells,
  { names, headers }: RegisterKind<Key>,
  { fields }: ColumnChoices<Key>,
  say: Say,
): Header<Key>[] {
  return (cells[0] ?? []).map((cell, index) => {
    if (cell instanceof CellError) {
      const text = `column ${index + 1}`;
      say("Problem", { text, index }, "must have a header that can be read", cell);
      return { index, text: "", reading: { kind: "blank" } };
    }
    const text = isBlank(cell) ? "" : String(cell);
    const field = fields?.get(index);
    const reading =
      field === undefined ? headers.read(text) : headers.readAs(text, names.fieldFor(field));
    return { index, text, reading };
  });
}

/** The column of a row's name, where a user said that several make it. */
function joinedName<Key extends string>(
  headers: readonly Header<Key>[],
  kind: RegisterKind<Key>,
  { name = [] }: ColumnChoices<Key>,
): Column<Key> | null {
  const parts = name.flatMap((index) => headers[index] ?? []);
  const [first, ...others] = parts;
  if (!first || others.length === 0) return null;
  return {
    field: kind.names.fieldFor(kind.name),
    index: first.index,
    joined: others.map(({ index }) => index),
    header: parts.map(({ text }) => text).join(" and "),
    scale: 1,
    level: null,
  };
}

/** Column by column, what became of it. */
function readingsOf<Key extends string>(
  headers: readonly Header<Key>[],
  of: ReadonlyMap<Key, Column<Key>>,
): ColumnReading<Key>[] {
  const columns = [...of.values()];
  return headers.map(({ index, reading }) => {
    const read = columns.find((each) => each.index === index || each.joined.includes(index));
    if (read) return { field: read.field.key, guess: null, scale: read.scale };
    const guess = reading.kind === "blank" || reading.kind === "unknown" ? null : reading.field.key;
    return { field: null, guess, scale: 1 };
  });
}

function columnOf<Key extends string>({ index, text, reading }: FieldHeader<Key>): Column<Key> {
  const { field, scale, level } = reading;
  return { field, index, joined: [], header: text, scale, level };
}

/** Every field with one of its columns, before it is settled which. */
function provisional<Key extends string>(
  known: readonly FieldHeader<Key>[],
  name: Column<Key> | null,
): ReadonlyMap<Key, Column<Key>> {
  const byRank = [...known].sort((a, b) => b.reading.rank - a.reading.rank);
  const of = new Map(byRank.map((header) => [header.reading.field.key, columnOf(header)]));
  if (name) of.set(name.field.key, name);
  return of;
}

const percent = 0.01;

/** Whether every number of a column is 1 or less, as shares are and percentages rarely. */
function holdsShares(cells: readonly Cell[]): boolean {
  const numbers = cells.filter((cell) => typeof cell === "number");
  return numbers.length > 0 && numbers.every((cell) => cell <= 1);
}

function choose<Key extends string>(
  headers: readonly FieldHeader<Key>[],
  isName: boolean,
  say: Say,
): FieldHeader<Key> | undefined {
  const own = headers.filter(({ reading }) => reading.rank === 0);
  const said = headers.filter(({ reading }) => reading.rank === saidSo);
  const ranked = [...headers].sort((a, b) => a.reading.rank - b.reading.rank);
  const [best, next] = ranked;
  if (best === undefined) return undefined;
  const tied =
    isName || said.length > 0 ? next?.reading.rank === best.reading.rank : own.length !== 1;
  if (next !== undefined && tied) {
    const rule = `must be the only column for ${best.reading.field.name}: "${best.text}" is one too`;
    for (const header of ranked.slice(1)) say("Problem", header, rule, header.text);
    return undefined;
  }
  for (const header of ranked.slice(1)) {
    const kind = isName ? "Note" : "Warning";
    say(kind, header, `is not read, since "${best.text}" is`, header.text);
  }
  return best;
}

/** All figures are in one currency and none is converted. */
function checkCurrencies<Key extends string>(chosen: readonly FieldHeader<Key>[], say: Say): void {
  const named = chosen.filter(({ reading }) => reading.currency !== null);
  const [first] = named;
  for (const header of named) {
    if (first === undefined || header.reading.currency === first.reading.currency) continue;
    const rule = `is in another currency than "${first.text}", and nothing is converted`;
    say("Warning", header, rule, header.text);
  }
}

function checkLevels<Key extends string>(
  of: ReadonlyMap<Key, Column<Key>>,
  { levels }: RegisterKind<Key>,
  inDoubt: Set<Key>,
  say: Say,
): void {
  const [low, high] = levels ? [of.get(levels.low), of.get(levels.high)] : [];
  if (!low || !high || (low.level ?? 0.05) < (high.level ?? 0.95)) return;
  inDoubt.add(high.field.key);
  const { index, header: text } = high;
  say("Problem", { index, text }, `must state a higher percentage than ${low.header}`, text);
}

/** The finding that a register has headers and nothing below them. */
export function noRows<Key extends string>({ of, kind }: Columns<Key>): Finding {
  const { header = kind.names.fieldFor(kind.name).name, index = null } = of.get(kind.name) ?? {};
  const rule = kind.emptyRule;
  return { kind: "Problem", name: "", row: 1, column: header, index, rule, value: null };
}

/** Whether the first row of a range reads as headers of a register: two columns or more and text among them. */
export function hasHeaderRow(cells: Cells): boolean {
  const [first = []] = cells;
  return first.length >= 2 && first.some((cell) => typeof cell === "string" && cell.trim() !== "");
}
