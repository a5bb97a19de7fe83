import type {
  AppetiteKey,
  Cell,
  Cells,
  Control,
  ControlKey,
  Coverage,
  FieldKey,
  FindingKind,
  Quantity,
  Rule,
  ScenarioKey,
  ScenarioRow,
} from "../../core";
import type { LocaleMarks } from "./locale-marks";
import type { CellPlace, Rectangle, SheetFailure } from "./register-port";

/**
 * What the pane knows of the workbook. A snapshot, and every part of it, stays the same object while nothing it says
 * changes: a threat that did not change is the same `ThreatView` as before.
 */
export interface Snapshot {
  readonly register: Connecting | NoRegister | RegisterView;
  /** The table of controls beside it; null where there is no register. */
  readonly controls: NoRegister<ControlKey> | ControlsView | null;
  /** The table of scenarios; null where there is no register, or nobody looks at scenarios. */
  readonly scenarios: NoRegister<ScenarioKey> | ScenariosView | null;
  /** The risk appetite; null where there is no register, or nobody has looked for one. */
  readonly appetite: NoRegister<AppetiteKey> | AppetiteView | null;
  /** Set while the workbook does not answer, and since it refused something until it answers again. */
  readonly trouble: Trouble | null;
  /** Where the sheet's selection lies in the register; null where it lies elsewhere. */
  readonly selection: RegisterSelection | null;
}

/** Nothing was read yet. */
export interface Connecting {
  readonly kind: "connecting";
}

/** The workbook has no register, or none that is used. */
export interface NoRegister<Key extends string = FieldKey> {
  readonly kind: "none";
  /** What was used until it was deleted, "Threats on Register"; null where nothing was. */
  readonly lost: string | null;
  /** What may be meant, the likeliest first. */
  readonly candidates: readonly Candidate<Key>[];
}

/** Cells that read as a register, or nearly. */
export interface Candidate<Key extends string = FieldKey> {
  /** For `choose`. */
  readonly id: string;
  readonly kind: "table" | "range";
  /** "Sheet1!A3:H15". */
  readonly address: string;
  /** Name of the table; null for a range. */
  readonly name: string | null;
  /** How many rows count. */
  readonly threats: number;
  /** Problems its cells and headers have, those of `missing` left out. */
  readonly problems: number;
  /** "Frequency", "Loss": what every register has and this one has not. Empty where it reads as a register. */
  readonly missing: readonly string[];
  /** Whether it holds scores where a figure is missing. */
  readonly hasScores: boolean;
  /** Headers that mean nothing to the register, with the field each most likely means. */
  readonly unread: readonly { readonly header: string; readonly guess: Key | null }[];
  /** Whether it is what the pane shows now. */
  readonly isChosen: boolean;
}

/** What went wrong, why and what to do: one sentence or two, and one thing to do. */
export interface Trouble {
  readonly failure: SheetFailure;
  readonly message: string;
  /** The method of the session that helps, none of which needs an argument. */
  readonly action: "refresh" | "show";
}

export interface RegisterSelection {
  /** Id of the threat; null in the header or a row that holds none. */
  readonly threat: string | null;
  /** Id of the column. */
  readonly column: string;
}

/** A register, read. Money is a year's, in the currency of the sheet. */
export interface RegisterView {
  readonly kind: "register";
  readonly place: RegisterPlace;
  /** From left to right. */
  readonly columns: readonly ColumnView[];
  /** In the order of the sheet. Blank rows and a totals row are none. */
  readonly threats: readonly ThreatView[];
  /** Rows that are no threats: totals, headings, and those of which somebody said so. */
  readonly leftOut: readonly LeftOutRow[];
  /** Where a new threat will stand. */
  readonly newRow: NewRow;
  /** How formulas get the register. */
  readonly formulas: FormulaAccess;
  /** Columns of which something was said and whose header is no longer there. */
  readonly lostColumns: readonly LostColumn[];
  /** What its scores need; null where it holds none, or they are all looked up. */
  readonly scores: ScoreQuestion | null;
  /** Columns whose cells show another unit than they are read in. */
  readonly unitsAsked: readonly UnitQuestion[];
  /** Texts that stand for numbers, row by row. */
  readonly textNumbers: readonly TextNumber[];
  readonly totals: Totals | RefusedTotals;
  /** The rule by which spend is required. */
  readonly rule: Rule;
  /** The rules that can be chosen. */
  readonly rules: readonly Rule[];
  /** The others, each with the columns that the register lacks for it. */
  readonly rulesApart: readonly RuleApart[];
  /** What is wrong with the headers, or with the register as a whole. What is wrong with a threat is with the threat. */
  readonly findings: readonly PlacedFinding[];
  /** How many findings stop the totals: those of headers and of all threats together. */
  readonly problems: number;
  /** Ids of the columns that together are the threat's name, in order: one, or several that were joined. */
  readonly nameColumns: readonly string[];
  /** How the sheet shows money. */
  readonly money: MoneyFormat;
  /** How numbers and dates are written where the workbook is open. */
  readonly marks: LocaleMarks;
  /** The sheet lets nobody change its locked cells. */
  readonly isProtected: boolean;
}

