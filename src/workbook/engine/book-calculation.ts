import type { AddInFunction } from "../add-in/add-in-functions";
import type { Book, BookIteration, CellValue } from "../book/book";
import { cellAddress, sheetInFormula } from "../book/cell-address";
import type { ArgumentCounts } from "../formulas/check-formula";
import { formulaFault, unreadableWords } from "../formulas/check-formula";
import { nameSeenFrom } from "../formulas/shift-formula";
import { userFormula } from "../formulas/user-formula";
import { linkedSheets } from "../book/linked-sheets";
import type { SaidOfError } from "./add-in-call";
import { addInCall } from "./add-in-call";
import { circleWords } from "./circles";
import { uncomputableWords } from "./uncomputable";
import type { FormulaCell, Remembered, Stored } from "./formula-cells";
import { FormulaIndex, overlap } from "./formula-cells";
import { Facts, parsedFormula, readsBeyond } from "./formula-facts";
import type { CalledFunction, RowState, Surroundings } from "./formula/evaluator";
import { Evaluation } from "./formula/evaluate";
import type { FormulaNode } from "./formula/formula-node";
import type { FormulaSite, FormulaWords } from "./formula/parse-formula";
import { parseFormula, tableReference } from "./formula/parse-formula";
import type { Value } from "./formula/values";
import type { Area } from "./formula/reference";
import { ArrayValue, checkSize, heightOf, isError, isSingle, widthOf } from "./formula/values";
import { Reference } from "./formula/reference";
import { isWorksheetFunction, worksheetFunction } from "./functions/registry";
import { calculateInRounds, cellsBetween, restlessWords } from "./rounds";
import { rowStates } from "./row-states";
import { SheetValues } from "./sheet-values";

/** Spills that read spills settle one after another; a circle of them never does. */
const mostPasses = 20;

/** Another formula must be calculated first. */
class Waiting extends Error {
  constructor(readonly cells: readonly FormulaCell[]) {
    super();
  }
}

/** What a formula comes to, in rows, with words for errors. */
export interface FormulaResult {
  readonly rows: readonly (readonly CellValue[])[];
  readonly said: readonly SaidOfError[];
}

/** The cells of a book, each formula calculated once what it reads is. */
export class BookCalculation {
  readonly cells: FormulaCell[] = [];
  private readonly values: SheetValues;
  private index: FormulaIndex;
  private readonly words: FormulaWords;
  private readonly addIn: ReadonlyMap<string, CalledFunction>;
  private readonly rowStates: readonly ReadonlyMap<number, RowState>[];
  private readonly constants: { sheet: number; row: number; column: number; value: CellValue }[] =
    [];
  private readonly names = new Map<string, FormulaNode | undefined>();
  private readonly namesBySmall: ReturnType<typeof groupedNames>;
  /** Cells that were read while they were blank, and ranges: what spills into them later was not seen. */
  private readRanges: Map<string, Area>[] = [];
  private missedSpill = false;
  /** Whether a formula reads what no file here remembers, and the names whose formulas do. */
  private readonly readsBeyond: (formula: string) => boolean;
  private readonly namesBeyond: ReadonlySet<string>;
  /** Whether what the file remembers is what Excel computed. */
  private readonly isTrusted: boolean;
  /** How many times a formula was calculated. */
  private finished = 0;
  /** Whether what is in circles was calculated in rounds. */
  private isIterated = false;
  private readonly isLeft: (cell: FormulaSite) => boolean;
  private path: FormulaCell[] = [];
  private said: SaidOfError[] = [];
  private readonly messages = new Map<string, string>();

