import { shortText } from "../../formulas/short-text";
import type { CellValue } from "../../book/book";
import { Refusal } from "../cells/refusal";
import { toNumber } from "./convert";
import type { CalledFunction, Evaluator, Mode, Surroundings } from "./evaluator";
import { classOf } from "./evaluator";
import type { FormulaNode, Operator } from "./formula-node";
import { operate } from "./operators";
import type { FormulaSite } from "./parse-formula";
import type { Area } from "./reference";
import { Reference } from "./reference";
import { cellInLine, shared, spanned } from "./reference-operators";
import { specialForms } from "./special-forms";
import type { Scope, Value } from "./values";
import {
  ArrayValue,
  checkSize,
  Closure,
  fail,
  isError,
  isSingle,
  leftOut,
  NamedFunction,
  ReferenceArray,
  wrongNumber,
  wrongValue,
} from "./values";

/** Excel's limit of functions that call themselves. */
const deepestCall = 700;

/** Calls of one formula, so that one that branches without end comes to one. */
const mostCalls = 500_000;

/** Calculates one formula. */
export class Evaluation implements Evaluator {
  private depth = 0;
  private calls = 0;

  constructor(
    readonly around: Surroundings,
    readonly site: FormulaSite,
  ) {}

  /** The value of a whole formula; what is thrown on the way is an error value. */
  result(node: FormulaNode, mode: Mode): Value {
    return this.guarded(() => this.value(node, undefined, mode));
  }

  guarded(calculate: () => Value): Value {
    const { depth } = this;
    try {
      return calculate();
    } catch (fault) {
      this.depth = depth;
      if (fault instanceof Refusal) {
        if (fault.message !== "") this.around.complain(fault.error, fault.message);
        return { error: fault.error };
      }
      if (fault instanceof RangeError) {
        this.around.complain("#NUM!", "the formula calls itself without end or is nested too deep");
        return wrongNumber;
      }
      throw fault;
    }
  }

  value(node: FormulaNode, scope: Scope | undefined, mode: Mode): Value {
    switch (node.kind) {
      case "value":
        return node.value;
      case "array":
        return new ArrayValue(node.rows);
      case "reference":
        return node.reference;
      case "left out":
        return leftOut;
      case "chain": {
        let left = this.operand(node.first, scope, mode);
        for (const { operator, operand } of node.rest) {
          left = this.operated(operator, left, this.operand(operand, scope, mode));
        }
        return left;
      }
      case "minus":
        return this.mapped(this.operand(node.of, scope, mode), (value) => {
          const number = toNumber(value);
          return number === 0 ? 0 : -number;
        });
      case "percent":
        return this.mapped(this.operand(node.of, scope, mode), (value) => toNumber(value) / 100);
      case "single":
        return this.inLine(this.value(node.of, scope, mode));
      case "spill": {
        const of = this.value(node.of, scope, mode);
        if (isError(of)) return of;
        const area = of instanceof Reference ? of.areas[0] : undefined;
        return area ? this.around.spillOf(area) : { error: "#REF!" };
      }
      case "span":
      case "shared": {
        const left = this.value(node.left, scope, mode);
        const right = this.value(node.right, scope, mode);
        if (isError(left)) return left;
        if (isError(right)) return right;
        if (!(left instanceof Reference) || !(right instanceof Reference)) return wrongValue;
        return node.kind === "span" ? spanned(left, right) : shared(left, right);
      }
      case "union": {
        const areas: Area[] = [];
        for (const part of node.parts) {
          const value = this.value(part, scope, mode);
          if (isError(value)) return value;
          if (!(value instanceof Reference)) return wrongValue;
          areas.push(...value.areas);
        }
        return new Reference(areas);
      }
      case "name":
        return this.named(node.name, node.sheet, scope, mode);
      case "call":
        return this.called(node, scope, mode);
      case "apply": {
        const to = this.value(node.to, scope, mode);
        if (isError(to)) return to;
        return this.apply(
          to,
          node.args.map((arg) => this.value(arg, scope, mode)),
        );
      }
    }
  }

  /** A value as operators take it: one, or each of an array. */
  operand(node: FormulaNode, scope: Scope | undefined, mode: Mode): CellValue | ArrayValue {
    return this.plain(this.value(node, scope, mode), mode);
  }

