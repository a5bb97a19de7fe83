/** Faults that the real Excel shows, for tests of an add-in that must live with them. All are off at first. */
export interface HostFaults {
  /** No event tells that rows were deleted (office-js #294). */
  lostRowDeletes: boolean;
  /** Of edits that follow one another before the first was told, only the last is told (office-js #1760). */
  lostFastEdits: boolean;
  /** No event comes at all. */
  lostEvents: boolean;
  /** Milliseconds events are late. */
  lateEvents: number;
  /** The sync of this number from now on fails half-way: what it had done by then stays done. 0 for none. */
  failingSync: number;
  /** Answers of more characters are refused, as those above 5 MB on the web. */
  largestAnswer: number;
  /** As what a blank cell reaches a function (office-js #4702, #5262). */
  blanksAs: 0 | "" | null;
  /** The workbook is open for reading only: Viewing, Protected View, a file of somebody else. */
  readOnly: boolean;
  /** Rows of a table are not deleted, and nothing says so, as under a filter (office-js #994). */
  ignoredRowDeletes: boolean;
  /** Nothing is calculated until asked for: no event tells of results, and what is read may be old. */
  manualCalculation: boolean;
  /** Names of members of the library that this build does not know, as "CultureInfo" before ExcelApi 1.11. */
  unknownMembers: readonly string[];
  /**
   * What becomes of a run that is to be one step of undo: taken; not known, as before ExcelApi 1.20; refused before anything is
   * done (office-js #6491), or only after everything was (#6711).
   */
  undoGroups: "taken" | "unknown" | "refused" | "refused late";
}

export const noFaults = (): HostFaults => ({
  lostRowDeletes: false,
  lostFastEdits: false,
  lostEvents: false,
  lateEvents: 0,
  failingSync: 0,
  largestAnswer: Infinity,
  blanksAs: 0,
  readOnly: false,
  ignoredRowDeletes: false,
  manualCalculation: false,
  unknownMembers: [],
  undoGroups: "taken",
});
