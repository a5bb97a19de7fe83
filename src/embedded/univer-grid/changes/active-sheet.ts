import type { Workbook } from "@univerjs/core";
import type { Listeners } from "./listeners";

/** Tells which sheet is active, once for every change. */
export class ActiveSheet {
  private isHeld = false;
  private before: string;
  private readonly end: () => void;

  constructor(
    private readonly workbook: Workbook,
    private readonly listeners: Listeners,
  ) {
    this.before = workbook.getActiveSheet().getSheetId();
    const subscription = workbook.activeSheet$.subscribe((sheet) => {
      if (sheet && !this.isHeld) this.activated(sheet.getSheetId());
    });
    this.end = () => {
      subscription.unsubscribe();
    };
  }

  /** Does something after which the same sheet is active, without telling of any in between. */
  hold(work: () => void): void {
    this.isHeld = true;
    try {
      work();
    } finally {
      this.isHeld = false;
      this.activated(this.workbook.getActiveSheet().getSheetId());
    }
  }

  close(): void {
    this.end();
  }

  private activated(sheet: string): void {
    const { before } = this;
    if (before === sheet) return;
    this.before = sheet;
    if (this.workbook.getSheetBySheetId(before)) {
      this.listeners.emit({ kind: "sheetDeactivated", sheet: before });
    }
    this.listeners.emit({ kind: "sheetActivated", sheet });
  }
}