/** A rule that a register has no columns for. */
export interface RuleApart {
  readonly rule: Rule;
  /** By the names of the fields. */
  readonly columns: readonly string[];
}

/** Where the register is. */
export interface RegisterPlace {
  /** Id of the area it lies in. */
  readonly id: string;
  readonly kind: "table" | "range";
  /** Name of the table; null for a range. */
  readonly name: string | null;
  /** "Register!B4:K16", header row included. */
  readonly address: string;
  readonly cells: Rectangle;
}

/** A table of controls, read. */
export interface ControlsView {
  readonly kind: "controls";
  readonly place: RegisterPlace;
  /** From left to right. */
  readonly columns: readonly ColumnView<ControlKey>[];
  /** In the order of the sheet. */
  readonly controls: readonly ControlView[];
  /** Columns of which something was said and whose header is no longer there. */
  readonly lostColumns: readonly LostColumn<ControlKey>[];
  /** All that is to be said of it, headers first. */
  readonly findings: readonly PlacedFinding[];
  /** How many of them keep it from being read. */
  readonly problems: number;
  /** The sheet lets nobody change its locked cells. */
  readonly isProtected: boolean;
}

/** A row of the table of controls. */
export interface ControlView {
  /** Stays while the control is moved, sorted or renamed. */
  readonly id: string;
  /** Empty where the sheet has none. */
  readonly name: string;
  readonly cells: Rectangle;
  /** As it is read; null where its row has a problem. */
  readonly control: Control | null;
}

/** A table of scenarios, read. */
export interface ScenariosView {
  readonly kind: "scenarios";
  readonly place: RegisterPlace;
  /** In the order in which the sheet names them first. */
  readonly scenarios: readonly ScenarioView[];
  /** What is wrong with the headers, or with rows that belong to no scenario. */
  readonly findings: readonly PlacedFinding[];
  /** The sheet lets nobody change its locked cells. */
  readonly isProtected: boolean;
}

/** A risk appetite: losses, and how likely a year may be to cost more. */
export interface AppetiteView {
  readonly kind: "appetite";
  /** Where it is: "'Bad years'!A23:B27". */
  readonly address: string;
  /** Headers of the columns that may be meant. */
  readonly headers: readonly string[];
  /** Headers of the column of losses and of the one of chances; null where nothing says which they are. */
  readonly loss: string | null;
  readonly allowed: string | null;
  /** The header that says a unit, as thousands or percent, in which nobody reads it; null where none does. */
  readonly unit: string | null;
  /** Whether somebody chose it: one that was found is known by its headers. */
  readonly isChosen: boolean;
  /** Its two columns with their headers, as APPETITE_CHECK takes them; null where nothing says which they are, or one has a unit. */
  readonly cells: Cells | null;
  /** The first of these cells that is no amount, or no chance; null where all are. */
  readonly wrong: WrongPoint | null;
}

/** A cell of a risk appetite that nobody can read. */
export interface WrongPoint {
  /** "Board!C5". */
  readonly address: string;
  readonly of: AppetiteKey;
  /** What stands in it, in words: `the text "5 %"`. */
  readonly got: string;
}

/** Changes of the register that are tried together. */
export interface ScenarioView {
  readonly name: string;
  /** Those that are sound. */
  readonly changes: readonly ScenarioRow[];
  /** What is wrong with its rows; it has figures once there is no problem. */
  readonly findings: readonly PlacedFinding[];
  readonly problems: number;
}

