import { addressIn, asOneWhereBelow, type CellArea } from "../../formulas/cell-places";
import type { OurFunctions } from "../../formulas/function-calls";
import { formulasOfOurs, placeKey } from "../../formulas/without-add-in/choose-formulas";
import { ledgerLines } from "../../formulas/without-add-in/ledger";
import {
  type FreezePlan,
  type FrozenCell,
  planFreeze,
  valuesOf,
} from "../../formulas/without-add-in/plan-freeze";
import { isSameResult } from "../../formulas/without-add-in/same-result";
import type {
  FilledCell,
  FormulaCell,
  HeldValue,
} from "../../formulas/without-add-in/workbook-formulas";
import type {
  AfterCells,
  ChangedArea,
  FormulasRead,
  FreezeShown,
  Frozen,
  ShareDecision,
  SharingRefused,
  SheetTouched,
  Wanted,
  WantedRead,
} from "../contract/share";
import { sameParts } from "../view/same-parts";
import { lockedSheet, refused } from "./refused";

/** The formulas that freezing is about. */
export function wantFrozen(formulas: FormulasRead, ours: OurFunctions): Wanted {
  const { calling, reading } = formulasOfOurs(withoutLedger(formulas), ours);
  return { filled: [...calling, ...reading], held: [] };
}

function plan(
  formulas: FormulasRead,
  { filled }: WantedRead,
  ours: OurFunctions,
): FreezePlan | SharingRefused {
  const { calling, reading, names, callers } = formulasOfOurs(withoutLedger(formulas), ours);
  // What another formula fills has none of its own, whatever Excel shows there.
  const known = new Map(filled.map((cell) => [placeKey(cell), cell]));
  const knownOf = (cells: readonly FormulaCell[]): readonly FilledCell[] =>
    cells.flatMap((cell) => known.get(placeKey(cell)) ?? []);
  const parts = { calling: knownOf(calling), reading: knownOf(reading), names, callers };
  const planned = planFreeze(parts, ours);
  if ("refusal" in planned) return refused(planned.refusal);
  const touched = planned.cells.map(({ area }) => area.sheet);
  return lockedSheet(touched, formulas) ?? planned;
}

/** What freezing would touch. */
export function freezePreview(
  formulas: FormulasRead,
  read: WantedRead,
  ours: OurFunctions,
): FreezeShown | { readonly kind: "nothing" } | SharingRefused {
  const planned = plan(formulas, read, ours);
  return "kind" in planned ? planned : shownOf(planned);
}

/** @param shown as the user saw it: where it would be another, nothing is frozen */
export function freezing(
  formulas: FormulasRead,
  read: WantedRead,
  ours: OurFunctions,
  shown: FreezeShown,
): ShareDecision<Frozen | SharingRefused> {
  const planned = plan(formulas, read, ours);
  if ("kind" in planned) return { change: null, answer: () => planned };
  if (!sameParts(shownOf(planned), shown)) {
    const message = "The workbook's formulas changed since: nothing was frozen. Look again.";
    return { change: null, answer: () => refused(message) };
  }
  // What Excel's own functions really give is known once they stand there.
  let cells = planned.cells;
  return {
    change: {
      areas: planned.cells.map((cell) => ({ ...cell, before: formulaAlone(cell) })),
      names: planned.names.map(({ name, sheet, frozen }) => ({ name, sheet, formula: frozen })),
      then(now): AfterCells {
        cells = planned.cells.map((cell, index) => withRightFigures(cell, now[index] ?? []));
        return {
          areas: cells.filter((cell, index) => cell !== planned.cells[index]),
          ledger: { kind: "append", lines: ledgerLines({ cells, names: planned.names }) },
        };
      },
    },
    answer: () => ({ kind: "frozen", ...countsOf({ cells, names: planned.names }) }),
  };
}

/** The list's own formulas need nothing. */
function withoutLedger(formulas: FormulasRead): FormulasRead {
  const { cells, ledger } = formulas;
  if (ledger === null) return formulas;
  return { ...formulas, cells: cells.filter(({ sheet }) => sheet !== ledger.sheet) };
}

function shownOf(planned: FreezePlan): FreezeShown | { readonly kind: "nothing" } {
  if (planned.cells.length === 0) return { kind: "nothing" };
  const sheets = new Map<string, CellArea[]>();
  for (const { area } of planned.cells) {
    const list = sheets.get(area.sheet) ?? [];
    sheets.set(area.sheet, list);
    list.push(area);
  }
  return {
    kind: "preview",
    ...countsOf(planned),
    sheets: [...sheets].map(([sheet, areas]): SheetTouched => ({
      sheet,
      cells: asOneWhereBelow(areas).map((area) => addressIn(area)),
    })),
  };
}

function countsOf({ cells, names }: FreezePlan): Omit<Frozen, "kind"> {
  const count = (as: FrozenCell["as"]): number => cells.filter((cell) => cell.as === as).length;
  return {
    native: count("native formula"),
    values: count("values"),
    fixed: count("fixed cells") + names.length,
  };
}

/** What a formula's cells held: it, and what it filled by itself. */
const formulaAlone = ({ contents, formula }: FrozenCell): ChangedArea["before"] =>
  contents.map((line, row) =>
    line.map((_, column) => (row === 0 && column === 0 ? { formula } : null)),
  );

/** Where Excel's own functions give another number, the figures stay instead. */
function withRightFigures(cell: FrozenCell, shown: readonly (readonly HeldValue[])[]): FrozenCell {
  if (cell.as !== "native formula" || isSameResult(cell.values, shown)) return cell;
  const { sheet, row, column } = cell.area;
  const { formula, values } = cell;
  return valuesOf({ sheet, row, column, formula, values });
}
