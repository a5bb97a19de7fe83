import type { FormulasRead, LedgerChange, SharePort } from "../../../src/session/contract/share";
import type { FilledCell } from "../../../src/formulas/without-add-in/workbook-formulas";

/** A workbook's formulas that need no workbook: each fills what it is said to. */
export function sharesInMemory(cells: readonly FilledCell[]): SharePort {
  let formulas: FormulasRead = { cells, names: [], tables: [], ledger: null, protectedSheets: [] };

  function put(change: LedgerChange): void {
    const before = formulas.ledger ?? { sheet: "Frozen formulas", row: 4, column: 0, lines: [] };
    const lines =
      change.kind === "append"
        ? [...before.lines, ...change.lines]
        : before.lines.map((line, at) => [...line.slice(0, -1), change.states[at] ?? ""]);
    formulas = { ...formulas, ledger: { ...before, lines } };
  }

  return {
    read: () => Promise.resolve(formulas),
    change(want, decide) {
      const { filled, held } = want(formulas);
      const keyOf = ({ sheet, row, column }: Pick<FilledCell, "sheet" | "row" | "column">) =>
        `${sheet}!${row},${column}`;
      const known = new Map(cells.map((cell) => [keyOf(cell), cell]));
      const decision = decide(formulas, {
        filled: filled.flatMap((cell) => known.get(keyOf(cell)) ?? []),
        held: held.map((area) => (area ? (known.get(keyOf(area))?.values ?? null) : null)),
      });
      if (decision.change) {
        const { areas, then } = decision.change;
        put(then(areas.map(({ area }) => known.get(keyOf(area))?.values ?? [])).ledger);
        const isBack = formulas.ledger?.lines.every((line) => line.at(-1) === "put back");
        formulas = { ...formulas, cells: isBack === true ? cells : [] };
      }
      return Promise.resolve(decision.answer());
    },
  };
}
