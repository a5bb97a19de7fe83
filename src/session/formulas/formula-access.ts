import { readRegister } from "../../core";
import type { FormulaAccess } from "../contract/register-snapshot";
import { fixedAddressOnSheet } from "../find/cell-address";
import type { SaidOfRegister } from "../find/kept-choices";
import { isSameReading, type RegisterAsRead, registerFormula } from "./register-formula";

/** How formulas get a register that was read with what was said of it. */
export function formulaAccess(
  seen: RegisterAsRead,
  said: SaidOfRegister,
  prefix: string,
): FormulaAccess {
  const differences = differencesOf(seen, said);
  const isNeeded = differences.length > 0 || said.formula !== null;
  const formula = isNeeded ? registerFormula(seen, prefix) : null;
  return {
    range: rangeInFormula(seen),
    differences,
    name: said.formula?.name ?? null,
    isCurrent: formula?.kind === "formula" && formula.text === said.formula?.text,
    why: formula?.kind === "none" ? formula.why : null,
  };
}

/** The register's own cells, as a formula has them. */
export function rangeInFormula({ block: { area, place } }: Pick<RegisterAsRead, "block">): string {
  return area.table === null ? fixedAddressOnSheet(area.sheet, place) : `${area.table}[#All]`;
}

/** In which ways functions over the same cells read something else. */
function differencesOf({ block, reading, scales }: RegisterAsRead, said: SaidOfRegister): string[] {
  const asked = reading.rows.filter(({ leftOut }) => leftOut === "asked").length;
  const isSaid = said.fields.size + said.units.size + said.name.length + scales.length > 0;
  if (asked === 0 && !isSaid) return [];
  const plain = readRegister(block.cells);
  if (isSameReading(plain, reading)) return [];
  const isLookedUp = (index: number): boolean => scales.some(({ column }) => column === index);
  const columns = [...reading.columns.of].filter(([key, column]) => {
    if (isLookedUp(column.index)) return false;
    const other = plain.columns.of.get(key);
    return (
      other?.index !== column.index ||
      other.scale !== column.scale ||
      other.joined.length !== column.joined.length
    );
  }).length;
  const found = [
    ...(scales.length > 0 ? ["what the scores mean"] : []),
    ...(asked > 0
      ? [asked === 1 ? "1 row that is left out here" : `${asked} rows that are left out here`]
      : []),
    ...(columns > 0
      ? [
          columns === 1
            ? "1 column that was mapped here"
            : `${columns} columns that were mapped here`,
        ]
      : []),
  ];
  return found.length > 0 ? found : ["what was said here"];
}
