import { customFunctionFacts } from "./facts/custom-functions";
import { eventFacts } from "./facts/events";
import { formatFacts } from "./facts/formats";
import { nameFacts, settingFacts } from "./facts/names-and-settings";
import { paneFacts } from "./facts/pane-and-ribbon";
import { protocolFacts } from "./facts/protocol";
import { rangeFacts } from "./facts/ranges";
import { tableFacts } from "./facts/tables";
import { worksheetFacts } from "./facts/worksheets";
import type { OpenGrid } from "./opened-office";
import { officeOver } from "./opened-office";

/**
 * Everything the host can do, asked through the real office.js. It holds over any grid.
 *
 * @param openGrid opens one with an empty sheet named "Sheet1"
 */
export function officeConformance(name: string, openGrid: OpenGrid): void {
  describe(`office.js over ${name}`, () => {
    const open = officeOver(openGrid);
    protocolFacts(open);
    worksheetFacts(open);
    rangeFacts(open);
    formatFacts(open);
    tableFacts(open);
    nameFacts(open);
    settingFacts(open);
    eventFacts(open);
    customFunctionFacts(open);
    paneFacts(open);
  });
}
