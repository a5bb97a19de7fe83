import type { BaseReferenceObject, FunctionVariantType } from "@univerjs/engine-formula";
import { BaseFunction } from "@univerjs/engine-formula";
import type { CellValue } from "../../book/book";
import { Evaluation } from "../formula/evaluate";
import type { CalledFunction, Surroundings } from "../formula/evaluator";
import { classOf } from "../formula/evaluator";
import type { Operator } from "../formula/formula-node";
import { ArrayValue } from "../formula/values";
import type { Value } from "../formula/values";
import { leftOut } from "../formula/values";
import { functionsOfValues } from "../functions/registry";
import { error, matrixOf, valueOf, variantOf } from "../cells/univer-values";

/** A formula that reads no cell itself: the engine has read them for it. */
const nowhere: Surroundings = {
  valueAt: () => null,
  valuesOf: () => new ArrayValue([[null]]),
  functionNamed: () => undefined,
  meaningOf: () => undefined,
  spillOf: () => ({ error: "#REF!" }),
  rowState: () => "shown",
  isSubtotal: () => false,
  formulaAt: () => undefined,
  sheetCount: () => 1,
  sheetNumbered: () => -1,
  sheetName: () => "",
  parsed: () => undefined,
  complain: () => undefined,
};

const operators: Readonly<Record<string, Operator>> = {
  PLUS: "+",
  MINUS: "-",
  MULTIPLY: "*",
  DIVIDED: "/",
};

/** Functions and operators of ours in place of Univer's, so that the grid calculates what the command line does. */
export function ownExecutors(): BaseFunction[] {
  return [
    ...Object.entries(operators).map(([name, operator]) => new OperatorExecutor(name, operator)),
    new CompareExecutor(),
    ...Object.entries(functionsOfValues).map(([name, fn]) => new OwnExecutor(name, fn)),
  ];
}

/** What the engine hands over: cells as rows, other values as they are. */
function valueFrom(variant: FunctionVariantType | undefined): Value {
  if (variant === undefined) return leftOut;
  const value = variant.isReferenceObject()
    ? (variant as BaseReferenceObject).toArrayValueObject()
    : variant;
  const rows = matrixOf(value).map((row) => row.map(valueOf));
  return value.isArray() ? new ArrayValue(rows) : (rows[0]?.[0] ?? null);
}

/**
 * An array of one, where one value is taken, is that value: the engine hands over a cell as such an array, and SEQUENCE(A1)
 * would give the first of its numbers alone.
 */
function single(value: Value): Value {
  const isOne = value instanceof ArrayValue && value.width === 1 && value.height === 1;
  return isOne ? value.at(0, 0) : value;
}

function answer(evaluation: Evaluation, value: Value): FunctionVariantType {
  const plain = evaluation.plain(value, "each");
  const shown = (each: CellValue) => each ?? 0;
  if (!(plain instanceof ArrayValue)) return variantOf(shown(plain));
  return variantOf(plain.rows.map((row) => row.map(shown)));
}

class OperatorExecutor extends BaseFunction {
  override minParams = 2;
  override maxParams = 2;

  constructor(
    name: string,
    protected operator: Operator,
  ) {
    super(name);
  }

  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(left: FunctionVariantType, right: FunctionVariantType): FunctionVariantType {
    const evaluation = new Evaluation(nowhere, { sheet: 0, row: this.row, column: this.column });
    const [a, b] = [left, right].map((each) => evaluation.plain(single(valueFrom(each)), "each"));
    return answer(
      evaluation,
      evaluation.guarded(() => evaluation.operated(this.operator, a ?? null, b ?? null)),
    );
  }
}

class CompareExecutor extends OperatorExecutor {
  constructor() {
    super("COMPARE", "=");
  }

  /** Called by the engine before each comparison. */
  setCompareType(token: string): void {
    this.operator = token as Operator;
  }
}

class OwnExecutor extends BaseFunction {
  constructor(
    name: string,
    private readonly fn: CalledFunction,
  ) {
    super(name);
    this.minParams = fn.least;
    this.maxParams = fn.most;
  }

  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: FunctionVariantType[]): FunctionVariantType {
    const evaluation = new Evaluation(nowhere, { sheet: 0, row: this.row, column: this.column });
    const value = evaluation.guarded(() =>
      evaluation.answer(
        this.fn,
        variants.map((variant, place) =>
          classOf(this.fn, place) === "V" ? single(valueFrom(variant)) : valueFrom(variant),
        ),
        "each",
      ),
    );
    // The engine knows no values but these.
    return value instanceof ArrayValue || typeof value !== "symbol"
      ? answer(evaluation, value)
      : error("#VALUE!");
  }
}
