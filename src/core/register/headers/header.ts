import type { Field, FieldKey, Quantity } from "./field";
import type { FieldNames } from "./header-name";
import { looseRank, plain } from "./header-name";
import { countsEvents, saysYear } from "./header-phrase";
import { spaced } from "./header-words";
import type { Unit } from "./header-unit";
import { readUnit } from "./header-unit";

/** What a header says about the column below it. */
export type HeaderReading<Key extends string = FieldKey> =
  | { readonly kind: "blank" }
  | {
      readonly kind: "field";
      readonly field: Field<Key>;
      /** Place among the names of the field: 0 is its own name, -1 that somebody said so. */
      readonly rank: number;
      readonly scale: number;
      readonly says: readonly string[];
      /** Share of events that cost less, where the header states it. */
      readonly level: number | null;
      /** Code of the currency, where the header names one beyond doubt. */
      readonly currency: string | null;
      /** Whether it says that the figures are of a year. */
      readonly isYearly: boolean;
      /** Whether it says what the cells are counted in: a currency, a multiple, percent. */
      readonly hasUnit: boolean;
    }
  /** A field's name with something beside it that changes the figures in a way nobody knows. */
  | {
      readonly kind: "unclear";
      readonly field: Field<Key>;
      readonly advice: string;
      /** What it most likely means, in the words of a header's brackets; null where nothing does. */
      readonly unit: string | null;
    }
  /** Nearly a name. */
  | {
      readonly kind: "misspelt";
      readonly field: Field<Key>;
      readonly guess: string;
      /** What to do, where it is more than to rename it. */
      readonly advice?: string;
    }
  | { readonly kind: "unknown" };

/** A header and where it stands. */
export interface Header<Key extends string = FieldKey> {
  readonly index: number;
  readonly text: string;
  readonly reading: HeaderReading<Key>;
}

/** A header that names a field. */
export type FieldHeader<Key extends string = FieldKey> = Header<Key> & {
  readonly reading: Extract<HeaderReading<Key>, { kind: "field" }>;
};

/** The fields whose headers may say which share of events costs less: "P90", "Low (10%)". */
export interface LevelFields<Key extends string> {
  readonly low: Key;
  readonly median: Key;
  readonly high: Key;
  /** One that a share turns into one of the others. */
  readonly alone: Key;
  /** What nothing is below, and what nothing is above: with a share of events they are a low and a high end. */
  readonly least: Key;
  readonly most: Key;
  /** Further ranges whose ends may be at a share. */
  readonly ends?: readonly { readonly low: Key; readonly high: Key }[];
}

/** What the headers of a register say in words of their own; each null where they say no such thing. */
export interface HeaderPhrases<Key extends string> {
  /** The field that a header describes. */
  readonly described?: (header: string) => Key | null;
  /** The field of which a header names an end or the middle of a range that is not read. */
  readonly inRange?: (header: string) => Key | null;
  /** A header without words that may change what it means, such as "inherent". */
  readonly unqualified?: (header: string) => string | null;
}

/** What stands between round, square or curly brackets. */
export const bracket = /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}/g;
const percentile =
  /^(?:(?:loss|impact)\s*)?(?:p\s*(\d+(?:\.\d+)?)|(?:percentile|perzentil|percentil|quantile?)\s*(\d+(?:\.\d+)?)\s*%?|(\d+(?:\.\d+)?)\s*(?:(?:st|nd|rd|th|\.|%)?[\s-]*(?:percentile|pctl|pctile|pct|perzentil|quantile?|percentil|centile|%-?t?ile)|%|st|nd|rd|th))(?:\s*(?:loss|impact))?$/i;
/** "90% CI LB": the range before the name of its end. */
const rangeAhead =
  /^(\d+(?:\.\d+)?\s*%\s*(?:ci|confidence(?: interval)?|range|interval))\b[\s,:–-]*(.+)$/i;

/** "90% lower limit": a range or a percentile. */
const shareAhead = /^(\d+(?:\.\d+)?\s*%)\s+(.+)$/;
/** An end of a range that stands in a bracket: "Impact (90% CI, low)". */
const endInside =
  /(?<![\p{L}\d])(?:low(?:er)?(?: (?:bound|limit|end))?|high|upper(?: (?:bound|limit|end))?|minimum|maximum|min\.?|max\.?|lb|ub)(?![\p{L}\d])/iu;
