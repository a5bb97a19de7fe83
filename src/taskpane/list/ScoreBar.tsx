import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { ScoreQuestion } from "../../session/contract/register-snapshot";
import { GoToCell } from "../parts/GoToCell";
import { InlineLink } from "../parts/InlineLink";

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
          {scores.called} does not say yet what {listed(scores.scores)}{" "}
          {scores.scores.length === 1 ? "means" : "mean"}. Go to{" "}
          <InlineLink
            label={`Go to ${scores.place.address}`}
            onClick={() => void session.showScale()}
          >
            {scores.place.address}
          </InlineLink>
        </MessageBarBody>
      </MessageBar>
    );
  }
  const { columns, found } = scores;
  const isOne = columns.length === 1;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        This register holds scores, not money.{" "}
        {found ? (
          <>
            What each means stands in{" "}
            <GoToCell address={found.address} cells={found.cells} onShow={session.show} />.
          </>
        ) : columns.length > 0 ? (
          `Write ${columns.map(meaningWanted).join(" and ")} in ${isOne ? "a table" : "two tables"} beside it: figures and formulas look it up there.`
        ) : (
          "Write in a table what each score costs and how often it happens, in columns of their own: Frequency and Loss."
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
              ? `Look them up in ${found.address}`
              : isOne
                ? "Make the table"
                : "Make the tables"}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

const meaningWanted = ({ field, header }: { readonly field: string; readonly header: string }) =>
  field === "loss"
    ? `what an event of each ${header} costs`
    : `how often a year each ${header} happens`;

/** So many scores are named. */
const mostNamed = 5;

function listed(scores: readonly (string | number)[]): string {
  const named = scores.slice(0, mostNamed).map(String);
  const last = named.at(-1) ?? "";
  if (scores.length > mostNamed) return `${named.join(", ")} and others`;
  return named.length < 2 ? last : `${named.slice(0, -1).join(", ")} and ${last}`;
}
