import type { PackageChanges } from "../../file/package-changes";

/**
 * A path no part has: the stem with the next free number.
 *
 * @param first what stands in place of a number where nothing has the stem yet
 */
export function freshPath(file: PackageChanges, stem: string, first = "1"): string {
  if (!file.has(`${stem}${first}.xml`)) return `${stem}${first}.xml`;
  let number = 2;
  while (file.has(`${stem}${number}.xml`)) number++;
  return `${stem}${number}.xml`;
}
