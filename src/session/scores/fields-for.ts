import type { FieldKey } from "../../core";
import { frequencyKeys, lossKeys } from "../../core";
import type { ScoredField } from "../find/kept-choices";

/** The fields that say how often a year, and those that say what an event costs. */
export const fieldsFor: Readonly<Record<ScoredField, readonly FieldKey[]>> = {
  frequency: frequencyKeys,
  loss: lossKeys,
};
