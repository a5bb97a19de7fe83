import { Checkbox } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import type { AdoptionShown } from "../../session/contract/adoption";
import type { RegisterSession } from "../../session/contract/register-session";
import { WriteDialog } from "../parts/WriteDialog";
import { planTexts } from "../words/texts/plan";

/** Shows every cell that changes when a plan is adopted, and writes them. */
export function AdoptPlan({
  controls,
  session,
  onAdopted,
  onClose,
}: {
  /** Names of those the plan buys. */
  readonly controls: readonly string[];
  readonly session: RegisterSession;
  readonly onAdopted: (shown: AdoptionShown) => void;
  readonly onClose: () => void;
}) {
  const [leaveSpend, setLeaveSpend] = useState(false);
  const look = useCallback(
    () => session.adoption.preview(controls, { leaveSpend }),
    [session, controls, leaveSpend],
  );
  return (
    <WriteDialog
      title={planTexts.adoptQuestion}
      verb={planTexts.adoptVerb}
      lead={(shown) => planTexts.learns(shown.controls)}
      isOneStep={session.isOneStep()}
      look={look}
      write={session.adoption.adopt}
      onWritten={onAdopted}
      onClose={onClose}
    >
      <Checkbox
        label={planTexts.leaveSpend}
        checked={leaveSpend}
        onChange={(_, { checked }) => {
          setLeaveSpend(checked === true);
        }}
      />
    </WriteDialog>
  );
}
