import { Body1, Caption1, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { Suspense, useMemo, useState, useSyncExternalStore } from "react";
import { theRegister, theRegisterWith } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, Snapshot } from "../../session/contract/register-snapshot";
import { numberBeside, numberIn, pairsOf, rowsOf, textBeside, textIn } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import type { BadYearShare, LossPoint, LossSeries } from "../charts/chart-contents";
import { readingLevels } from "../charts/reading-levels";
import { AnswerMenu } from "../answers/AnswerMenu";
import { Amount } from "../parts/Amount";
import { SectionHead } from "../parts/SectionHead";
import { InlineLink } from "../parts/InlineLink";
import { later } from "../frame/later";
import { plainList } from "../parts/list-styles";
import type { View } from "../frame/view";
import { boughtIn, planIn } from "../plan/plan-in";
import { planQuestion } from "../plan/plan-questions";
import { useBudget } from "../plan/use-budget";
import type { PlanWish } from "../plan/plan-wish";
import { useFigures } from "../words/use-figures";
import {
  chances,
  curve,
  curveAnswers,
  points,
  shareAnswers,
  shares,
  summary,
  yearAnswers,
} from "./overview-answers";
import { toDos } from "./to-dos";

const LossCurve = later(
  async () => (await import(/* webpackChunkName: "charts" */ "../charts/loss/LossCurve")).LossCurve,
);
const ShareBars = later(
  async () => (await import(/* webpackChunkName: "charts" */ "../charts/bars/ShareBars")).ShareBars,
);

