import type { CellValue } from "../../book/book";
import { toBoolean, toNumber } from "./convert";
import type { Evaluator, Mode } from "./evaluator";
import type { FormulaNode } from "./formula-node";
import { operate } from "./operators";
import type { Scope, Value } from "./values";
import { ArrayValue, Closure, isError, leftOut, wrongValue } from "./values";

type SpecialForm = (
  evaluation: Evaluator,
  args: readonly FormulaNode[],
  scope: Scope | undefined,
  mode: Mode,
) => Value;

const absent: FormulaNode = { kind: "value", value: null };

/** Functions that look at some of their arguments only, or that name variables. */
export const specialForms: Readonly<Partial<Record<string, SpecialForm>>> = {
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
      return isError(condition) ? condition : branch(toBoolean(condition));
    }
    const [whenTrue, whenFalse] = [true, false].map((isTrue) => {
      const isAsked = condition.rows.flat().some((each) => {
        const found = evaluation.guarded(() => isError(each) || toBoolean(each));
        return isError(found) || isError(each) || found === isTrue;
      });
      return isAsked ? evaluation.plain(branch(isTrue), mode) : null;
    });
    return evaluation.lifted(
      [condition, whenTrue ?? null, whenFalse ?? null],
      ([test = null, yes = null, no = null]) => {
        if (isError(test)) return test;
        return toBoolean(test) ? yes : no;
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
  evaluation: Evaluator,
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
  evaluation: Evaluator,
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
