import type { ControlKey, FieldKey, PlanLock, RowStatement, Rule } from "../../core";
import type { AdoptionSession } from "./adoption";
import type { Calculation } from "./calculate";
import type { Choice } from "./choice";
import type { Insertable, InsertableReviews, Question } from "./question";
import type { Proving } from "./prove";
import type { ReviewsSession } from "./reviews";
import type { ReportSession } from "./report";
import type { ScenariosSession } from "./scenarios";
import type { StandingRefusals } from "./standing-refusals";
import type { Rectangle } from "./register-port";
import type {
  Candidate,
  CellView,
  PlacedFinding,
  RangeShapes,
  Snapshot,
  ThreatFigures,
  ThreatView,
  Trouble,
} from "./register-snapshot";

export type { Choice } from "./choice";

/** A figure of the whole register that a formula can have. */
export type FigureName = "expected loss" | "required" | "spend" | "gap" | "covered";

/** What is typed into fields, as text in the user's language, by the id of the column. */
export type Typed = ReadonlyMap<string, string>;

/** How the columns of a table are read, whatever their headers say. */
export interface ColumnMapping<Key extends string> {
  /**
   * Reads a column as a field, whatever its header says; null leaves it to the header again. Where its header most likely names a unit,
   * amounts are read in that.
   */
  readonly mapColumn: (column: string, field: Key | null) => Promise<Choice>;
  /**
   * Reads a column in a unit, whatever its header says; null leaves it to the header again.
   *
   * @param unit in the words of a header's brackets, "thousands"; empty for none
   */
  readonly setUnit: (column: string, unit: string | null) => Promise<Choice>;
  /**
   * Says of a column what was said of one whose header is gone.
   *
   * @param column null forgets what was said
   */
  readonly remapColumn: (header: string, column: string | null) => Promise<Choice>;
}

/** The table of controls beside a register. */
export interface ControlsSession extends ColumnMapping<ControlKey> {
  /** Everything that may be a table of controls, for a menu of places. */
  readonly candidates: () => Promise<readonly Candidate<ControlKey>[]>;
  /** Uses a candidate from now on. */
  readonly choose: (candidate: string) => Promise<Choice>;
  /** Uses the selected cells, or the table they are in. */
  readonly chooseSelection: () => Promise<Choice>;
  /** Shows cells of the table in the sheet: all of it where none are given. */
  readonly show: (cells?: Rectangle) => void;
  /** Shows a control in the sheet. */
  readonly reveal: (control: string) => void;
  /**
   * Says in the sheet whether every plan funds a control or none may: one step of undo, which `takeBack` takes back, too. The
   * column In plan is added where there is none.
   *
   * @param control by its id
   * @param lock null leaves it to the plan
   */
  readonly lock: (control: string, lock: PlanLock | null) => Promise<Choice>;
}

/** The risk appetite that a register is held against: a table of losses, each with how likely a year may be to cost more. */
export interface AppetiteSession {
  /** Looks for it from now on: few workbooks say one. */
  readonly follow: () => void;
  /** Uses the selected cells, headers and points, or the table that is selected, whatever their headers. */
  readonly chooseSelection: () => Promise<Choice>;
  /** Says which columns hold the losses and the chances, by their headers. */
  readonly chooseColumns: (loss: string, allowed: string) => Promise<Choice>;
  /** Forgets what was chosen: the one that is known by its headers is meant. */
  readonly forget: () => Promise<Choice>;
  /** Shows it in the sheet. */
  readonly show: () => void;
}

/**
 * The register of the open workbook: what is known of it, kept up to date, and what can be asked of it. Made for
 * `useSyncExternalStore`; methods need no `this`. No promise is rejected but for a defect: a refusal is an answer.
 */
export interface RegisterSession extends ColumnMapping<FieldKey> {
  readonly getSnapshot: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads again, as after the pane was out of sight: hints may have been lost. */
  readonly refresh: () => void;
  readonly close: () => void;
  /** The formulas of the workbook that get a reason instead of a figure. */
  readonly refusals: StandingRefusals;

