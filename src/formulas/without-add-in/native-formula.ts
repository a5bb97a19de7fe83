import { type Token, tokenizeFormula } from "../formula-tokens";
import { type OurFunctions, outerCalls, textOf } from "../function-calls";
import { nativeContest, nativeForm } from "./native-forms";

/** What gives another number each time it stands in a formula: it may not be written twice. */
const chances = new Set(["RAND", "RANDBETWEEN", "RANDARRAY"]);

/**
 * A formula in Excel's own functions, every call of ours replaced.
 *
 * @param formula with its "="
 * @returns null where one of the calls has no form in Excel's own
 */
export function nativeFormula(formula: string, ours: OurFunctions): string | null {
  const tokens = tokenizeFormula(formula.slice(1));
  if (tokens.some(({ kind, text }) => kind === "function" && chances.has(text.toUpperCase()))) {
    return null;
  }
  const native = rewritten(tokens, ours);
  // A formula of Excel has 8,192 characters at most.
  return native === null || native.length > 8000 ? null : `=${native}`;
}

function rewritten(tokens: readonly Token[], ours: OurFunctions): string | null {
  let text = "";
  let at = 0;
  const calls = outerCalls(tokens, ours);
  for (const call of calls) {
    const args = argumentsOf(tokens, call.args, ours);
    const form = args && nativeForm(call.id, args);
    if (form === null) return null;
    const isAlone = call.from === 0 && call.to === tokens.length;
    text += textOf(tokens.slice(at, call.from)) + (isAlone ? form : `(${form})`);
    at = call.to;
  }
  return text + textOf(tokens.slice(at));
}

function argumentsOf(
  tokens: readonly Token[],
  args: readonly (readonly [number, number])[],
  ours: OurFunctions,
): string[] | null {
  const texts = args.map(([from, to]) => rewritten(tokens.slice(from, to), ours));
  return texts.some((text) => text === null) ? null : (texts as string[]);
}

/**
 * What stands in the cells that a formula fills, where it is one call of CONTEST_OUTCOME.
 *
 * @param formula with its "="
 * @returns headers as they are, formulas with their "="; null where it is anything else
 */
export function nativeCells(
  formula: string,
  ours: OurFunctions,
): readonly (readonly string[])[] | null {
  const tokens = tokenizeFormula(formula.slice(1));
  const [call] = outerCalls(tokens, ours);
  if (call?.id !== "CONTEST_OUTCOME" || call.from !== 0 || call.to !== tokens.length) return null;
  const args = argumentsOf(tokens, call.args, ours);
  return args && nativeContest(args);
}
