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
import { questionsTexts } from "../words/texts/questions";

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
        {questionsTexts.inFormulas(name)}{" "}
        <InlineLink onClick={() => void session.showFormula()}>{questionsTexts.showIt}</InlineLink>
      </Caption1>
    );
  }
  if (differences.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {name === null
          ? questionsTexts.doNotKnow(range, differences)
          : questionsTexts.readsAsBefore(name)}{" "}
        {why}
      </MessageBarBody>
      <MessageBarActions>
        {why === null && (
          <Button
            size="small"
            title={questionsTexts.whatUseDoes}
            onClick={() => {
              onChoice(session.useInFormulas("formula"));
            }}
          >
            {name === null ? questionsTexts.useInFormulas : questionsTexts.bringUpToDate}
          </Button>
        )}
        <Button
          size="small"
          title={questionsTexts.whatRenameDoes(session.isOneStep())}
          onClick={() => {
            onChoice(session.useInFormulas("headers"));
          }}
        >
          {questionsTexts.renameHeaders}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
