import type { BudgetPoint } from "../chart-contents";
import { type ChartAxis, evenAxis } from "../drawing/axis-scales";
import { type KeyStep, stepped } from "../drawing/key-step";
import type { LabelRoom } from "../drawing/place-labels";
import { plotRoom } from "../drawing/plot-room";

/** Where the curve is drawn, and on which axes. */
export interface BudgetPlot {
  readonly room: LabelRoom;
  readonly budget: ChartAxis;
  readonly loss: ChartAxis;
}

/** @param words how amounts are written beside the axes */
export function budgetAxes(
  points: readonly BudgetPoint[],
  chosen: BudgetPoint | null,
  width: number,
  words: (amount: number) => string,
): BudgetPlot {
  const shown = chosen ? [...points, chosen] : points;
  const most = (amount: (point: BudgetPoint) => number): number => Math.max(...shown.map(amount));
  const mostLoss = most(({ loss }) => loss);
  const room = plotRoom(width, evenAxis(mostLoss, [1, 0], mostTicks).ticks.map(words));
  const ticksAcross = Math.max(2, Math.floor((room.right - room.left) / 64));
  return {
    room,
    budget: evenAxis(
      most(({ budget }) => budget),
      [room.left, room.right],
      ticksAcross,
    ),
    loss: evenAxis(mostLoss, [room.bottom, room.top], mostTicks),
  };
}

const mostTicks = 4;

/** The last point that a budget pays for; the first where it pays for none. */
export function indexBefore(points: readonly BudgetPoint[], budget: number): number {
  const beyond = points.findIndex((point) => point.budget > budget);
  return Math.max((beyond < 0 ? points.length : beyond) - 1, 0);
}

/** The point that a key leads to from the budget chosen, which need not be one of them. */
export function steppedBudget(
  points: readonly BudgetPoint[],
  chosen: BudgetPoint | null,
  step: KeyStep,
): BudgetPoint | undefined {
  if (!chosen) return points["to" in step && step.to === "last" ? points.length - 1 : 0];
  const at = indexBefore(points, chosen.budget);
  const isBetween = (points[at]?.budget ?? chosen.budget) < chosen.budget;
  if (isBetween && "by" in step && step.by < 0 && !step.isFar) return points[at];
  const each = Math.max(1, Math.round(points.length / 10));
  return points[stepped(at, step, points.length, (index) => (index - at) % each === 0)];
}
