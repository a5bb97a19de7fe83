import type { Book } from "../../../book/book";
import type { XlsxPackage } from "../../file/xlsx-package";
import { inWords } from "../../losses/in-words";
import { lossesOfCopy } from "../../losses/losses";
import { workbookPart } from "../opened/opened-parts";
import type { SheetPlan } from "./sheet-plan";

/** What sheets that were copied here have and their copies lack: "comments and charts of Data on its copy Data (Copy)". */
export async function copiesLack(
  file: XlsxPackage,
  { fates, origins }: SheetPlan,
  { sheets }: Book,
  copied: readonly (number | undefined)[],
): Promise<string[]> {
  const worksheets = (await workbookPart(file)).sheets.filter(({ kind }) => kind === "worksheet");
  const losses: string[] = [];
  for (const [at, { name }] of sheets.entries()) {
    const from = copied[at];
    const part = from === undefined || origins[at] !== undefined ? undefined : worksheets[from];
    if (from === undefined || !part) continue;
    const lacks = await lossesOfCopy(file, part.path);
    const { now = null, before = "" } = fates[from] ?? {};
    if (lacks.length > 0) losses.push(`${inWords(lacks)} of ${now ?? before} on its copy ${name}`);
  }
  return losses;
}
