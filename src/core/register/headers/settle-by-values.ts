import type { Cell } from "../../input/cell";
import type { FieldHeader } from "./header";
import { looseRank } from "./header-name";
import { readUnit } from "./header-unit";
import { isPlaceholder, looksLikeNumber } from "./placeholder";
import type { RegisterKind } from "./register-kind";
import type { Say } from "./say";

interface Values {
  /** The cells of a column in the rows that are read, blank ones left out. */
  readonly filledCells: (index: number) => readonly Cell[];
  /** Whether a row is filled in here, and in none of the others. */
  readonly isNeeded: (index: number, others: readonly number[]) => boolean;
  readonly say: Say;
}

/**
 * Lets what columns hold decide where headers alone do not: a chance above 1 is a rate, a mean without a spread is every event's
 * loss, words are no shares, and a column by a name nobody told us of does not stand beside a complete register.
 *
 * @param candidates the headers of each field; changed in place
 */
export function settleByValues<Key extends string>(
  candidates: Map<Key, FieldHeader<Key>[]>,
  kind: RegisterKind<Key>,
  { filledCells, isNeeded, say }: Values,
): void {
  const { byValues } = kind;
  if (byValues) dropMeasures(candidates, byValues.label, filledCells, say);
  dropWords(candidates, kind, { filledCells, isNeeded, say });
  if (byValues) {
    const { chance, mean } = byValues;
    for (const header of candidates.get(chance.from) ?? []) {
      const { reading, text, index } = header;
      const isRate =
        reading.isYearly &&
        reading.scale === 1 &&
        !candidates.has(chance.to) &&
        filledCells(index).some((cell) => typeof cell === "number" && cell > 1);
      if (!isRate) continue;
      move(candidates, header, chance.from, kind.names.fieldFor(chance.to));
      say("Note", header, "is read as events a year: it is above 1", text);
    }
    const others = kind.alternatives.find(({ keys }) => keys.includes(mean.to))?.keys ?? [];
    const isAlone = others.every((key) => key === mean.from || !candidates.has(key));
    for (const header of candidates.get(mean.from) ?? []) {
      if (!isAlone || header.reading.rank < looseRank) continue;
      move(candidates, header, mean.from, kind.names.fieldFor(mean.to));
      const rule =
        "is read as Loss, the same for every event: give its spread in Loss SD, or a low and a high end";
      say("Note", header, rule, header.text);
    }
  }
  dropNeedless(candidates, kind, isNeeded, say);
}

function move<Key extends string>(
  candidates: Map<Key, FieldHeader<Key>[]>,
  header: FieldHeader<Key>,
  from: Key,
  field: FieldHeader<Key>["reading"]["field"],
): void {
  const left = (candidates.get(from) ?? []).filter((each) => each !== header);
  if (left.length > 0) candidates.set(from, left);
  else candidates.delete(from);
  const moved = { ...header, reading: { ...header.reading, field, rank: 1 } };
  candidates.set(field.key, [...(candidates.get(field.key) ?? []), moved]);
}

/** "Unit" heads the names of business units, and elsewhere "k€" and "per month". */
function dropMeasures<Key extends string>(
  candidates: Map<Key, FieldHeader<Key>[]>,
  label: Key,
  filledCells: Values["filledCells"],
  say: Say,
): void {
  const left = (candidates.get(label) ?? []).filter((header) => {
    const cells = filledCells(header.index);
    const areMeasures = cells.length > 0 && header.reading.rank >= 0 && cells.every(isMeasure);
    if (areMeasures) {
      const rule =
        "holds units of measure and no names of business units: it is not read; write them into the headers they belong to";
      say("Warning", header, rule, header.text);
    }
    return !areMeasures;
  });
  if (left.length > 0) candidates.set(label, left);
  else candidates.delete(label);
}

const isMeasure = (cell: Cell): boolean =>
  typeof cell === "string" &&
  (["year-amount", "rate", "days"] as const).some(
    (quantity) => readUnit([cell], quantity, { level: null, isYearly: false }) !== null,
  );

/** Columns of words under the name of a number, where the register is complete without them. */
function dropWords<Key extends string>(
  candidates: Map<Key, FieldHeader<Key>[]>,
  kind: RegisterKind<Key>,
  { filledCells, isNeeded, say }: Values,
): void {
  for (const [key, headers] of [...candidates]) {
    const beside = kind.byValues?.beside.get(key);
    if (beside !== undefined && candidates.has(beside)) continue;
    const isAmbiguous = kind.byValues?.ambiguous.includes(key) === true;
    const ways = kind.alternatives.find(({ keys }) => keys.includes(key));
    if (ways && !ways.isComplete((other) => other !== key && candidates.has(other))) continue;
    const others = (ways?.keys ?? [])
      .filter((other) => other !== key)
      .flatMap((other) => (candidates.get(other) ?? []).map(({ index }) => index));
    const left = headers.filter((header) => {
      const { quantity } = header.reading.field;
      if (quantity === "text" || quantity === "date" || header.reading.rank < 0) return true;
      if (header.reading.rank === 0 && !isAmbiguous) return true;
      if (ways && isNeeded(header.index, others)) return true;
      const words = filledCells(header.index).filter((cell) => !isPlaceholder(cell));
      const isWords =
        words.length > 0 &&
        words.every(
          (cell) => typeof cell === "string" && !/\d/.test(cell) && !looksLikeNumber(cell),
        );
      if (isWords) {
        say("Note", header, "holds words, not numbers: it is not read", header.text);
      }
      return !isWords;
    });
    if (left.length > 0) candidates.set(key, left);
    else candidates.delete(key);
  }
}

/** Columns by a name nobody told us of, where those by names of the register say as much in every row. */
function dropNeedless<Key extends string>(
  candidates: Map<Key, FieldHeader<Key>[]>,
  { alternatives, byValues }: RegisterKind<Key>,
  isNeeded: Values["isNeeded"],
  say: Say,
): void {
  const middles = byValues?.ranges.map(({ between }) => between) ?? [];
  for (const { keys, isComplete } of alternatives) {
    const strict = new Map(
      keys.flatMap((key) => {
        const named = (candidates.get(key) ?? []).filter(({ reading }) => reading.rank < looseRank);
        return named.length > 0 ? [[key, named] as const] : [];
      }),
    );
    if (!isComplete((key) => strict.has(key))) continue;
    const indices = [...strict.values()].flat().map(({ index }) => index);
    const names = [...strict.values()].flatMap(([first]) => first?.text ?? []);
    for (const key of keys.filter((each) => !middles.includes(each))) {
      const left = (candidates.get(key) ?? []).filter((header) => {
        if (header.reading.rank < looseRank || isNeeded(header.index, indices)) return true;
        say(
          "Note",
          header,
          `is not read: ${names.join(" and ")} ${names.length > 1 ? "say" : "says"} as much`,
          header.text,
        );
        return false;
      });
      if (left.length > 0) candidates.set(key, left);
      else candidates.delete(key);
    }
  }
}
