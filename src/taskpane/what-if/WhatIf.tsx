import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, Snapshot } from "../../session/contract/register-snapshot";
import type { View } from "../frame/view";
import { RegisterToFix } from "../parts/RegisterToFix";
import { whatIfTexts } from "../words/texts/what-if";
import { BreakEven } from "./BreakEven";
import { Scenarios } from "./scenarios/Scenarios";
import { Sensitivities } from "./Sensitivities";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What would change if something were otherwise. */
export function WhatIf({
  session,
  register,
  controls,
  scenarios,
  scenario,
  onScenario,
  onApplied,
  onDiscarded,
  onChoice,
  onView,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly controls: Snapshot["controls"];
  readonly scenarios: Snapshot["scenarios"];
  /** The scenario to be shown, by its name; empty for the first. */
  readonly scenario: string;
  readonly onScenario: (scenario: string) => void;
  readonly onApplied: (scenario: string) => void;
  readonly onDiscarded: (scenario: string) => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onView: (view: View) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  if (register.totals.kind === "refused") {
    return (
      <RegisterToFix
        register={register}
        before={whatIfTexts.before}
        onShow={() => {
          onView({ kind: "list" });
        }}
      />
    );
  }
  return (
    <div className={styles.whole}>
      <Caption1 className={styles.quiet} block>
        {whatIfTexts.spendAlone}
      </Caption1>
      <Scenarios
        session={session}
        register={register}
        controls={controls}
        scenarios={scenarios}
        wanted={scenario}
        onWanted={onScenario}
        onApplied={onApplied}
        onDiscarded={onDiscarded}
        onChoice={onChoice}
      />
      <BreakEven session={session} register={register} onChoice={onChoice} />
      <Sensitivities session={session} register={register} onChoice={onChoice} onOpen={onOpen} />
    </div>
  );
}
