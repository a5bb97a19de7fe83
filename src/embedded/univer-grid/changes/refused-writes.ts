import type { ICellData, IExecutionOptions, Nullable } from "@univerjs/core";
import { CustomCommandExecutionError, ObjectMatrix } from "@univerjs/core";
import type { GridEvent } from "../../grid";
import { cellRange } from "../book/grid-cells";
import { selectedRange } from "../book/selection";
import type { UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { guardedMutations } from "./guarded-mutations";
import type { Listeners } from "./listeners";
import type { WriteParams } from "./written-cells";
import { longTextIn, rangeOf } from "./written-cells";

/** What Excel would not let anybody write: into a protected sheet, or a text longer than a cell may hold. */
export class RefusedWrites {
  readonly protectedSheets = new Set<string>();
  private isRefusing = false;

  constructor(
    private readonly book: UniverBook,
    private readonly steps: UndoSteps,
    private readonly listeners: Listeners,
  ) {}

  /** @throws CustomCommandExecutionError where the mutation would change a protected sheet */
  checkProtection(id: string, target: Partial<WriteParams>, options?: IExecutionOptions): void {
    const sheet = target.subUnitId ?? "";
    if (!this.protectedSheets.has(sheet) || !guardedMutations.has(id) || options?.onlyLocal) return;
    if (!this.steps.isOurs) {
      const range = { ...selectedRange(this.book), sheet, ...writtenRange(target.cellValue) };
      this.refused({ kind: "refused", range });
    }
    throw new CustomCommandExecutionError(`sheet ${sheet} is protected`);
  }

  /** @throws CustomCommandExecutionError where a text is too long */
  checkTexts(sheet: string, content: ObjectMatrix<Nullable<ICellData>>): void {
    const long = longTextIn(content);
    if (!long) return;
    const { row, column, length } = long;
    this.refused({ kind: "textRefused", range: { sheet, ...cellRange(row, column) }, length });
    throw new CustomCommandExecutionError(`a text has ${length} characters`);
  }

  /**
   * Tells of a wish that cannot be met.
   *
   * @throws CustomCommandExecutionError, which ends the command
   */
  refuse(event: GridEvent): never {
    this.refused(event);
    throw new CustomCommandExecutionError(`${event.kind}: the command cannot be carried out`);
  }

  /** A wish of several cells or lines is refused in each of its parts, and told once. */
  private refused(event: GridEvent): void {
    if (this.isRefusing) return;
    this.isRefusing = true;
    setTimeout(() => {
      this.isRefusing = false;
    }, 0);
    this.listeners.emit(event);
  }
}

const writtenRange = (cells: WriteParams["cellValue"]) => rangeOf(new ObjectMatrix(cells));
