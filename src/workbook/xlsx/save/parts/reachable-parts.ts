import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";

/** A part, and of what kind the relationship is that leads to it. */
export interface FoundPart {
  readonly path: string;
  readonly kind: string;
}

/**
 * Notes every part that can be reached from one, and that one, by its path with its kind.
 *
 * @param mayFollow whether a way from part to part counts
 */
export async function noteReachable(
  file: PackageChanges,
  { path, kind }: FoundPart,
  mayFollow: (from: string, to: FoundPart) => boolean,
  found: Map<string, string>,
): Promise<void> {
  found.set(path, kind);
  for (const related of await relationshipsOf(file, path)) {
    if (found.has(related.path) || !file.has(related.path)) continue;
    if (mayFollow(path, related)) await noteReachable(file, related, mayFollow, found);
  }
}
