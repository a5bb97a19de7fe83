import type { EventKey } from "../../core";
import { eventHeadersIn, readEvents, readRegister } from "../../core";
import type { TableKind } from "../find/table-kind";

const nobody = readRegister([]);
const always = { from: -Infinity, to: Infinity };

/** A table of events: whatever threats it speaks of. */
export const eventsTable: TableKind<EventKey> = {
  headersIn: eventHeadersIn,
  read(cells) {
    const { columns, rows, findings } = readEvents(cells, nobody, always);
    const isOfHeaders = findings.filter(({ row }) => row === 0);
    return { readings: columns.readings, hasScores: false, rows, findings: isOfHeaders };
  },
  isRow: (headers, line) => readEvents([headers, line], nobody, always).rows === 1,
  // Its headers are common words: all of them, or none.
  isOther: () => true,
};