  /** The controls that can be bought against its threats, a table of its own. */
  readonly controls: ControlsSession;

  /** How the register learns what controls do that are bought. */
  readonly adoption: AdoptionSession;

  /** Changes that are tried together, kept in the sheet. */
  readonly scenarios: ScenariosSession;

  /** The risk appetite it is held against. */
  readonly appetite: AppetiteSession;

  /** Reviews of it, and what moved since the last. */
  readonly reviews: ReviewsSession;

  /** A page for a board; null where none can be written. */
  readonly report: ReportSession | null;

  /** What a worksheet function says of the register as it is now. The same question gets the same answer until something changes. */
  readonly ask: (question: Question) => Promise<Calculation>;
  /** The same of a plan, which is proven: it takes long, and can be stopped. */
  readonly prove: (question: Question) => Proving;

  /** Forgets which register was chosen and finds the best one. */
  readonly lookAgain: () => void;
  /** Everything that may be a register, for a menu of places. */
  readonly candidates: () => Promise<readonly Candidate[]>;
  /** Uses a candidate from now on. */
  readonly choose: (candidate: string) => Promise<Choice>;
  /** Uses the table or the headed range the sheet's selection is in; of several cells, the first row is the header. */
  readonly chooseSelection: () => Promise<Choice>;
  /** Puts an empty register on a sheet of its own, goes there and uses it. */
  readonly insertStarterRegister: () => Promise<Choice>;

  readonly chooseRule: (rule: Rule) => Promise<Choice>;
  /** What the ends of the losses may mean; null where that is no question. */
  readonly shapes: () => RangeShapes | null;
  /** Says what they mean. */
  readonly chooseShape: (shape: RangeShapes["now"]) => Promise<Choice>;
  /** Takes the texts of these columns together for the threat's name; one or none leaves it to the headers again. */
  readonly joinColumns: (columns: readonly string[]) => Promise<Choice>;

  /** Writes what number formats say into the headers of these columns: one step of undo. */
  readonly writeUnits: (columns: readonly string[]) => Promise<Choice>;
  /** Takes the number format of a column for no more than a look, and asks no more. */
  readonly settleUnit: (column: string) => Promise<Choice>;
  /** Writes the numbers that texts stand for in place of them: one step of undo. @param cells by their addresses */
  readonly makeNumbers: (cells: readonly string[]) => Promise<Choice>;

  /**
   * Lets formulas read the register as it is read here: by one formula on a sheet of its own, under a name, or by headers
   * that say what the columns hold.
   */
  readonly useInFormulas: (way: "formula" | "headers") => Promise<Choice>;
  /**
   * Puts a figure of the register, or of one of its threats, into the selected cell as a formula; first makes formulas read
   * the register as it is read here.
   */
  readonly insertFigure: (figure: FigureName, threat?: string) => Promise<Choice>;
  /** The same formula, to be copied; null where formulas do not read the register as it is read here. */
  readonly formulaOf: (figure: FigureName, threat?: string) => Promise<string | null>;
  /** Puts an answer into the sheet as a formula, at the selected cell, as `insertFigure` does a figure. */
  readonly insertAnswer: (answer: Insertable | InsertableReviews) => Promise<Choice>;
  /** The same formula, to be copied; null where formulas do not read the tables as they are read here. */
  readonly formulaOfAnswer: (answer: Insertable | InsertableReviews) => Promise<string | null>;
  /**
   * Has scores looked up in a table that says what each means: the one that the sheet holds, or one that is put beside the
   * register, to be filled in. Formulas get the register by the same look-ups.
   */
  readonly giveScale: () => Promise<Choice>;
  /** Reads a column's scores no longer as what a table says of them. */
  readonly forgetScale: (column: string) => Promise<Choice>;
  /** Shows the first cell that such a table still lacks. */
  readonly showScale: () => Promise<void>;
  /** Shows where formulas get the register. */
  readonly showFormula: () => Promise<void>;

