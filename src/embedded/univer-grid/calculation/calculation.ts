import type { IUnitRange } from "@univerjs/core";
import { requestImmediateMacroTask } from "@univerjs/core";
import type { IAllRuntimeData, IFormulaData } from "@univerjs/engine-formula";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import type { CellRange } from "../../../workbook/book/book";
import { circleWords } from "../../../workbook/engine/circles";
import { siteKey } from "../../../workbook/engine/univer/complaints";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
import type { CustomFunctions } from "./custom-functions";
import type { FormulaWriter, HeldFormula } from "./engine-formulas";
import { formulasAt } from "./engine-formulas";
import { FormulaPass } from "./formula-pass";
import { keepFormulasUnderLooks } from "./formulas-under-looks";
import { GridCircles } from "./grid-circles";
import type { GridRounds, News } from "./grid-rounds";
import { readAs, sitesIn } from "./grid-rounds";
import type { GridCells } from "../book/grid-cells";
import { cellRange } from "../book/grid-cells";
import type { KeptSpill, KeptValues } from "./kept-values";
import { Results } from "./results";
import { Spills } from "./spills";
import type { OwnFormulas } from "./own/own-formulas";
import type { OtherBooks } from "../book/other-books";
import { readsSheetsInARow } from "./sheets-in-a-row";
import type { UniverBook } from "../book/univer-book";

/** Spills that read spills settle one after another; a circle of them never does. */
const mostPasses = 20;

/**
 * Keeps results up to date. Univer would wait 100 ms after an edit and calculate on its own; here a calculation starts as
 * soon as the edit at hand is over, and when it is known to be over too: nothing depends on a clock.
 */
export class Calculation {
  private readonly formulaPass: FormulaPass;
  private readonly results: Results;
  private readonly spills: Spills;
  private readonly circles: GridCircles;
  /** The formulas that cannot be calculated here. */
  held: readonly HeldFormula[] = [];
  private dirty: IUnitRange[] = [];
  /** Cells whose formula was entered since: they take over the number format of what they calculate. */
  private entered = new Set<string>();
  /** Those that are calculated as they were entered though all else waits, and those that were. */
  private readonly enteredAlone = new Set<string>();
  private readonly askedAlone = new Set<string>();
  private isAllDirty = true;
  /** Whether formulas are calculated only on demand, whether one is being met, and whether there is something to calculate. */
  private isManual = false;
  private isDemanded = false;
  private isDue = false;
  private scheduled = false;
  private running = false;
  private closed = false;
  private hasStopped = false;
  private allowsCircles = false;
  private edits = 0;
  private waiters: (() => void)[] = [];

  constructor(
    private readonly book: UniverBook,
    cells: GridCells,
    private readonly writer: FormulaWriter,
    private readonly own: OwnFormulas,
    private readonly functions: CustomFunctions,
    private readonly keptValues: KeptValues,
    others: OtherBooks,
    private readonly rounds: GridRounds,
    private readonly calculated: (sheets: readonly string[]) => void,
  ) {
    const data = book.injector.get(FormulaDataModel);
    keepFormulasUnderLooks(data);
    this.spills = new Spills(book, cells, data);
    this.formulaPass = new FormulaPass(book, data, others, (site, complaint) => {
      functions.complaints.add(site, complaint);
    });
    this.own.readFrom(this.formulaPass.values);
    this.circles = new GridCircles(book, (...rehearsal) =>
      functions.rehearsing(() => this.formulaPass.rehearse(...rehearsal)),
    );
    this.results = new Results(book, data, this.spills);
    book.injector.get(TriggerCalculationController).dispose();
  }

  /** Calculates only on demand from now on; until then what the file remembers is shown, some of which may be missing. */
  wait(spills: readonly KeptSpill[], isDue: boolean): void {
    this.isManual = true;
    this.isDue = isDue;
    this.spills.hold(spills);
  }

  /** Calculates what has changed, though it may be only on demand. */
  demand(): void {
    this.isDemanded = true;
    this.isDue = false;
    this.askedAlone.clear();
    // Circles go round again, whether anything changed or not.
    if (this.allowsCircles) {
      for (const { sheetId, row, column } of sitesIn(this.circles.cells)) {
        this.dirty.push({ unitId: this.book.unit, sheetId, range: cellRange(row, column) });
      }
    }
    this.schedule();
  }

  /** Something was put into these cells. */
  edited(sheet: string, range: CellRange): void {
    this.edits++;
    this.keptValues.edited(sheet, range);
    this.dirty.push({ unitId: this.book.unit, sheetId: sheet, range });
    this.schedule();
  }

  /** A formula was put into this cell, by somebody or with cells that moved. */
  formulaEntered(sheet: string, row: number, column: number, isMoved: boolean): void {
    const key = siteKey({ sheetId: sheet, row, column });
    this.entered.add(key);
    if (this.isManual && !isMoved) this.enteredAlone.add(key);
  }

