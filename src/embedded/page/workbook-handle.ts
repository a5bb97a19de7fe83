import type { Grid } from "../grid";
import type { HostFaults } from "../office-host/workspace/host-faults";

/**
 * What the page puts at `window.outspendWorkbook` for tests, the bench and the curious: the open workbook behind the
 * screen. It changes nothing by being there.
 */
export interface WorkbookHandle {
  /** Whether a workbook is open, the add-in has answered and every formula has its result. */
  readonly isReady: boolean;
  /** Name of the open file. */
  readonly name: string;
  readonly grid: Grid;
  /** What of Excel's faults the host shows; all of them are off unless somebody switches one on. */
  readonly faults: HostFaults;
  readonly noFaults: () => HostFaults;
}
