import { type ComponentType, useState } from "react";
import type {
  BudgetCurveProps,
  CurveScale,
  LossCurveProps,
  ShareBarsProps,
  TrendProps,
} from "../../../src/taskpane/charts/chart-contents";
import { later } from "../../../src/taskpane/frame/later";
import { PaneFrame, type PaneSurroundings } from "../../../src/taskpane/frame/PaneFrame";
import { Screen } from "../../../src/taskpane/frame/Screen";
import { figuresIn, plainMoney } from "../../../src/taskpane/words/figures";
import { FiguresContext } from "../../../src/taskpane/words/use-figures";
import { type ChartsContents, type ChartsName, chartsStates } from "./charts";

const LossCurve: ComponentType<LossCurveProps> = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../../../src/taskpane/charts/loss/LossCurve"))
      .LossCurve,
);
const BudgetCurve: ComponentType<BudgetCurveProps> = later(
  async () =>
    (
      await import(
        /* webpackChunkName: "charts" */ "../../../src/taskpane/charts/budget/BudgetCurve"
      )
    ).BudgetCurve,
);
const ShareBars: ComponentType<ShareBarsProps> = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../../../src/taskpane/charts/bars/ShareBars"))
      .ShareBars,
);
const TrendCurve: ComponentType<TrendProps> = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../../../src/taskpane/charts/trend/TrendCurve"))
      .TrendCurve,
);

/** The charts over figures that are known, as a view of the pane shows them. */
export function ChartsState({ name, ...surroundings }: PaneSurroundings & { name: string }) {
  const { series, marks, budgets, knee, shares, reviews }: ChartsContents =
    chartsStates[name as ChartsName];
  const [scale, setScale] = useState<CurveScale>("linear");
  const [budget, setBudget] = useState(budgets[8]?.budget);
  const [opened, setOpened] = useState("");
  const chosen = budgets.find((point) => point.budget === budget) ?? null;
  return (
    <PaneFrame {...surroundings}>
      <FiguresContext.Provider value={figuresIn(surroundings.locale, { ...plainMoney, sign: "$" })}>
        <Screen footer={opened === "" ? "" : `Opened ${opened}`} isScrolling>
          <h1>Overview</h1>
          <LossCurve series={series} marks={marks} scale={scale} onScale={setScale} />
          <ShareBars rows={shares} onOpen={setOpened} />
          <BudgetCurve
            points={budgets}
            measure="in an average year"
            chosen={chosen}
            knee={knee}
            onBudget={setBudget}
          />
          {reviews.length > 0 && (
            <TrendCurve
              names={["Required", "Spend", "Gap"]}
              points={reviews}
              dateWords={(day) => isoDay(day)}
            />
          )}
        </Screen>
      </FiguresContext.Provider>
    </PaneFrame>
  );
}

/** "2025-03-31". */
const isoDay = (day: number): string =>
  new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10);
