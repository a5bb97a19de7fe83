import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { FileError } from "../io/read-book-file";
import { shortText } from "../../workbook/formulas/short-text";

const isBook = (name: string): boolean => /\.xls[xm]$/i.test(name) && !name.startsWith("~$");

const hasGlob = /[*?]/;

/** A book, and where it lies below what named it. */
export interface BookFile {
  readonly file: string;
  /** "north/a.xlsx": below the folder that was named, below what a pattern begins with, or below the folder of all single files. */
  readonly below: string;
}

/**
 * The books that arguments name, in their order, each once: files as they are, of folders all workbooks however deep, and
 * patterns with `*`, `?` and `**`. Links in folders are not followed.
 *
 * @param named paths and patterns
 * @throws FileError where a folder holds no workbook, or nothing is as a pattern says
 */
export async function bookFiles(named: readonly string[]): Promise<BookFile[]> {
  const found: { readonly file: string; readonly root: string | null }[] = [];
  const known = new Set<string>();
  for (const path of named) {
    const { files, root } = await filesOf(path);
    for (const file of files) {
      const real = await realpath(file).catch(() => file);
      if (known.has(real)) continue;
      known.add(real);
      found.push({ file, root });
    }
  }
  const single = found.filter(({ root }) => root === null);
  const common = folderOfAll(single.map(({ file }) => dirname(resolve(file))));
  return found.map(({ file, root }) => ({ file, below: relative(root ?? common, resolve(file)) }));
}

/** The deepest folder in which all of these lie. */
function folderOfAll(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  let common = first;
  for (const folder of others) {
    while (!`${folder}${sep}`.startsWith(common.endsWith(sep) ? common : `${common}${sep}`)) {
      common = dirname(common);
    }
  }
  return common;
}

/** What a path or pattern means, and the folder that it names; null for a single file. */
async function filesOf(
  path: string,
): Promise<{ readonly files: readonly string[]; readonly root: string | null }> {
  const entry = await stat(path).catch(() => null);
  if (entry?.isDirectory() === true) {
    const inside = await booksIn(path);
    if (inside.length > 0) return { files: inside, root: resolve(path) };
    throw new FileError(`${shortText(path)} holds no workbook`);
  }
  if (entry || !hasGlob.test(path)) return { files: [path], root: null };
  const parts = path.replaceAll("\\", "/").split("/");
  const matching = await matches(parts);
  if (matching.length === 0) throw new FileError(`${shortText(path)} is the pattern of no file`);
  const fixed = parts
    .slice(
      0,
      parts.findIndex((part) => hasGlob.test(part)),
    )
    .join("/");
  return { files: matching, root: resolve(fixed === "" && parts[0] === "" ? "/" : fixed) };
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
