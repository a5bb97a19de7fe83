import { Caption1, Field, makeStyles, Select, Slider, tokens } from "@fluentui/react-components";
import type { LocaleMarks } from "../../session/contract/locale-marks";
import type { ControlsView } from "../../session/contract/register-snapshot";
import { planTexts } from "../words/texts/plan";
import { useFigures } from "../words/use-figures";
import { BudgetField } from "./BudgetField";
import { costOfAll, costOfMusts } from "../../session/plan/plan-questions";
import type { PlanMeasure, PlanWish } from "../../session/plan/plan-wish";

const useStyles = makeStyles({
  wish: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  // The rail begins where everything else does.
  slider: { marginInline: `calc(-1 * ${tokens.spacingHorizontalXS})` },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** So many steps the slider has. */
const steps = 100;

const measures = ["expected", "percentile"] as const satisfies readonly PlanMeasure[];

/** What is wished of a plan: how much it may cost, and what it is to bring down. */
export function BudgetWish({
  controls,
  budget,
  wish,
  marks,
  onWish,
}: {
  readonly controls: ControlsView;
  /** As wished or proposed, currency a year. */
  readonly budget: number;
  readonly wish: PlanWish;
  readonly marks: LocaleMarks;
  readonly onWish: (wish: PlanWish) => void;
}) {
  const styles = useStyles();
  const { compact } = useFigures();
  const all = costOfAll(controls);
  const musts = costOfMusts(controls);
  return (
    <section className={styles.wish} aria-label={planTexts.budget}>
      <BudgetField
        budget={budget}
        marks={marks}
        onBudget={(next) => {
          onWish({ ...wish, budget: next });
        }}
      />
      {all > 0 && (
        <Slider
          className={styles.slider}
          size="small"
          aria-label={planTexts.budget}
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
      <Field label={planTexts.bringDown} orientation="horizontal" size="small">
        <Select
          size="small"
          value={wish.measure}
          onChange={(_, { value }) => {
            onWish({ ...wish, measure: value === "percentile" ? "percentile" : "expected" });
          }}
        >
          {measures.map((each) => (
            <option key={each} value={each}>
              {planTexts.measures[each]}
            </option>
          ))}
        </Select>
      </Field>
      {musts > budget && (
        <Caption1 className={styles.quiet}>{planTexts.mustsCost(compact(musts))}</Caption1>
      )}
    </section>
  );
}

/** Three digits of what all costs: nobody budgets to the cent with a slider. */
function roundedTo(all: number, amount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(all, 1))) - 2);
  return Math.round(amount / unit) * unit;
}
