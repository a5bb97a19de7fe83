import { Body1, Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { Proof } from "../../session/contract/prove";
import { useFigures } from "../words/use-figures";
import { atMostBetter, betterPlan, isSettled, proofWords } from "./proof-words";
import type { PlanMeasure } from "./plan-wish";
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
      {isRunning && <Spinner size="extra-tiny" aria-label="Looking for a proof" />}
      {isOpen && (
        // One button, so that the keyboard stays where it is.
        <Button
          size="small"
          disabledFocusable={!isRunning && proof !== null && isSettled(proof)}
          onClick={isRunning ? stop : begin}
        >
          {isRunning ? "Stop" : "Prove it"}
        </Button>
      )}
    </div>
  );

  function words(found: Proof | null): string {
    if (isRunning) return "Looking for a proof: a minute at most.";
    if (found !== null) return proofWords(found, more, atMostBetter(gap, share));
    const answer = betterPlan(gap, share);
    return gap === 0 || measure === "expected"
      ? answer
      : `${answer} Only a plan for the average year can be proven.`;
  }
}
