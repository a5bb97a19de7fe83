import type { CellValue } from "../../book/book";
import type { Reference } from "./reference";

export type Operator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | ">" | "<=" | ">=";

/** A formula as a tree. Operators of one rank are a chain, so that a long sum is no deep tree. */
export type FormulaNode =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "array"; readonly rows: readonly (readonly CellValue[])[] }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "left out" }
  | {
      readonly kind: "chain";
      readonly first: FormulaNode;
      readonly rest: readonly { readonly operator: Operator; readonly operand: FormulaNode }[];
    }
  | { readonly kind: "minus" | "percent" | "single" | "spill"; readonly of: FormulaNode }
  | { readonly kind: "span" | "shared"; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly kind: "union"; readonly parts: readonly FormulaNode[] }
  | { readonly kind: "name"; readonly name: string; readonly sheet?: number }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly written: string;
      readonly args: readonly FormulaNode[];
    }
  | { readonly kind: "apply"; readonly to: FormulaNode; readonly args: readonly FormulaNode[] };