type OnChoice = (choice: Promise<Choice>) => void;

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  figures: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  value: { margin: 0, textAlign: "end", fontWeight: tokens.fontWeightSemibold },
  list: { ...plainList, rowGap: tokens.spacingVerticalXXS },
  // As high as the drawing that is to come: nothing below moves when it does.
  chart: { minHeight: "300px" },
  old: { opacity: 0.6 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a year may cost, what is to be done about it, and who makes the bad years. */
export function Overview({
  session,
  register,
  controls,
  wish,
  onChoice,
  onView,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly wish: PlanWish;
  readonly onChoice: OnChoice;
  readonly onView: (view: View) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  const figures = useFigures();
  const refused = useSyncExternalStore(
    session.refusals.subscribe,
    session.refusals.getSnapshot,
  ).length;
  const isWhole = register.totals.kind === "totals";
  const hasReviews = register.columns.some(({ field }) => field === "lastReviewed");
  const today = useMemo(() => serialDate(new Date()), []);
  const due = useAnswer(
    session,
    isWhole && hasReviews ? { name: "REVIEW_DUE", args: [theRegister, today] } : null,
    [register],
  );
  const todo = toDos(register, controls, { refused, due: due.cells }, figures);
  return (
    <div className={styles.whole}>
      {isWhole && <YearLine session={session} register={register} onChoice={onChoice} />}
      {todo.length > 0 && (
        <section aria-label="To do">
          <SectionHead title="To do" />
          <ul className={styles.list} role="list">
            {todo.map(({ words, leads }) => (
              <li key={words}>
                <InlineLink
                  onClick={() => {
                    if (leads.kind === "threat") onOpen(leads.id);
                    else onView(leads);
                  }}
                >
                  {words}
                </InlineLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isWhole && (
        <>
          <BadYears
            session={session}
            register={register}
            controls={controls}
            wish={wish}
            onChoice={onChoice}
          />
          <WhoMakesThem session={session} register={register} onChoice={onChoice} onOpen={onOpen} />
        </>
      )}
    </div>
  );
}

/** A year at a glance. */
function YearLine({
  session,
  register,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onChoice: OnChoice;
}) {
  const styles = useStyles();
  const { cells, isOld, refused } = useAnswer(session, summary, [register]);
  const { together } = useFigures();
  const note = textBeside(cells, "Note");
  const lines = [
    ["An average year costs", numberBeside(cells, "Expected loss")],
    ["1 year in 20 costs more than", numberBeside(cells, "95th percentile")],
    ["1 year in 100 costs more than", numberBeside(cells, "99th percentile")],
    ["Total cost of risk: losses, spend, premium", numberBeside(cells, "Total cost of risk")],
  ] as const;
  const { write: short } = together(lines.flatMap(([, amount]) => amount ?? []));
  return (
    <section aria-label="The year">
      <SectionHead title="A year">
        <AnswerMenu
          session={session}
          label="The year as formulas"
          answers={yearAnswers}
          onChoice={onChoice}
        />
      </SectionHead>
      {refused !== null && <Body1>{refused}</Body1>}
      <dl className={isOld && cells ? `${styles.figures} ${styles.old}` : styles.figures}>
        {lines.map(([words, amount]) => (
          <Line key={words} words={words} amount={amount} short={short} />
        ))}
      </dl>
      {note !== null && (
        <Caption1 className={styles.quiet} block>
          {note}
        </Caption1>
      )}
    </section>
  );
}

function Line({
  words,
  amount,
  short,
}: {
  readonly words: string;
  readonly amount: number | null;
  readonly short: (amount: number) => string;
}) {
  const styles = useStyles();
  return (
    <>
      <dt>
        <Body1>{words}</Body1>
      </dt>
      <dd className={styles.value}>
        {amount === null ? "…" : <Amount value={amount} short={short} />}
      </dd>
    </>
  );
}

/** The curve of losses: today, and with the plan. */
function BadYears({
  session,
  register,
  controls,
  wish,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly wish: PlanWish;
  readonly onChoice: OnChoice;
}) {
  const styles = useStyles();
  const { compact, count } = useFigures();
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
        <Spinner delay={300} size="tiny" label="Computing the year" />
      </div>
    );
  }
  const series: LossSeries[] = [
    { name: "Today", points: pointsIn(today.cells), readings: readingsIn(readings.cells) },
    ...(withPlan && planCurve.cells
      ? [
          {
            name: "With the plan",
            points: pointsIn(planCurve.cells),
            readings: readingsIn(planReadings.cells),
          },
        ]
      : []),
  ];
  const marks =
    spend !== undefined && spend > 0 && chanceBeyond !== null
      ? [
          {
            name: "Budget",
            loss: spend,
            chance: chanceBeyond,
            meaning: `A year costs more than the budget of ${compact(spend)} ${oneIn(chanceBeyond, count)}.`,
          },
        ]
      : [];
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
            label="The curve as formulas"
            answers={curveAnswers(spend ?? null, withPlan !== null)}
            onChoice={onChoice}
          />
        }
      />
    </Suspense>
  );
}

/** Which threats make the worst year in twenty. */
function WhoMakesThem({
  session,
  register,
  onChoice,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onChoice: OnChoice;
  readonly onOpen: (threat: string) => void;
}) {
  const { cells } = useAnswer(session, shares, [register]);
  const ids = new Map(register.threats.map(({ id, name }) => [name, id]));
  const rows = rowsOf(cells).flatMap(([name, , , amount, share]): BadYearShare[] => {
    const id = typeof name === "string" ? ids.get(name) : undefined;
    const isShown =
      id !== undefined && typeof amount === "number" && typeof share === "number" && share > 0;
    return isShown ? [{ id, name: textIn(name), amount, share }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ShareBars
        rows={rows.sort((a, b) => b.amount - a.amount)}
        onOpen={onOpen}
        menu={
          <AnswerMenu
            session={session}
            label="Who makes the bad years, as a formula"
            answers={shareAnswers}
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

/** "in 1 year of 8". */
function oneIn(chance: number, count: (number: number) => string): string {
  if (chance <= 0) return "in no year";
  if (chance > 0.95) return "almost every year";
  if (chance > 0.5) return `in ${count(Math.round(chance * 10))} years of 10`;
  return `in 1 year of ${count(Math.round(1 / chance))}`;
}

/** A day as the sheet counts it. */
function serialDate(now: Date): number {
  const day = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return day / 86_400_000 + 25_569;
}
