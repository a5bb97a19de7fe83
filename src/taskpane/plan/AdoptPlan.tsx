import { Checkbox } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import type { AdoptionShown } from "../../session/contract/adoption";
import type { RegisterSession } from "../../session/contract/register-session";
import { WriteDialog } from "../parts/WriteDialog";

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
      title="Adopt the plan?"
      verb="Adopt"
      lead={(shown) =>
        `The register learns what ${listed(shown.controls)} ${shown.controls.length === 1 ? "does" : "do"}.`
      }
      look={look}
      write={session.adoption.adopt}
      onWritten={onAdopted}
      onClose={onClose}
    >
      <Checkbox
        label="Leave Spend alone"
        checked={leaveSpend}
        onChange={(_, { checked }) => {
          setLeaveSpend(checked === true);
        }}
      />
    </WriteDialog>
  );
}

/** "Backups, Training and Reviews"; of more, how many. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `these ${names.length} controls`;
  if (names.length <= 1) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
