import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Python as Debian installs it, which finds Debian's packages; another may come first on the path. */
const pythons = ["/usr/bin/python3", "python3"];

/** Works in a folder of its own, which is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "rich-books-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Books as XlsxWriter makes them, with charts, rules, formats, filters, comments, pictures and print setup.
 *
 * @throws Error where it is not installed
 */
export function booksOfXlsxWriter(folder: string, count: number): Uint8Array[] {
  const script = join(__dirname, "rich_books.py");
  const python = pythons.find((each) => runs(each, ["-c", "import xlsxwriter"]));
  if (python === undefined)
    throw new Error("XlsxWriter is missing: apt-get install python3-xlsxwriter");
  execFileSync(python, [script, folder, String(count)]);
  return Array.from(
    { length: count },
    (_, at) => new Uint8Array(readFileSync(join(folder, `rich-${at}.xlsx`))),
  );
}

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * Files as LibreOffice writes them once it has opened them.
 *
 * @throws Error where it is not installed, or does not open one
 */
export function throughLibreOffice(folder: string, files: readonly Uint8Array[]): Uint8Array[] {
  const [from, to] = ["saved", "converted"].map((name) => join(folder, name));
  if (from === undefined || to === undefined) return [];
  mkdirSync(from, { recursive: true });
  const paths = files.map((bytes, at) => {
    const path = join(from, `${at}.xlsx`);
    writeFileSync(path, bytes);
    return path;
  });
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const args = [
    profile,
    "--headless",
    "--convert-to",
    "xlsx:Calc MS Excel 2007 XML",
    "--outdir",
    to,
  ];
  execFileSync("soffice", [...args, ...paths], { stdio: "pipe" });
  return paths.map((_, at) => new Uint8Array(readFileSync(join(to, `${at}.xlsx`))));
}
