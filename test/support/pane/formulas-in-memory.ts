import type { BrokenFormula } from "../../../src/session/mend/broken-formula";
import type { FormulaCell, FormulaPort } from "../../../src/session/mend/mend-formulas";
import type { SheetError } from "../../../src/session/contract/register-port";

/** Cells with formulas: the twin of the port that speaks to Excel. */
export interface FormulasInMemory extends FormulaPort {
  /** As they are now. */
  readonly cells: FormulaCell[];
  /** Every answer is this refusal, until it is null again. */
  refuse(error: SheetError | null): void;
}

export function formulasInMemory(given: readonly FormulaCell[]): FormulasInMemory {
  const cells = given.map((cell) => ({ ...cell }));
  let refusal: SheetError | null = null;
  const answer = <T>(give: () => T): Promise<T> =>
    refusal ? Promise.reject(refusal) : Promise.resolve(give());
  const isOf = (one: FormulaCell, other: BrokenFormula): boolean =>
    one.sheet === other.sheet && one.row === other.row && one.column === other.column;
  return {
    cells,
    refuse(error) {
      refusal = error;
    },
    formulasWith: (word) => answer(() => cells.filter(({ formula }) => formula.includes(word))),
    mend: (broken) =>
      answer(() => {
        const same = broken.filter((each) =>
          cells.some((cell) => isOf(cell, each) && cell.formula === each.formula),
        );
        for (const each of same) {
          const at = cells.findIndex((cell) => isOf(cell, each));
          cells[at] = { ...each, formula: each.repaired };
        }
        return same.length;
      }),
  };
}
