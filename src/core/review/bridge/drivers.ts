import type { Rule } from "../../budget/coverage";
import type { EventLoss } from "../../severity/event-loss";
import type { Threat } from "../../threat/threat";

/** What moves a threat: groups of columns, each moved as a whole, in the order in which equal effects are listed. */
export const drivers = ["Frequency", "Loss", "Controls", "Insurance", "Spend", "Attacker"] as const;
export type Driver = (typeof drivers)[number];

/** The driver of each part of a threat; null for what changes no loss and no gap. A part that is new has to name one to compile. */
const driverOfThreat: Readonly<Record<Exclude<keyof Threat, "event">, Driver | null>> = {
  name: null,
  unit: null,
  row: null,
  frequency: "Frequency",
  frequencyReduction: "Controls",
  spend: "Spend",
  premium: null,
  actual: null,
  vulnerability: "Attacker",
  productivity: "Attacker",
  attacker: "Attacker",
  review: null,
};

/** The same of what an event costs. */
const driverOfEvent: Readonly<Record<keyof EventLoss, Driver | null>> = {
  severity: "Loss",
  cap: "Loss",
  lossReduction: "Controls",
  cover: "Insurance",
};

/** The drivers that what is required and missing under a rule depends on. */
export function driversOfGap(rule: Rule): readonly Driver[] {
  return rule === "deterrence" || rule === "optimum"
    ? drivers
    : drivers.filter((driver) => driver !== "Attacker");
}

/** The drivers that a loss depends on. */
export const driversOfLoss: readonly Driver[] = drivers.filter(
  (driver) => driver !== "Spend" && driver !== "Attacker",
);

/** A threat with some of its drivers as they are in another. */
export function withDrivers(threat: Threat, other: Threat, moved: ReadonlySet<Driver>): Threat {
  return {
    ...threat,
    ...partsOf(other, driverOfThreat, moved),
    event: { ...threat.event, ...partsOf(other.event, driverOfEvent, moved) },
  };
}

/** Whether a driver says something else of two threats. */
export function isMoved(driver: Driver, a: Threat, b: Threat): boolean {
  const moved = new Set([driver]);
  return !(
    isSame(partsOf(a, driverOfThreat, moved), partsOf(b, driverOfThreat, moved)) &&
    isSame(partsOf(a.event, driverOfEvent, moved), partsOf(b.event, driverOfEvent, moved))
  );
}

function partsOf<T extends object>(
  whole: T,
  driverOf: Readonly<Partial<Record<keyof T, Driver | null>>>,
  moved: ReadonlySet<Driver>,
): Partial<T> {
  const keys = (Object.keys(driverOf) as (keyof T)[]).filter((key) =>
    isIn(driverOf[key] ?? null, moved),
  );
  return Object.fromEntries(keys.map((key) => [key, whole[key]])) as Partial<T>;
}

const isIn = (driver: Driver | null, moved: ReadonlySet<Driver>): boolean =>
  driver !== null && moved.has(driver);

/** Whether two figures, or objects of them, are the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return Object.is(a, b);
  }
  const [own, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(own), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(own[key], other[key]));
}