  constructor(
    private readonly book: Book,
    functions: readonly AddInFunction[],
    { all = false, isLeft = () => false }: CalculationOptions = {},
  ) {
    this.isLeft = isLeft;
    this.namesBySmall = groupedNames(book);
    this.isTrusted = book.isComputed === true;
    const linked = linkedSheets(book);
    const sheetNames = [...book.sheets, ...linked].map(({ name }) => name);
    const byName = new Map(sheetNames.map((name, index) => [name.toLowerCase(), index]));
    const isRemembered = (name: string) => byName.has(name.toLowerCase());
    this.readsBeyond = (formula) => readsBeyond(formula, isRemembered);
    this.namesBeyond = new Set(
      book.names
        .filter(({ formula }) => this.readsBeyond(formula))
        .map(({ name }) => name.toLowerCase()),
    );
    this.words = {
      sheetNumbered: (name) => byName.get(name.toLowerCase()) ?? -1,
      sheetName: (sheet) => sheetNames[sheet] ?? "",
      tables: book.tables,
      functionIds: new Set(functions.map(({ id }) => id)),
    };
    this.addIn = new Map(
      functions.map((fn) => [
        fn.id,
        addInCall(
          (args, site) => fn.call(args, this.addressOf(site)),
          (said) => {
            this.said.push(said);
          },
        ),
      ]),
    );
    this.rowStates = book.sheets.map(rowStates);
    this.values = new SheetValues(sheetNames.length);
    linked.forEach(({ cells }, index) => {
      for (const cell of cells) this.constants.push({ sheet: book.sheets.length + index, ...cell });
    });
    book.sheets.forEach((sheet, number) => {
      for (const cell of sheet.cells) {
        const { row, column, value, formula, fills, spill } = cell;
        if (formula === undefined) this.constants.push({ sheet: number, row, column, value });
        else {
          const stored: Stored = fills
            ? { kind: "array", fills: { sheet: number, ...fills } }
            : { kind: spill ? "dynamic" : "plain" };
          const isKnown = !all && !book.isOutdated && value !== null;
          const remembered = isKnown ? { rows: spill ?? [[value]] } : undefined;
          const site = { sheet: number, row, column };
          this.cells.push(this.read(site, formula, stored, remembered, cell.always));
        }
      }
    });
    this.index = new FormulaIndex(sheetNames.length, this.cells);
  }

  /** Calculates everything, and again where a formula came to spill into what had been read before. */
  calculate(): void {
    for (const { sheet, row, column, value } of this.constants) {
      this.values.set(sheet, row, column, value);
    }
    for (let pass = 0; pass < mostPasses; pass++) {
      if (pass > 0) {
        this.index.keepSpills(this.cells);
        for (const cell of this.cells) this.clear(cell);
        this.index.reset();
      }
      this.values.forget();
      this.missedSpill = false;
      this.readRanges = this.book.sheets.map(() => new Map<string, Area>());
      if (!this.misses()) break;
    }
    if (this.book.iteration) this.iterate(this.book.iteration);
  }

  /** Calculates what is in circles in rounds, from what the file remembers of it, and then all that is in none. */
  private iterate(iteration: BookIteration): void {
    const circle = this.cells.filter(({ isCircular }) => isCircular);
    if (circle.length === 0) return;
    this.isIterated = true;
    this.index.keepSpills(this.cells);
    const between = cellsBetween(circle, this.index);
    const put = (cell: FormulaCell, value: CellValue): CellValue => {
      cell.value = value ?? 0;
      this.values.set(cell.sheet, cell.row, cell.column, cell.value);
      this.values.forget();
      return cell.value;
    };
    for (const cell of circle) put(cell, cell.last?.rows[0]?.[0] ?? 0);
    const isSettled = calculateInRounds([...circle, ...between], iteration, (cell) => {
      this.said = [];
      const value = this.attempt(cell);
      return put(
        cell,
        value instanceof Waiting ? cell.value : (this.rows(value, cell)[0]?.[0] ?? 0),
      );
    });
    for (const cell of circle) {
      this.messages.delete(`${cell.sheet}!${cell.row}:${cell.column}`);
      if (!isSettled) this.say(cell, 0, 0, restlessWords(iteration.rounds));
    }
    const isInCircle = new Set(circle);
    for (let pass = 0; pass < mostPasses; pass++) {
      this.index.keepSpills(this.cells);
      for (const cell of this.cells) if (!isInCircle.has(cell)) this.clear(cell);
      this.index.reset(isInCircle);
      this.values.forget();
      this.missedSpill = false;
      if (!this.misses()) return;
    }
  }

