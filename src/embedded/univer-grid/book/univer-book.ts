import type { Injector, Workbook, Worksheet } from "@univerjs/core";
import { ICommandService, IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { GridError } from "../../grid";

/** A workbook that is open in an instance of Univer. */
export interface UniverBook {
  readonly injector: Injector;
  /** Univer's id of the workbook. */
  readonly unit: string;
  readonly workbook: Workbook;
  readonly commands: ICommandService;
  /** By which number formats know the region that cells are shown in. */
  readonly locale: string;
}

/** The workbook of this id, or the one that is open; US English where no region is named. */
export function univerBook(injector: Injector, unit?: string, locale = "en-US"): UniverBook {
  const instances = injector.get(IUniverInstanceService);
  const workbook =
    unit === undefined
      ? instances.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)
      : instances.getUnit<Workbook>(unit, UniverInstanceType.UNIVER_SHEET);
  if (!workbook) throw new GridError("ItemNotFound", "there must be an open workbook, got none");
  return {
    injector,
    unit: workbook.getUnitId(),
    workbook,
    commands: injector.get(ICommandService),
    locale,
  };
}

/** @throws GridError where there is no such sheet */
export function worksheetOf({ workbook }: UniverBook, sheet: string): Worksheet {
  const worksheet = workbook.getSheetBySheetId(sheet);
  if (!worksheet)
    throw new GridError("ItemNotFound", `sheet must be one of the book, got ${sheet}`);
  return worksheet;
}

/** The sheets in the order of their tabs. */
export function worksheetsOf({ workbook }: UniverBook): Worksheet[] {
  return workbook.getSheets();
}

/** The sheet of this name, without regard to case. */
export function worksheetNamed(book: UniverBook, name: string): Worksheet | undefined {
  const wanted = name.toLowerCase();
  return worksheetsOf(book).find((sheet) => sheet.getName().toLowerCase() === wanted);
}
