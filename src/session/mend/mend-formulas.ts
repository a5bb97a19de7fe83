import { type BrokenFormula, repairedFormula } from "./broken-formula";
import { addressOnSheet } from "../find/cell-address";
import { SheetError } from "../contract/register-port";

/** A cell with a formula, as the workbook has it. */
export type FormulaCell = Omit<BrokenFormula, "repaired">;

/** What mending formulas needs of an open workbook. Every method may reject with a SheetError. */
export interface FormulaPort {
  /** Every formula of the visible sheets, and every text that reads like one, in which this word stands. */
  formulasWith(word: string): Promise<readonly FormulaCell[]>;
  /**
   * Puts the repaired formulas where the broken ones still are: one step of undo.
   *
   * @returns how many were put there
   */
  mend(broken: readonly BrokenFormula[]): Promise<number>;
}

/** What is known of formulas that others spoilt. */
export type MendState =
  | { readonly kind: "none" }
  | { readonly kind: "broken"; readonly cells: readonly string[]; readonly refusal: string | null }
  | { readonly kind: "mended"; readonly count: number };

/** Finds formulas of ours that other programs spoilt, and mends them. Made for `useSyncExternalStore`. */
export interface FormulaMender {
  readonly getSnapshot: () => MendState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Looks again, as after the pane was out of sight. */
  readonly look: () => void;
  readonly mend: () => void;
}

/**
 * @param ids of the add-in's functions
 * @param prefix namespace of this build, "" for none
 */
export function openFormulaMender(
  port: FormulaPort,
  ids: readonly string[],
  prefix: string,
): FormulaMender {
  const known = new Set(ids);
  const listeners = new Set<() => void>();
  let state: MendState = { kind: "none" };
  let broken: readonly BrokenFormula[] = [];
  let queue: Promise<void> = Promise.resolve();

  function publish(next: MendState): void {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    for (const listener of [...listeners]) listener();
  }

  async function lookOnce(): Promise<void> {
    const cells = await port.formulasWith("_xldudf_");
    broken = cells.flatMap((cell): BrokenFormula[] => {
      const repaired = repairedFormula(cell.formula, known, prefix);
      return repaired === null ? [] : [{ ...cell, repaired }];
    });
    if (broken.length > 0) publish({ kind: "broken", cells: broken.map(placeOf), refusal: null });
    // What was mended stays said until something else is.
    else if (state.kind === "broken") publish({ kind: "none" });
  }

  async function mendOnce(): Promise<void> {
    const count = await port.mend(broken);
    await lookOnce();
    if (broken.length === 0) publish({ kind: "mended", count });
  }

  /** One after the other. Where the workbook does not answer, the rest of the pane says so. */
  function soon(work: () => Promise<void>): void {
    queue = queue.then(work).catch((error: unknown) => {
      if (!(error instanceof SheetError)) throw error;
      if (state.kind === "broken") publish({ ...state, refusal: error.message });
    });
  }

  soon(lookOnce);
  return {
    getSnapshot: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: () => {
      soon(lookOnce);
    },
    mend: () => {
      soon(mendOnce);
    },
  };
}

const placeOf = ({ sheet, row, column }: BrokenFormula): string =>
  addressOnSheet(sheet, { row, column, rows: 1, columns: 1 });
