import { CellError } from "../../core";
import type { Cell } from "../../core";
import { asking, type Ask } from "../../session/answers/ask";
import type { Argument, Calculate } from "../../session/contract/calculate";
import { unsaid } from "../../session/contract/locale-marks";
import { SheetError, type WorkbookFollowed } from "../../session/contract/register-port";
import type { After } from "../../session/contract/timer";
import { placeOfBlock } from "../../session/find/find-register";
import { choicesIn, choicesToText } from "../../session/find/kept-choices";
import { followRegister } from "../../session/follow/follow-register";
import type { FollowedRegister } from "../../session/follow/followed-register";
import type {
  AddInFunction,
  Argument as Given,
  Result,
  ResultValue,
} from "../../workbook/add-in/add-in-functions";
import type { Book, CellValue } from "../../workbook/book/book";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";
import { shortText } from "../../workbook/formulas/short-text";
import { FileError } from "../io/read-book-file";
import { bookAreas } from "../registers/book-areas";
import { keptText, registerNamed } from "../registers/find-in-book";

/** The register of a book with all beside it, as the pane has it, and what functions say of it. */
export interface FollowedBook {
  readonly followed: FollowedRegister;
  readonly ask: Ask;
}

const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * Finds the register of a book, its controls and its risk appetite as the pane finds them. Close what is followed when it is done with.
 *
 * @param called name of the register's table or sheet; undefined for the one that the pane shows
 * @param locale by which its dates and texts are read: "de-DE"
 * @throws FileError where there is no register of that name
 */
export async function followBook(
  book: Book,
  calculated: Pick<CalculatedBook, "sheets">,
  functions: readonly AddInFunction[],
  { called, locale }: { readonly called: string | undefined; readonly locale: string },
): Promise<FollowedBook> {
  const areas = bookAreas(book, calculated);
  const kept = await keptAbout(book, areas, called);
  const port: WorkbookFollowed = {
    ...areas,
    kept: () => Promise.resolve(kept),
    keep: () => Promise.reject(new SheetError("read-only", "A file keeps no choices.")),
    region: () => Promise.resolve({ ...unsaid, from1904: book.from1904 === true }),
    selection: () => Promise.resolve(null),
    subscribe: () => Promise.resolve(() => Promise.resolve()),
  };
  const followed = followRegister(port, after, locale);
  await followed.refreshed();
  const { ask } = asking(followed, {
    calculate: calculateWith(functions),
    prove: () => ({ proof: Promise.resolve({ kind: "stopped" }), stop: () => undefined }),
  });
  return { followed, ask };
}

/** What users chose, but for a register that is called by its name. */
async function keptAbout(
  book: Book,
  areas: ReturnType<typeof bookAreas>,
  called: string | undefined,
): Promise<string | null> {
  const text = keptText(book);
  if (called === undefined) return text;
  const block = await registerNamed(areas, called);
  if (!block)
    throw new FileError(`the workbook has no register in a table or sheet "${shortText(called)}"`);
  return choicesToText({ ...choicesIn(text), place: placeOfBlock(block) });
}

/** Calculates with the functions of the build, as a cell has them. */
function calculateWith(functions: readonly AddInFunction[]): Calculate {
  const byId = new Map(functions.map((each) => [each.id, each]));
  return (name, args) => {
    const called = byId.get(name);
    if (!called) throw new Error(`${name} must be a function of the add-in`);
    const result = called.call(args.map(argumentOf), "");
    if (isRows(result)) {
      return Promise.resolve({ kind: "cells", cells: result.map((row) => row.map(cellOf)) });
    }
    return Promise.resolve(
      typeof result === "object"
        ? { kind: "refused", message: result.message ?? result.error }
        : { kind: "cells", cells: [[result]] },
    );
  };
}

function argumentOf(argument: Argument): Given {
  if (argument === null) return undefined;
  return typeof argument === "object" ? argument.map((row) => row.map(valueOf)) : argument;
}

const valueOf = (cell: Cell): CellValue =>
  cell instanceof CellError ? { error: cell.code } : cell;

const isRows = (result: Result): result is readonly (readonly ResultValue[])[] =>
  Array.isArray(result);

const cellOf = (value: ResultValue): Cell =>
  typeof value === "object" ? new CellError(value.error) : value;
