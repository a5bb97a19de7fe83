import type { Threat } from "../../threat/threat";
import { drivers, isMoved } from "./drivers";

/** A threat of one register or of two. */
export type PairedThreat =
  | { readonly kind: "kept"; readonly before: Threat; readonly after: Threat }
  | { readonly kind: "renamed"; readonly before: Threat; readonly after: Threat }
  | { readonly kind: "gone"; readonly before: Threat }
  | { readonly kind: "new"; readonly after: Threat };

/**
 * Pairs the threats of two registers by their names, compared without case and outer spaces. One that is gone and one that is new are
 * the same under another name where nothing else about them differs; who looks after it, and when, does not count.
 *
 * The order of rows changes nothing: of several that could be each other, the first by name become the first by name.
 */
export function pairedThreats(
  before: readonly Threat[],
  after: readonly Threat[],
): readonly PairedThreat[] {
  const later = new Map(after.map((threat) => [plain(threat), threat]));
  const earlier = new Set(before.map(plain));
  const kept = before.flatMap((threat): PairedThreat[] => {
    const same = later.get(plain(threat));
    return same ? [{ kind: "kept", before: threat, after: same }] : [];
  });
  const added = byName(after.filter((threat) => !earlier.has(plain(threat))));
  const others = byName(before.filter((threat) => !later.has(plain(threat)))).map(
    (threat): PairedThreat => {
      const at = added.findIndex((one) => isSameButForName(threat, one));
      const [found] = at < 0 ? [] : added.splice(at, 1);
      return found
        ? { kind: "renamed", before: threat, after: found }
        : { kind: "gone", before: threat };
    },
  );
  return [
    ...kept,
    ...others,
    ...added.map((threat): PairedThreat => ({ kind: "new", after: threat })),
  ];
}

const plain = ({ name }: Threat): string => name.trim().toLowerCase();

function byName(threats: readonly Threat[]): Threat[] {
  return [...threats].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
}

function isSameButForName(a: Threat, b: Threat): boolean {
  return a.premium === b.premium && drivers.every((driver) => !isMoved(driver, a, b));
}
