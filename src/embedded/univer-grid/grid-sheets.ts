import type { IMutationInfo, Worksheet } from "@univerjs/core";
import {
  BooleanNumber,
  DEFAULT_WORKSHEET_COLUMN_WIDTH,
  DEFAULT_WORKSHEET_ROW_HEIGHT,
  generateRandomId,
} from "@univerjs/core";
import type { IInsertSheetMutationParams } from "@univerjs/sheets";
import {
  InsertSheetMutation,
  RemoveSheetCommand,
  RemoveSheetMutation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import { isReservedSheetName } from "../../workbook/book/excel-limits";
import type { Grid, GridSheet } from "../grid";
import { GridError } from "../grid";
import { newSheet, usualColumnWidth, usualRowHeight } from "./book-snapshot";
import { hexOf } from "./looks/style-properties";
import type { UndoSteps } from "./book/undo-steps";
import type { UniverBook } from "./book/univer-book";
import { worksheetNamed, worksheetOf, worksheetsOf } from "./book/univer-book";

/** The sheets of a book and their tabs. */
export class GridSheets {
  constructor(
    private readonly book: UniverBook,
    private readonly steps: UndoSteps,
    /** Does something after which the same sheet is active, without telling of any in between. */
    private readonly withoutActivation: (work: () => void) => void,
  ) {
    const { workbook } = book;
    const isTaken = workbook.checkSheetName.bind(workbook);
    // Univer asks this before a user's new name, and says so where it is taken.
    workbook.checkSheetName = (name) => isReservedSheetName(name) || isTaken(name);
    // Undo takes a sheet away that may be in front: Univer draws the one in front whatever happens next.
    book.commands.beforeCommandExecuted(({ id, params }) => {
      if (id === InsertSheetMutation.id) asWideAsOthers(params as IInsertSheetMutationParams);
      if (id !== RemoveSheetMutation.id) return;
      const { subUnitId } = params as { readonly subUnitId: string };
      if (subUnitId === this.active()) this.leave(worksheetOf(book, subUnitId));
    });
  }

  list(): GridSheet[] {
    return worksheetsOf(this.book).map(gridSheet);
  }

  add(name?: string): GridSheet {
    if (name !== undefined) this.mustBeNewName(name);
    const id = `sheet-${generateRandomId(8)}`;
    const title = name ?? this.freeName();
    const index = worksheetsOf(this.book).length;
    const unitId = this.book.unit;
    const params = { unitId, index, sheet: newSheet(id, title) };
    const redo = { id: InsertSheetMutation.id, params };
    const undo = {
      id: RemoveSheetMutation.id,
      params: { unitId, subUnitId: id, subUnitName: title },
    };
    this.withoutActivating(() => {
      this.steps.edit([{ redo, undo }]);
    });
    return gridSheet(worksheetOf(this.book, id));
  }

  delete(sheet: string): void {
    const worksheet = worksheetOf(this.book, sheet);
    this.mustLeaveVisible(worksheet, "deleted");
    if (this.active() === sheet) this.leave(worksheet);
    this.steps.command(RemoveSheetCommand.id, { unitId: this.book.unit, subUnitId: sheet });
  }

  set(sheet: string, change: Parameters<Grid["setSheet"]>[1]): void {
    const worksheet = worksheetOf(this.book, sheet);
    const target = { unitId: this.book.unit, subUnitId: sheet };
    const close = this.steps.open();
    try {
      const { name, visibility, tabColor, position } = change;
      if (name !== undefined && name !== worksheet.getName()) {
        this.mustBeNewName(name, worksheet);
        this.steps.command(SetWorksheetNameCommand.id, { ...target, name });
      }
      if (visibility !== undefined) this.show(worksheet, visibility);
      if (tabColor !== undefined) {
        const edit = (color: string | undefined): IMutationInfo => ({
          id: SetTabColorMutation.id,
          params: { ...target, color: color ?? "" },
        });
        const before = worksheet.getConfig().tabColor;
        this.steps.edit([{ redo: edit(tabColor), undo: edit(before) }]);
      }
      if (position !== undefined) this.moveTo(sheet, position);
    } finally {
      close();
    }
  }

  active(): string {
    return this.book.workbook.getActiveSheet().getSheetId();
  }

  activate(sheet: string): void {
    const worksheet = worksheetOf(this.book, sheet);
    if (gridSheet(worksheet).visibility !== "Visible") {
      throw new GridError("InvalidOperation", "a sheet must be visible to be activated");
    }
    const params = { unitId: this.book.unit, subUnitId: sheet };
    this.book.commands.syncExecuteCommand(SetWorksheetActiveOperation.id, params);
  }

  private show(worksheet: Worksheet, visibility: GridSheet["visibility"]): void {
    const before = gridSheet(worksheet).visibility;
    if (before === visibility) return;
    const sheet = worksheet.getSheetId();
    if (visibility !== "Visible" && before === "Visible") {
      this.mustLeaveVisible(worksheet, "hidden");
      if (this.active() === sheet) this.leave(worksheet);
    }
    const config = worksheet.getConfig();
    // Univer has one way of being hidden; the other is written beside it.
    config.custom = { ...config.custom, veryHidden: visibility === "VeryHidden" };
    const edit = (hidden: boolean): IMutationInfo => ({
      id: SetWorksheetHideMutation.id,
      params: {
        unitId: this.book.unit,
        subUnitId: sheet,
        hidden: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
      },
    });
    const isShown = visibility === "Visible";
    const change = () => {
      this.steps.edit([{ redo: edit(!isShown), undo: edit(before !== "Visible") }]);
    };
    if (isShown) this.withoutActivating(change);
    else change();
  }

  /** Univer goes to a sheet that comes; Excel does so for a user only. */
  private withoutActivating(change: () => void): void {
    this.withoutActivation(() => {
      const before = this.active();
      change();
      if (this.active() === before) return;
      const params = { unitId: this.book.unit, subUnitId: before };
      this.book.commands.syncExecuteCommand(SetWorksheetActiveOperation.id, params);
    });
  }

  private moveTo(sheet: string, position: number): void {
    const order = worksheetsOf(this.book).map((each) => each.getSheetId());
    const from = order.indexOf(sheet);
    if (!Number.isInteger(position) || position < 0 || position >= order.length) {
      const most = order.length - 1;
      throw new GridError("InvalidArgument", `position must be from 0 to ${most}, got ${position}`);
    }
    if (from === position) return;
    const edit = (fromOrder: number, toOrder: number): IMutationInfo => ({
      id: SetWorksheetOrderMutation.id,
      params: { unitId: this.book.unit, subUnitId: sheet, fromOrder, toOrder },
    });
    // Formulas that say sheets in a row go along.
    this.steps.write([{ redo: edit(from, position), undo: edit(position, from) }]);
  }

  private mustLeaveVisible(worksheet: Worksheet, what: string): void {
    const others = this.list().filter(
      ({ id, visibility }) => id !== worksheet.getSheetId() && visibility === "Visible",
    );
    if (others.length > 0) return;
    throw new GridError("InvalidOperation", `the only visible sheet must not be ${what}`);
  }

  /** The sheet that is shown instead. */
  /** Goes to the sheet beside one that is to be gone or hidden. */
  private leave(worksheet: Worksheet): void {
    const next = this.neighbour(worksheet);
    if (next !== undefined) this.activate(next);
  }

  private neighbour(worksheet: Worksheet): string | undefined {
    const sheets = this.list();
    const at = sheets.findIndex(({ id }) => id === worksheet.getSheetId());
    const isShown = ({ visibility }: GridSheet) => visibility === "Visible";
    return (sheets.slice(at + 1).find(isShown) ?? sheets.slice(0, at).reverse().find(isShown))?.id;
  }

  private mustBeNewName(name: string, except?: Worksheet): void {
    const isName = name.length > 0 && name.length <= 31 && !/[\\/?*[\]:]|^'|'$/.test(name);
    if (!isName || isReservedSheetName(name)) {
      throw new GridError("InvalidArgument", `sheet name must be one Excel takes, got "${name}"`);
    }
    const same = worksheetNamed(this.book, name);
    if (!same || same === except) return;
    throw new GridError("ItemAlreadyExists", `sheet name must be new, got ${name}`);
  }

  private freeName(): string {
    for (let number = worksheetsOf(this.book).length + 1; ; number++) {
      const name = `Sheet${number}`;
      if (!worksheetNamed(this.book, name)) return name;
    }
  }
}

function gridSheet(worksheet: Worksheet): GridSheet {
  const { hidden, custom, tabColor } = worksheet.getConfig();
  const isHidden = hidden === BooleanNumber.TRUE;
  const visibility = custom?.veryHidden === true ? "VeryHidden" : "Hidden";
  const id = worksheet.getSheetId();
  const origin: unknown = custom?.origin;
  return {
    id,
    name: worksheet.getName(),
    visibility: isHidden ? visibility : "Visible",
    tabColor: hexOf(tabColor) ?? "",
    ...(typeof origin === "string" && origin !== id ? { copyOf: origin } : {}),
  };
}

/** A sheet that Univer makes has rows and columns of its own sizes: it gets those of a new workbook. */
function asWideAsOthers({ sheet }: IInsertSheetMutationParams): void {
  if (sheet.defaultColumnWidth !== DEFAULT_WORKSHEET_COLUMN_WIDTH) return;
  if (sheet.defaultRowHeight !== DEFAULT_WORKSHEET_ROW_HEIGHT) return;
  Object.assign(sheet, {
    defaultColumnWidth: usualColumnWidth,
    defaultRowHeight: usualRowHeight,
  });
}
