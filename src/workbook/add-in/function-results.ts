import type { FunctionMetadata, Refusal, Result, ResultValue } from "./function-values";

/** CustomFunctions.Error as the add-in's code made it: an error of a cell, with words for it. */
export interface SpokenError {
  readonly code: string;
  readonly message: string;
}

/** Recognises the CustomFunctions.Error of the add-in's own window, or of the wire. */
export type SpokenErrorIn = (value: unknown) => SpokenError | undefined;

/** The platform takes these from a function; a thrown #NAME? or #REF! becomes #VALUE!. */
const throwable: ReadonlySet<string> = new Set(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

/** The only errors whose message the platform shows. */
const speaking: ReadonlySet<string> = new Set(["#VALUE!", "#N/A"]);

/** A cell's error, with its words where the platform shows them. */
export function refusal(error: string, message: string): Refusal {
  return message !== "" && speaking.has(error) ? { error, message } : { error };
}

/** Turns what a function returned into cells. */
export function cellsOf(
  returned: unknown,
  described: FunctionMetadata,
  spokenErrorIn: SpokenErrorIn,
): Result {
  if (!Array.isArray(returned)) return valueOf(returned, false, spokenErrorIn);
  const rows: unknown[] = returned;
  if (described.result?.dimensionality !== "matrix") {
    return refusal(
      "#VALUE!",
      `${described.id} returned rows where functions.json promises one value`,
    );
  }
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const even = rows.every((row): row is unknown[] => Array.isArray(row) && row.length === width);
  if (!even || width === 0) {
    return refusal("#VALUE!", `${described.id} returned rows of unequal length`);
  }
  return rows.map((row) => row.map((value) => valueOf(value, true, spokenErrorIn)));
}

/** One returned value. Rows travel as JSON, in which a number that is none, or no value, becomes null: 0 in the cell. */
function valueOf(value: unknown, inRow: boolean, spokenErrorIn: SpokenErrorIn): ResultValue {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    if (inRow) return 0;
    return { error: Number.isNaN(value) ? "#VALUE!" : "#NUM!" };
  }
  if (typeof value === "string" || typeof value === "boolean") return value;
  const spoken = spokenErrorIn(value);
  return spoken ? refusal(spoken.code, spoken.message) : { error: "#VALUE!" };
}

/**
 * What a cell shows for an exception. A CustomFunctions.Error speaks for itself. Any other is a defect of the function:
 * the platform shows a bare #VALUE!, and we say whose.
 */
export function refusalOf(thrown: unknown, id: string, spokenErrorIn: SpokenErrorIn): Refusal {
  const spoken = spokenErrorIn(thrown);
  if (spoken) {
    return refusal(throwable.has(spoken.code) ? spoken.code : "#VALUE!", spoken.message);
  }
  const speaks = typeof thrown === "object" && thrown !== null && "message" in thrown;
  return defect(id, String(speaks ? thrown.message : thrown));
}

/** What a cell shows for a failure nobody meant. */
export function defect(id: string, reason?: string): Refusal {
  const words = `${id} failed, which is a defect of the function`;
  return refusal("#VALUE!", reason === undefined ? words : `${words}: ${reason}`);
}

/** The one value of a call that stands for one element of a larger result. */
export function firstOf(result: Result): ResultValue {
  if (!isRows(result)) return result;
  return result[0]?.[0] ?? { error: "#VALUE!" };
}

const isRows = (result: Result): result is readonly (readonly ResultValue[])[] =>
  Array.isArray(result);
