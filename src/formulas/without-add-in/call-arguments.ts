import { tokenizeFormula } from "../formula-tokens";

/** The arguments of a call as formulas of their own. */
export interface CallArguments {
  readonly count: number;
  /** What stands for an argument in a larger formula; null where it was left out. */
  readonly at: (index: number) => string | null;
  /** The same where it may not be left out. @throws LacksArgument */
  readonly required: (index: number) => string;
  /** The text of an argument that is one, in lower case; "" where it was left out, null where it is anything else. */
  readonly word: (index: number) => string | null;
}

/** A call that leaves out what it needs has no other form. */
export class LacksArgument extends Error {}

/** @param texts each argument, empty where it was left out */
export function callArguments(texts: readonly string[]): CallArguments {
  const at = (index: number): string | null => {
    const text = texts[index]?.trim() ?? "";
    return text === "" ? null : operand(text);
  };
  return {
    count: texts.length,
    at,
    required(index) {
      const text = at(index);
      if (text === null) throw new LacksArgument(`argument ${index + 1} is left out`);
      return text;
    },
    word(index) {
      const text = texts[index]?.trim() ?? "";
      if (text === "") return "";
      const isText = /^"(?:[^"]|"")*"$/.test(text);
      return isText ? text.slice(1, -1).replaceAll('""', '"').trim().toLowerCase() : null;
    },
  };
}

const simple = new Set(["number", "reference", "structured", "name", "text", "boolean"]);

/** In brackets, unless it binds closer than any operator. */
function operand(text: string): string {
  const tokens = tokenizeFormula(text);
  const [first, second, ...others] = tokens;
  const isSimple =
    (second === undefined && simple.has(first?.kind ?? "")) ||
    (first?.kind === "sheet" && second?.kind === "reference" && others.length === 0);
  return isSimple ? text : `(${text})`;
}