const numberAhead = /^(?:\([a-z\d]{1,2}\)|\d{1,2}[.):]|[a-z][.)]|q\d{1,2}[.:])\s*/i;
const markBehind = /\s*(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹]+|\[\d\])$/;
/** A header longer than this is a text and no name. */
const longest = 255;
/** A name and a unit behind it have no more words. */
const mostWords = 24;

/** Beats the field's own name, whose place is 0. */
export const saidSo = -1;

/** A field as a header names it. */
interface Name<Key extends string> {
  readonly field: Field<Key>;
  readonly rank: number;
  /** The name as the register spells it. */
  readonly text: string;
  readonly level: number | null;
}

/** Reads the headers of one sort of register. */
export class HeaderReader<Key extends string> {
  private readonly recent = new Map<string, HeaderReading<Key>>();

  /**
   * @param levels null where no header says a share of events
   * @param ofYear fields that are another one where a unit says "a year"
   * @param phrases what headers say in words of their own
   * @param rate the field of so many events a year; null where there is none
   */
  constructor(
    private readonly names: FieldNames<Key>,
    private readonly levels: LevelFields<Key> | null,
    private readonly ofYear: ReadonlyMap<Key, Key> = new Map<Key, Key>(),
    private readonly phrases: HeaderPhrases<Key> = {},
    private readonly rate: Key | null = null,
  ) {}

  /**
   * Reads one header: matched whole first, then without its brackets, then without units written behind the name.
   *
   * Nothing is read silently: a bracket nobody knows and a name that is nearly right come back as such, with a guess.
   */
  read(header: string): HeaderReading<Key> {
    const text = oneLine(header);
    if (text === "") return { kind: "blank" };
    if (text.length > longest) return { kind: "unknown" };
    const known = this.recent.get(text);
    if (known) return known;
    // The headers of a workbook are few and are read again by every function over it.
    if (this.recent.size >= 500) this.recent.clear();
    const reading = this.readNumbered(text);
    this.recent.set(text, reading);
    return reading;
  }

  /** The field that a header names, or null; what nearly names one is not looked for, which takes by far the longest. */
  fieldOf(header: string): Field<Key> | null {
    const text = oneLine(header);
    if (text === "" || text.length > longest) return null;
    const reading = this.recent.get(text) ?? this.readNumbered(text, false);
    return reading.kind === "field" ? reading.field : null;
  }

  /**
   * Reads a header for a field that somebody said it heads. Its brackets count as far as they are known; nothing else in
   * it does.
   */
  readAs(header: string, field: Field<Key>): HeaderReading<Key> {
    const text = oneLine(header).slice(0, longest);
    const named = levelIn(text.replace(bracket, " ").trim());
    const unit = readUnit(bracketsOf(text), field.quantity, { level: named, isYearly: false });
    const level = unit && this.statedLevel(unit, field);
    const { scale, says, currency, isYearly, hasUnit } = unit ?? noUnit;
    const share = level !== null && level !== undefined && level > 0 && level < 1 ? level : null;
    return {
      kind: "field",
      field,
      rank: saidSo,
      scale,
      says,
      level: share,
      currency,
      isYearly,
      hasUnit,
    };
  }

  /** As it stands, or else without a number in front of it or the mark of a footnote behind it: "2. Frequency", "Loss [1]". */
  private readNumbered(text: string, looksNear = true): HeaderReading<Key> {
    const reading = this.readText(text, looksNear);
    if (reading.kind === "field" || reading.kind === "blank") return reading;
    const left = text.replace(numberAhead, "").replace(markBehind, "").trim();
    const bare = left === text || left === "" ? null : this.readText(left, looksNear);
    return bare?.kind === "field" ? bare : reading;
  }

