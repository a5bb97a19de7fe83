import type { ICellAlert } from "@univerjs/sheets-ui";
import { CellAlertManagerService } from "@univerjs/sheets-ui";

/** What the function in a cell says about its error; null where it says nothing. */
export type MessageAt = (sheet: string, row: number, column: number) => string | null;

/** Univer knows a sentence for each kind of error. What the function itself said says more, and is shown instead. */
export function spokenAlerts(messageAt: MessageAt): typeof CellAlertManagerService {
  return class SpokenAlerts extends CellAlertManagerService {
    override showAlert(alert: ICellAlert): void {
      const { subUnitId, row, col } = alert.location;
      const message = messageAt(subUnitId, row, col);
      super.showAlert(message === null ? alert : { ...alert, message });
    }
  };
}
