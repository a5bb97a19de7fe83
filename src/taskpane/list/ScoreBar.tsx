import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { ScoreQuestion } from "../../session/contract/register-snapshot";
import { GoToCell } from "../parts/GoToCell";
import { InlineLink } from "../parts/InlineLink";
import { frameTexts } from "../words/texts/frame";
import { questionsTexts } from "../words/texts/questions";

/** What scores need before there are figures: a table that says what each means. */
export function ScoreBar({
  scores,
  session,
  onChoice,
}: {
  readonly scores: ScoreQuestion;
  readonly session: RegisterSession;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  if (scores.kind === "blanks") {
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {questionsTexts.doesNotSay(scores.called, scores.scores.map(String))}
          {questionsTexts.goTo}
          <InlineLink
            label={frameTexts.goToCell(scores.place.address)}
            onClick={() => void session.showScale()}
          >
            {scores.place.address}
          </InlineLink>
        </MessageBarBody>
      </MessageBar>
    );
  }
  const { columns, found } = scores;
  const headersOf = (isLoss: boolean): readonly string[] =>
    columns.filter(({ field }) => (field === "loss") === isLoss).map(({ header }) => header);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {questionsTexts.holdsScores}
        {found ? (
          <>
            {questionsTexts.scoreMeans}
            <GoToCell address={found.address} cells={found.cells} onShow={session.show} />.
          </>
        ) : columns.length > 0 ? (
          ` ${questionsTexts.scoreWrite(headersOf(true), headersOf(false))}`
        ) : (
          ` ${questionsTexts.scoreColumns}`
        )}
      </MessageBarBody>
      {columns.length > 0 && (
        <MessageBarActions>
          <Button
            size="small"
            onClick={() => {
              onChoice(session.giveScale());
            }}
          >
            {found
              ? questionsTexts.lookUp(found.address)
              : questionsTexts.makeTables(columns.length)}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
