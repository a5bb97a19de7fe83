import type { Cells } from "../../core";

/** What a worksheet function is called with: cells, one value, or null for what is left out. */
export type Argument = Cells | number | string | boolean | null;

/** What it gives: cells as it would fill them, or the words of its refusal. */
export type Calculation =
  | { readonly kind: "cells"; readonly cells: Cells }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Calculates with a worksheet function as a cell would, what takes long in another thread.
 *
 * @param name of the function, "BUDGET_PLAN"
 */
export type Calculate = (name: string, args: readonly Argument[]) => Promise<Calculation>;
