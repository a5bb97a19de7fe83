import type { FieldKey } from "../headers/field";

/** A refusal about a field of the row; its cell is what was got. */
export class FieldError extends Error {
  /**
   * @param key the field
   * @param rule what holds for every right value: "be greater than 0"
   */
  constructor(
    readonly key: FieldKey,
    readonly rule: string,
  ) {
    super(`${key} must ${rule}`);
  }
}
