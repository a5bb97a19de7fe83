import { useState } from "react";
import { BudgetDrawing } from "./BudgetDrawing";
import { budgetAxes, indexBefore, steppedBudget } from "./budget-plot";
import type { BudgetCurveProps, BudgetPoint } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { ChartFrame, type ChartTable } from "../drawing/ChartFrame";
import { MarkMeanings } from "../drawing/MarkMeanings";
import { useFigures } from "../../words/use-figures";

const mostRows = 12;

/** What is left to lose by budget, to choose one from. */
export function BudgetCurve({ points, measure, chosen, knee, menu, onBudget }: BudgetCurveProps) {
  const { compact, full } = useFigures();
  const [hovered, setHovered] = useState<BudgetPoint | null>(null);
  const hasLoss = points.some(({ loss }) => loss > 0);
  const hasBudget = points.some(({ budget }) => budget > 0);
  const [first] = points;
  const read = hovered ?? chosen ?? first;
  const sentence = (amount: (value: number) => string): string =>
    read && hasLoss && hasBudget
      ? chartsTexts.left(amount(read.budget), amount(read.loss), measure)
      : "";
  const choose = (point: BudgetPoint | undefined): void => {
    if (point && point.budget !== chosen?.budget) onBudget(point.budget);
  };
  const nearest = (x: number, width: number): BudgetPoint | undefined => {
    const { budget } = budgetAxes(points, chosen, width, compact);
    const all = points.map((point) => Math.abs(budget.at(point.budget) - x));
    return points[all.indexOf(Math.min(...all))];
  };
  return (
    <ChartFrame
      title={chartsTexts.budgetTitle}
      menu={menu}
      empty={
        !first
          ? chartsTexts.noBudgets
          : !hasLoss
            ? chartsTexts.nothingLeft
            : !hasBudget
              ? chartsTexts.freeOfCost
              : null
      }
      reading={{ short: sentence(compact), full: sentence(full) }}
      table={tableOf(points, measure, full)}
      position={{
        at: chosen ? indexBefore(points, chosen.budget) : 0,
        of: points.length,
        text: chosen ? full(chosen.budget) : "",
      }}
      onStep={(step) => {
        setHovered(null);
        choose(steppedBudget(points, chosen, step));
      }}
      onHover={(spot, width) => {
        setHovered((spot && nearest(spot.x, width)) ?? null);
      }}
      onPress={(spot, width) => {
        choose(nearest(spot.x, width));
      }}
      draw={(width) => (
        <BudgetDrawing
          points={points}
          chosen={chosen}
          hovered={hovered}
          knee={knee}
          plot={budgetAxes(points, chosen, width, compact)}
        />
      )}
    >
      <MarkMeanings
        marks={knee && hasLoss ? [{ ...knee, name: chartsTexts.levelsOff, isDrawn: true }] : []}
      />
    </ChartFrame>
  );
}

/** Some of the points, evenly, the first and the last among them. */
function tableOf(
  points: readonly BudgetPoint[],
  measure: string,
  full: (amount: number) => string,
): ChartTable {
  const last = points.length - 1;
  const rows = Math.min(points.length, mostRows);
  const shown = Array.from({ length: rows }, (_, row) =>
    rows === 1 ? 0 : Math.round((row * last) / (rows - 1)),
  );
  return {
    heads: [chartsTexts.budgetHead, `${chartsTexts.leftAxis} ${measure}`],
    rows: shown.flatMap((index) => {
      const point = points[index];
      return point ? [[full(point.budget), full(point.loss)]] : [];
    }),
  };
}
