import type { CellValue } from "../../book/book";
import { Refusal } from "../cells/refusal";
import { toBoolean, toNumber } from "./convert";
import type { FormulaNode, Operator } from "./formula-node";
import { operate } from "./operators";
import type { FormulaSite } from "./parse-formula";
import type { Scope, Value } from "./values";
import type { Area } from "./reference";
import {
  ArrayValue,
  checkSize,
  Closure,
  fail,
  heightOf,
  isError,
  isSingle,
  leftOut,
  NamedFunction,
  widthOf,
  wrongNumber,
  wrongValue,
} from "./values";
import { Reference } from "./reference";

/** A worksheet function as formulas call it. */
export interface CalledFunction {
  readonly least: number;
  readonly most: number;
  /**
   * How each argument is taken: V one value (a range in line with a plain formula, or each of it), R what is meant, A an
   * array. The last letter stands for all that follow. These are the classes of the .xls format, as LibreOffice lists them
   * for its filter (sc/source/filter/excel/xlformula.cxx) and, for younger functions, in sc/source/core/data/parclass.cxx.
   */
  readonly classes: string;
  /** Whether it looks at errors itself; otherwise one among the single values is its result. */
  readonly takesErrors?: boolean;
  readonly call: (args: readonly Value[], evaluation: Evaluation) => Value;
}

/** Cells and functions as a formula sees them. */
export interface Surroundings {
  /** The value of one cell, calculated where it must be. */
  readonly valueAt: (sheet: number, row: number, column: number) => CellValue;
  /** The values of a rectangle, cut where nothing further on is in use. */
  readonly valuesOf: (area: Area) => ArrayValue;
  readonly functionNamed: (name: string) => CalledFunction | undefined;
  /** What a name of the book stands for where this formula stands. */
  readonly meaningOf: (name: string, site: FormulaSite, sheet?: number) => FormulaNode | undefined;
  /** What spills from a cell. */
  readonly spillOf: (area: Area) => Value;
  /** Whether a row is shown: hidden by hand, or left out by a filter. */
  readonly rowState: (sheet: number, row: number) => RowState;
  /** Whether a cell is a subtotal, which those around it leave out. */
  readonly isSubtotal: (sheet: number, row: number, column: number) => boolean;
  /** The formula of a cell, as it shows. */
  readonly formulaAt: (sheet: number, row: number, column: number) => string | undefined;
  readonly sheetCount: () => number;
  readonly sheetNumbered: (name: string) => number;
  readonly sheetName: (sheet: number) => string;
  /** A text as a formula stands for it, as INDIRECT takes one. */
  readonly parsed: (text: string, site: FormulaSite) => FormulaNode | undefined;
  /** Told what a formula is refused for. */
  readonly complain: (error: string, message: string) => void;
}

export type RowState = "shown" | "hidden" | "filtered";

/** How ranges are taken where a single value is wanted: the one in line with the formula, or each of them. */
export type Mode = "single" | "each";

/** Excel's limit of functions that call themselves. */
const deepestCall = 700;

/** Calls of one formula, so that one that branches without end comes to one. */
const mostCalls = 500_000;

/** Calculates one formula. */
export class Evaluation {
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
    const [area] = value.areas;
    if (value.areas.length !== 1 || !area) return wrongValue;
    const row = heightOf(area) === 1 ? area.startRow : this.site.row;
    const column = widthOf(area) === 1 ? area.startColumn : this.site.column;
    const isInside =
      row >= area.startRow &&
      row <= area.endRow &&
      column >= area.startColumn &&
      column <= area.endColumn;
    if (!isInside) return wrongValue;
    return new Reference([
      { sheet: area.sheet, startRow: row, endRow: row, startColumn: column, endColumn: column },
    ]);
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
    this.around.complain("#NAME?", `${name} is no function here`);
    return { error: "#NAME?" };
  }

  /** Calls a function, for each element of what it takes single values of. */
  answer(fn: CalledFunction, args: readonly Value[], mode: Mode): Value {
    if (args.length < fn.least || args.length > fn.most) return wrongValue;
    const singles: number[] = [];
    let isLifted = false as boolean;
    const ready = args.map((arg, index): Value => {
      if (classOf(fn, index) !== "V") return arg;
      singles.push(index);
      if (arg === leftOut) return arg;
      const plain = this.plain(arg, mode);
      isLifted ||= plain instanceof ArrayValue;
      return plain;
    });
    if (!isLifted) return this.once(fn, ready, singles);
    const lifting = singles.map((index) => ready[index]);
    return this.lifted(
      lifting.map((value) => (value === leftOut ? null : (value as CellValue | ArrayValue))),
      (values) => {
        const each = [...ready];
        singles.forEach((index, at) => {
          if (ready[index] !== leftOut) each[index] = values[at] ?? null;
        });
        return this.once(fn, each, singles);
      },
    );
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

  truth(value: CellValue): boolean {
    return toBoolean(value);
  }
}

