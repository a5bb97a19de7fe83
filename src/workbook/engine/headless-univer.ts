import "./iterator-helpers";
import {
  IConfigService,
  LocaleType,
  LogLevel,
  ObjectMatrix,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import type { IAllRuntimeData } from "@univerjs/engine-formula";
import {
  AstTreeBuilder,
  FormulaDataModel,
  IFormulaCurrentConfigService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  IFunctionService,
  Interpreter,
  Lexer,
  UniverFormulaEnginePlugin,
} from "@univerjs/engine-formula";
import type { AddInFunction } from "../add-in/add-in-functions";
import type { BookName, CellRange, CellValue } from "../book/book";
import { lastColumn, lastRow } from "../book/cell-address";
import type { CountsOf } from "../formulas/check-formula";
import { argumentCounts } from "./argument-counts";
import { Complaints, siteKey } from "./complaints";
import { EngineCalculation, guarded, keepSpills } from "./engine-calculation";
import { cellValue, isError, knowEveryError } from "./engine-cells";
import {
  AnchorArrayFunction,
  ArrayConstantFunction,
  FillFunction,
  NumberConstantFunction,
  SingleFunction,
} from "./engine-functions";
import type { EngineSheet } from "./engine-sheet";
import { sheetId, snapshotOf } from "./engine-sheet";
import { sparingTrees } from "./formula-trees";
import "./large-references";
import { quietly } from "./quiet-console";
import { BlankCountFunction, LineCountFunction } from "./size-functions";
import type { CallSite, Complaint } from "./univer-functions";
import { UniverFunction } from "./univer-functions";
import { valuesOf } from "./univer-values";
import "./whole-reader";

/** Spills that read spills settle one after another; a circle of them never does. */
const mostPasses = 20;

/** A formula's cell or one it spilled into, calculated. */
export interface CalculatedCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** What an add-in function said about the error that stands here. */
  readonly message?: string;
}

export interface OneResult {
  readonly values: readonly (readonly CellValue[])[];
  readonly message?: string;
}

/** A calculated workbook that can be asked further formulas. */
export interface HeadlessWorkbook {
  /** Formula cells and spills of each sheet, in the order of the sheets, row by row. */
  readonly sheets: readonly (readonly CalculatedCell[])[];
  /** Some formula refers to itself, directly or in a circle. */
  readonly hasCircle: boolean;
  readonly evaluate: (formula: string, sheet: number) => Promise<OneResult>;
  readonly knowsFunction: (name: string) => boolean;
  /** How many arguments functions take, but for those a name of the book stands for. */
  readonly countsOf: (names: readonly BookName[]) => CountsOf;
  readonly close: () => void;
}

/**
 * Calculates with Univer's formula engine, without a screen. The engine is driven directly, one full calculation awaited
 * after the other until nothing changes, so that no result depends on a timer.
 */
