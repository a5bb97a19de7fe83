/** Why a call cannot be answered. The set is closed: the function layer maps every one to a cell error. */
export type ModelErrorCode =
  /** Text, a truth value or an error stands where a number belongs. */
  | "not-a-number"
  /** A number lies outside what the quantity can be. */
  | "out-of-range"
  /** A level lies outside 0 <= level < 1. */
  | "level-out-of-range"
  /** A word is none of those the model knows. */
  | "unknown-word"
  /** Something that is needed is not there, or something is there that contradicts the rest. */
  | "incomplete"
  /** Columns that belong together differ in size. */
  | "unequal-sizes"
  /** The register has problems; the first is named. */
  | "unreadable-register"
  /** The answer is larger than a number can be. */
  | "too-large";

/**
 * A refusal: the model has no answer to this call and says why.
 *
 * The message reads `«subject» must «rule», got «got»` and reaches the cell as it is. Whoever knows better where the
 * subject stands (its row, its column) rethrows with a more exact subject.
 */
export class ModelError extends Error {
  override readonly name = "ModelError";

  /**
   * @param code what kind of refusal
   * @param subject the quantity, as the reader knows it: an argument's name or a column's header
   * @param rule what holds for every right value: "be greater than 0"
   * @param got the value that was found, in words or as written
   */
  constructor(
    readonly code: ModelErrorCode,
    readonly subject: string,
    readonly rule: string,
    readonly got: string,
  ) {
    super(`${subject} must ${rule}, got ${got}`);
  }
}

/** A blank cell in a message: Excel passes it as 0, so the two cannot be told apart. */
export const blankInWords = "a blank cell or 0";