/** A column of the sheet. */
export interface ColumnView<Key extends string = FieldKey> {
  /** Stays while the column is moved or its header renamed. */
  readonly id: string;
  /** As it stands in the sheet; may be empty. */
  readonly header: string;
  /** Of the header, "D4". */
  readonly address: string;
  /** Of the header. */
  readonly cells: Rectangle;
  /** The field it fills; null where the register does not read it. */
  readonly field: Key | null;
  /** What the cells hold; text where the register does not read them. */
  readonly quantity: Quantity;
  /** Whether the user said what it is, rather than its header. */
  readonly isMapped: boolean;
  /** The unit that the user said, in the words of a header's brackets, empty for none; null where the header says it. */
  readonly unit: string | null;
  /** The table that says what its scores mean, "LossScale"; null where its cells are no scores. */
  readonly lookedUpIn: string | null;
  /** The field its header most likely means, where it is not read. */
  readonly guess: Key | null;
  /** The unit that header most likely names, in the words of a header's brackets; null for none. */
  readonly guessUnit: string | null;
  /** Factor from what is written to a year and to one unit of currency: 1,000 for "k$". 1 where it is not read. */
  readonly scale: number;
  /** The number format of its cells, as Excel writes it: `#,##0`; of most of them where they differ. */
  readonly format: string;
  /** Whether every cell is a formula: a new threat gets one, too. */
  readonly isCalculated: boolean;
}

/** A row that is no threat. */
export interface LeftOutRow {
  /** Empty where the sheet has none. */
  readonly name: string;
  /** Row of the sheet, as the sheet numbers it. */
  readonly row: number;
  /** "B9:K9". */
  readonly address: string;
  readonly cells: Rectangle;
  /** Why, as REGISTER_CHECK would say it. */
  readonly sentence: string;
  /** Left out by what was said, or by its formulas: functions over the same cells count it, and so can the pane. */
  readonly isApart: boolean;
}

/** How formulas get a register, and whether they read in it what the pane does. */
export interface FormulaAccess {
  /** The register's own cells, as a formula has them: "Threats[#All]". */
  readonly range: string;
  /** What functions over these cells read otherwise than the pane; empty where they read the same. */
  readonly differences: readonly string[];
  /** Name of the formula that hands the register on as the pane reads it; null where there is none. */
  readonly name: string | null;
  /** Whether that formula is as it should be now. */
  readonly isCurrent: boolean;
  /** Why no such formula can be written; null where one can. */
  readonly why: string | null;
}

/** What the ends of a register's losses may mean, and what it comes to then. */
export interface RangeShapes {
  /** How they are read now: no loss lies beyond them, or one in ten does. */
  readonly now: "limits" | "9 in 10";
  /** Whether somebody said so. */
  readonly isSaid: boolean;
  /** Ids of the columns, the lower end first, and their headers. */
  readonly columns: readonly [string, string];
  readonly headers: readonly [string, string];
  /** Of a year, under either meaning. */
  readonly expectedLoss: Readonly<Record<"limits" | "9 in 10", number>>;
}

/** A column that was mapped, and whose header was renamed or is gone. */
export interface LostColumn<Key extends string = FieldKey> {
  /** As it was. */
  readonly header: string;
  /** What it was read as; null where it was a part of the name, or had a unit only. */
  readonly field: Key | null;
  /** Id of the column that stands where it stood and has a header of its own; null for none. */
  readonly column: string | null;
}

/** A register that holds scores where it needs figures. */
export type ScoreQuestion =
  /** Nothing says what they mean. */
  | {
      readonly kind: "no scale";
      /** The columns of scores that a table can say the meaning of, one for each figure that is missing; none where nobody knows which. */
      readonly columns: readonly ScoreColumn[];
      /** "F1:H6": cells of the sheet that say what they all mean; null where there are none. */
      readonly found: { readonly address: string; readonly cells: Rectangle } | null;
    }
  /** Scores in use of which a table says nothing yet. */
  | {
      readonly kind: "blanks";
      readonly scores: readonly (string | number)[];
      /** The table: "LossScale", or its cells. */
      readonly called: string;
      /** The first of the cells that are to be filled in; that of a score that is not in the table is the table. */
      readonly place: CellPlace;
    };

/** A column of scores. */
export interface ScoreColumn {
  /** Id of the column. */
  readonly column: string;
  readonly header: string;
  /** What is to be known of each score: how often a year, or what an event costs. */
  readonly field: "frequency" | "loss";
}

/** A column whose number format says another unit than its header. */
export interface UnitQuestion {
  /** Id of the column. */
  readonly column: string;
  readonly header: string;
  /** A header that says what the format shows: "Loss low (k€)". */
  readonly proposed: string;
  /** Of the header. */
  readonly cells: Rectangle;
  readonly address: string;
  /** What the first cell shows, and what it holds. */
  readonly shown: string;
  readonly held: number;
  /** Factor from what the cells hold to the model's unit, as they are read and as they would be. */
  readonly scale: number;
  readonly proposedScale: number;
}

