import type { ColumnChoices, ControlKey, Field, FieldKey, Rule } from "../../core";
import { controlFields, fields, rules } from "../../core";

/** What users chose for this workbook. It is kept in the workbook, so that colleagues see the same. */
export interface KeptChoices {
  /** null where the best register is meant. */
  readonly place: KeptPlace | null;
  readonly rule: Rule;
  /** How registers are read, for each that was said something of. */
  readonly readings: readonly KeptReading[];
  /** Where the controls are; null where the best table of controls is meant. */
  readonly controls: KeptPlace | null;
  /** How tables of controls are read, for each that was said something of. */
  readonly controlsReadings: readonly KeptReading<ControlKey>[];
  /** The risk appetite that somebody chose; null where the best one is meant. */
  readonly appetite: KeptAppetite | null;
}

/** A risk appetite that somebody chose, and which of its columns are meant. */
export interface KeptAppetite {
  readonly place: KeptPlace;
  /** Headers of the column of losses and of the one of chances; null where nobody said which they are. */
  readonly columns: { readonly loss: string; readonly allowed: string } | null;
}

/** What users said of one register. */
export interface SaidOfRegister<Key extends string = FieldKey> {
  /** Fields that headers stand for, by the header. */
  readonly fields: ReadonlyMap<string, Key>;
  /** Headers of the columns that make the name; empty where the headers say. */
  readonly name: readonly string[];
  /** Units of columns, in the words of a header's brackets, by the header; empty for none, whatever the header says. */
  readonly units: ReadonlyMap<string, string>;
  /** Headers of columns of which it is settled that the number format says nothing of their unit. */
  readonly settled: readonly string[];
  /** Rows of which it was said whether they are threats, by their names in small letters. */
  readonly rows: ReadonlyMap<string, RowSaid>;
  /** Tables that say what scores mean, by the header of the column of scores. */
  readonly scales: ReadonlyMap<string, KeptScale>;
  /** The formula that hands the register to other formulas as it is read here; null for none. */
  readonly formula: KeptFormula | null;
}

/** Which figure a score stands for. */
export type ScoredField = (typeof scoredFields)[number];
export const scoredFields = ["frequency", "loss"] as const satisfies readonly FieldKey[];

/** A table that says of each score how often a year, or what an event costs. */
export interface KeptScale {
  readonly field: ScoredField;
  readonly place: KeptPlace;
  /** Headers of its column of scores, and of the one that says what they mean. */
  readonly scores: string;
  readonly values: string;
}

/** A formula in a cell, and the name by which others have what it spills. */
export interface KeptFormula {
  readonly name: string;
  readonly sheet: string;
  /** "A4". */
  readonly address: string;
  /** As it was written. */
  readonly text: string;
}

/** What somebody said of a row. */
export type RowSaid = (typeof rowsSaid)[number];
const rowsSaid = ["left out", "counted"] as const;

export const nothingSaid: SaidOfRegister<never> = {
  fields: new Map<string, never>(),
  name: [],
  units: new Map(),
  settled: [],
  rows: new Map(),
  scales: new Map(),
  formula: null,
};

export interface KeptReading<Key extends string = FieldKey> extends SaidOfRegister<Key> {
  readonly of: KeptPlace;
}

/** By what a register is found again. */
export interface KeptPlace {
  /** Id of the area. Another application may give other ids. */
  readonly id: string;
  readonly kind: "table" | "sheet";
  /** Name of the sheet. */
  readonly sheet: string;
  /** Name of the table; empty for a range. */
  readonly table: string;
  /** Where the first header stood, as the sheet counts. */
  readonly row: number;
  readonly column: number;
  /** Headers as they were; a range is found by them when it moves. */
  readonly headers: readonly string[];
  /** Where it ends, for a range that was selected as it is; null for one that goes as far as its headers and threats. */
  readonly extent: KeptExtent | null;
}

/** Where a range ends that was selected. */
export interface KeptExtent {
  /** How many columns it has. */
  readonly columns: number;
  /** How many blank rows lie between its rows. */
  readonly gaps: number;
  /** What stands right below, as a text; null where nothing does. */
  readonly below: string | null;
}

export const noChoices: KeptChoices = {
  place: null,
  rule: "expected",
  readings: [],
  controls: null,
  controlsReadings: [],
  appetite: null,
};

/** Version of what is written; what a later version wrote is left alone by leaving it unread. */
const version = 2;

export function choicesToText(choices: KeptChoices): string {
  const { place, rule, readings, controls, controlsReadings, appetite } = choices;
  return JSON.stringify({
    ...{ version, place, rule, readings: readings.map(written) },
    ...{ controls, controlsReadings: controlsReadings.map(written), appetite },
  });
}

const written = ({ fields: named, units, rows, scales, ...reading }: KeptReading<string>) => ({
  ...reading,
  ...{ fields: [...named], units: [...units], rows: [...rows], scales: [...scales] },
});