  private readText(text: string, looksNear: boolean): HeaderReading<Key> {
    const each = text.replace(perEach, " per $1");
    const ofEach = each === text ? null : this.readText(each, looksNear);
    if (ofEach?.kind === "field" && ofEach.field.quantity !== "text") return ofEach;
    // A percentage before names: without its point, "P9.5" would be P95.
    const whole = levelIn(text) === null ? this.names.fieldNamed(text) : undefined;
    if (whole) return this.asField({ ...whole, level: null }, [], text);

    const brackets = bracketsOf(text);
    const base = text.replace(bracket, " ").trim();
    const stripped = this.named(base);
    if (stripped) {
      const reading = this.asField(stripped, this.unitsIn(brackets, stripped, base), text);
      return reading.kind === "unclear" ? (this.withInside(base, brackets) ?? reading) : reading;
    }
    const [, range, end] = rangeAhead.exec(base) ?? [];
    const bound = end === undefined ? undefined : this.named(end);
    if (bound && range !== undefined) return this.asField(bound, [range, ...brackets], text);
    const behind = this.unitBehind(base, brackets);
    if (behind) return this.asField(behind.name, behind.units, text);
    const open = brackets.length > 0 ? `${base} ${brackets.join(" ")}` : "";
    const unbracketed = open === "" ? null : this.readText(open, looksNear);
    if (unbracketed?.kind === "field") return unbracketed;
    if (!looksNear) return { kind: "unknown" };
    const asked = this.names.fieldAsked(text) ?? this.names.fieldAsked(base);
    if (asked) return { kind: "misspelt", field: asked, guess: asked.name };
    const [, share = "", part = ""] = shareAhead.exec(base) ?? [];
    const partOf = part === "" ? undefined : this.named(part)?.field;
    if (partOf && [this.levels?.low, this.levels?.high].includes(partOf.key)) {
      return { kind: "misspelt", field: partOf, guess: `${partOf.name} (${share} CI)` };
    }
    const unqualified = this.phrases.unqualified?.(base) ?? null;
    const meant = unqualified === null ? undefined : this.named(unqualified);
    if (meant && meant.field.quantity !== "text") {
      return { kind: "misspelt", field: meant.field, guess: meant.field.name };
    }
    const ranged = this.phrases.inRange?.(base) ?? null;
    if (ranged !== null) {
      const field = this.names.fieldFor(ranged);
      const advice = `a range of it is not read, so rename the column that is to count to "${field.name}"`;
      return { kind: "misspelt", field, guess: field.name, advice };
    }
    const near = this.names.nearestName(text) ?? this.names.nearestName(base);
    return near ? { kind: "misspelt", field: near.field, guess: near.text } : { kind: "unknown" };
  }

  private named(base: string): Name<Key> | undefined {
    const level = levelIn(base);
    if (level !== null && this.levels) {
      return { field: this.fieldAt(level, this.levels), rank: 1, text: base, level };
    }
    const known = this.names.fieldNamed(base);
    if (known) return { ...known, level: null };
    const twice = this.namedTwice(base);
    if (twice) return twice;
    const described = this.phrases.described?.(base) ?? null;
    if (described === null) return undefined;
    return { field: this.names.fieldFor(described), rank: looseRank, text: base, level: null };
  }

  /** "Threat / Bedrohung": one field in two languages. */
  private namedTwice(base: string): Name<Key> | undefined {
    const parts = base.split(/[/|]/);
    if (parts.length !== 2) return undefined;
    const [first, second] = parts.map((part) => this.named(part.trim()));
    return first && first.field === second?.field && first.level === second.level
      ? first
      : undefined;
  }

  /** What brackets say beside a name, but for its own abbreviation or another name of it: "(ARO)", "(deductible)". */
  private unitsIn(brackets: readonly string[], { field }: Name<Key>, base: string): string[] {
    const initials = (base.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.charAt(0)).join("");
    return brackets.filter((inside) => {
      const said = plain(inside);
      if (said === "") return false;
      // SLE is a currency as well.
      // A percentage is a name, too, and says more.
      if (levelIn(inside) === null && this.named(inside)?.field === field) return false;
      const isShort = said.length > 1 && said === plain(initials);
      return (
        !isShort || readUnit([inside], field.quantity, { level: null, isYearly: false }) !== null
      );
    });
  }

  /**
   * A header whose bracket is part of its name: "Schaden (niedrig)", "Impact (90% CI, low)", "Likelihood (events per year)". null where
   * it is none.
   */
  private withInside(base: string, brackets: readonly string[]): HeaderReading<Key> | null {
    const inside = brackets.join(" ");
    const [end = ""] = endInside.exec(inside) ?? [];
    const [field, counted] = [this.named(base)?.field, this.named(inside)];
    if (field?.quantity === "share" && counted?.field.quantity === "rate") {
      return this.asField(counted, [], inside);
    }
    for (const [word, rest] of [
      [inside, ""],
      [end, inside.replace(end, " ")],
    ] as const) {
      const name = word === "" ? undefined : this.named(`${base} ${word}`);
      if (!name || name.field === field) continue;
      const reading = this.asField(name, [rest], base);
      if (reading.kind === "field") return reading;
    }
    return null;
  }

