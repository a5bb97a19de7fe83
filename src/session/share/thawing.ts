import { addressIn } from "../../formulas/cell-places";
import {
  type LedgerRow,
  ledgerHeaders,
  ledgerRow,
  nameIn,
  PUT_BACK,
} from "../../formulas/without-add-in/ledger";
import {
  isWaiting,
  type LedgerNow,
  placeNow,
  type Thawed,
  thawed,
} from "../../formulas/without-add-in/plan-thaw";
import type { Content } from "../../formulas/without-add-in/workbook-formulas";
import type {
  ChangedArea,
  FormulasRead,
  LedgerRead,
  ShareDecision,
  SharingRefused,
  Thawing,
  Wanted,
  WantedRead,
} from "../contract/share";
import { sheetInFormula } from "../find/cell-address";
import { lockedSheet } from "./refused";

/** How many formulas wait to be put back. */
export const waitingIn = ({ ledger }: FormulasRead): number =>
  rowsIn(ledger).filter((row) => row !== null && isWaiting(row)).length;

/** The cells that formulas are put back into. */
export const wantThawed = ({ ledger }: FormulasRead): Wanted => ({
  filled: [],
  held: rowsIn(ledger).map((row) => (row && isWaiting(row) ? placeNow(row) : null)),
});

/** Every formula that waits and can be put back, back in its place. */
export function thawing(
  formulas: FormulasRead,
  { held }: WantedRead,
): ShareDecision<Thawing | SharingRefused> {
  const rows = rowsIn(formulas.ledger);
  const made = rows.map((row, index): Thawed | null =>
    row && isWaiting(row) ? thawed(rowNow(row, held[index] ?? null, formulas)) : null,
  );
  const touched = made.flatMap((each) => (each?.kind === "cell" ? [each.area.sheet] : []));
  const locked = lockedSheet(touched, formulas);
  if (locked) return { change: null, answer: () => locked };
  const answer = (): Thawing => ({
    kind: "thawed",
    count: made.filter((each) => each !== null && each.kind !== "not").length,
    notBack: made.flatMap((each, index) =>
      each?.kind === "not" ? [`${placeWords(rows[index])}: ${each.why}`] : [],
    ),
  });
  if (made.every((each) => each === null)) return { change: null, answer };
  return {
    change: {
      areas: made.flatMap((each, index) =>
        each?.kind === "cell" ? [backAt(each, held[index] ?? [])] : [],
      ),
      names: made.flatMap((each) => (each?.kind === "name" ? [each] : [])),
      then: () => ({
        areas: [],
        ledger: { kind: "states", states: rows.map((row, at) => stateOf(row, made[at])) },
      }),
    },
    answer,
  };
}

/** The lines of the list; null for those that are none. */
function rowsIn(ledger: LedgerRead | null): readonly (LedgerRow | null)[] {
  if (!ledger) return [];
  const follows = ledgerHeaders.indexOf("Follows");
  return ledger.lines.map((line) => {
    const cell = line[follows];
    const formula =
      typeof cell === "object" && cell !== null && "formula" in cell ? cell.formula : "";
    return ledgerRow(line, formula);
  });
}

function rowNow(
  row: LedgerRow,
  held: LedgerNow["held"],
  { names, tables }: FormulasRead,
): LedgerNow {
  const called = nameIn(row);
  const name = names.find((each) => each.name === called && (each.sheet ?? "") === row.sheet);
  return { row, held, name: name?.formula ?? null, known: { names, tables } };
}

function placeWords(row: LedgerRow | null | undefined): string {
  if (!row) return "";
  if (nameIn(row) !== null) return row.cell;
  const place = placeNow(row);
  return place
    ? `${sheetInFormula(place.sheet)}!${addressIn({ ...place, rows: 1, columns: 1 })}`
    : `${sheetInFormula(row.sheet)}!${row.cell}`;
}

/** A formula fills its cells by itself. */
function backAt(
  { area, formula }: Thawed & { readonly kind: "cell" },
  held: readonly (readonly Content[])[],
): ChangedArea {
  const before = held.length > 0 ? held : [[null]];
  const contents = before.map((line, row) =>
    line.map((_, column): Content => (row === 0 && column === 0 ? { formula } : null)),
  );
  return { area, contents, before };
}

function stateOf(row: LedgerRow | null, made: Thawed | null | undefined): string {
  if (!row) return "";
  if (!made) return row.state;
  return made.kind === "not" ? `not put back: ${made.why}` : PUT_BACK;
}