/** What nobody could have kept, as a text of another program, reads as no choices. */
export function choicesIn(text: string | null): KeptChoices {
  const kept = parsed(text);
  if (!isRecord(kept) || kept.version !== version) return noChoices;
  return {
    place: placeIn(kept.place),
    rule: rules.find((rule) => rule === kept.rule) ?? noChoices.rule,
    readings: listIn(kept.readings).flatMap((reading) => readingIn(reading, fields) ?? []),
    controls: placeIn(kept.controls),
    controlsReadings: listIn(kept.controlsReadings).flatMap(
      (reading) => readingIn(reading, controlFields) ?? [],
    ),
    appetite: appetiteIn(kept.appetite),
  };
}

function appetiteIn(kept: unknown): KeptAppetite | null {
  const place = isRecord(kept) ? placeIn(kept.place) : null;
  if (!isRecord(kept) || !place) return null;
  const { columns } = kept;
  const isSaid =
    isRecord(columns) && typeof columns.loss === "string" && typeof columns.allowed === "string";
  return {
    place,
    columns: isSaid ? (columns as { readonly loss: string; readonly allowed: string }) : null,
  };
}

function readingIn<Key extends string>(
  kept: unknown,
  known: readonly Field<Key>[],
): KeptReading<Key> | null {
  const of = isRecord(kept) ? placeIn(kept.of) : null;
  if (!isRecord(kept) || !of) return null;
  const named = listIn(kept.fields).flatMap((pair) => {
    const [header, key] = listIn(pair);
    const field = known.find((each) => each.key === key);
    return typeof header === "string" && field ? [[header, field.key] as const] : [];
  });
  const units = listIn(kept.units).flatMap((pair) => {
    const [header, unit] = listIn(pair);
    return typeof header === "string" && typeof unit === "string" ? [[header, unit] as const] : [];
  });
  const rows = listIn(kept.rows).flatMap((pair) => {
    const [name, what] = listIn(pair);
    const said = rowsSaid.find((each) => each === what);
    return typeof name === "string" && said ? [[name, said] as const] : [];
  });
  return {
    of,
    fields: new Map(named),
    name: textsIn(kept.name),
    units: new Map(units),
    settled: textsIn(kept.settled),
    rows: new Map(rows),
    scales: new Map(
      listIn(kept.scales).flatMap((pair) => {
        const [header, scale] = listIn(pair);
        const read = scaleIn(scale);
        return typeof header === "string" && read ? [[header, read] as const] : [];
      }),
    ),
    formula: formulaIn(kept.formula),
  };
}

function scaleIn(kept: unknown): KeptScale | null {
  if (!isRecord(kept)) return null;
  const { scores, values } = kept;
  const place = placeIn(kept.place);
  const field = scoredFields.find((each) => each === kept.field);
  const isOne = place !== null && field && typeof scores === "string" && typeof values === "string";
  return isOne ? { field, place, scores, values } : null;
}

function formulaIn(kept: unknown): KeptFormula | null {
  if (!isRecord(kept)) return null;
  const { name, sheet, address, text } = kept;
  const isOne = [name, sheet, address, text].every((each) => typeof each === "string");
  return isOne ? ({ name, sheet, address, text } as KeptFormula) : null;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function placeIn(kept: unknown): KeptPlace | null {
  if (!isRecord(kept)) return null;
  const { id, kind, sheet, table, row, column } = kept;
  const isPlace =
    typeof id === "string" &&
    (kind === "table" || kind === "sheet") &&
    typeof sheet === "string" &&
    typeof table === "string" &&
    isCount(row) &&
    isCount(column);
  return isPlace
    ? {
        ...{ id, kind, sheet, table, row, column },
        headers: textsIn(kept.headers),
        extent: extentIn(kept.extent),
      }
    : null;
}

function extentIn(kept: unknown): KeptExtent | null {
  if (!isRecord(kept) || !isCount(kept.columns) || !isCount(kept.gaps)) return null;
  const { columns, gaps, below } = kept;
  return { columns, gaps, below: typeof below === "string" ? below : null };
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textsIn = (value: unknown): readonly string[] =>
  listIn(value).filter((each) => typeof each === "string");

/** What was said as it concerns columns with these headers. Of headers that repeat, the first is meant. */
export function columnChoices<Key extends string>(
  { fields: named, name }: Pick<SaidOfRegister<Key>, "fields" | "name">,
  headers: readonly string[],
): ColumnChoices<Key> {
  const parts = name.map((header) => headers.indexOf(header));
  return {
    fields: new Map(
      [...named].flatMap(([header, key]) => {
        const index = headers.indexOf(header);
        return index < 0 ? [] : [[index, key] as const];
      }),
    ),
    // A name of which a part is gone would be another name.
    name: parts.includes(-1) ? [] : parts,
  };
}

/** What was said of columns that have other headers now. */
export function saidOfRenamed<Key extends string>(
  said: SaidOfRegister<Key>,
  headers: ReadonlyMap<string, string>,
): SaidOfRegister<Key> {
  const now = (header: string): string => headers.get(header) ?? header;
  return {
    ...said,
    fields: new Map([...said.fields].map(([header, key]) => [now(header), key])),
    name: said.name.map(now),
    units: new Map([...said.units].map(([header, unit]) => [now(header), unit])),
    scales: new Map([...said.scales].map(([header, scale]) => [now(header), scale])),
    settled: said.settled.filter((header) => !headers.has(header)),
  };
}