function localNamed(name: string, scope: Scope | undefined): Scope | undefined {
  const upper = name.toUpperCase();
  let inside = scope;
  while (inside && inside.name !== upper) inside = inside.outer;
  return inside;
}

/** V: one value, R: what is meant, A: an array. The last of a function's letters stands for all that follow. */
export function classOf(fn: CalledFunction, index: number): string {
  const { classes } = fn;
  return classes.charAt(Math.min(index, classes.length - 1)) || "R";
}

function spanned(left: Reference, right: Reference): Value {
  const areas = [...left.areas, ...right.areas];
  const [first] = areas;
  if (!first || areas.some(({ sheet }) => sheet !== first.sheet)) return wrongValue;
  return new Reference([
    {
      sheet: first.sheet,
      startRow: Math.min(...areas.map(({ startRow }) => startRow)),
      endRow: Math.max(...areas.map(({ endRow }) => endRow)),
      startColumn: Math.min(...areas.map(({ startColumn }) => startColumn)),
      endColumn: Math.max(...areas.map(({ endColumn }) => endColumn)),
    },
  ]);
}

function shared(left: Reference, right: Reference): Value {
  const areas: Area[] = [];
  for (const a of left.areas) {
    for (const b of right.areas) {
      const area = {
        sheet: a.sheet,
        startRow: Math.max(a.startRow, b.startRow),
        endRow: Math.min(a.endRow, b.endRow),
        startColumn: Math.max(a.startColumn, b.startColumn),
        endColumn: Math.min(a.endColumn, b.endColumn),
      };
      const isThere = area.startRow <= area.endRow && area.startColumn <= area.endColumn;
      if (a.sheet === b.sheet && isThere) areas.push(area);
    }
  }
  return areas.length === 0 ? { error: "#NULL!" } : new Reference(areas);
}

type SpecialForm = (
  evaluation: Evaluation,
  args: readonly FormulaNode[],
  scope: Scope | undefined,
  mode: Mode,
) => Value;

const absent: FormulaNode = { kind: "value", value: null };

