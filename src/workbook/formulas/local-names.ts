import type { Token } from "../../formulas/formula-tokens";
import { functionName } from "./function-name";

/** Variables that LET and LAMBDA declare in this formula, upper case. They win over names of the book. */
export function localNames(
  tokens: readonly Token[],
  functionIds: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const calls: { declares: boolean; argument: Token[] }[] = [];
  const argumentEnds = () => {
    const [only, ...more] = calls.at(-1)?.argument ?? [];
    if (only?.kind === "name" && more.length === 0) names.add(only.text.toUpperCase());
  };
  let functionBefore = "";
  for (const token of tokens) {
    if (token.kind === "space") continue;
    const inside = calls.at(-1);
    if (token.kind === "open") {
      inside?.argument.push(token);
      calls.push({ declares: ["LET", "LAMBDA"].includes(functionBefore), argument: [] });
    } else if (token.kind === "close") calls.pop();
    else if (token.kind === "separator") {
      // Only what a comma follows is declared: the last argument is the result.
      if (inside?.declares) argumentEnds();
      if (inside) inside.argument = [];
    } else inside?.argument.push(token);
    functionBefore = token.kind === "function" ? functionName(token.text, functionIds) : "";
  }
  return names;
}
