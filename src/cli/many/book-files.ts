import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { FileError } from "../io/read-book-file";
import { shortText } from "../../workbook/formulas/short-text";

const isBook = (name: string): boolean => /\.xls[xm]$/i.test(name) && !name.startsWith("~$");

const hasGlob = /[*?]/;

/**
 * The books that arguments name, in their order, each once: files as they are, of folders all workbooks however deep, and
 * patterns with `*`, `?` and `**`. Links in folders are not followed.
 *
 * @param named paths and patterns
 * @throws FileError where a folder holds no workbook, or nothing is as a pattern says
 */
export async function bookFiles(named: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const known = new Set<string>();
  for (const path of named) {
    for (const file of await filesOf(path)) {
      const real = await realpath(file).catch(() => file);
      if (known.has(real)) continue;
      known.add(real);
      found.push(file);
    }
  }
  return found;
}

async function filesOf(path: string): Promise<string[]> {
  const entry = await stat(path).catch(() => null);
  if (entry?.isDirectory() === true) {
    const inside = await booksIn(path);
    if (inside.length > 0) return inside;
    throw new FileError(`${shortText(path)} holds no workbook`);
  }
  if (entry || !hasGlob.test(path)) return [path];
  const matching = await matches(path.replaceAll("\\", "/").split("/"));
  if (matching.length > 0) return matching;
  throw new FileError(`${shortText(path)} is the pattern of no file`);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder === "" ? "." : folder, { withFileTypes: true }).catch(
    () => [],
  );
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function booksIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await booksIn(path)));
    else if (entry.isFile() && isBook(entry.name)) found.push(path);
  }
  return found;
}

/** The files that a pattern means, part by part from a folder. */
async function matches(parts: readonly string[], folder = ""): Promise<string[]> {
  const [part = "", ...rest] = parts;
  const isLast = rest.length === 0;
  if (!hasGlob.test(part)) {
    const path = folder === "" && part !== "" ? part : inFolder(folder, part);
    if (!isLast) return matches(rest, path);
    return (await stat(path).catch(() => null))?.isFile() === true ? [path] : [];
  }
  const found = part === "**" && !isLast ? await matches(rest, folder) : [];
  for (const entry of await entriesOf(folder)) {
    const path = folder === "" ? entry.name : inFolder(folder, entry.name);
    if (part === "**") {
      if (entry.isDirectory()) found.push(...(await matches(parts, path)));
      else if (isLast && entry.isFile() && isBook(entry.name)) found.push(path);
    } else if (patternOf(part).test(entry.name)) {
      if (entry.isDirectory() && !isLast) found.push(...(await matches(rest, path)));
      else if (entry.isFile() && isLast) found.push(path);
    }
  }
  return found;
}

const inFolder = (folder: string, name: string): string =>
  folder.endsWith("/") ? `${folder}${name}` : `${folder}/${name}`;

const patternOf = (part: string): RegExp =>
  new RegExp(
    `^${part
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*+/g, ".*")
      .replaceAll("?", ".")}$`,
  );
