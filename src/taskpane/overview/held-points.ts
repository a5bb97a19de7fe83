import type { Cells } from "../../core";
import { rowsOf } from "../answers/cells-of";
import type { LossMark } from "../charts/chart-contents";
import type { Figures } from "../words/figures";
import { overviewTexts } from "../words/texts/overview";

/** A point of the risk appetite, held against the year: a row of APPETITE_CHECK. */
export interface HeldPoint {
  /** Currency a year. */
  readonly loss: number;
  /** How likely a year may be to cost more. */
  readonly allowed: number;
  /** How likely it is. */
  readonly modelled: number;
  /** Whether that is no more than allowed; null where the two lie too close to tell. */
  readonly within: boolean | null;
}

/** What APPETITE_CHECK says; none where it says nothing. A point that is said twice is one. */
export function heldPoints(cells: Cells | null): readonly HeldPoint[] {
  const points = rowsOf(cells).flatMap(([loss, allowed, modelled, within]) =>
    typeof loss === "number" && typeof allowed === "number" && typeof modelled === "number"
      ? [{ loss, allowed, modelled, within: typeof within === "boolean" ? within : null }]
      : [],
  );
  const isSame = (a: HeldPoint, b: HeldPoint): boolean =>
    a.loss === b.loss && a.allowed === b.allowed;
  return points.filter((point, at) => points.findIndex((each) => isSame(each, point)) === at);
}

type Writes = Pick<Figures, "compact" | "count">;

/**
 * "A year above $2M may happen in 5 of 100 years; the register says 9"
 *
 * @param more how many points are exceeded beside this one
 */
export function exceededWords(
  { loss, allowed, modelled }: HeldPoint,
  more: number,
  { compact, count }: Writes,
): string {
  const { most, says } = yearsOf(allowed, modelled, count);
  return overviewTexts.exceeded(
    { loss: compact(loss), most, says },
    more === 0 ? null : count(more),
  );
}

/** The points as the curve of losses marks them. */
export const appetiteMarks = (points: readonly HeldPoint[], writes: Writes): readonly LossMark[] =>
  points.map((point) => ({
    name: overviewTexts.appetite(writes.compact(point.loss)),
    loss: point.loss,
    chance: point.allowed,
    meaning: meaningOf(point, writes),
  }));

function meaningOf(point: HeldPoint, { compact, count }: Writes): string {
  const { loss, allowed, modelled, within } = point;
  const { most, says } = yearsOf(allowed, modelled, count);
  const held = { loss: compact(loss), most, says };
  return within === null ? overviewTexts.heldTooClose(held) : overviewTexts.held(held, within);
}

const mostYears = 1_000_000;

/**
 * Two chances as years of the same hundred, thousand or more: of so many that the allowed one is whole years, or nearly, and the two do
 * not look the same unless they are.
 */
function yearsOf(allowed: number, modelled: number, count: Figures["count"]) {
  const isWhole = (of: number): boolean =>
    Math.abs(allowed * of - Math.round(allowed * of)) <= 0.01 * allowed * of;
  const isApart = (of: number): boolean =>
    allowed === modelled || Math.round(allowed * of) !== Math.round(modelled * of);
  let of = 100;
  while (of < mostYears && !(isWhole(of) && isApart(of))) of *= 10;
  const years = Math.round(modelled * of);
  return {
    most:
      allowed === 0
        ? overviewTexts.noYear
        : overviewTexts.yearsOf(count(Math.round(allowed * of)), count(of)),
    says:
      allowed === 0 && years > 0
        ? overviewTexts.yearsOf(count(years), count(of))
        : years === 0 && modelled > 0
          ? overviewTexts.fewerThanOne
          : count(years),
  };
}
