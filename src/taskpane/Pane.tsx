import { useState, useSyncExternalStore } from "react";
import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../session/register-session";
import { ConnectedPane } from "./ConnectedPane";
import { HelpLink } from "./HelpLink";
import { NoRegister } from "./NoRegister";
import { PaneFrame, type PaneSurroundings } from "./PaneFrame";
import { Refusal } from "./Refusal";
import { Screen } from "./Screen";
import { TroubleBar } from "./TroubleBar";

const useStyles = makeStyles({ wait: { paddingTop: tokens.spacingVerticalXXL } });

export interface PaneProps extends PaneSurroundings {
  readonly session: RegisterSession;
}

/** The pane beside a workbook. */
export function Pane({ session, ...surroundings }: PaneProps) {
  return (
    <PaneFrame {...surroundings}>
      <RegisterPane session={session} locale={surroundings.locale} />
    </PaneFrame>
  );
}

function RegisterPane({
  session,
  locale,
}: {
  readonly session: RegisterSession;
  readonly locale: string | undefined;
}) {
  const styles = useStyles();
  const { register, trouble, selection } = useSyncExternalStore(
    session.subscribe,
    session.getSnapshot,
  );
  const [refusal, setRefusal] = useState<string | null>(null);
  const onChoice = (choice: Promise<Choice>): void => {
    setRefusal(null);
    void choice.then((answer) => {
      if (answer.kind === "refused") setRefusal(answer.message);
    });
  };
  if (register.kind === "register") {
    return (
      <ConnectedPane
        session={session}
        register={register}
        locale={locale}
        trouble={trouble}
        selected={selection?.threat ?? null}
        refusal={refusal}
        onChoice={onChoice}
      />
    );
  }
  return (
    <Screen
      isScrolling
      footer={
        <>
          <Refusal message={refusal} />
          <TroubleBar trouble={trouble} session={session} />
          <HelpLink />
        </>
      }
    >
      {register.kind === "none" ? (
        <NoRegister register={register} session={session} onChoice={onChoice} />
      ) : (
        // Quick workbooks need no spinner.
        !trouble && (
          <Spinner
            className={styles.wait}
            delay={300}
            size="small"
            label="Looking for a threat register"
          />
        )
      )}
    </Screen>
  );
}
