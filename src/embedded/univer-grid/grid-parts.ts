import type { IDisposable } from "@univerjs/core";
import type { Book } from "../../workbook/book/book";
import { cellAddress, lastColumn, lastRow, sheetInFormula } from "../../workbook/book/cell-address";
import type { KeptFormula } from "../../workbook/engine/kept-formulas";
import { argumentCounts } from "../../workbook/engine/argument-counts";
import { formulaFault } from "../../workbook/formulas/check-formula";
import type { FunctionMetadata } from "../../workbook/add-in/function-values";
import type { AnswerCall, GridEvent } from "../grid";
import { GridError } from "../grid";
import { Calculation } from "./calculation/calculation";
import { Changes } from "./changes/changes";
import { refuseFaultyFormulas } from "./changes/typed-formulas";
import type { FaultOf } from "./book/checked-input";
import { CustomFunctions } from "./calculation/custom-functions";
import { KeptValues } from "./calculation/kept-values";
import { FormulaWriter } from "./calculation/engine-formulas";
import { ownFormulas } from "./calculation/grid-formulas";
import { GridRounds } from "./calculation/grid-rounds";
import { Formats } from "./looks/formats";
import { bookOf } from "./grid-book";
import { GridCells, hasFormula } from "./book/grid-cells";
import { GridNames } from "./book/grid-names";
import { GridSheets } from "./grid-sheets";
import { GridTables } from "./tables/grid-tables";
import type { SheetMove, Shift } from "../../workbook/book/sheet-move";
import { MoveJournal } from "./book/move-journal";
import { OtherBooks } from "./book/other-books";
import { SheetObjects } from "./objects/sheet-objects";
import { TableStore } from "./book/table-store";
import { UndoSteps } from "./book/undo-steps";
import type { UniverBook } from "./book/univer-book";
import { worksheetOf } from "./book/univer-book";

/** A workbook in Univer and all that keeps it: steps of undo, functions, results, and what is told of changes. */
export abstract class GridParts {
  protected readonly cells: GridCells;
  protected readonly steps: UndoSteps;
  protected readonly sheetTabs: GridSheets;
  protected readonly looks: Formats;
  protected readonly nameList: GridNames;
  protected readonly store: TableStore;
  protected readonly journal: MoveJournal;
  protected readonly tableList: GridTables;
  protected readonly functions: CustomFunctions;
  protected readonly calculation: Calculation;
  protected readonly keptValues = new KeptValues();
  private readonly otherBooks = new OtherBooks();
  protected readonly changes: Changes;
  protected readonly objects: SheetObjects;
  protected readonly disconnect: () => void;
  /** What is wrong with a formula, which comes without its "=". */
  protected readonly faultOf: FaultOf;
  private readonly refusal: IDisposable;
  /** What the grid has no use for and a file keeps. */
  private unused: Pick<
    Book,
    "from1904" | "iteration" | "properties" | "addIns" | "links" | "isManual" | "isAsShown"
  > = {};

  /** @param closed ends what was opened for the grid alone */
  constructor(
    protected readonly workbook: UniverBook,
    private readonly closed: () => void,
  ) {
    this.cells = new GridCells(workbook);
    this.steps = new UndoSteps(workbook);
    this.sheetTabs = new GridSheets(workbook, this.steps, (work) => {
      this.changes.withoutActivation(work);
    });
    this.looks = new Formats(workbook, this.cells);
    this.nameList = new GridNames(workbook);
    this.store = new TableStore(workbook);
    this.journal = new MoveJournal(workbook);
    this.tableList = new GridTables(
      workbook,
      this.store,
      this.cells,
      this.nameList,
      this.steps,
      this.journal,
      (sheet, shift, inTable) => {
        this.shifted(sheet, shift, inTable);
      },
    );
    this.functions = new CustomFunctions(
      workbook,
      ({ sheetId, row, column }) =>
        hasFormula(
          workbook.workbook.getSheetBySheetId(sheetId)?.getCellMatrix().getValue(row, column),
        ),
      (sites) => {
        this.calculation.answered(sites);
      },
    );
    const others = this.otherBooks;
    const own = ownFormulas(workbook, this.functions);
    const writer = new FormulaWriter(
      workbook,
      this.store,
      () => this.functions.functionIds(),
      others,
      own,
      (...cell) => this.keptValues.has(...cell),
    );
    this.calculation = new Calculation(
      workbook,
      this.cells,
      writer,
      own,
      this.functions,
      this.keptValues,
      others,
      new GridRounds(
        workbook,
        this.cells,
        () => this.book(),
        (site) => this.functions.askedFor(site),
      ),
      (sheets) => {
        this.changes.emit({ kind: "calculated", sheets });
      },
    );
    this.objects = new SheetObjects(workbook, () => {
      this.changes.emit({ kind: "chartsChanged" });
    });
    this.changes = new Changes(
      workbook,
      this.cells,
      this.store,
      this.tableList,
      this.steps,
      this.calculation,
      this.objects,
      this.journal,
      this.nameList,
    );
    const countsOf = argumentCounts(() => this.nameList.list());
    this.faultOf = (formula) => formulaFault(formula, countsOf);
    this.refusal = refuseFaultyFormulas(workbook, this.faultOf, (range, fault) => {
      this.changes.emit({ kind: "formulaRefused", range, fault });
    });
    const disconnected = [
      this.objects.connect(),
      this.store.connect((before, after) => {
        this.changes.tablesChanged(before, after);
      }),
      this.journal.connect(),
    ];
    this.disconnect = () => {
      for (const end of disconnected) end();
    };
  }

