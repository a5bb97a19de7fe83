import type { OurFunctions, SharingRefused } from "../../session/contract/share";
import { openSharing } from "../../session/share/open-sharing";
import type { AddInFunction } from "../../workbook/add-in/add-in-functions";
import type { Book } from "../../workbook/book/book";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";
import { saveBook } from "../../workbook/xlsx/save/save-book";
import { FileError } from "../io/read-book-file";
import { sharedBook } from "./share-book";
import { type OpenedFile, sayLosses, writeBookFile } from "../io/write-results";

type Calculated = Pick<CalculatedBook, "withResults">;

/**
 * Writes a copy of a workbook for people without the add-in.
 *
 * @returns what was done, in words
 * @throws FileError where it cannot be done
 */
export async function writeFrozen(
  opened: OpenedFile,
  calculated: Calculated,
  functions: readonly AddInFunction[],
  target: string,
): Promise<string[]> {
  const { port, now } = sharedBook(calculated.withResults(), functions);
  const sharing = openSharing(port, oursOf(functions));
  const shown = await sharing.preview();
  if (shown.kind === "nothing") {
    throw new FileError("no formula of the workbook needs the add-in: it can be sent as it is");
  }
  const done = shown.kind === "preview" ? await sharing.freeze(shown) : shown;
  if (done.kind === "refused") throw refusal(done);
  await writeBook(opened, now(), functions, target);
  const { native, values, fixed } = done;
  return [
    `${native + values + fixed} formulas frozen: ${native} as Excel's own, ${values} as results, ${fixed} as fixed cells`,
  ];
}

/**
 * Writes a copy of a frozen workbook with its formulas back.
 *
 * @returns what was done, and what was not, in words
 * @throws FileError where it cannot be done
 */
export async function writeThawed(
  opened: OpenedFile,
  calculated: Calculated,
  functions: readonly AddInFunction[],
  target: string,
): Promise<string[]> {
  const { port, now } = sharedBook(calculated.withResults(), functions);
  const done = await openSharing(port, oursOf(functions)).thaw();
  if (done.kind === "refused") throw refusal(done);
  if (done.count + done.notBack.length === 0) {
    throw new FileError("the workbook lists no frozen formulas that wait to be put back");
  }
  await writeBook(opened, now(), functions, target);
  return [
    `${done.count} formulas are back in place`,
    ...done.notBack.map((line) => `not put back: ${line}`),
  ];
}

const refusal = ({ message }: SharingRefused): FileError => new FileError(message);

const oursOf = (functions: readonly AddInFunction[]): OurFunctions => ({
  ids: new Set(functions.map(({ id }) => id)),
  prefix: "",
});

async function writeBook(
  { bytes, book }: OpenedFile,
  now: Book,
  functions: readonly AddInFunction[],
  target: string,
): Promise<void> {
  const ids = new Set(functions.map(({ id }) => id));
  const saved = await saveBook({ bytes, asRead: book, before: book }, now, ids);
  sayLosses(target, saved.losses);
  await writeBookFile(saved.bytes, target);
}
