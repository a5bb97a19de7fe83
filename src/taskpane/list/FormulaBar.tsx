import {
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { FormulaAccess } from "../../session/contract/register-snapshot";
import { InlineLink } from "../parts/InlineLink";

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

/** Whether formulas read what the pane reads, and what makes them. */
export function FormulaBar({
  formulas: { range, differences, name, isCurrent, why },
  session,
  onChoice,
}: {
  readonly formulas: FormulaAccess;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  if (name !== null && isCurrent) {
    return (
      <Caption1 className={styles.quiet}>
        In formulas it is {name}, as in =EXPECTED_LOSS({name}).{" "}
        <InlineLink onClick={() => void session.showFormula()}>Show it</InlineLink>
      </Caption1>
    );
  }
  if (differences.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {name === null
          ? `Formulas over ${range} do not know of ${differences.join(" and ")}.`
          : `${name} is as the register was read before.`}{" "}
        {why}
      </MessageBarBody>
      <MessageBarActions>
        {why === null && (
          <Button
            size="small"
            title="Writes one THREAT_REGISTER formula of these columns on a sheet of its own"
            onClick={() => {
              onChoice(session.useInFormulas("formula"));
            }}
          >
            {name === null ? "Use in formulas" : "Bring it up to date"}
          </Button>
        )}
        <Button
          size="small"
          title="Writes headers that say what the columns hold: one step of undo"
          onClick={() => {
            onChoice(session.useInFormulas("headers"));
          }}
        >
          Rename the headers
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
