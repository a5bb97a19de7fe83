import JSZip from "jszip";

/** Every part of a file, unpacked, by its path. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [path, part] of Object.entries(zip.files)) {
    if (!part.dir) parts.set(path, await part.async("binarystring"));
  }
  return parts;
}

/** Paths of parts that are not the same in two files. */
export async function changedParts(a: Uint8Array, b: Uint8Array): Promise<string[]> {
  const [before, after] = [await partsOf(a), await partsOf(b)];
  const all = [...new Set([...before.keys(), ...after.keys()])];
  return all.filter((path) => before.get(path) !== after.get(path)).sort();
}

/** The XML of a cell in a sheet, and the sheet around it. */
export function cut(sheet: string, address: string): { cell: string; around: string } {
  const found = new RegExp(`<c r="${address}"(?:[^>]*/>|.*?</c>)`, "s").exec(sheet);
  const cell = found?.[0] ?? "";
  return { cell, around: sheet.replace(cell, "<cell/>") };
}
