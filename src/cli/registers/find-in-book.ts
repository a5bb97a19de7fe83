import type { Cells, RegisterReading } from "../../core";
import { addressOnSheet } from "../../session/find/cell-address";
import { findRegisters, placeOfBlock } from "../../session/find/find-register";
import type { KeptChoices } from "../../session/find/kept-choices";
import { choicesIn } from "../../session/find/kept-choices";
import { locateKept } from "../../session/find/kept-range";
import { locateRegister } from "../../session/find/locate-register";
import { readingAt } from "../../session/find/same-place";
import { threatTable } from "../../session/find/table-kind";
import type { Block, WorkbookAreas } from "../../session/contract/register-port";
import { readTables } from "../../session/scores/read-tables";
import { readAsSaid } from "../../session/view/read-as-said";
import type { Book } from "../../workbook/book/book";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";
import { bookAreas } from "./book-areas";

/** The register of a book, read as the pane reads it. */
export interface BookRegister {
  /** "Register!B4:K16". */
  readonly address: string;
  readonly cells: Cells;
  readonly reading: RegisterReading;
}

/** Under what the pane keeps in a workbook what users chose. */
const keptUnder = "outspend.register";

/**
 * Finds the register of a book as the pane finds it: where users chose one, there; else the likeliest. Headers, units and rows
 * count as users said.
 *
 * @param called name of its table or sheet; undefined for whichever the pane would show
 * @param mayMix whether rows may be in several currencies
 * @returns null where there is none
 */
export async function registerOf(
  book: Book,
  calculated: Pick<CalculatedBook, "sheets">,
  called: string | undefined,
  mayMix: boolean,
): Promise<BookRegister | null> {
  const areas = bookAreas(book, calculated);
  const choices = keptChoices(book);
  const block =
    called === undefined ? await likeliest(areas, choices) : await registerNamed(areas, called);
  if (!block) return null;
  const said = readingAt(choices.readings, placeOfBlock(block));
  const tables = await readTables(areas, block, said.scales);
  const { cells, reading } = readAsSaid(block, said, tables, mayMix);
  return { address: addressOnSheet(block.area.sheet, block.place), cells, reading };
}

async function likeliest(areas: WorkbookAreas, { place }: KeptChoices): Promise<Block | null> {
  const found = await locateRegister(areas, place, false, threatTable);
  return found.kind === "block" ? found.block : null;
}

/** The register in a table or on a sheet of this name; null where there is none. */
export async function registerNamed(areas: WorkbookAreas, called: string): Promise<Block | null> {
  const plain = called.toLowerCase();
  const found = await findRegisters(areas, threatTable);
  const is = (name: string): boolean => name.toLowerCase() === plain;
  const best =
    found.find(({ place }) => place.kind === "table" && is(place.table)) ??
    found.find(({ place }) => is(place.sheet));
  return best ? areas.block(best.place.id, locateKept(best.place, threatTable)) : null;
}

const keptChoices = (book: Book): KeptChoices => choicesIn(keptText(book));

/** What the pane keeps in a workbook; null for nothing. office.js makes JSON of each text that it keeps. */
export function keptText({ addIns = [] }: Book): string | null {
  for (const { settings } of addIns) {
    const kept = settings.find(([key]) => key === keptUnder);
    if (!kept) continue;
    try {
      const text: unknown = JSON.parse(kept[1]);
      if (typeof text === "string") return text;
    } catch {
      // Another program wrote it.
    }
  }
  return null;
}
