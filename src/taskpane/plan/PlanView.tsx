import {
  Body1,
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { Suspense, useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type {
  ControlsView,
  RegisterView,
  Snapshot,
} from "../../session/contract/register-snapshot";
import { useAnswer } from "../answers/use-answer";
import { AnswerMenu } from "../answers/AnswerMenu";
import { RegisterToFix } from "../parts/RegisterToFix";
import { SectionHead } from "../parts/SectionHead";
import { later } from "../frame/later";
import type { View } from "../frame/view";
import { planTexts } from "../words/texts/plan";
import { useFigures } from "../words/use-figures";
import { BetterPlan } from "./BetterPlan";
import { BudgetWish } from "./BudgetWish";
import { ControlsProblems } from "./ControlsProblems";
import { markedKnee } from "./marked-knee";
import { useBudget } from "./use-budget";
import { NoControls } from "./NoControls";
import { PlanLines } from "./PlanLines";
import { PlanRows } from "./PlanRows";
import { curveAnswers, planAnswers } from "./plan-answers";
import { isToDecide, planQuestion, wishAsked } from "../../session/plan/plan-questions";
import { betterIn, boughtIn, planIn } from "./plan-in";
import type { PlanWish } from "../../session/plan/plan-wish";
import { useProof } from "./use-proof";

const AdoptPlan = later(
  async () => (await import(/* webpackChunkName: "plan" */ "./AdoptPlan")).AdoptPlan,
);
const BudgetCurve = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../charts/budget/BudgetCurve")).BudgetCurve,
);

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  wish: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  adopt: { alignSelf: "flex-start" },
  old: { opacity: 0.6 },
});

/** What to buy for a budget, and what it brings. */
export function PlanView({
  session,
  register,
  controls,
  wish,
  onWish,
  onAdopted,
  onChoice,
  onView,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly wish: PlanWish;
  readonly onWish: (wish: PlanWish) => void;
  readonly onAdopted: (controls: readonly string[]) => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onView: (view: View) => void;
}) {
  if (controls?.kind !== "controls") {
    return <NoControls controls={controls} session={session} onChoice={onChoice} />;
  }
  if (register.totals.kind === "refused") {
    return (
      <RegisterToFix
        register={register}
        before={planTexts.before}
        onShow={() => {
          onView({ kind: "list" });
        }}
      />
    );
  }
  if (controls.problems > 0) {
    return <ControlsProblems controls={controls} session={session} onChoice={onChoice} />;
  }
  return (
    <Planned
      session={session}
      register={register}
      controls={controls}
      wish={wish}
      onWish={onWish}
      onAdopted={onAdopted}
      onChoice={onChoice}
    />
  );
}

function Planned({
  session,
  register,
  controls,
  wish,
  onWish,
  onAdopted,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: ControlsView;
  readonly wish: PlanWish;
  readonly onWish: (wish: PlanWish) => void;
  readonly onAdopted: (controls: readonly string[]) => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { compact, together } = useFigures();
  const about = [register, controls];
  const planned = useBudget(session, register, controls, wish);
  const question = planned.budget === null ? null : planQuestion(planned.budget, wish.measure);
  const { cells, asked, isOld, refused } = useAnswer(session, question, about);
  const found = planIn(cells);
  const proof = useProof(session, question, about);
  const better = isOld ? null : betterIn(proof.proof, found);
  const plan = better ?? found;
  const bought = boughtIn(plan);
  const [adopting, setAdopting] = useState<readonly string[] | null>(null);
  const budget = planned.budget ?? 0;
  const isOpen = isToDecide(controls);
  // The plan before stays until the next is there: its figures are those of what it was made for.
  const { budget: planBudget, measure: planMeasure } = wishAsked(asked) ?? { ...wish, budget };
  const lines = plan
    ? ([
        [planTexts.left(planTexts.measures[planMeasure]), plan.lossAfter],
        [planTexts.avoidedAYear, plan.avoided],
        [planTexts.costAYear, plan.cost],
        [planTexts.leftOver, Math.max((planBudget ?? budget) - plan.cost, 0)],
      ] as const)
    : [];
  const { write: shortCost } = together(
    plan?.rows.flatMap(({ cost, avoided }) => [cost, avoided ?? 0]) ?? [],
  );
  return (
    <div className={styles.whole}>
      {!isOpen && <Body1>{planTexts.nothingToBuy}</Body1>}
      {isOpen && (
        <BudgetWish
          controls={controls}
          budget={budget}
          wish={wish}
          marks={register.marks}
          onWish={onWish}
        />
      )}
      {refused !== null && <Body1 role="status">{refused}</Body1>}
      {plan === null && refused === null && (
        <Spinner delay={300} size="tiny" label={planTexts.looking} />
      )}
      {plan && (
        <section
          className={mergeClasses(styles.wish, isOld && styles.old)}
          aria-label={planTexts.plan}
          aria-busy={isOld}
        >
          {isOpen && (
            <>
              <SectionHead title={planTexts.best}>
                <AnswerMenu
                  session={session}
                  label={planTexts.formulas}
                  answers={planAnswers(budget, wish.measure, better !== null)}
                  onChoice={onChoice}
                />
              </SectionHead>
              <PlanLines lines={lines} />
              <BetterPlan
                gap={found?.gap ?? null}
                measure={planMeasure}
                seen={proof}
                more={better && found && compact(found.lossAfter - better.lossAfter)}
              />
            </>
          )}
          {bought.length > 0 && (
            <Button
              className={styles.adopt}
              appearance="primary"
              size="small"
              disabledFocusable={isOld}
              onClick={() => {
                setAdopting(bought);
              }}
            >
              {planTexts.adopt}
            </Button>
          )}
          <PlanRows
            rows={plan.rows}
            controls={controls}
            short={shortCost}
            onShow={(id) => {
              session.controls.reveal(id);
            }}
            onLock={(id, lock) => {
              onChoice(session.controls.lock(id, lock));
            }}
          />
        </section>
      )}
      {planned.curve.length > 0 && plan && (
        <Suspense fallback={null}>
          <BudgetCurve
            points={planned.curve}
            measure={planTexts.curveMeasure(planTexts.measures[wish.measure])}
            chosen={{ budget: planBudget ?? budget, loss: plan.lossAfter }}
            knee={markedKnee(planned.curve, compact)}
            menu={
              <AnswerMenu
                session={session}
                label={planTexts.curveFormula}
                answers={curveAnswers(wish.measure)}
                onChoice={onChoice}
              />
            }
            onBudget={(next) => {
              onWish({ ...wish, budget: next });
            }}
          />
        </Suspense>
      )}
      {adopting && (
        <Suspense fallback={null}>
          <AdoptPlan
            controls={adopting}
            session={session}
            onAdopted={({ controls: names }) => {
              setAdopting(null);
              onAdopted(names);
            }}
            onClose={() => {
              setAdopting(null);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
