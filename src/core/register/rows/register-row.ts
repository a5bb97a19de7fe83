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
  /** Why it may be a total although it counts, as the last of all; null where it is none. */
  readonly perhapsTotal: "by its figures" | "by its name" | null;
}
