import { requireColumns, sayUnread } from "./headers/absent-columns";
import type { Cell, Cells } from "../input/cell";
import { CellError, isBlank, quote } from "../input/cell";
import type { Finding } from "./findings/finding";
import type { Column, ColumnChoices, ColumnReading, Columns } from "./headers/column";
import type { FieldHeader, Header, HeaderReading } from "./headers/header";
import { saidSo } from "./headers/header";
import { looseRank, plain } from "./headers/header-name";
import { headerIn } from "./headers/header-text";
import { middleColumns } from "./headers/middle-columns";
import { isPlaceholder, looksLikeNumber } from "./headers/placeholder";
import type { RegisterKind } from "./headers/register-kind";
import type { RegisterRow } from "./rows/register-row";
import { isOnItsSide } from "./headers/on-its-side";
import { registerRows } from "./rows/register-rows";
import type { Say } from "./headers/say";
import { holdsPoints, isScore, looksLikeScore, saysScore } from "./headers/score";
import { settleByValues } from "./headers/settle-by-values";
import {
  checkCurrencies,
  checkLevels,
  choose,
  columnOf,
  provisional,
} from "./headers/settled-columns";

/** Columns, and the rows seen through them where they are known already. */
export interface AssignedColumns<Key extends string> extends Columns<Key> {
  readonly rows?: readonly RegisterRow<Key>[];
}

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
): AssignedColumns<Key> {
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
    const readings = readingsOf(all, new Map<Key, Column<Key>>(), new Map<number, Key>());
    return { kind, of: new Map(), inDoubt: new Set(), scores: new Set(), readings, findings };
  }

  if (isOnItsSide(cells, kind)) {
    const rule =
      "must hold the headers, which stand in the first column here: write TRANSPOSE(…) around the range";
    say("Problem", "the first row", rule, cells[0]?.[0] ?? null);
    const readings = readingsOf(all, new Map<Key, Column<Key>>(), new Map<number, Key>());
    return { kind, of: new Map(), inDoubt: new Set(), scores: new Set(), readings, findings };
  }

  // Rows that are left out say nothing about what a column holds.
  const guessed = { kind, of: provisional(known, name) };
  const allRows = registerRows(cells, guessed, choices.leftOut);
  const rows = allRows.filter(({ leftOut }) => !leftOut);
  const filled = new Map<number, readonly Cell[]>();
  const filledCells = (index: number): readonly Cell[] => {
    const known = filled.get(index);
    if (known) return known;
    const found: Cell[] = [];
    for (const { row } of rows) {
      const cell = cells[row]?.[index];
      if (cell !== undefined && !isBlank(cell)) found.push(cell);
    }
    filled.set(index, found);
    return found;
  };

  const of = new Map<Key, Column<Key>>();
  const inDoubt = new Set<Key>();
  const candidates = new Map<Key, FieldHeader<Key>[]>();
  const leftover: Header<Key>[] = [];
  const scores: Header<Key>[] = [];
  const unclear: (Header<Key> & { reading: Extract<HeaderReading<Key>, { kind: "unclear" }> })[] =
    [];
  const unnamed: Header<Key>[] = [];
  for (const header of headers) {
    const { text, index, reading } = header;
    if (isScore(header, kind, () => filledCells(index))) {
      scores.push(header);
      say("Note", header, scoreNote, text);
    } else if (reading.kind === "field") {
      const { key } = reading.field;
      candidates.set(key, [...(candidates.get(key) ?? []), { index, text, reading }]);
    } else if (reading.kind === "unclear") {
      unclear.push({ ...header, reading });
    } else {
      (reading.kind === "blank" ? unnamed : leftover).push(header);
    }
  }
  for (const header of unclear) {
    const { text, reading } = header;
    const { key } = reading.field;
    if (kind.hasNoUse?.(key, (each) => candidates.has(each)) === true) {
      leftover.push(header);
      continue;
    }
    inDoubt.add(key);
    say("Problem", header, `must carry a unit the register knows: ${reading.advice}`, text);
  }
  // Beside a score, whole numbers under a chance are points as well, and no percentages.
  const chance = scores.length > 0 ? kind.byValues?.chance.from : undefined;
  for (const header of chance === undefined ? [] : (candidates.get(chance) ?? [])) {
    if (!holdsPoints(header, filledCells(header.index))) continue;
    take(candidates, header);
    scores.push(header);
    say("Note", header, scoreNote, header.text);
  }
  if (name) {
    of.set(kind.name, name);
    for (const header of candidates.get(kind.name) ?? []) {
      say("Note", header, `is not read, since "${name.header}" is`, header.text);
    }
    candidates.delete(kind.name);
  }
  const isNeeded = (index: number, others: readonly number[]): boolean =>
    rows.some(({ row }) => {
      const cell = (at: number): Cell => cells[row]?.[at] ?? null;
      return !isBlank(cell(index)) && others.every((other) => isBlank(cell(other)));
    });
  const numbers = rows.map(({ row }) => row);
  const ends = new Map(
    [...candidates].flatMap(([key, [first]]) => (first ? [[key, columnOf(first)] as const] : [])),
  );
  const loose = [...candidates.values()].flat().filter(({ reading }) => reading.rank >= looseRank);
  for (const [index, { kind: how }] of middleColumns(ends, kind, loose, { cells, rows: numbers })) {
    // Between two ends a mean, or what would be checked only, is their middle.
    const header = loose.find((each) => each.index === index);
    if (!header || how !== "Problem") continue;
    take(candidates, header);
    leftover.push(header);
  }
  settleByValues(candidates, kind, { filledCells, isNeeded, say });
  const chosen = [...candidates].flatMap(([key, ofField]) => {
    const isOfUse = kind.hasNoUse?.(key, (each) => candidates.has(each)) !== true;
    const best = choose(ofField, kind, key, isOfUse, say);
    if (best === undefined) inDoubt.add(key);
    else of.set(key, columnOf(best));
    return best ?? [];
  });
  for (const header of chosen) {
    const { text, index, reading } = header;
    const { field, rank } = reading;
    if (rank === saidSo) say("Note", header, `is read as ${field.name}, as you said`, text);
    else if (rank >= looseRank && field.key !== kind.name) {
      say("Note", header, `is read as ${field.name}`, text);
    }
    for (const unit of reading.says) say("Note", header, `is read in ${unit}`, text);
    if (reading.scale === percent && holdsShares(filledCells(index))) {
      const rule =
        "holds nothing above 1 and is read in percent: take (%) out of the header if its cells are formatted as percentages";
      say("Warning", header, rule, text);
    }
    const blank = field.quantity === "text" ? [] : placeholdersIn(filledCells(index));
    if (blank.length > 0) {
      const shown = blank.slice(0, 3).map(quote);
      say("Note", header, `holds ${shown.join(", ")}: read as blank`, text);
    }
    const isMoney = choices.money?.has(index) === true;
    if (!isMoney && looksLikeScore(header, kind.scoreWords, () => filledCells(index))) {
      say("Warning", header, `holds nothing above 100: ${scoresInWords}`, text);
    }
  }
  checkCurrencies(chosen, kind, say);
  checkLevels(of, kind, inDoubt, say);
  const middle = middleColumns(of, kind, leftover, { cells, rows: numbers });
  const called = of.has(kind.name)
    ? undefined
    : nameByValues([...leftover, ...unnamed], rows.length, filledCells);
  if (called && !inDoubt.has(kind.name)) {
    const { name: own } = kind.names.fieldFor(kind.name);
    const { index, text } = called;
    const rule =
      text === ""
        ? `must have a header: write "${own}" above it if it names the rows`
        : `must be a name the register knows: rename it to "${own}" if it names the rows`;
    say("Problem", { index, text: text === "" ? `column ${index + 1}` : text }, rule, text);
    inDoubt.add(kind.name);
  }
  for (const header of leftover) {
    if (header === called) continue;
    const between = middle.get(header.index);
    const isLeft =
      kind.mustRead?.words.test(plain(header.text)) === true &&
      !kind.mustRead.but.test(plain(header.text)) &&
      filledCells(header.index).some((cell) => typeof cell === "number");
    if (between === undefined && kind.mustRead && isLeft) {
      say("Problem", header, kind.mustRead.rule, header.text);
    } else if (between === undefined) {
      const needed = (index: number, keys: readonly Key[]): boolean =>
        isNeeded(
          index,
          keys.flatMap((key) => of.get(key)?.index ?? []),
        );
      sayUnread(header, kind, of, inDoubt, needed, say);
    } else {
      say(between.kind, header, between.rule, header.text);
      if (between.kind === "Problem") inDoubt.add(between.key);
    }
  }
  const lacks = kind.required.some(({ keys }) => !keys.some((key) => of.has(key)));
  const found = [...scores, ...leftover.filter(({ text }) => saysScore(text))];
  const [score] = found;
  if (score && lacks) say("Warning", score, `shows that ${scoresInWords}`, score.text);
  requireColumns(of, kind, inDoubt, say);
  findings.sort((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity));
  const guesses = new Map([...middle].map(([index, { key }]) => [index, key]));
  if (called) guesses.set(called.index, kind.name);
  const readings = readingsOf(all, of, guesses);
  const isAsGuessed = isSameColumns(guessed.of, of);
  return {
    ...{ kind, of, inDoubt, readings, findings },
    scores: new Set(found.map(({ index }) => index)),
    ...(isAsGuessed && { rows: allRows }),
  };
}

