import type { Argument, Result } from "../../../../workbook/add-in/function-values";
import type { CellValue } from "../../../../workbook/book/book";
import { addInCall } from "../../../../workbook/engine/add-in-call";
import { isError } from "../../../../workbook/engine/formula/values";
import { Evaluation } from "../../../../workbook/engine/formula/evaluate";
import type {
  CalledFunction,
  RowState,
  Surroundings,
} from "../../../../workbook/engine/formula/evaluator";
import { parseFormula } from "../../../../workbook/engine/formula/parse-formula";
import type { Area } from "../../../../workbook/engine/formula/reference";
import { Reference } from "../../../../workbook/engine/formula/reference";
import type { Value } from "../../../../workbook/engine/formula/values";
import { ArrayValue } from "../../../../workbook/engine/formula/values";
import { worksheetFunction } from "../../../../workbook/engine/functions/registry";
import type { CallSite, Complaint } from "../../../../workbook/engine/univer/univer-functions";
import { formulaFault } from "../../../../workbook/formulas/check-formula";
import { userFormula } from "../../../../workbook/formulas/user-formula";
import type { EngineValues } from "./engine-values";
import type { OwnFormula } from "./own-formula";
import { busy } from "./busy";

/** What a formula came to. */
export interface OwnResult {
  readonly value: Exclude<CellValue, null> | readonly (readonly Exclude<CellValue, null>[])[];
  /** The number format of the cell it refers to, where that is all it does. */
  readonly format: string | undefined;
  /** Where it leads whoever follows it, where it is a link. */
  readonly link: string | undefined;
  /** What it read that it does not name. */
  readonly followed: readonly Area[];
}

/** What formulas ask beside the values of cells. */
export interface FormulaSurroundings {
  /** Asks a function of the add-in. */
  readonly ask: (id: string, args: readonly Argument[], site: CallSite) => Result;
  /** Whether any answer is still out. */
  readonly isWaiting: () => boolean;
  readonly complain: (site: CallSite, complaint: Complaint) => void;
  /** The formula of a cell without its "="; undefined where it holds none. */
  readonly formulaIn: (site: CallSite) => string | undefined;
  readonly isSubtotal: (site: CallSite) => boolean;
  readonly rowState: (sheetId: string, row: number) => RowState;
}

/** Calculates a formula of the grid as `calc` does. */
export const calculateOwn = (
  formula: OwnFormula,
  values: EngineValues,
  around: FormulaSurroundings,
): OwnResult => new OwnCalculation(formula, values, around).result();

/** Whether all of an area lies in another. */
export const covers = (all: Area, part: Area): boolean =>
  all.sheet === part.sheet &&
  all.startRow <= part.startRow &&
  all.endRow >= part.endRow &&
  all.startColumn <= part.startColumn &&
  all.endColumn >= part.endColumn;

class OwnCalculation {
  /** Whether it looked at what waits for an answer: then it waits, too. */
  private isHeld = false;
  private readonly canWait: boolean;
  private readonly followed: Area[] = [];
  /** What formulas fill that it named by their first cells. */
  private readonly spills: Area[] = [];
  private readonly singles: ReadonlySet<string>;
  private readonly wholes: readonly Area[];

  constructor(
    private readonly formula: OwnFormula,
    private readonly values: EngineValues,
    private readonly outside: FormulaSurroundings,
  ) {
    this.canWait = outside.isWaiting();
    const isOne = (area: Area) =>
      area.startRow === area.endRow && area.startColumn === area.endColumn;
    this.singles = new Set(formula.reads.filter(isOne).map(keyOf));
    this.wholes = formula.reads.filter((area) => !isOne(area));
  }

  result(): OwnResult {
    const { node, site, isPlain, cell } = this.formula;
    const evaluation = new Evaluation(this.around, site);
    const mode = isPlain ? "single" : "each";
    let format: string | undefined;
    let value: Value;
    try {
      const whole = evaluation.result(node, mode);
      const [area] = whole instanceof Reference ? whole.areas : [];
      if (area) {
        format = this.values.formatOf(this.idOf(area.sheet), area.startRow, area.startColumn);
      }
      value = evaluation.guarded(() => evaluation.plain(whole, mode));
    } catch {
      // One cell's fault stays in one cell.
      this.outside.complain(cell, {
        error: "#VALUE!",
        message: "the formula cannot be calculated here",
        row: 0,
        column: 0,
      });
      value = { error: "#VALUE!" };
    }
    if (this.isHeld) value = busy;
    const link = this.linkOf(evaluation);
    return { value: this.filled(value), format, link, followed: this.followed };
  }

  private linkOf(evaluation: Evaluation): string | undefined {
    const { node } = this.formula;
    const [of] = node.kind === "call" && node.name === "HYPERLINK" ? node.args : [];
    const link = of && evaluation.guarded(() => evaluation.operand(of, undefined, "single"));
    return typeof link === "string" ? link : undefined;
  }