  private fieldAt(level: number, { low, median, high }: LevelFields<Key>): Field<Key> {
    if (level === 0.5) return this.names.fieldFor(median);
    return this.names.fieldFor(level < 0.5 ? low : high);
  }

  /** "Frequency per month", "Loss high 90%", "Spend k$": a name, then words that read as its unit. */
  private unitBehind(
    base: string,
    brackets: readonly string[],
  ): { name: Name<Key>; units: string[] } | undefined {
    const words = spaced(base).split(/[\s,;:]+/);
    if (words.length > mostWords) return undefined;
    for (let count = words.length; count > 0; count--) {
      const front = words.slice(0, count).join(" ");
      const unit = words.slice(count).join(" ");
      const counted = this.countNamed(front, [unit, ...brackets]);
      if (counted) return { name: counted, units: [unit, ...brackets] };
      if (count === words.length) continue;
      const name = this.named(front);
      const quantity = name?.field.quantity;
      if (!name || quantity === "text" || quantity === "date") continue;
      const isKnown =
        likelyThousands(unit, name.field.quantity) !== null ||
        readUnit([unit], name.field.quantity, { level: null, isYearly: false }) !== null ||
        this.yearlyName(name, [unit]) !== null;
      if (isKnown) {
        return { name, units: [unit, ...this.unitsIn(brackets, name, front)] };
      }
    }
    return undefined;
  }

  /** "Events per month", "Incidents (per year)": what is counted, beside a unit of time. */
  private countNamed(front: string, units: readonly string[]): Name<Key> | undefined {
    if (this.rate === null || !countsEvents(front)) return undefined;
    const field = this.names.fieldFor(this.rate);
    const unit = readUnit(units, field.quantity, { level: null, isYearly: false });
    return unit?.hasTime === true
      ? { field, rank: looseRank, text: front, level: null }
      : undefined;
  }

  private asField(name: Name<Key>, texts: readonly string[], header: string): HeaderReading<Key> {
    const { field, rank } = name;
    const isYearly = /annual|per year|a year|aggregate/i.test(name.text) || saysYear(name.text);
    const unit = readUnit(texts, field.quantity, { level: name.level, isYearly });
    const yearly = unit === null ? this.yearlyName(name, texts) : null;
    if (yearly !== null) return this.asField(yearly, texts, header);
    const level = unit && this.statedLevel(unit, field);
    if (!unit || level === undefined) return this.unclear(field, header);
    const { levels } = this;
    const isEnd = levels?.least === field.key || levels?.most === field.key;
    const isTurned = level !== null && (isEnd || levels?.alone === field.key);
    const target = isTurned ? this.fieldAt(level, levels) : field;
    const isShare = level === null || (level > 0 && level < 1);
    if (!isShare || (target.key === this.levels?.median && level !== null && level !== 0.5)) {
      return this.unclear(field, header);
    }
    const { scale, says, currency, hasUnit } = unit;
    const place = target === field ? rank : isEnd ? looseRank : 1;
    return {
      ...{ kind: "field", field: target, rank: place, scale, says, level, currency, hasUnit },
      isYearly: isYearly || unit.isYearly,
    };
  }

  /** The share a unit states for this field: null where it states none, undefined where it cannot state one. */
  private statedLevel({ level, confidence }: Unit, { key }: Field<Key>): number | null | undefined {
    if (level === null && confidence === null) return null;
    if (this.levels === null) return undefined;
    const { low, median, high, alone, least, most, ends = [] } = this.levels;
    const isEndLow = ends.some((end) => end.low === key);
    const isEndHigh = ends.some((end) => end.high === key);
    const isLow = key === low || key === least || isEndLow;
    if (confidence !== null) {
      if (isLow) return (1 - confidence) / 2;
      return key === high || key === most || isEndHigh ? (1 + confidence) / 2 : undefined;
    }
    if (level === null) return undefined;
    // The least is at 0%, the most at 100%: that says no more than their names.
    if (key === least) return level < 0.5 ? (level > 0 ? level : null) : undefined;
    if (key === most) return level > 0.5 ? (level === 1 ? null : level) : undefined;
    return isLow || isEndHigh || [median, high, alone].includes(key) ? level : undefined;
  }