function isSameColumns<Key extends string>(
  a: ReadonlyMap<Key, Column<Key>>,
  b: ReadonlyMap<Key, Column<Key>>,
): boolean {
  return a.size === b.size && [...a].every(([key, { index }]) => b.get(key)?.index === index);
}

/** What stands for nothing among the cells of a column, each once. */
function placeholdersIn(cells: readonly Cell[]): string[] {
  const found = new Set<string>();
  for (const cell of cells)
    if (typeof cell === "string" && isPlaceholder(cell)) found.add(cell.trim());
  return [...found];
}

/** Takes a header away from those of its field. */
function take<Key extends string>(
  candidates: Map<Key, FieldHeader<Key>[]>,
  header: FieldHeader<Key>,
): void {
  const { key } = header.reading.field;
  const others = (candidates.get(key) ?? []).filter((each) => each !== header);
  if (others.length > 0) candidates.set(key, others);
  else candidates.delete(key);
}

/** The first column that is not read and holds a word of its own in every row. */
function nameByValues<Key extends string>(
  unread: readonly Header<Key>[],
  rows: number,
  filledCells: (index: number) => readonly Cell[],
): Header<Key> | undefined {
  return unread.find(({ index }) => {
    const cells = filledCells(index);
    const words = cells.filter((cell) => typeof cell === "string" && !looksLikeNumber(cell));
    return rows > 0 && words.length === rows && new Set(words).size === rows;
  });
}

