import { Body1, makeStyles, Spinner } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import { theRegister, theRegisterWith } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, Snapshot } from "../../session/contract/register-snapshot";
import { AnswerMenu } from "../answers/AnswerMenu";
import { numberIn, pairsOf } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import type { LossPoint, LossSeries } from "../charts/chart-contents";
import { readingLevels } from "../charts/reading-levels";
import { later } from "../frame/later";
import { boughtIn, planIn } from "../plan/plan-in";
import { planQuestion } from "../../session/plan/plan-questions";
import type { PlanWish } from "../../session/plan/plan-wish";
import { useBudget } from "../plan/use-budget";
import { figuresTexts } from "../words/texts/figures";
import { overviewTexts } from "../words/texts/overview";
import { useFigures } from "../words/use-figures";
import { appetiteMarks, type HeldPoint } from "./held-points";
import { chances, curve, curveAnswers, points } from "./overview-answers";

const LossCurve = later(
  async () => (await import(/* webpackChunkName: "charts" */ "../charts/loss/LossCurve")).LossCurve,
);

const useStyles = makeStyles({
  // As high as the drawing that is to come: nothing below moves when it does.
  chart: { minHeight: "300px" },
});

/** The curve of losses: today, and with the plan. */
export function BadYears({
  session,
  register,
  controls,
  held,
  wish,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  /** The points of the risk appetite; none where none is said. */
  readonly held: readonly HeldPoint[];
  readonly wish: PlanWish;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const figures = useFigures();
  const { compact, count } = figures;
  const [scale, setScale] = useState<"linear" | "log">("linear");
  const about = [register, controls];
  const planned = controls?.kind === "controls" && controls.problems === 0 ? controls : null;
  const { budget } = useBudget(session, register, planned, wish);
  const plan = useAnswer(
    session,
    planned !== null && budget !== null && budget > 0 ? planQuestion(budget, wish.measure) : null,
    about,
  );
  const funded = boughtIn(planIn(plan.cells));
  const withPlan = funded.length > 0 ? theRegisterWith(funded) : null;
  const today = useAnswer(session, curve, about);
  const readings = useAnswer(
    session,
    { name: "LOSS_PERCENTILE", args: [theRegister, chances] },
    about,
  );
  const planCurve = useAnswer(
    session,
    withPlan && { name: "LOSS_CURVE", args: [withPlan, points] },
    about,
  );
  const planReadings = useAnswer(
    session,
    withPlan && { name: "LOSS_PERCENTILE", args: [withPlan, chances] },
    about,
  );
  const spend = register.totals.kind === "totals" ? register.totals.coverage?.spend : undefined;
  const beyond = useAnswer(
    session,
    spend === undefined ? null : { name: "LOSS_EXCEEDANCE", args: [theRegister, spend] },
    about,
  );
  const chanceBeyond = numberIn(beyond.cells);
  if (today.refused !== null) return <Body1>{today.refused}</Body1>;
  if (!today.cells) {
    return (
      <div className={styles.chart}>
        <Spinner delay={300} size="tiny" label={overviewTexts.computing} />
      </div>
    );
  }
  const series: LossSeries[] = [
    {
      name: figuresTexts.today,
      points: pointsIn(today.cells),
      readings: readingsIn(readings.cells),
    },
    ...(withPlan && planCurve.cells
      ? [
          {
            name: overviewTexts.withPlan,
            points: pointsIn(planCurve.cells),
            readings: readingsIn(planReadings.cells),
          },
        ]
      : []),
  ];
  const budgeted =
    spend !== undefined && spend > 0 && chanceBeyond !== null
      ? [
          {
            name: overviewTexts.budget,
            loss: spend,
            chance: chanceBeyond,
            meaning: overviewTexts.overBudget(
              compact(spend),
              figuresTexts.yearsIn(chanceBeyond, count),
            ),
          },
        ]
      : [];
  const marks = [...budgeted, ...appetiteMarks(held, figures)];
  return (
    <Suspense fallback={<div className={styles.chart} />}>
      <LossCurve
        series={series}
        marks={marks}
        scale={scale}
        onScale={setScale}
        menu={
          <AnswerMenu
            session={session}
            label={overviewTexts.curveFormulas}
            answers={curveAnswers(spend ?? null, {
              hasPlan: withPlan !== null,
              hasAppetite: held.length > 0,
            })}
            onChoice={onChoice}
          />
        }
      />
    </Suspense>
  );
}

const pointsIn = (cells: Parameters<typeof pairsOf>[0]): LossPoint[] =>
  pairsOf(cells).map(([loss, chance]) => ({ loss, chance }));

const readingsIn = (cells: Parameters<typeof pairsOf>[0]): LossPoint[] =>
  readingLevels.flatMap(({ chance }, index) => {
    const loss = numberIn(cells, index);
    return loss === null ? [] : [{ loss, chance }];
  });
