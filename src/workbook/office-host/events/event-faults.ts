/** Faults that the real Excel shows, for tests of an add-in that must live with them. All are off at first. */
export interface EventFaults {
  /** No event tells that rows were deleted (office-js #294). */
  lostRowDeletes: boolean;
  /** Of edits that follow one another before the first was told, only the last is told (office-js #1760). */
  lostFastEdits: boolean;
}

export const noFaults = (): EventFaults => ({ lostRowDeletes: false, lostFastEdits: false });
