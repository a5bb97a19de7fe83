import type { FindingKind } from "../findings/finding";
import type { FieldKey } from "../headers/field";
import type { RowCells } from "../cells/row-cells";

/** Why a row is left out. */
export interface LeftOut<Key extends string = FieldKey> {
  readonly why: "status" | "total" | "heading" | "guidance" | "asked";
  readonly key: Key;
  readonly kind: FindingKind;
  readonly rule: string;
}

/** A row of a register that is not blank. */
export interface RegisterRow<Key extends string = FieldKey> {
  readonly cells: RowCells<Key>;
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** null where it counts. */
  readonly leftOut: LeftOut<Key> | null;
  /** Whether it counts although its figures are the sums of rows above, as the last of all. */
  readonly isPerhapsTotal: boolean;
}
