import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A row of test/golden/numeric/references.json: the inputs, the nearest double, the place of the exact value beside it. */
export type Reference = readonly number[];

/** The frozen rows of one function. */
export function referencesOf(name: string): Reference[] {
  const path = join(__dirname, "../../golden/numeric/references.json");
  const all = JSON.parse(readFileSync(path, "utf8")) as Record<string, Reference[]>;
  const rows = all[name];
  if (rows === undefined || rows.length === 0) throw new Error(`no references for ${name}`);
  return rows;
}

/** Distance from |x| to the next double away from 0. */
export function unitInLastPlace(x: number): number {
  const bits = new BigInt64Array(new Float64Array([Math.abs(x)]).buffer);
  const next = new Float64Array(new BigInt64Array([(bits[0] ?? 0n) + 1n]).buffer)[0] ?? NaN;
  return next - Math.abs(x);
}

/** Worst error over the rows, in units in the last place of the nearest double, and relative to the exact value. */
export function worstError(
  rows: readonly Reference[],
  f: (...inputs: number[]) => number,
): { units: number; relative: number; absolute: number; at: readonly number[] } {
  const worst = { units: 0, relative: 0, absolute: 0, at: [] as readonly number[] };
  for (const row of rows) {
    const inputs = row.slice(0, -2);
    const [nearest = NaN, place = NaN] = row.slice(-2);
    const unit = unitInLastPlace(nearest);
    const units = Math.abs((f(...inputs) - nearest) / unit - place);
    // Written so that a NaN counts as the worst.
    if (!(units <= worst.units)) {
      worst.units = units;
      worst.at = inputs;
    }
    worst.absolute = Math.max(worst.absolute, units * unit);
    if (nearest !== 0) {
      worst.relative = Math.max(worst.relative, (units * unit) / Math.abs(nearest));
    }
  }
  return worst;
}