  /** Cells have moved, or anything else after which only a full calculation is sure. */
  rebuilt(): void {
    this.keptValues.forget();
    this.taught();
    if (this.isManual && !this.scheduled) this.isDue = true;
  }

  /** Every formula is to be calculated but those that keep what Excel computed: functions have come, or a sheet. */
  taught(): void {
    this.edits++;
    this.isAllDirty = true;
    this.functions.forgetSites();
    const { isDue } = this;
    this.schedule();
    // On demand it is done with what else is due.
    this.isDue = isDue;
  }

  /** Sheets stand in another order. */
  reordered(): void {
    if (readsSheetsInARow(this.book)) this.rebuilt();
  }

  /** What formulas mean may have changed, without any cell that did. */
  reworded(): void {
    this.edits++;
    this.schedule();
  }

  /** Answers have come for these cells. They take nothing back that is being calculated. */
  answered(sites: readonly CallSite[]): void {
    // They were asked for on demand, or by a formula as it was entered.
    const isAlone = (site: CallSite) => this.askedAlone.has(siteKey(site));
    if (sites.every(isAlone)) for (const site of sites) this.enteredAlone.add(siteKey(site));
    else this.isDemanded = true;
    for (const { sheetId, row, column } of sites) {
      this.dirty.push({ unitId: this.book.unit, sheetId, range: cellRange(row, column) });
    }
    this.schedule();
  }

  /** Circles are calculated in rounds from now on. */
  allowCircles(): void {
    this.allowsCircles = true;
  }

  /** What is to be said of a cell whose formula refers to itself, directly or in a circle; undefined where it does not. */
  circleMessage(sheet: string, row: number, column: number): string | null | undefined {
    if (!this.circles.has(sheet, row, column)) return undefined;
    return this.allowsCircles
      ? this.rounds.messageAt({ sheetId: sheet, row, column })
      : circleWords;
  }

  /** Whether what shows is what the formulas come to. */
  get isCalculated(): boolean {
    return !this.hasStopped && !this.isDue;
  }

  get isSettled(): boolean {
    return this.closed || (!this.scheduled && !this.running && this.functions.waiting === 0);
  }

  async settled(): Promise<void> {
    if (this.isSettled) return;
    await new Promise<void>((resolve) => {
      this.waiters.push(resolve);
    });
  }

  close(): void {
    this.closed = true;
    this.release();
  }

  private schedule(): void {
    if (this.scheduled || this.closed) return;
    if (this.isManual && !this.isDemanded) {
      this.isDue = true;
      if (this.enteredAlone.size === 0) return;
    }
    this.scheduled = true;
    if (!this.running) this.soon();
  }