const scoreNote = "is a score from 1 to 10 or words, not a quantity: it is not read";

const scoresInWords =
  "this register holds scores, not money: write what each score costs, and how often it happens, in a table on your sheet and look both up in THREAT_REGISTER, or name the unit in the header if these are amounts";

function headersOf<Key extends string>(
  cells: Cells,
  { names, headers, levels }: RegisterKind<Key>,
  { fields }: ColumnChoices<Key>,
  say: Say,
): Header<Key>[] {
  const line = cells[0] ?? [];
  const isNamed = line.some(
    (cell) => typeof cell === "string" && headers.read(cell).kind === "field",
  );
  return line.map((cell, index) => {
    if (cell instanceof CellError) {
      const text = `column ${index + 1}`;
      say("Problem", { text, index }, "must have a header that can be read", cell);
      return { index, text: "", reading: { kind: "blank" } };
    }
    const text = headerIn(cell, isNamed && levels !== null);
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
  guesses: ReadonlyMap<number, Key>,
): ColumnReading<Key>[] {
  const columns = [...of.values()];
  return headers.map(({ index, reading }) => {
    const read = columns.find((each) => each.index === index || each.joined.includes(index));
    if (read) return { field: read.field.key, guess: null, scale: read.scale };
    const own = reading.kind === "blank" || reading.kind === "unknown" ? null : reading.field.key;
    const unread = { field: null, guess: guesses.get(index) ?? own, scale: 1 };
    const unit = reading.kind === "unclear" ? reading.unit : null;
    return unit === null ? unread : { ...unread, guessUnit: unit };
  });
}

const percent = 0.01;

/** Whether every number of a column is 1 or less, as shares are and percentages rarely. */
function holdsShares(cells: readonly Cell[]): boolean {
  const numbers = cells.filter((cell) => typeof cell === "number");
  return numbers.length > 0 && numbers.every((cell) => cell <= 1);
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
