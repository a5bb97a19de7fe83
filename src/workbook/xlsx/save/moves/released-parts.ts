import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf, targetsOf } from "../../file/xlsx-package";

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
async function reachable(file: PackageChanges): Promise<Set<string>> {
  const found = new Set<string>();
  const visit = async (part: string): Promise<void> => {
    for (const { path } of await relationshipsOf(file, part)) {
      if (found.has(path) || !file.has(path)) continue;
      found.add(path);
      await visit(path);
    }
  };
  await visit("");
  return found;
}