  /** Takes over what a book has beside its cells, which are there already. */
  load(book: Book, kept: readonly KeptFormula[] = []): void {
    const { tables, names, from1904, iteration, properties, addIns } = book;
    const { links, isManual, isAsShown } = book;
    this.unused = {
      ...(from1904 ? { from1904 } : {}),
      ...(iteration ? { iteration } : {}),
      ...(properties ? { properties } : {}),
      ...(addIns ? { addIns } : {}),
      ...(links ? { links } : {}),
      ...(isManual ? { isManual } : {}),
      ...(isAsShown ? { isAsShown } : {}),
    };
    this.otherBooks.load(book);
    if (iteration) this.calculation.allowCircles();
    const sheetIds = new Map(this.sheetTabs.list().map(({ id, name }) => [name, id]));
    this.store.load(tables, sheetIds);
    this.nameList.load(names, sheetIds);
    const idOf = (name: string) => sheetIds.get(name) ?? "";
    this.objects.load(book.sheets, idOf);
    this.keptValues.load(
      kept,
      book.sheets.map(({ name }) => idOf(name)),
    );
    if (isManual) this.wait(book, idOf);
    this.calculation.taught();
  }

  /** Shows what a file remembers until somebody wants it calculated. */
  private wait(book: Book, idOf: (sheet: string) => string): void {
    const formulas = book.sheets.flatMap(({ name, cells }) =>
      cells
        .filter(({ formula }) => formula !== undefined)
        .map(({ row, column, value, spill }) => ({
          sheet: idOf(name),
          row,
          column,
          value,
          rows: spill ?? [],
        })),
    );
    const spills = formulas.filter(({ rows, value }) => rows.flat().length > 1 && value !== null);
    this.calculation.wait(
      spills,
      formulas.some(({ value }) => value === null),
    );
  }

  isFrom1904(): boolean {
    return this.unused.from1904 === true;
  }

  isManual(): boolean {
    return this.unused.isManual === true;
  }

  calculate(): void {
    this.mustNotBeEditing();
    this.calculation.demand();
  }

  openStep(): () => void {
    return this.steps.open();
  }

  undo(): void {
    this.mustNotBeEditing();
    this.steps.undo();
  }

  redo(): void {
    this.mustNotBeEditing();
    this.steps.redo();
  }

  isEditing(): boolean {
    return this.changes.isEditing;
  }

  isCalculated(): boolean {
    return this.calculation.isCalculated;
  }

  doubtful(): readonly string[] {
    return this.calculation.held
      .filter(({ sheet, row, column }) => !this.keptValues.isSure(sheet, row, column))
      .map(({ sheet, row, column }) => {
        const name = worksheetOf(this.workbook, sheet).getName();
        return `${sheetInFormula(name)}!${cellAddress(row, column)}`;
      });
  }

  settled(): Promise<void> {
    return this.calculation.settled();
  }

  defineFunctions(functions: readonly FunctionMetadata[], answer: AnswerCall): void {
    this.functions.define(functions, answer);
    this.calculation.taught();
  }

  recalculate(): void {
    this.functions.forgetAnswers();
    this.calculation.taught();
    this.calculation.demand();
  }

  subscribe(listener: (event: GridEvent) => void): () => void {
    return this.changes.subscribe(listener);
  }

  moves(): readonly SheetMove[] {
    return this.journal.list();
  }

  book(): Book {
    return {
      ...bookOf(this.workbook, this.cells, this.store, this.nameList, this.objects),
      ...this.unused,
    };
  }

  close(): void {
    this.refusal.dispose();
    this.calculation.close();
    this.functions.close();
    this.changes.close();
    this.steps.close();
    this.disconnect();
    this.closed();
  }

  protected shifted(sheet: string, { area, along, removes }: Shift, inTable: boolean): void {
    this.calculation.rebuilt();
    const isWhole =
      along === "rows"
        ? area.startColumn === 0 && area.endColumn >= lastColumn
        : area.startRow === 0 && area.endRow >= lastRow;
    // Whole rows and columns have told already.
    if (isWhole) return;
    const line = along === "rows" ? "Row" : "Column";
    const what = inTable ? line : "Cell";
    this.changes.changed(`${what}${removes ? "Deleted" : "Inserted"}`, sheet, area);
  }

  protected mustBeEditable(sheet: string): void {
    worksheetOf(this.workbook, sheet);
    this.mustNotBeEditing();
    if (!this.changes.protectedSheets.has(sheet)) return;
    throw new GridError("AccessDenied", "a sheet must not be protected to be edited");
  }

  protected mustNotBeEditing(): void {
    if (!this.isEditing()) return;
    throw new GridError("InvalidOperationInCellEditMode", "nobody must be typing in a cell");
  }
}
