import { join, resolve } from "node:path";
import { shortText } from "../workbook/formulas/short-text";
import { readXlsx } from "../workbook/xlsx/read/read-xlsx";
import { WorkbookError } from "../workbook/xlsx/file/xlsx-package";
import { endOnOutputErrors } from "./io/output-errors";
import { FileError, readBookFile } from "./io/read-book-file";
import { openWorkbookServer } from "./workbook-server";

const usage = `start: opens the embedded workbook and prints its address

  npm start                        the sample workbook
  npm start -- path/to/book.xlsx   a workbook of yours; the file itself is never changed

Ctrl+C stops it.`;

const project = (...parts: string[]) => join(__dirname, "..", "..", ...parts);

/** What to say instead of starting. */
class Refused extends Error {}

void main();

async function main(): Promise<void> {
  endOnOutputErrors("start", "the address");
  try {
    await start(process.argv.slice(2));
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    console.error(`start: ${line.replace(/\s+/g, " ")}`);
    process.exitCode = 1;
  }
}

async function start(args: readonly string[]): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return;
  }
  const [file = project("assets", "sample.xlsx"), ...others] = args;
  const odd = file.startsWith("-") ? file : others[0];
  if (odd !== undefined)
    throw new Refused(`${shortText(odd)} is one too many: see npm start -- --help`);
  await checkBook(file);
  const folders = {
    page: project("dist", "workbook"),
    addIn: project("dist", "addin"),
    officeJs: project("node_modules", "@microsoft", "office-js", "dist"),
  };
  const server = await openWorkbookServer(folders, resolve(file), 3000);
  const stop = () => {
    server.close();
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  console.log(`Outspend is open at ${server.address} (Ctrl+C stops it)`);
}

/** A wrong file is better refused here than in the page. */
async function checkBook(file: string): Promise<void> {
  const bytes = await readBookFile(file);
  await readXlsx(bytes).catch((error: unknown) => {
    throw error instanceof WorkbookError
      ? new FileError(`${shortText(file)} ${error.message}`)
      : error;
  });
}