  /** The field that is meant where a unit says "a year" beside the name of one that is not of a year: "Limit (k$ p.a.)". */
  private yearlyName({ field }: Name<Key>, texts: readonly string[]): Name<Key> | null {
    const key = this.ofYear.get(field.key);
    if (key === undefined) return null;
    const twin = this.names.fieldFor(key);
    const unit = readUnit(texts, twin.quantity, { level: null, isYearly: false });
    return unit?.isYearly === true ? { field: twin, rank: 1, text: twin.name, level: null } : null;
  }

  private unclear(field: Field<Key>, header: string): HeaderReading<Key> {
    const unit = likelyUnit(header, field.quantity);
    return { kind: "unclear", field, advice: this.adviceFor(field, header, unit), unit };
  }

  /** What to do about a bracket nobody knows: the name it most likely means. */
  private adviceFor(field: Field<Key>, header: string, unit: string | null): string {
    const near = this.names.nearestName(header);
    const rename = (name: string): string => `rename it to "${name}" if that is what it holds`;
    if (unit !== null) return rename(`${field.name} (${unit})`);
    if (near?.field.key === field.key) return rename(near.text);
    const { low, median, high } = this.levels ?? {};
    const [, share] = [low, median, high].includes(field.key) ? (bareShare.exec(header) ?? []) : [];
    if (share !== undefined) return rename(`${field.name} (${share}%)`);
    return `say it in other words, or rename it to "${field.name}" if the bracket changes nothing`;
  }
}

/** "Loss / event" is no event. */
const perEach =
  /\s?\/\s?(event|incident|occurrence|claim|breach|ereignis|vorfall|événement|sinistre|evento|incidente|siniestro|sinistro)(?![\p{L}\d])/giu;

/** A header without line breaks, and without the hyphens and joints that show only where a line breaks. */
const oneLine = (header: string): string =>
  header
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .trim()
    .replace(/\s+/g, " ");

const noUnit = { scale: 1, says: [], currency: null, isYearly: false, hasUnit: false };
/** T is a thousand to some and a trillion to others. */
const perhapsThousands =
  /(?<![\p{L}\d.,])(?:t\s?(?:€|(?:eur|usd|chf|gbp|sek|nok|dkk|kr)(?!\p{L}))|1[,.]?000s?|000)(?![\p{L}\d.,€])/iu;

/**
 * The unit that a header most likely names where it names none for sure: "thousands" of "(T€)", "thousands pro Monat" of "(T€ pro Monat)".
 * null where nothing speaks for one.
 */
function likelyUnit(header: string, quantity: Quantity): string | null {
  const [, behind = ""] = /\s(?:in\s+)?(t\s?(?:€|eur)(?!\p{L}).*)$/iu.exec(header) ?? [];
  for (const words of [...bracketsOf(header), behind]) {
    const unit = likelyThousands(words, quantity);
    if (unit !== null) return unit;
  }
  return null;
}

function likelyThousands(words: string, quantity: Quantity): string | null {
  const [found] = perhapsThousands.exec(words) ?? [];
  if (found === undefined) return null;
  const known = { level: null, isYearly: false };
  const meant = words.replace(found, " thousands ").replace(/\s+/g, " ").trim();
  const unit = readUnit([meant], quantity, known);
  if (unit === null) return null;
  // A year changes nothing about a figure of a year.
  return unit.scale === readUnit(["thousands"], quantity, known)?.scale ? "thousands" : meant;
}

const bareShare = /\(\s*([1-9]\d?)\s*\)/;

function bracketsOf(text: string): string[] {
  return Array.from(text.matchAll(bracket), (match) => String(match[1] ?? match[2] ?? match[3]));
}

/** A share in the name itself: "P90", "Loss 10th percentile". */
function levelIn(text: string): number | null {
  const match = percentile.exec(text);
  return match ? Number(match[1] ?? match[2] ?? match[3]) / 100 : null;
}