/** Functions that look at some of their arguments only, or that name variables. */
const specialForms: Readonly<Partial<Record<string, SpecialForm>>> = {
  IF(evaluation, args, scope, mode) {
    if (args.length < 1 || args.length > 3) return wrongValue;
    const condition = evaluation.operand(args[0] ?? absent, scope, mode);
    const branch = (isTrue: boolean): Value => {
      const node = args[isTrue ? 1 : 2];
      if (!node) return isTrue;
      const value = evaluation.value(node, scope, mode);
      return value === leftOut ? 0 : value;
    };
    if (!(condition instanceof ArrayValue)) {
      return isError(condition) ? condition : branch(evaluation.truth(condition));
    }
    const [whenTrue, whenFalse] = [true, false].map((isTrue) => {
      const isAsked = condition.rows.flat().some((each) => {
        const found = evaluation.guarded(() => isError(each) || evaluation.truth(each));
        return isError(found) || isError(each) || found === isTrue;
      });
      return isAsked ? evaluation.plain(branch(isTrue), mode) : null;
    });
    return evaluation.lifted(
      [condition, whenTrue ?? null, whenFalse ?? null],
      ([test = null, yes = null, no = null]) => {
        if (isError(test)) return test;
        return evaluation.truth(test) ? yes : no;
      },
    );
  },
  IFERROR: (evaluation, args, scope, mode) => instead(evaluation, args, scope, mode, () => true),
  IFNA: (evaluation, args, scope, mode) =>
    instead(evaluation, args, scope, mode, (error) => error === "#N/A"),
  IFS(evaluation, args, scope, mode) {
    if (args.length < 2 || args.length % 2 !== 0) return wrongValue;
    const [test, value, ...rest] = args;
    const otherwise: FormulaNode =
      rest.length === 0
        ? { kind: "value", value: { error: "#N/A" } }
        : { kind: "call", name: "IFS", written: "IFS", args: rest };
    return (
      specialForms.IF?.(evaluation, [test ?? absent, value ?? absent, otherwise], scope, mode) ??
      null
    );
  },
  SWITCH(evaluation, args, scope, mode) {
    if (args.length < 3) return wrongValue;
    const [of = absent, ...rest] = args;
    const subject = evaluation.operand(of, scope, mode);
    if (subject instanceof ArrayValue) {
      return evaluation.lifted([subject], ([value = null]) =>
        switched(evaluation, value, rest, scope, mode),
      );
    }
    return switched(evaluation, subject, rest, scope, mode);
  },
  CHOOSE(evaluation, args, scope, mode) {
    if (args.length < 2) return wrongValue;
    const [which = absent, ...rest] = args;
    const index = evaluation.operand(which, scope, mode);
    const chosen = (value: CellValue): Value => {
      if (isError(value)) return value;
      const node = rest[Math.trunc(toNumber(value)) - 1];
      if (!node) return wrongValue;
      const result = evaluation.value(node, scope, mode);
      return result === leftOut ? 0 : result;
    };
    if (!(index instanceof ArrayValue)) return chosen(index);
    const plain = new Map<number, CellValue | ArrayValue>();
    const each = (value: CellValue) => {
      if (isError(value)) return value;
      const key = Math.trunc(toNumber(value));
      const known = plain.get(key) ?? evaluation.plain(chosen(value), "each");
      plain.set(key, known);
      return known;
    };
    const choices = index.rows.map((row) => row.map(each));
    const arrays = choices.flat().filter((value) => value instanceof ArrayValue);
    const height = Math.max(index.height, ...arrays.map((array) => array.height));
    const width = Math.max(index.width, ...arrays.map((array) => array.width));
    return new ArrayValue(
      Array.from({ length: height }, (_, row) =>
        Array.from({ length: width }, (__, column): CellValue => {
          const line = choices[index.height === 1 ? 0 : row];
          const choice = line?.[index.width === 1 ? 0 : column];
          if (choice === undefined) return { error: "#N/A" };
          return choice instanceof ArrayValue ? choice.at(row, column) : choice;
        }),
      ),
    );
  },
  LET(evaluation, args, scope, mode) {
    if (args.length < 3 || args.length % 2 !== 1) return wrongValue;
    let inside = scope;
    for (let index = 0; index + 1 < args.length; index += 2) {
      const [name, value] = [args[index], args[index + 1]];
      if (name?.kind !== "name") return { error: "#NAME?" };
      const bound = evaluation.value(value ?? absent, inside, mode);
      inside = { name: name.name.toUpperCase(), value: bound, outer: inside };
    }
    return evaluation.value(args.at(-1) ?? absent, inside, mode);
  },
  LAMBDA(_, args, scope) {
    const body = args.at(-1);
    if (!body) return wrongValue;
    const parameters: string[] = [];
    for (const arg of args.slice(0, -1)) {
      if (arg.kind !== "name") return wrongValue;
      const name = arg.name.toUpperCase();
      if (parameters.includes(name)) return wrongValue;
      parameters.push(name);
    }
    return new Closure(parameters, body, scope);
  },
  ISOMITTED(evaluation, args, scope) {
    const [node] = args;
    return node ? evaluation.value(node, scope, "each") === leftOut : wrongValue;
  },
};

/** Whether a function is calculated here rather than by a function of the registry. */
export const isSpecialForm = (name: string): boolean => specialForms[name] !== undefined;

function instead(
  evaluation: Evaluation,
  args: readonly FormulaNode[],
  scope: Scope | undefined,
  mode: Mode,
  isCaught: (error: string) => boolean,
): Value {
  const [node, otherwise] = args;
  if (!node || !otherwise || args.length !== 2) return wrongValue;
  const found = evaluation.guarded(() =>
    evaluation.plain(evaluation.value(node, scope, mode), mode),
  );
  const other = () => evaluation.plain(evaluation.value(otherwise, scope, mode), mode);
  if (!(found instanceof ArrayValue)) {
    const value = isError(found) && isCaught(found.error) ? other() : found;
    return value ?? 0;
  }
  const hasError = found.rows.some((row) =>
    row.some((value) => isError(value) && isCaught(value.error)),
  );
  if (!hasError) return found;
  return evaluation.lifted([found, other()], ([value = null, replacement = null]) =>
    isError(value) && isCaught(value.error) ? replacement : value,
  );
}

function switched(
  evaluation: Evaluation,
  subject: CellValue,
  rest: readonly FormulaNode[],
  scope: Scope | undefined,
  mode: Mode,
): Value {
  if (isError(subject)) return subject;
  let index = 0;
  for (; index + 1 < rest.length; index += 2) {
    const candidate = evaluation.scalar(evaluation.value(rest[index] ?? absent, scope, mode));
    if (isError(candidate)) return candidate;
    if (operate("=", subject, candidate) === true) {
      return evaluation.value(rest[index + 1] ?? absent, scope, mode);
    }
  }
  const otherwise = rest[index];
  return otherwise ? evaluation.value(otherwise, scope, mode) : { error: "#N/A" };
}
