import type { Allowance, Cell } from "../../core";
import { appetiteCheck as checked, describeCell, isBlank, ModelError } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { yearWork } from "../long-calls/year-work";
import { yearIn } from "../cells/year-in";

/**
 * Whether the year stays within what you accept (the risk appetite): each loss beside the chance of a year that costs more, allowed and as the register has it.
 * @customfunction APPETITE_CHECK
 * @param register Threat register with its header row.
 * @param appetite Two columns: a loss, and how likely a year may be to cost more, from 0 to 1. A header row is optional, blank rows are skipped.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Loss, Allowed, Modelled (the chance of a year that costs more), Within (TRUE where it is no more than allowed, "too close to tell" where the two lie closer than the chance is known).
 */
export function appetiteCheck(
  register: any[][],
  appetite: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, appetite, bad_year_spread];
  return inCellOrLater("APPETITE_CHECK", args, yearWork(bad_year_spread), () => {
    const allowances = allowancesIn(appetite);
    const { year } = yearIn(register, bad_year_spread);
    return [
      ["Loss", "Allowed", "Modelled", "Within"],
      ...allowances.map((allowance) => {
        try {
          const [line] = checked(year, [allowance]);
          const within = line?.within ?? "too close to tell";
          return [allowance.loss, allowance.allowed, line?.modelled, within];
        } catch (refusal) {
          if (!(refusal instanceof ModelError)) throw refusal;
          const { code, subject, rule, got } = refusal;
          throw new ModelError(code, `${subject} in row ${allowance.row} of appetite`, rule, got);
        }
      }),
    ];
  });
}

/** An allowance and where it stands, counted from the first row of the range. */
type PlacedAllowance = Allowance & { readonly row: number };

function allowancesIn(argument: unknown): readonly PlacedAllowance[] {
  const rows = cellsIn(argument);
  if (rows.some((row) => row.length !== 2)) {
    const got = `${rows[0]?.length ?? 0} of them`;
    throw new ModelError("unequal-sizes", "appetite", "be two columns, loss and chance", got);
  }
  const placed = rows.map(([loss = null, allowed = null], index) => ({
    ...{ loss, allowed, row: index + 1 },
  }));
  const body = isHeader(placed[0]) ? placed.slice(1) : placed;
  const filled = body.filter(({ loss, allowed }) => !isBlank(loss) || !isBlank(allowed));
  if (filled.length === 0) {
    throw new ModelError("incomplete", "appetite", "have a loss and its chance", "none");
  }
  return filled.map(({ loss, allowed, row }) => ({
    loss: amountIn(loss, "loss", row),
    allowed: amountIn(allowed, "allowed probability", row),
    row,
  }));
}

/** Two texts and no figure. */
function isHeader(row: { readonly loss: Cell; readonly allowed: Cell } | undefined): boolean {
  return typeof row?.loss === "string" && typeof row.allowed === "string" && !isBlank(row.loss);
}

/** A blank cell beside a filled one is 0: no loss at all, or a chance of none. */
function amountIn(cell: Cell, name: string, row: number): number {
  if (isBlank(cell)) return 0;
  if (typeof cell === "number") return cell;
  const subject = `${name} in row ${row} of appetite`;
  throw new ModelError("not-a-number", subject, "be a number", describeCell(cell));
}