  plain(value: Value, mode: Mode): CellValue | ArrayValue {
    if (value instanceof Reference) {
      const [area] = value.areas;
      if (value.areas.length !== 1 || !area) return wrongValue;
      if (isSingle(area)) return this.around.valueAt(area.sheet, area.startRow, area.startColumn);
      return mode === "single" ? this.scalar(this.inLine(value)) : this.around.valuesOf(area);
    }
    if (value === leftOut) return null;
    if (value instanceof Closure || value instanceof NamedFunction) return { error: "#CALC!" };
    return value;
  }

  /** One value of whatever there is: the first of an array. */
  scalar(value: Value): CellValue {
    const plain = this.plain(value, "single");
    return plain instanceof ArrayValue ? (plain.rows[0]?.[0] ?? null) : plain;
  }

  /** The one value of a range that is in line with the formula. */
  inLine(value: Value): Value {
    if (value instanceof ArrayValue) return value.rows[0]?.[0] ?? wrongValue;
    if (!(value instanceof Reference)) return value;
    return cellInLine(value, this.site) ?? wrongValue;
  }

  operated(
    operator: Operator,
    left: CellValue | ArrayValue,
    right: CellValue | ArrayValue,
  ): CellValue | ArrayValue {
    if (left instanceof ArrayValue || right instanceof ArrayValue) {
      return this.lifted([left, right], ([a = null, b = null]) => operate(operator, a, b));
    }
    return operate(operator, left, right);
  }

  private mapped(
    value: CellValue | ArrayValue,
    make: (value: CellValue) => CellValue,
  ): CellValue | ArrayValue {
    if (value instanceof ArrayValue) return this.lifted([value], ([one = null]) => make(one));
    return isError(value) ? value : make(value);
  }

