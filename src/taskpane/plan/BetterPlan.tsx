import { Body1, Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { Proof } from "../../session/contract/prove";
import { planTexts } from "../words/texts/plan";
import { useFigures } from "../words/use-figures";
import { betterPlan, isSettled, percentOf, proofWords } from "./proof-words";
import type { PlanMeasure } from "../../session/plan/plan-wish";
import type { ProofSeen } from "./use-proof";

const useStyles = makeStyles({
  answer: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  words: { minWidth: 0 },
});

/** Whether more could be had for the same money, and the way to a proof where the search left that open. */
export function BetterPlan({
  gap,
  measure,
  seen: { proof, isRunning, begin, stop },
  more,
}: {
  /** Of the plan that the search found, see `PlanSeen`. */
  readonly gap: number | null;
  readonly measure: PlanMeasure;
  readonly seen: ProofSeen;
  /** What a better plan that was found avoids more, as it is written; null where there is none. */
  readonly more: string | null;
}) {
  const styles = useStyles();
  const { share } = useFigures();
  const isOpen = gap !== 0 && measure === "expected";
  return (
    <div className={styles.answer}>
      <Body1 className={styles.words} role="status">
        {words(proof)}
      </Body1>
      {isRunning && <Spinner size="extra-tiny" aria-label={planTexts.proving} />}
      {isOpen && (
        // One button, so that the keyboard stays where it is.
        <Button
          size="small"
          disabledFocusable={!isRunning && proof !== null && isSettled(proof)}
          onClick={isRunning ? stop : begin}
        >
          {isRunning ? planTexts.stop : planTexts.prove}
        </Button>
      )}
    </div>
  );

  function words(found: Proof | null): string {
    if (isRunning) return planTexts.provingFor;
    if (found !== null) return proofWords(found, more, gap === null ? null : percentOf(gap, share));
    const answer = betterPlan(gap, share);
    return gap === 0 || measure === "expected" ? answer : `${answer} ${planTexts.onlyAverage}`;
  }
}
