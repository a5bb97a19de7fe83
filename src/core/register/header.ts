import type { Field, FieldKey } from "./field";
import { fields } from "./field";
import { fieldNamed, nearestName } from "./header-name";
import type { Unit } from "./header-unit";
import { readUnit } from "./header-unit";

/** What a header says about the column below it. */
export type HeaderReading =
  | { readonly kind: "blank" }
  | {
      readonly kind: "field";
      readonly field: Field;
      /** Place among the names of the field: 0 is its own name, -1 that somebody said so. */
      readonly rank: number;
      readonly scale: number;
      readonly says: readonly string[];
      /** Share of events that cost less, where the header states it. */
      readonly level: number | null;
      /** Code of the currency, where the header names one beyond doubt. */
      readonly currency: string | null;
    }
  /** A field's name with something beside it that changes the figures in a way nobody knows. */
  | { readonly kind: "unclear"; readonly field: Field; readonly advice: string }
  /** Nearly a name. */
  | { readonly kind: "misspelt"; readonly field: Field; readonly guess: string }
  | { readonly kind: "unknown" };

/** A header and where it stands. */
export interface Header {
  readonly index: number;
  readonly text: string;
  readonly reading: HeaderReading;
}

/** What stands between round, square or curly brackets. */
export const bracket = /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}/g;
const percentile =
  /^(?:loss\s*)?(?:p\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:st|nd|rd|th)\s*percentile)$/i;

/**
 * Reads one header: matched whole first, then without its brackets, then without units written behind the name.
 *
 * Nothing is read silently: a bracket nobody knows and a name that is nearly right come back as such, with a guess.
 */
export function readHeader(header: string): HeaderReading {
  const text = header.trim();
  if (text === "") return { kind: "blank" };
  const known = recent.get(text);
  if (known) return known;
  // The headers of a workbook are few and are read again by every function over it.
  if (recent.size >= 500) recent.clear();
  const reading = readText(text);
  recent.set(text, reading);
  return reading;
}

const recent = new Map<string, HeaderReading>();

function readText(text: string): HeaderReading {
  // A percentage before names: without its point, "P9.5" would be P95.
  const whole = levelIn(text) === null ? fieldNamed(text) : undefined;
  if (whole) return asField({ ...whole, level: null }, [], text);

  const brackets = Array.from(text.matchAll(bracket), (match) =>
    String(match[1] ?? match[2] ?? match[3]),
  );
  const base = text.replace(bracket, " ").trim();
  const stripped = named(base);
  if (stripped) return asField(stripped, brackets, text);
  const behind = unitBehind(base);
  if (behind) return asField(behind.name, [behind.unit, ...brackets], text);
  const near = nearestName(text) ?? nearestName(base);
  return near ? { kind: "misspelt", field: near.field, guess: near.text } : { kind: "unknown" };
}

/**
 * Reads a header for a field that somebody said it heads. Its brackets count as far as they are known; nothing else in
 * it does.
 */
export function readHeaderAs(header: string, field: Field): HeaderReading {
  const text = header.trim();
  const brackets = Array.from(text.matchAll(bracket), (match) =>
    String(match[1] ?? match[2] ?? match[3]),
  );
  const named = levelIn(text.replace(bracket, " ").trim());
  const unit = readUnit(brackets, field.quantity, { level: named, isYearly: false });
  const level = unit && statedLevel(unit, field);
  const { scale, says, currency } = unit ?? { scale: 1, says: [], currency: null };
  const share = level !== null && level !== undefined && level > 0 && level < 1 ? level : null;
  return { kind: "field", field, rank: saidSo, scale, says, level: share, currency };
}

/** Beats the field's own name, whose place is 0. */
export const saidSo = -1;

/** A share in the name itself: "P90", "Loss 10th percentile". */
function levelIn(text: string): number | null {
  const match = percentile.exec(text);
  return match ? Number(match[1] ?? match[2]) / 100 : null;
}

/** The field of a key. */
export function fieldFor(key: FieldKey): Field {
  const found = fields.find((field) => field.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

function fieldAt(level: number): Field {
  if (level === 0.5) return fieldFor("median");
  return fieldFor(level < 0.5 ? "low" : "high");
}

/** A field as a header names it. */
interface Name {
  readonly field: Field;
  readonly rank: number;
  /** The name as the register spells it. */
  readonly text: string;
  readonly level: number | null;
}

function named(base: string): Name | undefined {
  const level = levelIn(base);
  if (level !== null) return { field: fieldAt(level), rank: 1, text: base, level };
  const known = fieldNamed(base);
  return known && { ...known, level: null };
}

/** "Frequency per month", "Loss high 90%", "Spend k$": a name, then words that read as its unit. */
function unitBehind(base: string): { name: Name; unit: string } | undefined {
  const words = base.split(/[\s,;:]+/);
  for (let count = words.length - 1; count > 0; count--) {
    const name = named(words.slice(0, count).join(" "));
    const unit = words.slice(count).join(" ");
    const quantity = name?.field.quantity;
    if (!name || quantity === "text" || quantity === "date") continue;
    if (readUnit([unit], name.field.quantity, { level: null, isYearly: false })) {
      return { name, unit };
    }
  }
  return undefined;
}

function asField(name: Name, texts: readonly string[], header: string): HeaderReading {
  const { field, rank } = name;
  const isYearly = /annual|per year/i.test(name.text);
  const unit = readUnit(texts, field.quantity, { level: name.level, isYearly });
  const level = unit && statedLevel(unit, field);
  if (!unit || level === undefined) return unclear(field, header);
  const target = field.key === "loss" && level !== null ? fieldAt(level) : field;
  const isShare = level === null || (level > 0 && level < 1);
  if (!isShare || (target.key === "median" && level !== null && level !== 0.5)) {
    return unclear(field, header);
  }
  const { scale, says, currency } = unit;
  const place = target === field ? rank : 1;
  return { kind: "field", field: target, rank: place, scale, says, level, currency };
}

/** The share a unit states for this field: null where it states none, undefined where it cannot state one. */
function statedLevel({ level, confidence }: Unit, { key }: Field): number | null | undefined {
  if (level === null && confidence === null) return null;
  if (confidence !== null) {
    if (key === "low") return (1 - confidence) / 2;
    return key === "high" ? (1 + confidence) / 2 : undefined;
  }
  return ["low", "median", "high", "loss"].includes(key) ? level : undefined;
}

function unclear(field: Field, header: string): HeaderReading {
  return { kind: "unclear", field, advice: adviceFor(field, header) };
}

const thousands = /\(\s*(?:t\s?€|t\s?eur|1[,.]?000s?|000)\s*\)/i;
const bareShare = /\(\s*([1-9]\d?)\s*\)/;

/** What to do about a bracket nobody knows: the name it most likely means. */
function adviceFor(field: Field, header: string): string {
  const near = nearestName(header);
  const rename = (name: string): string => `rename it to "${name}" if that is what it holds`;
  if (thousands.test(header)) return rename(`${field.name} (thousands)`);
  if (near?.field.key === field.key) return rename(near.text);
  const [, share] = ["low", "median", "high"].includes(field.key)
    ? (bareShare.exec(header) ?? [])
    : [];
  if (share !== undefined) return rename(`${field.name} (${share}%)`);
  return `say it in other words, or rename it to "${field.name}" if the bracket changes nothing`;
}
