import type { CalledFunction } from "./evaluator";
import { classOf } from "./evaluator";
import type { FormulaNode } from "./formula-node";
import type { FormulaSite } from "./parse-formula";
import { cellInLine } from "./reference-operators";
import { isSpecialForm } from "./special-forms";
import { wrongValue } from "./values";

/**
 * A formula that is stored plain, with the one cell in line with it in place of each range of which it takes one value:
 * a column of `=A:A*2` reads a cell each, and not the square of them all.
 */
export function plainFormula(
  node: FormulaNode,
  site: FormulaSite,
  functionNamed: (name: string) => CalledFunction | undefined,
): FormulaNode {
  const one = (part: FormulaNode): FormulaNode => {
    if (part.kind !== "reference") return inside(part);
    const cell = cellInLine(part.reference, site);
    return cell ? { kind: "reference", reference: cell } : { kind: "value", value: wrongValue };
  };
  const inside = (part: FormulaNode): FormulaNode => {
    if (part.kind === "chain") {
      const rest = part.rest.map(({ operator, operand }) => ({ operator, operand: one(operand) }));
      return { ...part, first: one(part.first), rest };
    }
    if (part.kind === "minus" || part.kind === "percent") return { ...part, of: one(part.of) };
    return part.kind === "call" ? { ...part, args: argsOf(part) } : part;
  };
  const argsOf = ({ name, args }: FormulaNode & { readonly kind: "call" }) => {
    // What a LAMBDA is given is known when it is called.
    if (isSpecialForm(name)) return name === "LAMBDA" ? args : args.map(inside);
    const fn = functionNamed(name);
    if (!fn) return args;
    return args.map((arg, index) => {
      const taken = classOf(fn, index);
      if (taken === "A") return arg;
      return taken === "V" ? one(arg) : inside(arg);
    });
  };
  return one(node);
}