  /** Leaves a row out of the register though it looks like a threat, for everybody who opens the workbook. */
  readonly leaveOut: (threat: string) => Promise<Choice>;
  /** Takes a row for a threat though its name or its formulas say otherwise, and asks no more. */
  readonly countRow: (name: string) => Promise<Choice>;

  /** Shows cells in the sheet: the whole register where none are given. */
  readonly show: (cells?: Rectangle) => void;
  /** Shows a threat in the sheet, or one of its cells. */
  readonly reveal: (threat: string, column?: string) => void;

  /** What the register makes of a draft, before it is in the sheet. Fast enough for every keystroke. */
  readonly check: (threat: ThreatView | null, typed: Typed) => DraftReading;
  /**
   * Writes what was changed, all in one step of undo: see `edit/edit-threats.ts`.
   *
   * @param base the threat as it was when the draft was opened; a cell that is no longer as it was then is a conflict
   * @param changes only the fields that were changed
   */
  readonly save: (base: ThreatView, changes: Typed, options?: SaveOptions) => Promise<SaveResult>;
  /** Adds a threat below the last. */
  readonly add: (values: Typed) => Promise<SaveResult>;
  /** Adds a threat below another with its cells and formulas, under a name of its own. */
  readonly duplicate: (threat: string) => Promise<SaveResult>;
  /** @param base the threat as the user saw it: one that changed since is a conflict, and stays */
  readonly remove: (base: ThreatView) => Promise<SaveResult>;
  /**
   * Takes back the last of these edits that was not taken back yet, unless the sheet has changed what it wrote; null where
   * there is none. It is an edit like any other, so the sheet's own undo takes it back in turn.
   */
  readonly takeBack: () => Promise<TakenBack | null>;
  /** Whether the sheet's own undo takes an edit back in one step: not in an Excel that cannot join the steps of one. */
  readonly isOneStep: () => boolean;
}

/** What became of an edit that was to be taken back. */
export interface TakenBack {
  readonly kind:
    "write" | "insert" | "remove" | "adopt" | "lock" | "scenario" | "discard" | "review" | "record";
  /** The threat it was about, the controls or the scenario; empty where it was about other cells. */
  readonly name: string;
  readonly result: SaveResult;
}

export interface SaveOptions {
  /** Whether cells that hold formulas may be overwritten. */
  readonly replaceFormulas?: boolean;
}

/** What became of an edit. Unless it is saved, nothing was written. */
export type SaveResult =
  /** It is in the sheet, and in the snapshot. */
  | {
      readonly kind: "saved";
      /** Id of the threat; of the one that is gone, where one was removed. */
      readonly threat: string;
    }
  /** Somebody changed cells that were to be written. To write all the same, save again on the base of `current`. */
  | {
      readonly kind: "conflict";
      /** The threat as it is in the sheet now. */
      readonly current: ThreatView;
      readonly cells: readonly Conflict[];
    }
  /** These columns hold formulas: to overwrite them, save again with `replaceFormulas`. */
  | { readonly kind: "formulas"; readonly columns: readonly string[] }
  /** The threat is no longer in the sheet. */
  | { readonly kind: "gone"; readonly message: string }
  | { readonly kind: "refused"; readonly trouble: Trouble };

/** A cell that changed under the user. */
export interface Conflict {
  readonly column: string;
  /** As it was when the draft was opened. */
  readonly before: CellView;
  /** What the user typed; empty where the row is to be removed. */
  readonly yours: string;
  /** As it is in the sheet now. */
  readonly theirs: CellView;
}

/** A draft, read as it would be in the sheet. */
export interface DraftReading {
  /** What is wrong with the row as a whole, problems first: in REGISTER_CHECK's words. */
  readonly findings: readonly PlacedFinding[];
  /** What the threat would come to. */
  readonly figures: ThreatFigures;
  /** The fields that were typed in, by the id of the column: what the sheet would hold. */
  readonly values: ReadonlyMap<string, CellView["value"]>;
  /** Those of them that are numbers or dates, as they were understood: "60000", "3 April 2026". */
  readonly echoes: ReadonlyMap<string, string>;
  /** What the row says, part by part; null where it is left out. */
  readonly statement: RowStatement | null;
}