  /** After everything that is being done in one go. */
  private soon(): void {
    // What the task came through stays open until it is cancelled, which is possible once it has come.
    const cancel = requestImmediateMacroTask(() => {
      cancel();
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.closed) return;
    this.running = true;
    const sheets = new Set<string>();
    try {
      while (this.mayContinue()) {
        this.scheduled = false;
        if (this.isManual && !this.isDemanded) await this.calculateEntered(sheets);
        else await this.settle(sheets);
      }
      this.hasStopped = false;
      this.isDemanded = false;
    } catch {
      // Nothing of what came after the fault was calculated: what shows is out of date.
      this.hasStopped = true;
    } finally {
      this.running = false;
      if (!this.isClosed()) {
        if (sheets.size > 0) this.calculated([...sheets]);
        if (this.isSettled) this.release();
      }
    }
  }

  private mayContinue(): boolean {
    return this.scheduled && !this.closed;
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private release(): void {
    for (const resolve of this.waiters.splice(0)) resolve();
  }

  /** Calculates the formulas that were entered, of all that waits until it is asked for. */
  private async calculateEntered(sheets: Set<string>): Promise<void> {
    const { edits } = this;
    const alone = new Set(this.enteredAlone);
    this.enteredAlone.clear();
    for (const key of alone) this.askedAlone.add(key);
    this.functions.begin();
    const { formulas, changed, reworded, held } = this.writer.write();
    this.held = held;
    this.results.showHeld(held.filter(({ isShown }) => !isShown));
    // What else reads differently now is calculated with all that waits.
    this.dirty.push(...changed);
    for (const { sheetId, range } of reworded) this.keptValues.edited(sheetId, range);
    const chosen = formulasAt(formulas, this.book.unit, alone);
    this.functions.complaints.begin();
    const result = await this.formulaPass.run(chosen, [], true);
    this.own.takeLed();
    if (this.isClosed()) return;
    if (this.edits !== edits) {
      for (const key of alone) this.enteredAlone.add(key);
      this.scheduled = true;
      return;
    }
    const calculated: CallSite[] = [];
    this.dirty.push(...this.results.take(result, this.entered, sheets, calculated));
    for (const key of alone) this.entered.delete(key);
    this.functions.complaints.end(calculated);
    this.functions.end(calculated);
  }

  /** Calculates what is dirty, and again what spills of that change, until they change nothing more. */
  private async settle(sheets: Set<string>): Promise<void> {
    const edits = this.edits;
    const dirty = this.dirty.splice(0);
    const entered = this.entered;
    const all = this.isAllDirty;
    this.entered = new Set();
    this.enteredAlone.clear();
    this.isAllDirty = false;
    if (all) this.spills.forget();
    this.functions.begin();
    const calculated: CallSite[] = [];
    let ranges = dirty;
    let everything = all;
    let fromRounds: readonly IUnitRange[] = [];
    for (let pass = 0; pass < mostPasses; pass++) {
      if (pass > 0 && ranges.length === 0) break;
      const { formulas, changed, reworded, held } = this.writer.write(everything, pass === 0);
      this.held = held;
      this.results.showHeld(held.filter(({ isShown }) => !isShown));
      if (everything) this.spills.hold(this.keptValues.spills(held));
      const touched = [...ranges, ...changed];
      if (!everything && touched.length === 0) break;
      this.circles.follow(formulas);
      for (const { sheetId, range } of reworded) this.keptValues.edited(sheetId, range);
      const { now, joined, result } = await this.passWithoutCircles(
        formulas,
        touched,
        everything,
        sheets,
      );
      if (this.isClosed()) return;
      if (this.edits !== edits) {
        // What was calculated is out of date. It is done again with what came in between.
        this.dirty.unshift(...dirty, ...now);
        for (const key of entered) this.entered.add(key);
        this.isAllDirty ||= all;
        this.scheduled = true;
        return;
      }
      const first = calculated.length;
      const edited = everything && this.keptValues.areThere ? [...ranges, ...reworded] : [];
      ranges = this.results.take(result, entered, sheets, calculated);
      const fresh = calculated.slice(first);
      this.functions.complaints.end(fresh);
      this.keptValues.calculated(fresh, [...now, ...ranges]);
      // What keeps its value was left out, and may read what was put into cells meanwhile.
      ranges.push(...edited, ...this.ledElsewhere());
      if (this.allowsCircles) {
        const own = [...fromRounds, ...joined];
        const changed = now.filter((range) => !own.includes(range)).map(readAs);
        changed.push(
          ...fresh.map(({ sheetId, row, column }) => ({ sheetId, ...cellRange(row, column) })),
        );
        fromRounds = this.takeRounds({ everything, joined, changed }, sheets, calculated);
        ranges.push(...fromRounds);
      }
      everything = false;
    }
    this.functions.end(calculated);
  }

  /** The cells whose formulas came to read what they did not before, which may have been calculated after them. */
  private ledElsewhere(): IUnitRange[] {
    return this.own.takeLed().map(({ sheetId, row, column }) => ({
      unitId: this.book.unit,
      sheetId,
      range: cellRange(row, column),
    }));
  }

  /**
   * Calculates circles in rounds where something they read has changed.
   *
   * @returns their cells that hold another value now
   */
  private takeRounds(news: News, sheets: Set<string>, calculated: CallSite[]): IUnitRange[] {
    const { cells } = this.circles;
    const isKept = (range: IUnitRange) =>
      this.keptValues.has(range.sheetId, range.range.startRow, range.range.startColumn);
    const results = this.rounds.run(cells, news, isKept);
    if (!results) return [];
    calculated.push(...sitesIn(cells));
    this.keptValues.calculated(sitesIn(cells), []);
    this.results.showValues(results);
    return results.map(({ sheetId, row, column }) => {
      sheets.add(sheetId);
      return { unitId: this.book.unit, sheetId, range: cellRange(row, column) };
    });
  }

  /** Calculates once; a formula that refers to itself counts with what its cell holds, which is 0 where circles are a mistake. */
  private async passWithoutCircles(
    formulas: IFormulaData,
    touched: IUnitRange[],
    everything: boolean,
    sheets: Set<string>,
  ): Promise<{ now: IUnitRange[]; joined: IUnitRange[]; result: IAllRuntimeData }> {
    const { joined, left } = await this.circles.find(formulas);
    for (const { sheetId } of joined) sheets.add(sheetId);
    if (!this.allowsCircles) this.results.showZero(joined);
    const now = this.spills.touchedBy([...touched, ...joined, ...left]);
    const { complaints } = this.functions;
    if (everything) complaints.clear();
    else complaints.begin();
    const result = await this.formulaPass.run(this.circles.without(formulas), now, everything);
    const isNew = this.formulaPass.cameUponCircle && this.circles.cameUpon(formulas);
    return isNew && !this.closed
      ? this.passWithoutCircles(formulas, touched, everything, sheets)
      : { now, joined, result };
  }
}
