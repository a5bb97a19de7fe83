import { readdirSync } from "node:fs";
import { extname, join } from "node:path";

/** Files of a folder by their path in it, with "/" between its parts. */
export type ServedFiles = ReadonlyMap<string, string>;

/**
 * Lists what a folder holds. A request is looked up in such a list and never turned into a path, so that none leads out
 * of the folder.
 *
 * @param key makes the key of a path, for a folder whose files are found whatever their case
 */
export function filesOf(folder: string, key = (path: string) => path): ServedFiles {
  const files = new Map<string, string>();
  const list = (inside: string) => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) list(path);
      else if (entry.isFile()) files.set(key(path), join(folder, path));
    }
  };
  list("");
  return files;
}

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xml": "application/xml; charset=utf-8",
};

/** What browsers are told a file is; none guesses, so an unknown one is only bytes. */
export const mediaType = (path: string) =>
  types[extname(path).toLowerCase()] ?? "application/octet-stream";
