import { CellError, type Cells } from "../../core";
import type { Argument, Calculate } from "../../session/contract/calculate";
import { implementations } from "./implementations";

/** Calculates with the functions of this page, as a cell of the workbook has them: what takes long in their other thread. */
export const calculate: Calculate = async (name, args) => {
  const implementation = implementations.get(name);
  if (!implementation) throw new Error(`${name} must be a function of the add-in`);
  // First whoever asked draws what it has, and between two answers the pane answers the user.
  await new Promise((go) => {
    setTimeout(go);
  });
  try {
    const answer: unknown = await implementation(...args.map(argumentOf));
    return { kind: "cells", cells: cellsOf(answer) };
  } catch (refusal) {
    if (!(refusal instanceof CustomFunctions.Error)) throw refusal;
    return { kind: "refused", message: refusal.message ?? "" };
  }
};

/** An argument as Excel hands it over. */
export const argumentOf = (argument: Argument): unknown =>
  argument === null || Array.isArray(argument) ? argument : [[argument]];

/** What a function gave, as cells. */
export function cellsOf(answer: unknown): Cells {
  const rows: readonly (readonly unknown[])[] = Array.isArray(answer)
    ? (answer as readonly (readonly unknown[])[])
    : [[answer]];
  return rows.map((row) =>
    row.map((value) => {
      const isPlain =
        typeof value === "number" || typeof value === "string" || typeof value === "boolean";
      return isPlain ? value : value === null ? null : new CellError("#VALUE!");
    }),
  );
}
