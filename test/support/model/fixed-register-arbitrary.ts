import fc from "fast-check";
import type { Threat } from "../../../src/core";
import { bernoulli, clustered, poisson } from "../../../src/core";
import type { FixedRow } from "./counted-sums";
import type { UnitRow } from "./series-of-sums";
import { mostEvents } from "./series-of-sums";
import { fixed, threatOf } from "./threats";

const evenInLog = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((n) => low * Math.pow(high / low, n / 1_000_000));

/** Rows of fixed losses with cents, of all kinds. */
export const fixedRows = (least: number, most: number): fc.Arbitrary<FixedRow[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom<FixedRow["kind"]>("P", "P", "B", "N"),
        evenInLog(1e-3, 1),
        evenInLog(1e-3, 1.6),
        evenInLog(300, 2e6),
        evenInLog(0.05, 3),
      )
      .map(([kind, chance, mean, loss, more]): FixedRow => ({
        kind,
        frequency: kind === "B" ? chance : mean,
        loss: Math.round(loss * 100) / 100,
        ratio: 1 + more,
      })),
    { minLength: least, maxLength: most },
  );

/** The same over all sizes that a register may have: a cent to ten trillion, a thousandth of an event to a thousand a year. */
export const rowsOfAnySize = (least: number, most: number): fc.Arbitrary<FixedRow[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom<FixedRow["kind"]>("P", "P", "B", "N"),
        evenInLog(1e-3, 1),
        evenInLog(1e-3, 1000),
        evenInLog(0.01, 1e13),
        evenInLog(0.05, 3),
      )
      .map(([kind, chance, mean, loss, more]): FixedRow => ({
        kind,
        frequency: kind === "B" ? chance : mean,
        loss: Math.round(loss * 100) / 100,
        ratio: 1 + more,
      })),
    { minLength: least, maxLength: most },
  );

export function fixedThreat({ kind, frequency, loss, ratio }: FixedRow): Threat {
  if (kind === "B") return threatOf(bernoulli(frequency), fixed(loss));
  return threatOf(kind === "P" ? poisson(frequency) : clustered(frequency, ratio), fixed(loss));
}

/** A register of which each event costs a whole multiple of a unit, after cap, reduction and insurance. */
export interface UnitRegister {
  readonly rows: readonly UnitRow[];
  readonly unit: number;
  readonly threats: readonly Threat[];
}

/** What an event of so many units was before, in units. */
interface Gross {
  readonly loss: number;
  readonly cap?: number;
  readonly retention?: number;
  readonly limit?: number;
}

const OUTCOMES: readonly ((units: number) => Gross)[] = [
  (units) => ({ loss: units }),
  (units) => ({ loss: units }),
  (units) => ({ loss: 2 * units + 1, cap: units }),
  (units) => ({ loss: 3 * units, retention: units, limit: 2 * units }),
  (units) => ({ loss: 3 * units, retention: units - 1, limit: 2 * units }),
];

/**
 * Registers with cents, of all kinds, with up to 30 events a year a row, over four orders of size and more.
 *
 * @param cells most units of a year, about
 */
export const unitRegisters = (
  least: number,
  most: number,
  cells: number,
): fc.Arbitrary<UnitRegister> =>
  fc
    .tuple(
      fc.array(
        fc.record({
          kind: fc.constantFrom<FixedRow["kind"]>("P", "P", "B", "N"),
          chance: evenInLog(1e-3, 1),
          mean: evenInLog(1e-3, 30),
          size: evenInLog(1, 1e4),
          more: evenInLog(0.05, 3),
          grossOf: fc.constantFrom(...OUTCOMES),
        }),
        { minLength: least, maxLength: most },
      ),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom(0, 0, 0.137, 0.65 / 3),
    )
    .map(([drawn, cents, lossReduction]) => {
      const counts = drawn.map(({ kind, chance, mean, more, ...rest }) => ({
        ...{ ...rest, kind, frequency: kind === "B" ? chance : mean, ratio: 1 + more },
      }));
      const all = counts.reduce((sum, row) => sum + row.size * mostEvents(row), 0);
      const rows = counts.map(({ size, ...row }) => ({
        ...{ ...row, units: Math.max(Math.round((size * cells) / all), 1) },
      }));
      const money = (units: number): number => (units * cents) / 100;
      const threats = rows.map(({ units, grossOf, ...row }) => {
        // Insurance pays of what a reduction leaves: in no whole units.
        const gross = lossReduction > 0 ? { loss: units } : grossOf(units);
        const { loss, cap = Infinity, retention = 0, limit = 0 } = gross;
        const threat = fixedThreat({ ...row, loss: money(loss) });
        const cover = limit > 0 ? { retention: money(retention), limit: money(limit) } : null;
        return { ...threat, event: { ...threat.event, cap: money(cap), lossReduction, cover } };
      });
      return { rows, unit: money(1) * (1 - lossReduction), threats };
    });