  /**
   * Finds the formulas that keep what the file remembers, and calculates none: a formula that is to be calculated counts
   * as spilling where it last did.
   */
  findKept(): readonly FormulaCell[] {
    for (const cell of this.cells) this.settle(cell, true);
    return this.cells.filter(({ isKept }) => isKept);
  }

  /** Settles every formula, and says whether one came to spill into what had been read before. */
  private misses(): boolean {
    for (const cell of this.cells) this.settle(cell);
    return this.missedSpill;
  }

  /** One more formula, as if it stood beside everything. */
  evaluate(formula: string, sheet: number): FormulaResult {
    const site = { sheet, row: -1, column: -1 };
    const cell = this.read(site, formula, { kind: "dynamic" });
    this.said = [];
    let value = this.attempt(cell);
    while (value instanceof Waiting) {
      for (const each of value.cells) this.settle(each);
      value = this.attempt(cell);
    }
    const rows = this.rows(value, cell).map((row) => row.map((each) => each ?? 0));
    return { rows, said: this.said };
  }

  knowsFunction(name: string): boolean {
    return this.addIn.has(name) || isWorksheetFunction(name);
  }

  /** How many arguments a function of every spreadsheet takes. */
  countsOf(name: string): ArgumentCounts | undefined {
    const fn = this.addIn.has(name) ? undefined : worksheetFunction(name);
    return fn && { least: fn.least, most: fn.most };
  }

  /** The formula cells and what they spill, in no particular order, with words for errors. */
  results(sheet: number): { row: number; column: number; value: CellValue; message?: string }[] {
    const found: { row: number; column: number; value: CellValue; message?: string }[] = [];
    const add = (row: number, column: number, value: CellValue) => {
      const message = this.messageAt(sheet, row, column);
      found.push({ row, column, value, ...(message === undefined ? {} : { message }) });
    };
    for (const cell of this.cells) {
      if (cell.sheet !== sheet) continue;
      add(cell.row, cell.column, cell.value);
      const { spill } = cell;
      if (!spill) continue;
      for (let row = spill.startRow; row <= spill.endRow; row++) {
        for (let column = spill.startColumn; column <= spill.endColumn; column++) {
          if (row === cell.row && column === cell.column) continue;
          add(row, column, this.values.at(sheet, row, column) ?? 0);
        }
      }
    }
    return found;
  }

  /** What each formula of a sheet that was calculated came to, in rows where it fills more than its own cell. */
  outcomes(sheet: number): { row: number; column: number; rows: CellValue[][] }[] {
    const calculated = this.cells.filter((cell) => cell.sheet === sheet && !cell.isKept);
    return calculated.map(({ row, column, value, spill }) => {
      const { endRow, endColumn } = spill ?? { endRow: row, endColumn: column };
      const rows = Array.from({ length: endRow - row + 1 }, (_, r) =>
        Array.from({ length: endColumn - column + 1 }, (__, c) =>
          r + c === 0 ? value : (this.values.at(sheet, row + r, column + c) ?? 0),
        ),
      );
      return { row, column, rows };
    });
  }

  /** What is to be said of what stands in a cell. */
  messageAt(sheet: number, row: number, column: number): string | undefined {
    return this.messages.get(`${sheet}!${row}:${column}`);
  }

  /** A formula that stands nowhere counts as one in A1. */
  private addressOf({ sheet, row, column }: FormulaSite): string {
    const cell = cellAddress(Math.max(0, row), Math.max(0, column));
    return `${sheetInFormula(this.words.sheetName(sheet))}!${cell}`;
  }

