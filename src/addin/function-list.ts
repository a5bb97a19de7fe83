/** A parameter as functions.json describes it to Excel. */
export interface ListedParameter {
  readonly name: string;
  readonly description?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** A worksheet function as functions.json describes it to Excel. */
export interface ListedFunction {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parameters: readonly ListedParameter[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isParameter = (value: unknown): value is ListedParameter =>
  isRecord(value) && typeof value.name === "string";

const isFunction = (value: unknown): value is ListedFunction =>
  isRecord(value) &&
  typeof value.id === "string" &&
  typeof value.name === "string" &&
  Array.isArray(value.parameters) &&
  value.parameters.every(isParameter);

/**
 * The worksheet functions in the content of functions.json.
 *
 * @throws Error when it is something else, such as the sign-in page of a proxy
 */
export function functionsIn(metadata: unknown): readonly ListedFunction[] {
  const functions = isRecord(metadata) ? metadata.functions : undefined;
  if (!Array.isArray(functions) || !functions.every(isFunction)) {
    throw new Error("functions.json must hold a list of functions");
  }
  return functions;
}

/**
 * How a function is typed: `=COVERAGE_GAP(register_or_required, [rule_or_spend], [level])`.
 *
 * Square brackets mark what may be left out, dots what may be repeated.
 *
 * @param prefix namespace of this build, "" for none
 */
export function callForm(fn: ListedFunction, prefix: string): string {
  const names = fn.parameters.map(({ name, optional }) => (optional === true ? `[${name}]` : name));
  if (fn.parameters.some(({ repeating }) => repeating === true)) names.push("…");
  return `=${prefixed(fn.name, prefix)}(${names.join(", ")})`;
}

/** A function's name with the namespace of this build, if it has one. */
export function prefixed(name: string, prefix: string): string {
  return prefix === "" ? name : `${prefix}.${name}`;
}

/** Reads the functions.json that lies beside the page: the one Excel reads, so that the two never differ. */
export async function loadFunctions(): Promise<readonly ListedFunction[]> {
  const answer = await fetch("functions.json");
  if (!answer.ok) throw new Error(`functions.json could not be read (${answer.status})`);
  return functionsIn(await answer.json());
}
