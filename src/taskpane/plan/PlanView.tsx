import {
  Body1,
  Button,
  Caption1,
  Field,
  makeStyles,
  mergeClasses,
  Select,
  Slider,
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
import { Amount } from "../parts/Amount";
import { SectionHead } from "../parts/SectionHead";
import { FindingLine } from "../parts/FindingLine";
import { later } from "../frame/later";
import { plainList } from "../parts/list-styles";
import type { View } from "../frame/view";
import { useFigures } from "../words/use-figures";
import { BudgetField } from "./BudgetField";
import { markedKnee } from "./knee";
import { useBudget } from "./use-budget";
import { NoControls } from "./NoControls";
import { PlanRow } from "./PlanRow";
import { curveAnswers, planAnswers } from "./plan-answers";
import { costOfAll, costOfMusts, planQuestion } from "./plan-questions";
import { boughtIn, planIn } from "./plan-in";
import type { PlanMeasure, PlanWish } from "./plan-wish";

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
  // The rail begins where everything else does.
  slider: { marginInline: `calc(-1 * ${tokens.spacingHorizontalXS})` },
  figures: { margin: 0 },
  adopt: { alignSelf: "flex-start" },
  list: { ...plainList },
  old: { opacity: 0.6 },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { display: "flex", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM },
});

/** So many steps the slider has. */
const steps = 100;

const measures = {
  expected: "the average year",
  percentile: "the 1-in-20 bad year",
} as const satisfies Record<PlanMeasure, string>;

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
  const { count } = useFigures();
  if (controls?.kind !== "controls") {
    return <NoControls controls={controls} session={session} onChoice={onChoice} />;
  }
  if (register.totals.kind === "refused") {
    return (
      <Body1>
        The register has {count(register.problems)} {register.problems === 1 ? "cell" : "cells"} to
        fix before there is a plan.{" "}
        <Button
          size="small"
          onClick={() => {
            onView({ kind: "list" });
          }}
        >
          Show them
        </Button>
      </Body1>
    );
  }
  if (controls.problems > 0) {
    return (
      <div>
        <Body1>
          {controls.problems === 1 ? "1 cell" : `${count(controls.problems)} cells`} of the controls
          to fix before there is a plan:
        </Body1>
        {controls.findings
          .filter(({ kind }) => kind === "Problem")
          .slice(0, 5)
          .map((finding) => (
            <FindingLine
              key={finding.sentence}
              finding={finding}
              onShow={(cells) => {
                session.controls.show(cells);
              }}
            />
          ))}
      </div>
    );
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
  const { compact, share, together } = useFigures();
  const about = [register, controls];
  const all = costOfAll(controls);
  const musts = costOfMusts(controls);
  const planned = useBudget(session, register, controls, wish);
  const { cells, isOld, refused } = useAnswer(
    session,
    planned.budget === null ? null : planQuestion(planned.budget, wish.measure),
    about,
  );
  const plan = planIn(cells);
  const bought = boughtIn(plan);
  const [adopting, setAdopting] = useState<readonly string[] | null>(null);
  const budget = planned.budget ?? 0;
  const lines = plan
    ? ([
        [`Left of ${measures[wish.measure]}`, plan.lossAfter],
        ["Avoided a year", plan.avoided],
        ["Cost a year", plan.cost],
        ["Budget left over", Math.max(budget - plan.cost, 0)],
      ] as const)
    : [];
  const { write: short } = together(lines.map(([, amount]) => amount));
  const { write: shortCost } = together(
    plan?.rows.flatMap(({ cost, avoided }) => [cost, avoided ?? 0]) ?? [],
  );
  return (
    <div className={styles.whole}>
      <section className={styles.wish} aria-label="Budget">
        <BudgetField
          budget={budget}
          marks={register.marks}
          onBudget={(next) => {
            onWish({ ...wish, budget: next });
          }}
        />
        {all > 0 && (
          <Slider
            className={styles.slider}
            size="small"
            aria-label="Budget"
            aria-valuetext={compact(budget)}
            min={0}
            max={steps}
            value={Math.min(steps, Math.round((budget / all) * steps))}
            onChange={(_, { value }) => {
              onWish({
                ...wish,
                budget: value === steps ? all : roundedTo(all, (all * value) / steps),
              });
            }}
          />
        )}
        <Field label="Bring down" orientation="horizontal" size="small">
          <Select
            size="small"
            value={wish.measure}
            onChange={(_, { value }) => {
              onWish({ ...wish, measure: value === "percentile" ? "percentile" : "expected" });
            }}
          >
            {(Object.keys(measures) as PlanMeasure[]).map((each) => (
              <option key={each} value={each}>
                {measures[each]}
              </option>
            ))}
          </Select>
        </Field>
        {musts > budget && (
          <Caption1 className={styles.quiet}>
            The controls that must be funded cost {compact(musts)} together.
          </Caption1>
        )}
      </section>
      {refused !== null && <Body1 role="status">{refused}</Body1>}
      {plan === null && refused === null && (
        <Spinner delay={300} size="tiny" label="Looking for the best plan" />
      )}
      {plan && (
        <section
          className={mergeClasses(styles.wish, isOld && styles.old)}
          aria-label="Plan"
          aria-busy={isOld}
        >
          <SectionHead title="Best plan">
            <AnswerMenu
              session={session}
              label="The plan as formulas"
              answers={planAnswers(budget, wish.measure)}
              onChoice={onChoice}
            />
          </SectionHead>
          <dl className={styles.figures}>
            {lines.map(([words, amount]) => (
              <Line key={words} words={words} amount={amount} short={short} />
            ))}
          </dl>
          <Body1>{betterPlan(plan.gap, share)}</Body1>
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
              Adopt the plan
            </Button>
          )}
          <ol className={styles.list} role="list">
            {plan.rows.map((row) => (
              <PlanRow
                key={row.name}
                row={row}
                short={shortCost}
                control={controls.controls.find(({ name }) => name === row.name) ?? null}
                onShow={(id) => {
                  session.controls.reveal(id);
                }}
                onLock={(id, lock) => {
                  onChoice(session.controls.lock(id, lock));
                }}
              />
            ))}
          </ol>
        </section>
      )}
      {planned.curve.length > 0 && plan && (
        <Suspense fallback={null}>
          <BudgetCurve
            points={planned.curve}
            measure={`in ${measures[wish.measure]}`}
            chosen={{ budget, loss: plan.lossAfter }}
            knee={markedKnee(planned.curve, compact)}
            menu={
              <AnswerMenu
                session={session}
                label="The curve as a formula"
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

function Line({
  words,
  amount,
  short,
}: {
  readonly words: string;
  readonly amount: number;
  readonly short: (amount: number) => string;
}) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <dt>{words}</dt>
      <dd>
        <Amount value={amount} short={short} />
      </dd>
    </div>
  );
}

/** Whether more could be had for the same money. */
function betterPlan(gap: number | null, share: (share: number) => string): string {
  if (gap === null) return "Could a better plan exist? That is not proven.";
  if (gap === 0) return "Could a better plan exist? No.";
  return `Could a better plan exist? By at most ${gap < 0.01 ? "1%" : share(gap + 0.01)}.`;
}

/** Three digits of what all costs: nobody budgets to the cent with a slider. */
function roundedTo(all: number, amount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(all, 1))) - 2);
  return Math.round(amount / unit) * unit;
}