  /** A formula as a cell; what cannot be read is a name nobody knows. */
  private read(
    site: FormulaSite,
    formula: string,
    stored: Stored,
    remembered?: Remembered,
    always = false,
  ): FormulaCell {
    let node: FormulaNode = { kind: "value", value: { error: "#NAME?" } };
    let message: string | undefined;
    const fault = formulaFault(formula);
    if (fault !== undefined) message = unreadableWords(fault);
    else {
      try {
        node = parseFormula(formula, site, this.words);
      } catch (thrown) {
        if (!(thrown instanceof RangeError)) throw thrown;
        node = { kind: "value", value: { error: "#NUM!" } };
        message = "the formula is nested too deep";
      }
    }
    let isBeyond = this.book.isAsShown === true || this.readsBeyond(formula);
    const facts = new Facts(
      (name) => this.addIn.has(name),
      (name) => this.knowsFunction(name),
      (name, sheet) => {
        isBeyond ||= this.namesBeyond.has(name.toLowerCase());
        return this.meaningOf(name, site, sheet ?? site.sheet);
      },
    );
    facts.gather(node);
    const { sheet: number, row, column } = site;
    const isUnmarked = stored.kind === "plain" && facts.callsOwn;
    const isForeign = remembered !== undefined && (facts.callsUnknown || isBeyond);
    // An error that another program left says no more than ours.
    const mayStay = this.isTrusted || (isForeign && !isError(remembered.rows[0]?.[0] ?? null));
    return {
      sheet: number,
      row,
      column,
      formula,
      stored: isUnmarked ? { kind: "dynamic" } : stored,
      isUnmarked,
      node,
      reads: facts.reads,
      isSubtotal: facts.isSubtotal,
      last: remembered,
      remembered: mayStay ? remembered : undefined,
      isForeign: mayStay && isForeign,
      isRestless: always || facts.callsOwn || facts.callsRestless,
      isKept: false,
      order: 0,
      state: "waiting",
      isCircular: false,
      value: null,
      spill: undefined,
      message,
    };
  }

  /** Takes a formula's last results away. */
  private clear(cell: FormulaCell): void {
    const { sheet, row, column, spill } = cell;
    this.values.set(sheet, row, column, null);
    if (!spill) return;
    for (let r = spill.startRow; r <= spill.endRow; r++) {
      for (let c = spill.startColumn; c <= spill.endColumn; c++) this.values.set(sheet, r, c, null);
    }
  }

  /** Calculates a formula and what it reads, without recursion: a column of running totals is a path as long as itself. */
  private settle(first: FormulaCell, isTrial = false): void {
    const { path } = this;
    this.enter(first);
    for (let cell = path.at(-1); cell; cell = path.at(-1)) {
      if (cell.state === "done") {
        path.pop();
        continue;
      }
      if (cell.state === "waiting") {
        cell.state = "open";
        // What a formula names it will mostly look at.
        for (const area of cell.reads) {
          this.index.waitingIn(area, (read) => {
            if (read.state === "waiting") this.enter(read);
            return true;
          });
        }
        if (path.at(-1) !== cell) continue;
      }
      this.said = [];
      if (this.mayStay(cell)) {
        this.keep(cell);
        path.pop();
        continue;
      }
      if (isTrial) {
        this.pass(cell);
        path.pop();
        continue;
      }
      const value = this.attempt(cell);
      if (value instanceof Waiting) {
        for (const each of value.cells) this.enter(each);
        continue;
      }
      this.finish(cell, value);
      path.pop();
    }
  }

  /** Passes over a formula that is to be calculated. */
  private pass(cell: FormulaCell): void {
    cell.state = "done";
    cell.isKept = false;
    cell.spill = cell.last && areaFrom(cell, cell.last.rows);
    this.index.noteCalculated(cell);
  }

