import { useCallback } from "react";
import type { RegisterSession } from "../../../session/contract/register-session";
import { WriteDialog } from "../../parts/WriteDialog";
import { whatIfTexts } from "../../words/texts/what-if";

/** Shows every cell that changes when a scenario is applied, and writes them. */
export function ApplyScenario({
  scenario,
  session,
  onApplied,
  onClose,
}: {
  readonly scenario: string;
  readonly session: RegisterSession;
  readonly onApplied: (scenario: string) => void;
  readonly onClose: () => void;
}) {
  const look = useCallback(() => session.scenarios.preview(scenario), [session, scenario]);
  return (
    <WriteDialog
      title={whatIfTexts.applyQuestion(scenario)}
      verb={whatIfTexts.apply}
      lead={() => whatIfTexts.becomes}
      isOneStep={session.isOneStep()}
      look={look}
      write={session.scenarios.apply}
      onWritten={() => {
        onApplied(scenario);
      }}
      onClose={onClose}
    />
  );
}