export async function openHeadlessWorkbook(
  sheets: readonly EngineSheet[],
  functions: readonly AddInFunction[],
): Promise<HeadlessWorkbook> {
  knowEveryError();
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    logLevel: LogLevel.SILENT,
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  const unit = `book-${++opened}`;
  univer.createUnit(UniverInstanceType.UNIVER_SHEET, snapshotOf(unit, sheets));

  const injector = univer.__getInjector();
  const runtime = injector.get(IFormulaRuntimeService);
  const interpreter = injector.get(Interpreter);
  const complaints = new Complaints();
  const complain = (site: CallSite, said: Complaint) => {
    complaints.add(site, said);
  };
  const calculation = new EngineCalculation(
    injector.get(IConfigService),
    injector.get(Lexer),
    injector.get(IFormulaCurrentConfigService),
    runtime,
    injector.get(IFormulaDependencyGenerator),
    guarded(interpreter, runtime, complain),
    sparingTrees(injector.get(AstTreeBuilder)),
  );
  const service = injector.get(IFunctionService);
  const formulaSites = new Set(
    sheets.flatMap((sheet, index) =>
      sheet.cells
        .filter(({ formula }) => formula !== undefined)
        .map(({ row, column }) => siteKey({ sheetId: sheetId(index), row, column })),
    ),
  );
  service.registerExecutors(
    new SingleFunction(),
    new AnchorArrayFunction((site) => formulaSites.has(siteKey(site))),
    new FillFunction(),
    new ArrayConstantFunction(),
    new NumberConstantFunction(),
    new LineCountFunction("rows"),
    new LineCountFunction("columns"),
    new BlankCountFunction(),
    ...functions.map(
      (fn) =>
        new UniverFunction(
          fn.id,
          (args, { row, column }) => fn.call(args, `${row}:${column}`),
          complain,
        ),
    ),
  );

  const data = injector.get(FormulaDataModel);
  let circle = false;
  const results = await quietly(() => settle());

  return {
    sheets: results,
    hasCircle: circle,
    evaluate: (formula, sheet) => quietly(() => evaluate(formula, sheet)),
    knowsFunction: (name) => service.hasExecutor(name),
    countsOf: (names) => argumentCounts(service, () => names),
    close: () => {
      univer.dispose();
    },
  };

  /** Calculates everything until a full calculation changes nothing any more. */
  async function settle(): Promise<CalculatedCell[][]> {
    let before = "";
    for (let pass = 0; ; pass++) {
      complaints.clear();
      const runtimeData = await calculation.pass({
        formulaData: data.getFormulaData(),
        arrayFormulaCellData: data.getArrayFormulaCellData(),
        arrayFormulaRange: data.getArrayFormulaRange(),
        forceCalculate: true,
        dirtyRanges: [],
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
      });
      keepSpills(data, runtimeData);
      circle ||= runtime.isCycleDependency();
      const found = sheets.map((sheet, index) => resultsOf(sheet, sheetId(index), runtimeData));
      const now = JSON.stringify(found);
      const spills = Object.values(runtimeData.arrayFormulaRange[unit] ?? {}).some(
        (ranges) => Object.keys(ranges).length > 0,
      );
      if (!spills || now === before || pass === mostPasses) return found;
      before = now;
    }
  }

  function resultsOf(
    sheet: EngineSheet,
    id: string,
    runtimeData: IAllRuntimeData,
  ): CalculatedCell[] {
    const values = runtimeData.unitData[unit]?.[id];
    const spilled = runtimeData.arrayFormulaCellData[unit]?.[id];
    const ranges = new ObjectMatrix<CellRange>(runtimeData.arrayFormulaRange[unit]?.[id] ?? {});
    const found: CalculatedCell[] = [];
    for (const { row, column, formula } of sheet.cells) {
      if (formula === undefined) continue;
      const site = { sheetId: id, row, column };
      const anchor = cellValue(values?.getValue(row, column));
      const range = ranges.getValue(row, column);
      const spills = range && !(isError(anchor) && anchor.error === "#SPILL!");
      found.push({ row, column, value: anchor, ...complaints.about(site, 0, 0, anchor) });
      if (!spills) continue;
      for (let r = range.startRow; r <= range.endRow; r++) {
        for (let c = range.startColumn; c <= range.endColumn; c++) {
          if (r === row && c === column) continue;
          const value = cellValue(spilled?.getValue(r, c));
          const message = complaints.about(site, r - row, c - column, value);
          found.push({ row: r, column: c, value, ...message });
        }
      }
    }
    return found.sort((a, b) => a.row - b.row || a.column - b.column);
  }

  async function evaluate(formula: string, sheet: number): Promise<OneResult> {
    const site = { sheetId: sheetId(sheet), row: -1, column: -1 };
    complaints.clear();
    runtime.setCurrent(site.row, site.column, lastRow + 1, lastColumn + 1, site.sheetId, unit);
    const variant = await calculation.calculate(`=${formula}`);
    const found = variant ? valuesOf(variant) : [[{ error: "#VALUE!" }]];
    const values = found.map((row) => row.map((value) => value ?? 0));
    const firstError = values.flat().find(isError);
    return { values, ...(firstError ? complaints.any(site, firstError) : {}) };
  }
}

let opened = 0;