  /** Whether what Excel computed stays: nothing it reads was calculated, or it cannot be calculated here. */
  private mayStay(cell: FormulaCell): boolean {
    if (this.isLeft(cell)) return true;
    if (!cell.remembered || cell.isCircular) return false;
    if (cell.isForeign) return true;
    return !cell.isRestless && !cell.reads.some((area) => this.index.hasCalculated(area));
  }

  private keep(cell: FormulaCell): void {
    const { sheet, row, column } = cell;
    const rows = (this.isLeft(cell) ? cell.last : cell.remembered)?.rows ?? [[null]];
    cell.state = "done";
    cell.isKept = true;
    cell.value = rows[0]?.[0] ?? 0;
    cell.spill = areaFrom(cell, rows);
    rows.forEach((line, r) => {
      line.forEach((value, c) => {
        this.values.set(sheet, row + r, column + c, value ?? 0);
      });
    });
    if (this.isDoubtful(cell)) this.say(cell, 0, 0, uncomputableWords);
    if (!cell.spill) return;
    this.values.forget();
    if (this.wasRead(cell.spill, cell)) this.missedSpill = true;
  }

  /** Whether the value that a formula keeps may be out of date, and cannot be calculated here. */
  isDoubtful({ isForeign, isRestless, reads }: FormulaCell): boolean {
    if (!isForeign) return false;
    return !this.isTrusted || isRestless || reads.some((area) => this.index.hasCalculated(area));
  }

  /** How many formulas were calculated, how many kept what Excel computed, and how many because they cannot be calculated. */
  get counts(): {
    readonly calculated: number;
    readonly kept: number;
    readonly uncomputable: number;
  } {
    const kept = this.cells.filter(({ isKept }) => isKept);
    const uncomputable = kept.filter(({ isForeign }) => isForeign).length;
    return {
      calculated: this.cells.length - kept.length,
      kept: kept.length - uncomputable,
      uncomputable,
    };
  }

  /** How many formulas spill that are stored plain: Excel shows the first value of each alone. */
  get unmarkedSpills(): number {
    return this.cells.filter(({ isUnmarked, spill }) => isUnmarked && spill).length;
  }

  private enter(cell: FormulaCell): void {
    if (cell.state === "waiting") this.path.push(cell);
  }

  private attempt(cell: FormulaCell): Value | Waiting {
    const mode = cell.stored.kind === "plain" ? "single" : "each";
    try {
      const evaluation = new Evaluation(this.around, cell);
      const value = evaluation.result(cell.node, mode);
      return evaluation.guarded(() => evaluation.plain(value, mode));
    } catch (thrown) {
      if (thrown instanceof Waiting) return thrown;
      // One cell's fault stays in one cell.
      this.around.complain("#VALUE!", "the formula cannot be calculated here");
      return { error: "#VALUE!" };
    }
  }

  private rows(value: Value, cell: FormulaCell): readonly (readonly CellValue[])[] {
    const rows = value instanceof ArrayValue ? value.rows : [[value as CellValue]];
    const { stored } = cell;
    if (stored.kind === "plain") return [[rows[0]?.[0] ?? null]];
    if (stored.kind === "dynamic") return rows;
    const { fills } = stored;
    const array = new ArrayValue(rows);
    checkSize(heightOf(fills), widthOf(fills));
    return Array.from({ length: heightOf(fills) }, (_, row) =>
      Array.from({ length: widthOf(fills) }, (__, column) => array.at(row, column)),
    );
  }

