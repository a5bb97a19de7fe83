import type { Threat } from "../threat/threat";
import type { Control } from "./control";

/**
 * Threats as they would be with controls that are not in place yet. Several on one threat multiply, in an order that does
 * not depend on how they are given.
 *
 *     residual frequency λ Π(1 - e)    residual loss of an event X Π(1 - e)
 *
 * Both act behind the reductions of the threat's own row and before its insurance.
 *
 * @param controls those to apply; one that is in place must not be among them: the register reflects it already
 */
export function treatedThreats(
  threats: readonly Threat[],
  controls: readonly Control[],
): readonly Threat[] {
  const inOrder = byName(controls);
  return threats.map((threat) =>
    treated(
      threat,
      inOrder.filter((control) => actsOn(control, threat)),
    ),
  );
}

/** Up to this many are kept of each threat. */
const MOST_KEPT = 1024;

/** What some controls make of a threat, and which of them make anything of it. */
export interface Treating {
  readonly acts: (control: Control, threat: Threat) => boolean;
  /** Takes the controls that act on it, in order. */
  readonly treated: (threat: Threat, own: readonly Control[]) => Threat;
}

/**
 * The same threats under one combination of controls after the other. A threat that two combinations leave alike is the same object, and so
 * is the loss of its events, so that what depends on it alone is found once.
 *
 * @param controls of which combinations are asked for, by their places
 */
export function treatments(
  threats: readonly Threat[],
  controls: readonly Control[],
  { acts, treated }: Treating = asTheyAre,
): (members: readonly number[]) => readonly Threat[] {
  const sets: number[][] = [];
  // Most rows are those of the same controls: what of a combination acts on them is found once.
  const setOf = threats.map((threat) => {
    const own = [...controls.entries()].flatMap(([j, each]) => (acts(each, threat) ? [j] : []));
    const same = sets.findIndex((set) => set.join(" ") === own.join(" "));
    return same >= 0 ? same : sets.push(own) - 1;
  });
  const among = sets.map((set) => new Set(set));
  const known = threats.map(() => new Map<string, Threat>());
  const events = threats.map(({ event }) => new Map([[changedIn(event), event]]));
  return (members) => {
    const acting = among.map((set) => members.filter((j) => set.has(j)));
    const keys = acting.map((own) => own.join(" "));
    return threats.map((threat, i) => {
      const own = acting[setOf[i] ?? 0] ?? [];
      const key = keys[setOf[i] ?? 0] ?? "";
      const found = known[i]?.get(key);
      if (found !== undefined) return found;
      const made = treated(threat, byName(own.flatMap((j) => controls[j] ?? [])));
      const change = changedIn(made.event);
      const event = events[i]?.get(change) ?? made.event;
      events[i]?.set(change, event);
      const alike = { ...made, event };
      if ((known[i]?.size ?? 0) < MOST_KEPT) known[i]?.set(key, alike);
      return alike;
    });
  };
}

const asTheyAre: Treating = { acts: actsOn, treated };

/** What controls change about the loss of an event, as text. */
function changedIn({ lossReduction, cover }: Threat["event"]): string {
  return [lossReduction, cover?.retention, cover?.limit, cover?.annualLimit].join(" ");
}

function byName(controls: readonly Control[]): Control[] {
  return [...controls].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** @param own the controls that act on it, in order */
export function treated(threat: Threat, own: readonly Control[]): Threat {
  if (own.length === 0) return threat;
  const { frequencyReduction, event } = threat;
  return {
    ...threat,
    frequencyReduction: combined([
      frequencyReduction,
      ...own.map((each) => each.frequencyReduction),
    ]),
    event: {
      ...event,
      lossReduction: combined([event.lossReduction, ...own.map((each) => each.lossReduction)]),
    },
  };
}

/** Whether a control acts on a threat. */
export function actsOn({ threats }: Control, { name }: Threat): boolean {
  return threats === null || threats.includes(name);
}

/** What reductions come to together: 1 - Π(1 - e). One that acts alone stays as it is, to the last bit. */
export function combined(reductions: readonly number[]): number {
  const acting = reductions.filter((each) => each !== 0);
  const [only] = acting;
  if (acting.length <= 1) return only ?? 0;
  return 1 - acting.reduce((kept, each) => kept * (1 - each), 1);
}
