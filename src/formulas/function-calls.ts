import type { Token } from "./formula-tokens";

/** A call of a function, by the pieces of the formula it stands in. */
export interface FunctionCall {
  /** In capitals, without the namespace of the add-in. */
  readonly id: string;
  /** Index of the piece with the name. */
  readonly from: number;
  /** Index behind the closing bracket. */
  readonly to: number;
  /** Indices of the pieces of each argument, the second behind its last. */
  readonly args: readonly (readonly [from: number, to: number])[];
}

/** The add-in's functions, as formulas call them. */
export interface OurFunctions {
  readonly ids: ReadonlySet<string>;
  /** Namespace of this build, "" for none. */
  readonly prefix: string;
}

/** Which function of ours a piece names; null where it is none. */
export function functionNamed({ kind, text }: Token, { ids, prefix }: OurFunctions): string | null {
  if (kind !== "function") return null;
  const name = text.toUpperCase();
  const mark = prefix === "" ? "" : `${prefix.toUpperCase()}.`;
  const id = name.startsWith(mark) ? name.slice(mark.length) : name;
  return ids.has(id) ? id : null;
}

/** The calls of our functions in a formula that stand in no other such call, from the left. */
export function outerCalls(tokens: readonly Token[], ours: OurFunctions): readonly FunctionCall[] {
  const calls: FunctionCall[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const id = token ? functionNamed(token, ours) : null;
    if (id === null) continue;
    const call = callAt(tokens, at, id);
    if (!call) break;
    calls.push(call);
    at = call.to - 1;
  }
  return calls;
}

/** null where its bracket is not closed. */
function callAt(tokens: readonly Token[], from: number, id: string): FunctionCall | null {
  const args: [number, number][] = [];
  let depth = 0;
  let start = from + 2;
  for (let at = from + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const { kind, text } = token;
    if (kind === "open" || text === "{") depth++;
    if (kind === "separator" && depth === 1) {
      args.push([start, at]);
      start = at + 1;
    }
    if (kind !== "close" && text !== "}") continue;
    if (--depth > 0) continue;
    const isCalledBare = args.length === 0 && tokens.slice(start, at).every(isSpace);
    if (!isCalledBare) args.push([start, at]);
    return { id, from, to: at + 1, args };
  }
  return null;
}

const isSpace = ({ kind }: Token): boolean => kind === "space";

/** Pieces as text. */
export const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join("");
