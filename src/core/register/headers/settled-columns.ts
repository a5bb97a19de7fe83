import type { Column } from "./column";
import type { Field } from "./field";
import { amounts } from "./field";
import type { FieldHeader } from "./header";
import { saidSo } from "./header";
import { looseRank } from "./header-name";
import { canBeSame } from "./header-unit";
import type { RegisterKind } from "./register-kind";
import type { Say } from "./say";

export function columnOf<Key extends string>({
  index,
  text,
  reading,
}: FieldHeader<Key>): Column<Key> {
  const { field, scale, level } = reading;
  return { field, index, joined: [], header: text, scale, level };
}

/** Every field with one of its columns, before it is settled which. */
export function provisional<Key extends string>(
  known: readonly FieldHeader<Key>[],
  name: Column<Key> | null,
): ReadonlyMap<Key, Column<Key>> {
  const byRank = [...known].sort((a, b) => b.reading.rank - a.reading.rank);
  const of = new Map(byRank.map((header) => [header.reading.field.key, columnOf(header)]));
  if (name) of.set(name.field.key, name);
  return of;
}

/**
 * The one of a field's columns that is read, and what is said of the others; none where nobody can tell.
 *
 * @param isOfUse whether anything depends on which of them it is
 */
export function choose<Key extends string>(
  headers: readonly FieldHeader<Key>[],
  { name, asideKeys }: Pick<RegisterKind<Key>, "name" | "asideKeys">,
  key: Key,
  isOfUse: boolean,
  say: Say,
): FieldHeader<Key> | undefined {
  const isName = key === name;
  const own = headers.filter(({ reading }) => reading.rank === 0);
  const said = headers.filter(({ reading }) => reading.rank === saidSo);
  const ranked = [...headers].sort((a, b) => a.reading.rank - b.reading.rank);
  const [best, next] = ranked;
  if (best === undefined) return undefined;
  const isLoose = (header: FieldHeader<Key>): boolean => header.reading.rank >= looseRank;
  const byRank = isName || said.length > 0 || asideKeys.includes(key);
  const tied = byRank
    ? next?.reading.rank === best.reading.rank
    : own.length !== 1 && (isLoose(best) || headers.filter((each) => !isLoose(each)).length > 1);
  if (next !== undefined && tied && isOfUse) {
    const rule = `must be the only column for ${best.reading.field.name}: "${best.text}" is one too`;
    for (const header of ranked.slice(1)) say("Problem", header, rule, header.text);
    return undefined;
  }
  for (const header of ranked.slice(1)) {
    const kind = isName || isLoose(header) || !isOfUse ? "Note" : "Warning";
    say(kind, header, `is not read, since "${best.text}" is`, header.text);
  }
  return best;
}

/**
 * What a header says of the currency: a code, or a sign that several share. A sign alone beside a name is no part of it and
 * names nothing there: it is read as if it stood in a bracket.
 */
export function currencyIn<Key extends string>(
  header: string,
  field: Field<Key>,
  { headers }: RegisterKind<Key>,
): string | null {
  const own = headers.read(header);
  if (own.kind === "field" && own.currency !== null) return own.currency;
  const said = headers.readAs(header.replace(/\p{Sc}/gu, "($&)"), field);
  return said.kind === "field" ? said.currency : null;
}

/** All figures are in one currency and none is converted. */
export function checkCurrencies<Key extends string>(
  chosen: readonly FieldHeader<Key>[],
  kind: RegisterKind<Key>,
  say: Say,
): void {
  const named = chosen.flatMap((header) => {
    const { field } = header.reading;
    const currency = amounts.includes(field.quantity) ? currencyIn(header.text, field, kind) : null;
    return currency === null ? [] : [{ header, currency }];
  });
  for (const [at, { header, currency }] of named.entries()) {
    const other = named.slice(0, at).find((each) => !canBeSame(each.currency, currency));
    if (!other) continue;
    const rule = `is in another currency than "${other.header.text}", and nothing is converted`;
    say("Warning", header, rule, header.text);
  }
}

export function checkLevels<Key extends string>(
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
