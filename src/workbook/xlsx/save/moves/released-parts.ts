import type { PackageChanges } from "../../file/package-changes";
import { targetsOf } from "../../file/xlsx-package";
import { noteReachable } from "../parts/reachable-parts";

/**
 * Takes away what a part named before it was changed and does not name any more, with all that nothing else leads to.
 *
 * @param before what the part said
 */
export async function releaseUnnamed(
  file: PackageChanges,
  path: string,
  before: string,
): Promise<void> {
  const now = (await file.text(path)) ?? "";
  if (now === before) return;
  const names = (xml: string, id: string) => xml.includes(`"${id}"`) || xml.includes(`'${id}'`);
  const ids = (await targetsOf(file, path))
    .map(({ id }) => id)
    .filter((id) => names(before, id) && !names(now, id));
  if (ids.length === 0) return;
  const once = await reachable(file);
  await file.unrelate(path, new Set(ids));
  const still = await reachable(file);
  for (const part of once) if (!still.has(part)) await file.remove(part);
}

/** Every part the file leads to. */
async function reachable(file: PackageChanges): Promise<ReadonlySet<string>> {
  const found = new Map<string, string>();
  await noteReachable(file, { path: "", kind: "" }, () => true, found);
  return new Set(found.keys());
}
