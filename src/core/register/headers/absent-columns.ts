import type { Column } from "./column";
import type { Header } from "./header";
import type { RegisterKind } from "./register-kind";
import type { Say } from "./say";

/** A column that is not read: another's own, or one whose name is nearly one that is missing. */
export function sayUnread<Key extends string>(
  header: Header<Key>,
  kind: RegisterKind<Key>,
  of: ReadonlyMap<Key, Column<Key>>,
  inDoubt: Set<Key>,
  isNeeded: (index: number, keys: readonly Key[]) => boolean,
  say: Say,
): void {
  const { text, index, reading } = header;
  const isMeant =
    reading.kind === "misspelt" &&
    isWanted(reading.field.key, kind, of, inDoubt, (keys) => isNeeded(index, keys));
  if (!isMeant) {
    say("Note", header, `is not a column of ${kind.called}: it is not read`, text);
    return;
  }
  const { key } = reading.field;
  const advice = reading.advice ?? `rename it to "${reading.guess}" if that is what it holds`;
  if (kind.asideKeys.includes(key)) {
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
function isWanted<Key extends string>(
  key: Key,
  { alternatives, hasNoUse }: RegisterKind<Key>,
  of: ReadonlyMap<Key, Column<Key>>,
  inDoubt: ReadonlySet<Key>,
  isNeeded: (keys: readonly Key[]) => boolean,
): boolean {
  if (of.has(key) || inDoubt.has(key)) return false;
  if (hasNoUse?.(key, (each) => of.has(each)) === true) return false;
  const others = alternatives.find(({ keys }) => keys.includes(key));
  return !others?.isComplete((each) => of.has(each)) || isNeeded(others.keys);
}

/** Columns without which a register cannot be read. */
export function requireColumns<Key extends string>(
  of: ReadonlyMap<Key, Column<Key>>,
  { required, called }: RegisterKind<Key>,
  inDoubt: ReadonlySet<Key>,
  say: Say,
): void {
  for (const { keys, name, instead } of required) {
    if (keys.some((key) => of.has(key) || inDoubt.has(key))) continue;
    say("Problem", name, `must be a column of ${called}${instead}`, null);
  }
}