/** A cell that holds a text where a number belongs, and the number it stands for. */
export interface TextNumber {
  /** Id of the threat. */
  readonly threat: string;
  /** Id of the column. */
  readonly column: string;
  /** "Loss high of Ransomware". */
  readonly subject: string;
  readonly address: string;
  readonly cells: Rectangle;
  readonly text: string;
  readonly number: number;
  /** The number as it is typed here. */
  readonly typed: string;
  /** The number format it is to get; null where it keeps its own. */
  readonly format: string | null;
}

/** Where a new threat will stand. */
export interface NewRow {
  /** Row of the sheet, as the sheet numbers it. */
  readonly row: number;
  /** Name of the row it will stand above, empty for one without; null for none. */
  readonly above: string | null;
  /** Whether it will be the first threat. */
  readonly isFirst: boolean;
  /** What will not know of it: "The sum in ... will not include it". */
  readonly notes: readonly string[];
}

/** A row of the register. */
export interface ThreatView {
  /** Stays while the threat is moved, sorted or renamed. */
  readonly id: string;
  /** Empty where the sheet has none. */
  readonly name: string;
  /** "B7:K7". */
  readonly address: string;
  readonly cells: Rectangle;
  /** Left out by its status (closed, retired, draft); with problems; or open and sound. */
  readonly state: "open" | "left out" | "problem";
  /** Why it may be a total of other rows, though it counts; null for most. */
  readonly doubt: string | null;
  /** Its own, problems first. */
  readonly findings: readonly PlacedFinding[];
  readonly figures: ThreatFigures;
  /** Its cells by the id of their column. */
  readonly byColumn: ReadonlyMap<string, CellView>;
}

/** What a threat comes to; each null where it cannot be said, or where the threat is left out. */
export interface ThreatFigures {
  /** Of a year, net of reductions and insurance. */
  readonly expectedLoss: number | null;
  /** By the chosen rule. */
  readonly required: number | null;
  readonly spend: number | null;
  readonly gap: number | null;
  /** The covered share, 0 to 1. */
  readonly ratio: number | null;
  /** Why something cannot be said, the first reason: a finding's sentence. null where everything can. */
  readonly reason: string | null;
}

/** A cell of a threat. */
export interface CellView {
  readonly value: Cell;
  /** What the sheet shows. */
  readonly text: string;
  /** With what editing it begins: all digits, in the user's language: "0,25", "12%". */
  readonly typed: string;
  /** With its "="; null where the value was typed. */
  readonly formula: string | null;
  /** "G7". */
  readonly address: string;
  readonly cells: Rectangle;
  /** Its number format as Excel writes it. */
  readonly format: string;
}

/** What the register adds up to. */
export interface Totals {
  readonly kind: "totals";
  /** Those that count. */
  readonly threats: number;
  readonly expectedLoss: number;
  /** null where the register has no column for spend, or a row lacks what the rule needs. */
  readonly coverage: Coverage | null;
  /** What the rule lacks; null where it lacks nothing. */
  readonly ruleLacks: string | null;
  /** How many threats have less spent on them than is required. */
  readonly threatsShort: number;
  /** Threats whose required spend may be off by more than 0.01% of itself. */
  readonly threatsInexact: number;
}

/** Something stops every total, though not what is said of single threats. */
export interface RefusedTotals {
  readonly kind: "refused";
  /** The first problem and where it is. */
  readonly problem: PlacedFinding;
}

/** A finding of REGISTER_CHECK and the cell it is about. */
export interface PlacedFinding {
  readonly kind: FindingKind;
  /** "Loss high of Ransomware must be greater than 0, got 5". */
  readonly sentence: string;
  /** The same without its subject, for a place beside the field: "must be greater than 0, got 5". */
  readonly rule: string;
  /** Id of the column; null where the column is missing. */
  readonly column: string | null;
  /** "G7", and null where no single cell is meant. */
  readonly address: string | null;
  readonly cells: Rectangle;
}

/** How the register's own cells show money. */
export interface MoneyFormat {
  /** "$", "€", "CHF"; empty where the formats name none. */
  readonly sign: string;
  /** Code of the currency where the sign stands for one only: "EUR". */
  readonly code: string | null;
  /** Whether the sign stands before the number. */
  readonly isBefore: boolean;
  /** Whether a space stands between. */
  readonly isApart: boolean;
  /** Digits behind the decimal point; null where the formats leave it to the number. */
  readonly decimals: number | null;
}
