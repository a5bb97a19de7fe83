import type { IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import {
  IDefinedNamesService,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";
import type { BookName } from "../../../workbook/book/book";
import { formulaFault } from "../../../workbook/formulas/check-formula";
import type { GridName } from "../../grid";
import { GridError } from "../../grid";
import type { Edit } from "./undo-steps";
import type { UniverBook } from "./univer-book";
import { worksheetOf } from "./univer-book";

/** What Univer calls the scope of a name the whole book knows. */
const wholeBook = "AllDefaultWorkbook";

/** The names of a book, in the order in which they were made. */
export class GridNames {
  private readonly service: IDefinedNamesService;

  constructor(private readonly book: UniverBook) {
    this.service = book.injector.get(IDefinedNamesService);
  }

  /** Takes over the names of a book that is opened. */
  load(names: readonly BookName[], sheetIds: ReadonlyMap<string, string>): void {
    for (const { name, sheet, formula, hidden, comment } of names) {
      const scope = sheet === undefined ? undefined : sheetIds.get(sheet);
      if (sheet !== undefined && scope === undefined) continue;
      this.service.registerDefinedName(this.book.unit, {
        id: idOf(name, scope ?? null),
        name,
        formulaOrRefString: formula,
        localSheetId: scope ?? wholeBook,
        ...(hidden ? { hidden } : {}),
        ...(comment === undefined ? {} : { comment }),
      });
    }
  }

  /** As a file holds them. */
  bookNames(): BookName[] {
    return bookNames(this.book, this.service);
  }

  list(): GridName[] {
    return this.params().map(({ name, localSheetId, formulaOrRefString }) => ({
      name,
      sheet: scopeOf(localSheetId),
      formula: `=${withoutEquals(formulaOrRefString)}`,
    }));
  }

  /** Makes a name, or gives it another meaning. */
  set(name: GridName): Edit {
    if (!isName(name.name)) {
      throw new GridError(
        "InvalidArgument",
        `name must be a name formulas can say, got ${name.name}`,
      );
    }
    if (name.sheet !== null) worksheetOf(this.book, name.sheet);
    const formula = withoutEquals(name.formula);
    const fault = formulaFault(formula);
    if (fault !== undefined) {
      throw new GridError("InvalidArgument", `formula must be one, got ${name.formula}: ${fault}`);
    }
    const before = this.find(name.name, name.sheet);
    const id = before?.id ?? idOf(name.name, name.sheet);
    const params = {
      ...before,
      unitId: this.book.unit,
      id,
      name: name.name,
      formulaOrRefString: formula,
      localSheetId: name.sheet ?? wholeBook,
    };
    const redo = { id: SetDefinedNameMutation.id, params };
    const undo = before
      ? { id: SetDefinedNameMutation.id, params: { unitId: this.book.unit, ...before } }
      : { id: RemoveDefinedNameMutation.id, params };
    return { redo, undo };
  }

  delete(name: string, sheet: string | null): Edit {
    const before = this.find(name, sheet);
    if (!before) throw new GridError("ItemNotFound", `name must be one of the book, got ${name}`);
    const params = { unitId: this.book.unit, ...before };
    return {
      redo: { id: RemoveDefinedNameMutation.id, params },
      undo: { id: SetDefinedNameMutation.id, params },
    };
  }

  /** What becomes of every name when formulas are rewritten. */
  rewriting(rewrite: (formula: string) => string): Edit[] {
    return this.params().flatMap((before) => {
      const formula = withoutEquals(before.formulaOrRefString);
      const after = rewrite(formula);
      if (after === formula) return [];
      const id = SetDefinedNameMutation.id;
      const params = { unitId: this.book.unit, ...before };
      return [
        { redo: { id, params: { ...params, formulaOrRefString: after } }, undo: { id, params } },
      ];
    });
  }

  has(name: string): boolean {
    return this.params().some((each) => each.name.toLowerCase() === name.toLowerCase());
  }

  private find(name: string, sheet: string | null): IDefinedNamesServiceParam | undefined {
    return this.params().find(
      (each) =>
        each.name.toLowerCase() === name.toLowerCase() && scopeOf(each.localSheetId) === sheet,
    );
  }

  private params(): IDefinedNamesServiceParam[] {
    return paramsOf(this.book, this.service);
  }
}

/** The names as formulas know them. */
export function bookNames(book: UniverBook, service: IDefinedNamesService): BookName[] {
  return paramsOf(book, service).flatMap((param) => {
    const scope = scopeOf(param.localSheetId);
    const name = {
      name: param.name,
      formula: withoutEquals(param.formulaOrRefString),
      ...(param.hidden ? { hidden: true } : {}),
      ...(param.comment ? { comment: param.comment } : {}),
    };
    if (scope === null) return [name];
    const sheet = book.workbook.getSheetBySheetId(scope)?.getName();
    return sheet === undefined ? [] : [{ ...name, sheet }];
  });
}

const paramsOf = (book: UniverBook, service: IDefinedNamesService): IDefinedNamesServiceParam[] =>
  Object.values(service.getDefinedNameMap(book.unit) ?? {});

const idOf = (name: string, sheet: string | null) => `name-${sheet ?? ""}-${name.toLowerCase()}`;

const scopeOf = (sheet: string | undefined): string | null =>
  sheet === undefined || sheet === wholeBook ? null : sheet;

const withoutEquals = (formula: string) => formula.replace(/^\s*=/, "").trim();

/** A letter, underscore or backslash and what may follow; neither a cell nor a truth. */
export const isName = (text: string): boolean =>
  text.length <= 255 &&
  /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(text) &&
  !/^(?:[a-z]{1,3}[1-9]\d{0,6}|r\d*c\d*|r|c|true|false)$/i.test(text);
