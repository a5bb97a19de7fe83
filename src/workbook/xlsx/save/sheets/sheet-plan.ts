import type { Book, BookSheet } from "../../../book/book";
import type { SheetFate } from "../../../formulas/sheet-references";
import { sheetRewording } from "../../../formulas/sheet-references";
import type { Reword } from "../references/reworded-part";

/** What became of the sheets of a book. */
export interface SheetPlan {
  /** For each sheet as it was opened what it is called now; null where it is gone. */
  readonly fates: readonly SheetFate[];
  /** For each sheet as they are now, its number when the book was opened; undefined for a new one. */
  readonly origins: readonly (number | undefined)[];
  readonly added: readonly BookSheet[];
  /** Whether a sheet came, went, or has another name or place. */
  readonly isChanged: boolean;
  /** Nothing where no formula has to change. */
  readonly reword: Reword | undefined;
}

/** @param changes where it is left out, sheets are known by their names */
export function sheetPlan(
  { sheets: before }: Book,
  { sheets: now }: Book,
  changes: Pick<SheetPlan, "origins"> | undefined,
): SheetPlan {
  const byName = new Map(before.map(({ name }, at) => [name.toLowerCase(), at]));
  const origins = changes?.origins ?? now.map(({ name }) => byName.get(name.toLowerCase()));
  const fates = before.map((sheet, at): SheetFate => ({
    before: sheet.name,
    now: now[origins.indexOf(at)]?.name ?? null,
  }));
  const isReworded = fates.some(({ before: old, now: current }) => old !== current);
  const isMoved = origins.some((origin, at) => origin !== at);
  return {
    fates,
    origins,
    added: now.filter((_, at) => origins[at] === undefined),
    isChanged: isReworded || isMoved || origins.length !== before.length,
    reword: isReworded ? sheetRewording(fates) : undefined,
  };
}

/** A book as it would have been had its sheets always been these; of those that were added everything is there but cells. */
export function arrangedBook(book: Book, { fates, origins, reword }: SheetPlan, now: Book): Book {
  const nameOf = new Map(fates.map(({ before, now: current }) => [before, current]));
  const onSheet = <T extends { readonly sheet?: string }>(each: T): T[] => {
    if (each.sheet === undefined) return [each];
    const sheet = nameOf.get(each.sheet);
    return sheet === null ? [] : [{ ...each, sheet: sheet ?? each.sheet }];
  };
  const sheets = now.sheets.map(({ name, charts = [], layout }, at): BookSheet => {
    const old = book.sheets[origins[at] ?? -1];
    if (!old) return { name, hidden: false, cells: [], charts, ...(layout ? { layout } : {}) };
    if (!reword) return { ...old, name };
    const cells = old.cells.map((cell) => {
      const formula = cell.formula === undefined ? undefined : reword(cell.formula);
      return formula === undefined || formula === cell.formula ? cell : { ...cell, formula };
    });
    return { ...old, name, cells };
  });
  return {
    ...book,
    sheets,
    tables: book.tables.flatMap(onSheet),
    names: book.names
      .flatMap(onSheet)
      .map((name) => (reword ? { ...name, formula: reword(name.formula) } : name)),
  };
}