  private finish(cell: FormulaCell, value: Value): void {
    const { sheet, row, column } = cell;
    cell.state = "done";
    cell.order = ++this.finished;
    cell.isKept = false;
    cell.spill = undefined;
    const rows = cell.isCircular ? [[0]] : this.rows(value, cell);
    const height = rows.length;
    const width = rows[0]?.length ?? 0;
    const spill = {
      sheet,
      startRow: row,
      startColumn: column,
      endRow: row + height - 1,
      endColumn: column + width - 1,
    };
    const isBlocked = height * width > 1 && this.isBlocked(spill, cell);
    cell.value = (isBlocked ? { error: "#SPILL!" } : rows[0]?.[0]) ?? 0;
    this.values.set(sheet, row, column, cell.value);
    this.messages.delete(`${sheet}!${row}:${column}`);
    if (cell.isCircular) this.say(cell, 0, 0, circleWords);
    else if (cell.message !== undefined) this.say(cell, 0, 0, cell.message);
    if (height * width > 1 && !isBlocked) cell.spill = spill;
    this.index.noteCalculated(cell);
    if (height * width === 1 || isBlocked) {
      if (!cell.isCircular && isError(cell.value)) this.explain(cell, 0, 0, cell.value.error);
      return;
    }
    rows.forEach((line, r) => {
      line.forEach((each, c) => {
        this.values.set(sheet, row + r, column + c, each ?? 0);
        if (isError(each)) this.explain(cell, r, c, each.error);
      });
    });
    this.values.forget();
    if (this.wasRead(spill, cell)) this.missedSpill = true;
  }

  private say(cell: FormulaCell, row: number, column: number, message: string): void {
    this.messages.set(`${cell.sheet}!${cell.row + row}:${cell.column + column}`, message);
  }

  /** The words for an error at a place of a formula's result. */
  private explain(cell: FormulaCell, row: number, column: number, error: string): void {
    const here = this.said.find(
      (said) => said.error === error && said.row === row && said.column === column,
    );
    const any = this.said.find((said) => said.error === error && said.message !== undefined);
    const said = here ?? (row === 0 && column === 0 ? any : undefined);
    const message = said?.message ?? (row === 0 && column === 0 ? any?.message : undefined);
    if (message !== undefined) this.say(cell, row, column, message);
  }

  private isBlocked(spill: Area, cell: FormulaCell): boolean {
    if (spill.endRow > 1_048_575 || spill.endColumn > 16_383) return true;
    if (cell.stored.kind === "array") return false;
    for (let row = spill.startRow; row <= spill.endRow; row++) {
      for (let column = spill.startColumn; column <= spill.endColumn; column++) {
        if (row === cell.row && column === cell.column) continue;
        if (this.values.at(spill.sheet, row, column) !== null) return true;
        if (this.index.at(spill.sheet, row, column)) return true;
      }
    }
    return false;
  }

  private wasRead(spill: Area, cell: FormulaCell): boolean {
    for (const read of this.readRanges[spill.sheet]?.values() ?? []) {
      const isOwnCell =
        isSingle(read) && read.startRow === cell.row && read.startColumn === cell.column;
      if (!isOwnCell && overlap(read, spill)) return true;
    }
    return false;
  }

  /** Has the formulas in a range calculated first. One that is open already is in a circle with all that came after. */
  private need(area: Area, isBlank: boolean): void {
    const missing: FormulaCell[] = [];
    this.index.waitingIn(area, (cell) => {
      if (cell.state === "waiting") missing.push(cell);
      else this.closeCircle(cell);
      return missing.length < 1000;
    });
    if (missing.length > 0) throw new Waiting(missing);
    if (isBlank || !isSingle(area)) {
      const { sheet, startRow, endRow, startColumn, endColumn } = area;
      const key = `${startRow}:${endRow}:${startColumn}:${endColumn}`;
      this.readRanges[sheet]?.set(key, area);
    }
  }

  private closeCircle(cell: FormulaCell): void {
    const from = this.path.lastIndexOf(cell);
    if (from < 0) return;
    for (const each of this.path.slice(from)) if (each.state === "open") each.isCircular = true;
  }

