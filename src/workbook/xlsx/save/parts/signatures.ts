import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";

/**
 * Takes the signatures of a file away, which would not hold for what it has become.
 *
 * @returns whether there were any
 */
export async function removeSignatures(file: PackageChanges): Promise<boolean> {
  const outside = await relationshipsOf(file, "");
  const origins = outside.filter(({ path }) => path.toLowerCase().startsWith("_xmlsignatures/"));
  for (const { path } of origins) {
    for (const signature of await relationshipsOf(file, path)) await file.remove(signature.path);
    await file.remove(path);
  }
  await file.unrelate("", new Set(origins.map(({ id }) => id)));
  return origins.length > 0;
}