  /** What goes into the cells that the formula may fill. */
  private filled(value: Value): OwnResult["value"] {
    const shown = (each: CellValue) => each ?? 0;
    const { isPlain, fills } = this.formula;
    if (!(value instanceof ArrayValue) && !fills) return shown(value as CellValue);
    const array = value instanceof ArrayValue ? value : new ArrayValue([[value as CellValue]]);
    if (isPlain) return shown(array.at(0, 0));
    if (!fills) return array.rows.map((row) => row.map(shown));
    if (fills.rows * fills.columns === 1) return shown(array.at(0, 0));
    return Array.from({ length: fills.rows }, (_, row) =>
      Array.from({ length: fills.columns }, (__, column) => shown(array.at(row, column))),
    );
  }

  private readonly around: Surroundings = {
    valueAt: (sheet, row, column) => {
      const area = { sheet, startRow: row, endRow: row, startColumn: column, endColumn: column };
      this.reads(area);
      const value = this.values.at(this.idOf(sheet), row, column);
      if (this.canWait && isBusy(value)) this.isHeld = true;
      return value;
    },
    valuesOf: (area) => {
      const isNamed = this.reads(area);
      const values = this.values.range(this.idOf(area.sheet), area, isNamed);
      if (this.canWait && values.rows.some((row) => row.some(isBusy))) this.isHeld = true;
      return values;
    },
    functionNamed: (name) => this.functionNamed(name),
    meaningOf: (name, site, sheet) => this.formula.book.meaningOf(name, site, sheet),
    spillOf: (area) => this.spillOf(area),
    rowState: (sheet, row) => this.outside.rowState(this.idOf(sheet), row),
    isSubtotal: (sheet, row, column) =>
      this.outside.isSubtotal({ sheetId: this.idOf(sheet), row, column }),
    formulaAt: (sheet, row, column) => {
      const found = this.outside.formulaIn({ sheetId: this.idOf(sheet), row, column });
      return found === undefined ? undefined : userFormula(found, this.words.functionIds);
    },
    sheetCount: () => this.formula.book.outline.sheets.filter(({ name }) => !isOther(name)).length,
    sheetNumbered: (name) => this.words.sheetNumbered(name),
    sheetName: (sheet) => this.words.sheetName(sheet),
    parsed: (text, site) =>
      formulaFault(text) === undefined ? parseFormula(text, site, this.words) : undefined,
    complain: (error, message) => {
      this.outside.complain(this.formula.cell, { error, message, row: 0, column: 0 });
    },
  };

  private get words() {
    return this.formula.book.words;
  }

  private idOf(sheet: number): string {
    return this.formula.book.sheetIds[sheet] ?? "";
  }

  private functionNamed(name: string): CalledFunction | undefined {
    if (!this.words.functionIds.has(name)) return worksheetFunction(name);
    const { cell } = this.formula;
    return addInCall(
      (args) => {
        const result = this.outside.ask(name, args, cell);
        if (result === busy) this.isHeld = true;
        return result;
      },
      (said) => {
        this.outside.complain(cell, said);
      },
    );
  }

  private spillOf({ sheet, startRow, startColumn }: Area): Value {
    const sheetId = this.idOf(sheet);
    const value = this.around.valueAt(sheet, startRow, startColumn);
    const cell = { sheetId, row: startRow, column: startColumn };
    if (this.outside.formulaIn(cell) === undefined) return { error: "#REF!" };
    const isBlocked = isError(value) && value.error === "#SPILL!";
    const range = isBlocked ? undefined : this.values.spillFrom(sheetId, startRow, startColumn);
    if (!range) {
      if (isError(value)) return value;
      return new Reference([
        { sheet, startRow, endRow: startRow, startColumn, endColumn: startColumn },
      ]);
    }
    const { endRow, endColumn } = range;
    const spill = { sheet, startRow, endRow, startColumn, endColumn };
    this.spills.push(spill);
    return new Reference([spill]);
  }

  /** Notes what is read. @returns whether the formula names it */
  private reads(area: Area): boolean {
    if (this.singles.has(keyOf(area))) return true;
    if (this.wholes.some((whole) => covers(whole, area))) return true;
    if (this.spills.some((spill) => covers(spill, area))) return false;
    if (!this.followed.some((known) => covers(known, area))) this.followed.push(area);
    return false;
  }
}

const keyOf = ({ sheet, startRow, endRow, startColumn, endColumn }: Area): string =>
  `${sheet}:${startRow}:${endRow}:${startColumn}:${endColumn}`;

const isOther = (sheet: string) => sheet.startsWith("[");

const isBusy = (value: CellValue): boolean => isError(value) && value.error === busy.error;