  private readonly around: Surroundings = {
    valueAt: (sheet, row, column) => {
      const area = { sheet, startRow: row, endRow: row, startColumn: column, endColumn: column };
      const cell = this.index.at(sheet, row, column);
      if (cell) {
        if (cell.state !== "done") this.need(area, false);
        return cell.isCircular && !this.isIterated ? 0 : this.values.at(sheet, row, column);
      }
      const value = this.values.at(sheet, row, column);
      if (value === null) {
        this.need(area, true);
        return this.values.at(sheet, row, column);
      }
      return value;
    },
    valuesOf: (area) => {
      this.need(area, true);
      return this.values.range(area);
    },
    functionNamed: (name) => this.addIn.get(name) ?? worksheetFunction(name),
    meaningOf: (name, site, sheet) => this.meaningOf(name, site, sheet ?? site.sheet),
    spillOf: (area) => {
      const { sheet, startRow, startColumn } = area;
      const cell = this.index.at(sheet, startRow, startColumn);
      if (!cell) return { error: "#REF!" };
      const value = this.around.valueAt(sheet, startRow, startColumn);
      if (isError(value) && !cell.spill) return value;
      return new Reference([cell.spill ?? { ...area, endRow: startRow, endColumn: startColumn }]);
    },
    rowState: (sheet, row) => this.rowStates[sheet]?.get(row) ?? "shown",
    isSubtotal: (sheet, row, column) => this.index.at(sheet, row, column)?.isSubtotal ?? false,
    formulaAt: (sheet, row, column) => {
      const formula = this.index.at(sheet, row, column)?.formula;
      return formula === undefined ? undefined : userFormula(formula, this.words.functionIds);
    },
    sheetCount: () => this.book.sheets.length,
    sheetNumbered: (name) => this.words.sheetNumbered(name),
    sheetName: (sheet) => this.words.sheetName(sheet),
    parsed: (text, site) =>
      formulaFault(text) === undefined ? parseFormula(text, site, this.words) : undefined,
    complain: (error, message) => {
      this.said.push({ error, message, row: 0, column: 0 });
    },
  };

  /** What a name stands for here: that of the sheet before that of the book, a table last. */
  private meaningOf(name: string, site: FormulaSite, sheet: number): FormulaNode | undefined {
    // The names of other books are not known.
    if (sheet >= this.book.sheets.length) return undefined;
    const small = name.toLowerCase();
    const same = this.namesBySmall.get(small);
    if (same) {
      const own = this.words.sheetName(sheet);
      const found =
        same.find((each) => each.sheet === own) ?? same.find((each) => each.sheet === undefined);
      if (found) {
        // The file writes a name's relative references as seen from A1.
        const formula = found.isFixed
          ? found.formula
          : nameSeenFrom(found.formula, Math.max(0, site.row), Math.max(0, site.column));
        const key = `${site.sheet}!${formula}`;
        if (this.names.has(key)) return this.names.get(key);
        const node = parsedFormula(formula, site, this.words);
        this.names.set(key, node);
        return node;
      }
    }
    const reference = tableReference(name, this.words);
    return reference && { kind: "reference", reference };
  }
}

/** What a formula fills, where that is more than its own cell. */
function areaFrom({ sheet, row, column }: FormulaCell, rows: Remembered["rows"]): Area | undefined {
  const [height, width] = [rows.length, rows[0]?.length ?? 1];
  if (height * width <= 1) return undefined;
  return {
    sheet,
    startRow: row,
    startColumn: column,
    endRow: row + height - 1,
    endColumn: column + width - 1,
  };
}

function groupedNames({ names }: Book) {
  const groups = new Map<string, ((typeof names)[number] & { isFixed: boolean })[]>();
  for (const name of names) {
    const key = name.name.toLowerCase();
    const isFixed = nameSeenFrom(name.formula, 1, 1) === name.formula;
    groups.set(key, [...(groups.get(key) ?? []), { ...name, isFixed }]);
  }
  return groups;
}

export interface CalculationOptions {
  /** Whether what Excel has computed is calculated again. */
  readonly all?: boolean;
  /** Whether a formula is left as the book has it, whatever it reads. */
  readonly isLeft?: (site: FormulaSite) => boolean;
}