  /** Calls a function of single values for each element of arrays. */
  lifted(
    args: readonly (CellValue | ArrayValue)[],
    make: (args: CellValue[]) => Value,
  ): ArrayValue {
    const arrays = args.filter((arg): arg is ArrayValue => arg instanceof ArrayValue);
    const height = Math.max(...arrays.map((array) => array.height));
    const width = Math.max(...arrays.map((array) => array.width));
    checkSize(height, width);
    return new ArrayValue(
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (__, column) =>
          this.element(() =>
            make(args.map((arg) => (arg instanceof ArrayValue ? arg.at(row, column) : arg))),
          ),
        ),
      ),
    );
  }

  /** One element of an array: what is refused is its own error. */
  private element(make: () => Value): CellValue {
    try {
      return this.scalar(make());
    } catch (fault) {
      if (fault instanceof Refusal) return { error: fault.error };
      throw fault;
    }
  }

  /** Calls what a LAMBDA made, or a function that is named. */
  apply(fn: Value, args: readonly Value[]): Value {
    if (fn instanceof NamedFunction) {
      return this.calledWith(fn.name, fn.name, args, "each");
    }
    if (!(fn instanceof Closure)) return isError(fn) ? fn : wrongValue;
    if (args.length > fn.parameters.length) return wrongValue;
    if (++this.depth > deepestCall || ++this.calls > mostCalls) {
      throw new RangeError("calls itself without end");
    }
    let { scope } = fn;
    fn.parameters.forEach((parameter, index) => {
      const optional = parameter.startsWith("[");
      const given = index < args.length;
      if (!given && !optional) fail("#VALUE!");
      const name = optional ? parameter.slice(1, -1) : parameter;
      scope = { name, value: args[index] ?? (given ? null : leftOut), outer: scope };
    });
    const value = this.value(fn.body, scope, "each");
    this.depth--;
    return value;
  }

  private named(
    name: string,
    sheet: number | undefined,
    scope: Scope | undefined,
    mode: Mode,
  ): Value {
    if (sheet === undefined) {
      const local = localNamed(name, scope);
      if (local) return local.value;
    }
    const meaning = this.around.meaningOf(name, this.site, sheet);
    if (meaning) return this.deeper(() => this.value(meaning, undefined, mode));
    if (this.around.functionNamed(name.toUpperCase())) return new NamedFunction(name.toUpperCase());
    return { error: "#NAME?" };
  }

  /** Names that define each other in a circle must end somewhere. */
  private deeper(calculate: () => Value): Value {
    if (++this.depth > deepestCall) throw new RangeError("names itself");
    const value = calculate();
    this.depth--;
    return value;
  }

  private called(
    node: FormulaNode & { readonly kind: "call" },
    scope: Scope | undefined,
    mode: Mode,
  ): Value {
    const { name, written, args } = node;
    const local = localNamed(written.replace(/^_xlpm\./i, ""), scope);
    if (local) {
      return this.apply(
        local.value,
        args.map((arg) => this.value(arg, scope, "each")),
      );
    }
    const special = specialForms[name];
    if (special) return special(this, args, scope, mode);
    const meaning = this.around.meaningOf(written, this.site);
    if (meaning) {
      const fn = this.deeper(() => this.value(meaning, undefined, "each"));
      if (fn instanceof Closure) {
        return this.apply(
          fn,
          args.map((arg) => this.value(arg, scope, "each")),
        );
      }
    }
    const fn = this.around.functionNamed(name);
    if (!fn) return this.unknown(name);
    const given = args.map((arg, index) =>
      this.value(arg, scope, classOf(fn, index) === "A" ? "each" : mode),
    );
    return this.answer(fn, given, mode);
  }

  /** Calls a function by its name with values. */
  calledWith(name: string, written: string, args: readonly Value[], mode: Mode): Value {
    const fn = this.around.functionNamed(name);
    return fn ? this.answer(fn, args, mode) : this.unknown(written);
  }

  private unknown(name: string): Value {
    this.around.complain("#NAME?", `${shortText(name)} is no function here`);
    return { error: "#NAME?" };
  }

  /** Calls a function, for each element of what it takes single values of. */
  answer(fn: CalledFunction, args: readonly Value[], mode: Mode): Value {
    if (args.length < fn.least || args.length > fn.most) return wrongValue;
    const singles: number[] = [];
    const isSpread = (index: number) =>
      fn.takesEachReference === true && args[index] instanceof ReferenceArray;
    let isLifted = false as boolean;
    const ready = args.map((arg, index): Value => {
      if (isSpread(index)) {
        isLifted = true;
        return (arg as ReferenceArray).places;
      }
      if (classOf(fn, index) !== "V") return arg;
      singles.push(index);
      if (arg === leftOut) return arg;
      const plain = this.plain(arg, mode);
      isLifted ||= plain instanceof ArrayValue;
      return plain;
    });
    if (!isLifted) return this.once(fn, ready, singles);
    const lifting = [...singles, ...[...args.keys()].filter(isSpread)];
    const results: Value[] = [];
    const lifted = this.lifted(
      lifting.map((index) => {
        const value = ready[index];
        return value === leftOut ? null : (value as CellValue | ArrayValue);
      }),
      (values) => {
        const each = [...ready];
        lifting.forEach((index, at) => {
          if (ready[index] !== leftOut) each[index] = values[at] ?? null;
          const place = each[index];
          if (isSpread(index) && typeof place === "number") {
            each[index] = (args[index] as ReferenceArray).references[place] ?? null;
          }
        });
        const result = this.once(fn, each, singles);
        results.push(result);
        return result;
      },
    );
    const references = results.filter((result) => result instanceof Reference);
    return references.length === results.length
      ? new ReferenceArray(lifted.rows, references)
      : lifted;
  }

  private once(fn: CalledFunction, args: readonly Value[], singles: readonly number[]): Value {
    if (!fn.takesErrors) {
      for (const index of singles) {
        const value = args[index];
        if (value !== undefined && isError(value)) return value;
      }
    }
    let result: Value;
    try {
      result = fn.call(args, this);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      if (fault.message !== "") this.around.complain(fault.error, fault.message);
      return { error: fault.error };
    }
    return typeof result === "number" && !Number.isFinite(result) ? wrongNumber : result;
  }

  /** Values in rows, of whatever there is. */
  array(value: Value): ArrayValue {
    const plain = this.plain(value, "each");
    return plain instanceof ArrayValue ? plain : new ArrayValue([[plain]]);
  }
}

function localNamed(name: string, scope: Scope | undefined): Scope | undefined {
  const upper = name.toUpperCase();
  let inside = scope;
  while (inside && inside.name !== upper) inside = inside.outer;
  return inside;
}
