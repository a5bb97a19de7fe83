import type { Dependency, Injector } from "@univerjs/core";
import { IConfigService } from "@univerjs/core";
import {
  AstRootNodeFactory,
  AstTreeBuilder,
  DefinedNamesService,
  DependencyManagerService,
  ErrorType,
  FeatureCalculationManagerService,
  FormulaCurrentConfigService,
  FormulaRuntimeService,
  FunctionNodeFactory,
  IDefinedNamesService,
  IDependencyManagerService,
  IFeatureCalculationManagerService,
  IFormulaCurrentConfigService,
  IFormulaDependencyGenerator,
  IFormulaRuntimeService,
  Interpreter,
  IOtherFormulaManagerService,
  ISuperTableService,
  LambdaNodeFactory,
  LambdaParameterNodeFactory,
  Lexer,
  LexerNode,
  LexerTreeBuilder,
  OperatorNodeFactory,
  OtherFormulaManagerService,
  PrefixNodeFactory,
  ReferenceNodeFactory,
  SuffixNodeFactory,
  SuperTableService,
  UnionNodeFactory,
  ValueNodeFactory,
} from "@univerjs/engine-formula";
import { EngineCalculation, guarded } from "../../../workbook/engine/univer/engine-calculation";
import type { CallSite, Complaint } from "../../../workbook/engine/univer/univer-functions";
import "../../../workbook/engine/univer/whole-reader";
import { Dependencies } from "./dependencies";

/**
 * An engine of the grid's own beside the one Univer starts. It knows what to calculate when, and neither functions nor names
 * nor tables: each formula is one call with the cells it reads, which `OwnFormulas` answers.
 */
export interface FormulaEngine {
  readonly calculation: EngineCalculation;
  /** Whether the last pass came upon a formula that refers back to itself. */
  readonly cameUponCircle: () => boolean;
  /** What it remembers of who depends on whom is thrown away, and found anew in the next pass. */
  readonly forgetDependencies: () => void;
  readonly standOn: (unit: string, sheet: string) => void;
  readonly config: IFormulaCurrentConfigService;
  readonly runtime: IFormulaRuntimeService;
}

/** @param complain told what a formula is refused for */
export function openFormulaEngine(
  parent: Injector,
  complain: (site: CallSite, complaint: Complaint) => void,
): FormulaEngine {
  const own: Dependency[] = [
    [IDefinedNamesService, { useClass: DefinedNamesService }],
    [ISuperTableService, { useClass: SuperTableService }],
    [IOtherFormulaManagerService, { useClass: OtherFormulaManagerService }],
    [IFeatureCalculationManagerService, { useClass: FeatureCalculationManagerService }],
    [IFormulaCurrentConfigService, { useClass: FormulaCurrentConfigService }],
    [IFormulaRuntimeService, { useClass: FormulaRuntimeService }],
    [IDependencyManagerService, { useClass: DependencyManagerService }],
    [IFormulaDependencyGenerator, { useClass: Dependencies }],
    [LexerTreeBuilder, { useClass: LexerTreeBuilder }],
    [Lexer],
    [Interpreter],
    [AstTreeBuilder],
    [AstRootNodeFactory],
    [FunctionNodeFactory],
    [LambdaNodeFactory],
    [LambdaParameterNodeFactory],
    [OperatorNodeFactory],
    [PrefixNodeFactory],
    [ReferenceNodeFactory],
    [SuffixNodeFactory],
    [UnionNodeFactory],
    [ValueNodeFactory],
  ];
  const injector = parent.createChild(own);
  const config = injector.get(IFormulaCurrentConfigService);
  const runtime = injector.get(IFormulaRuntimeService);
  const dependencies = injector.get(IDependencyManagerService);
  const trees = injector.get(AstTreeBuilder);
  return {
    config,
    runtime,
    calculation: new EngineCalculation(
      injector.get(IConfigService),
      readingAnything(injector.get(Lexer), trees),
      config,
      runtime,
      injector.get(IFormulaDependencyGenerator),
      guarded(injector.get(Interpreter), runtime, complain),
      trees,
    ),
    cameUponCircle: () => runtime.isCycleDependency(),
    forgetDependencies: () => {
      dependencies.reset();
    },
    standOn: (unit, sheet) => {
      config.setExecuteUnitId(unit);
      config.setExecuteSubUnitId(sheet);
    },
  };
}

/** A text that no tree can be made of is an error in its cell, not the end of the calculation. */
function readingAnything(lexer: Lexer, trees: AstTreeBuilder): Lexer {
  const read = lexer.treeBuilder.bind(lexer);
  const made = new WeakMap<object, ReturnType<AstTreeBuilder["parse"]>>();
  const parse = trees.parse.bind(trees);
  trees.parse = (tree) => made.get(tree) ?? parse(tree);
  lexer.treeBuilder = (formula, transformSuffix) => {
    try {
      const tree = read(formula, transformSuffix);
      if (tree instanceof LexerNode) made.set(tree, parse(tree));
      return tree;
    } catch {
      return ErrorType.VALUE;
    }
  };
  return lexer;
}
